"""The same prompt in two decks that are checked together, and what is not the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from short_decks import codes, deck_of

from quizapp.deck.check import check_file, check_paths
from quizapp.deck.finding import Finding


def write(folder: Path, deck: str, items: str) -> Path:
    path = folder / f"{deck}.yaml"
    path.write_text(f"quizapp: 1\nid: {deck}\ntitle: {deck}\nitems:\n{items}", encoding="utf-8")
    return path


def twice(found: tuple[Finding, ...]) -> list[tuple[str, str, int, int]]:
    return [(Path(one.file).stem, one.item, one.line, one.column) for one in found if one.code == "D712"]


def test_the_later_deck_is_told_where_the_prompt_stands_already(tmp_path: Path) -> None:
    write(tmp_path, "metals", "- {id: tin, card: What is tin?, answer: A metal.}\n")
    write(
        tmp_path, "ores", "- {id: lead, card: What is lead?, answer: Pb.}\n- {id: b, card: What is tin?, answer: Sn.}\n"
    )
    checked = check_paths([tmp_path])
    assert twice(checked.findings) == [("ores", "b", 6, 17)]
    assert "'metals/tin' asks the very same" in checked.findings[0].message


def test_in_one_deck_the_first_item_is_named(tmp_path: Path) -> None:
    tin = "- {id: a, card: What is tin?, answer: A metal.}\n- {id: b, question: What is tin?, accept: Metal}\n"
    (finding,) = check_paths([write(tmp_path, "metals", tin)]).findings
    assert (finding.item, finding.line, finding.column) == ("b", 6, 21)
    assert "'a' asks the very same" in finding.message


def test_the_decks_that_come_first_are_those_that_are_named_first(tmp_path: Path) -> None:
    ores = write(tmp_path, "ores", "- {id: b, card: What is tin?, answer: Sn.}\n")
    metals = write(tmp_path, "metals", "- {id: tin, card: What is tin?, answer: A metal.}\n")
    assert twice(check_paths([ores, metals]).findings) == [("metals", "tin", 5, 19)]


def test_a_deck_that_is_checked_twice_does_not_repeat_itself(tmp_path: Path) -> None:
    metals = write(tmp_path, "metals", "- {id: tin, card: What is tin?, answer: A metal.}\n")
    assert check_paths([metals, metals]).findings == ()


def test_a_deck_by_itself_is_not_looked_through_for_prompts_of_others(tmp_path: Path) -> None:
    write(tmp_path, "metals", "- {id: tin, card: What is tin?, answer: A metal.}\n")
    ores = write(tmp_path, "ores", "- {id: b, card: What is tin?, answer: Sn.}\n")
    assert check_file(ores)[1] == ()


@pytest.mark.parametrize(
    "same", ["What is tin?", "what is **Tin**", "What is _tin_ ?", "'What is \"tin\"?'", "What is tin...?"]
)
def test_capitals_signs_and_emphasis_make_no_other_prompt(same: str) -> None:
    items = f"- {{id: a, card: What is tin?, answer: A metal.}}\n- id: b\n  question: {same}\n  accept: Metal\n"
    assert "D712" in codes(deck_of(items))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is C?", "What is C++?"),
        ("What is C?", "'What is C#?'"),
        ("What is 2*3?", "What is 23?"),
        ("What is -1 in words?", "What is 1 in words?"),
        ("What is tin?", "What was tin?"),
    ],
)
def test_signs_that_mean_something_make_another_prompt(one: str, other: str) -> None:
    items = f"- id: a\n  card: {one}\n  answer: X\n- id: b\n  card: {other}\n  answer: Y\n"
    assert "D712" not in codes(deck_of(items))


def test_a_picture_or_a_sound_may_make_the_difference(tmp_path: Path) -> None:
    (tmp_path / "tin.png").touch()
    (tmp_path / "tin.ogg").touch()
    asked = "card: What is shown here?, answer: Tin."
    items = f"- {{id: a, {asked}}}\n- {{id: b, {asked}, image: tin.png}}\n- {{id: c, {asked}, audio: tin.ogg}}\n"
    assert twice(check_paths([write(tmp_path, "metals", items)]).findings) == []
