"""The linter's findings in the index: there after the decks were taken in, and only for those that changed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from linted_shelf import BARE, BROKEN, CLOSED, SOUND, Shelf, text_of

from quizapp.deck import check
from quizapp.deck.finding import Finding
from quizapp.deck.indexing import linted


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.library.close()


@pytest.fixture
def looked_over(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that the linter looked over, one after the other."""
    seen: list[str] = []
    findings = linted._findings

    def noted(deck: linted._Stale, tick: Callable[[], None]) -> tuple[Finding, ...] | None:
        seen.append(Path(deck.file).name)
        return findings(deck, tick)

    monkeypatch.setattr(linted, "_findings", noted)
    return seen


# what is found


def test_findings_of_the_linter_are_there_after_the_look_and_not_before(shelf: Shelf) -> None:
    shelf.put("blood", SOUND, CLOSED, BROKEN)

    shelf.take_in()
    assert shelf.found() == [("D304", "broken")]

    assert shelf.lint()
    assert shelf.found() == [("D304", "broken"), ("D704", "closed")]


def test_a_finding_is_kept_as_the_check_of_the_file_tells_it(shelf: Shelf) -> None:
    file = shelf.put("blood", SOUND, CLOSED, BARE, BROKEN, head="references: {R1: A book}\n")

    shelf.take_in_and_lint()

    _, told = check.check_file(file)
    assert {one.code for one in told} == {"D304", "D614", "D615", "D704", "D805"}
    assert shelf.library.index.findings("blood") == told


def test_the_index_and_the_check_of_a_folder_agree(shelf: Shelf) -> None:
    shelf.put("a", SOUND, CLOSED, "id: bold, card: What does **haemoglobin** bind?, answer: Oxygen")
    shelf.put("b", BARE, SOUND)
    shelf.write("c.yaml", text_of("a", BROKEN))  # a deck id that is taken
    shelf.write("d.yaml", "no deck")

    shelf.take_in_and_lint()

    def told(findings: tuple[Finding, ...]) -> Counter[tuple[str, ...]]:
        return Counter((one.code, one.severity, one.message, one.file, one.item) for one in findings)

    checked = told(check.check_paths([shelf.folder]).findings)
    assert {code for code, *_ in checked} == {"D201", "D304", "D614", "D615", "D704", "D712", "D905"}
    assert told(shelf.library.index.findings()) == checked


def test_where_a_prompt_comes_twice_the_line_of_the_item_is_kept(shelf: Shelf) -> None:
    shelf.put("a", SOUND)
    shelf.write("b.yaml", text_of("b") + "  - id: again\n    card: What does haemoglobin bind?\n    answer: Oxygen\n")

    shelf.take_in_and_lint()

    (finding,) = shelf.library.index.findings("b")
    assert (finding.code, finding.line, finding.item) == ("D712", 5, "again")


def test_an_item_has_its_own_findings(shelf: Shelf) -> None:
    shelf.put("blood", SOUND, CLOSED, head="references: {R1: A book}\n")
    shelf.put("marrow", CLOSED.replace("red cell", "stem cell"))

    shelf.take_in_and_lint()

    (finding,) = shelf.library.index.item_findings("blood/closed")
    assert (finding.code, finding.file) == ("D704", str(shelf.folder / "blood.yaml"))
    assert shelf.library.index.item_findings("blood/iron") == ()
    assert shelf.library.index.item_findings("nowhere/closed") == ()


def test_the_counts_follow(shelf: Shelf) -> None:
    shelf.put("blood", SOUND, CLOSED, BARE, BROKEN)
    shelf.put("marrow", SOUND.replace("bind", "carry"))

    shelf.take_in()
    assert shelf.counts() == {"blood": (1, 0, 0), "marrow": (0, 0, 0)}

    shelf.lint()
    assert shelf.counts() == {"blood": (1, 1, 2), "marrow": (0, 0, 0)}

    shelf.put("blood", SOUND, BARE)
    shelf.take_in_and_lint()
    assert shelf.counts() == {"blood": (0, 0, 2), "marrow": (0, 0, 0)}


def test_what_is_ignored_is_not_kept(shelf: Shelf) -> None:
    shelf.put("whole", CLOSED, head="lint: {ignore: [D704]}\n")
    meant = CLOSED.replace("red", "white") + ", lint: {ignore: [D704]}"
    shelf.put("part", meant, "id: other, card: Does a yeast cell swim?, answer: Hardly ever")

    shelf.take_in_and_lint()

    assert shelf.found("whole") == []
    assert shelf.found("part") == [("D704", "other")]
    assert shelf.counts() == {"whole": (0, 0, 0), "part": (0, 1, 0)}


# the same prompt in two decks


def test_a_prompt_that_stands_in_two_decks_is_found_in_the_later_one_and_goes_with_either(shelf: Shelf) -> None:
    shelf.put("a", SOUND)
    last = shelf.put("b", SOUND.replace("iron", "again"))
    shelf.take_in_and_lint()
    assert shelf.found() == [("D712", "again")]
    assert shelf.counts()["b"] == (0, 1, 0)
    assert "'a/iron'" in shelf.library.index.findings("b")[0].message

    (shelf.folder / "a.yaml").unlink()
    assert shelf.take_in_and_lint()
    assert shelf.found() == []
    assert shelf.counts() == {"b": (0, 0, 0)}

    shelf.put("c", SOUND)
    shelf.take_in_and_lint()
    assert shelf.found() == [("D712", "iron")]

    last.unlink()
    shelf.take_in_and_lint()
    assert shelf.found() == []


def test_a_prompt_comes_twice_in_a_deck_that_did_not_change_where_an_earlier_one_appears(
    shelf: Shelf, looked_over: list[str]
) -> None:
    shelf.put("b", SOUND)
    shelf.take_in_and_lint()
    assert shelf.found() == []

    shelf.put("a", SOUND)
    shelf.take_in_and_lint()

    assert shelf.found("b") == [("D712", "iron")]
    assert looked_over == ["b.yaml", "a.yaml"]


def test_a_prompt_that_comes_twice_can_be_meant_by_the_item_and_by_the_deck(shelf: Shelf) -> None:
    ignore = "lint: {ignore: [D712]}"
    shelf.put("a", SOUND)
    shelf.put("b", SOUND, head=f"{ignore}\n")
    shelf.put("c", f"{SOUND}, {ignore}")
    shelf.put("d", SOUND)

    shelf.take_in_and_lint()

    assert [shelf.found(deck) for deck in "abcd"] == [[], [], [], [("D712", "iron")]]


def test_a_prompt_with_a_picture_or_a_sound_is_not_the_same(shelf: Shelf) -> None:
    for name in ("cell.png", "beat.ogg"):
        (shelf.folder / name).touch()
    shelf.put("a", SOUND)
    shelf.put("b", f"{SOUND}, image: cell.png")
    shelf.put("c", f"{SOUND}, audio: beat.ogg")

    shelf.take_in_and_lint()

    assert shelf.found() == []


def test_a_prompt_with_another_picture_in_its_text_is_not_the_same(shelf: Shelf) -> None:
    for name in ("a", "b"):
        (shelf.folder / f"{name}.png").touch()
        shelf.put(name, f"id: cell, card: 'Which cell is this? ![A cell]({name}.png)', answer: Cell {name}")

    shelf.take_in_and_lint()

    assert check.check_paths([shelf.folder]).findings == ()
    assert shelf.found() == []


# only what changed


def test_only_decks_that_changed_are_looked_over_again(shelf: Shelf, looked_over: list[str]) -> None:
    shelf.put("a", CLOSED)
    shelf.put("b", CLOSED.replace("red", "white"))
    assert shelf.take_in_and_lint()
    assert looked_over == ["a.yaml", "b.yaml"]

    looked_over.clear()
    assert not shelf.lint()
    assert looked_over == []

    shelf.put("b", BARE)
    assert shelf.take_in_and_lint()
    assert looked_over == ["b.yaml"]
    assert shelf.found() == [("D614", "bare"), ("D615", "bare"), ("D704", "closed")]


def test_a_file_whose_time_alone_changed_keeps_its_findings(shelf: Shelf, looked_over: list[str]) -> None:
    file = shelf.put("a", CLOSED)
    shelf.take_in_and_lint()
    looked_over.clear()

    shelf.touch(file)
    shelf.take_in()

    assert not shelf.lint()
    assert looked_over == []
    assert shelf.found() == [("D704", "closed")]
    assert shelf.counts() == {"a": (0, 1, 0)}


def test_a_deck_that_changes_and_changes_back_before_the_look_has_its_findings(shelf: Shelf) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in_and_lint()

    shelf.put("a", BARE)
    shelf.take_in()
    shelf.put("a", CLOSED)
    shelf.take_in()

    assert shelf.lint()
    assert shelf.found() == [("D704", "closed")]


def test_a_deck_whose_id_is_taken_keeps_its_findings_when_another_file_is_touched(shelf: Shelf) -> None:
    file = shelf.put("a", SOUND)
    shelf.write("b.yaml", text_of("a", CLOSED))
    shelf.take_in_and_lint()
    assert shelf.found() == [("D704", "closed"), ("D905", "")]

    shelf.touch(file)
    shelf.take_in_and_lint()

    assert shelf.found() == [("D704", "closed"), ("D905", "")]


def test_a_deck_that_cannot_be_read_at_all_is_looked_over_once(shelf: Shelf, looked_over: list[str]) -> None:
    shelf.write("a.yaml", "id: a\ntitle: \0\n")

    assert shelf.take_in_and_lint()
    assert not shelf.lint()

    assert looked_over == ["a.yaml"]
    assert [one.code for one in shelf.library.index.findings()] == ["D106"]


def test_another_version_of_the_app_looks_everything_over_again(
    shelf: Shelf, looked_over: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("a", CLOSED)
    shelf.put("b", SOUND)
    shelf.take_in_and_lint()
    looked_over.clear()

    monkeypatch.setattr(linted, "_MARK", "hash || ' 99.0'")  # made of the version when the module is loaded

    assert shelf.lint()
    assert looked_over == ["a.yaml", "b.yaml"]
    assert shelf.found() == [("D704", "closed")]
    assert not shelf.lint()


def test_the_version_of_the_app_is_part_of_what_marks_a_deck(shelf: Shelf) -> None:
    code = f"""
import sys
from pathlib import Path
import quizapp
quizapp.__version__ = sys.argv[1]
from quizapp.deck.library import Library
library = Library([Path({str(shelf.folder)!r})], Path({str(shelf.cache)!r}))
print(library.lint(lambda _share: True))
library.close()
"""
    shelf.put("a", CLOSED)
    shelf.take_in()

    versions = ("98.0", "98.0", "99.0")
    told = [
        subprocess.run([sys.executable, "-c", code, version], capture_output=True, text=True, check=True).stdout
        for version in versions
    ]

    assert told == ["True\n", "False\n", "True\n"]


def test_what_is_not_done_when_it_is_to_stop_is_left_for_the_next_time(shelf: Shelf, looked_over: list[str]) -> None:
    for name in ("a", "b", "c"):
        shelf.put(name, CLOSED.replace("red", name))
    shelf.take_in()
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return share < 0.5

    assert not shelf.lint(go_on)
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shelf.found() == [("D704", "closed")] * 2

    looked_over.clear()
    assert shelf.lint()
    assert looked_over == ["c.yaml"]
    assert shelf.found() == [("D704", "closed")] * 3
    assert shelf.counts() == dict.fromkeys("abc", (0, 1, 0))
