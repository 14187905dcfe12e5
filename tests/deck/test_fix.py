"""Mending decks: what is changed, what is said to be gone, and what is left to the author."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from short_decks import FILE, HEAD, codes, deck_of

from quizapp.base.errors import CannotSaveError
from quizapp.deck.fix import fix_file, fixes

AFTER = "- id: z\n  card: What is lead?\n  answer: A metal.\n"


def mended(text: str) -> str:
    return fixes(text.encode(), FILE).content.decode()


def gone(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in fixes(text.encode(), FILE).fixed]


QUOTED = [
    ("  answer: Two things: a can and a metal.\n", "  answer: 'Two things: a can and a metal.'\n"),
    ("  answer: It's this: a metal.\n", "  answer: 'It''s this: a metal.'\n"),
    ("  answer: *Soft* metal.\n", "  answer: '*Soft* metal.'\n"),
    ("  answer: @ and more\n", "  answer: '@ and more'\n"),
    ("  answer: - a metal\n", "  answer: '- a metal'\n"),
    ("  answer: *soft\n", "  answer: '*soft'\n"),
    ("  answer: [a metal]\n", "  answer: '[a metal]'\n"),
    ("  answer: A metal.\n  why: Ore: rock.  \n", "  answer: A metal.\n  why: 'Ore: rock.'\n"),
    ("  answer: A metal.\n  why: 100%: pure.\n", "  answer: A metal.\n  why: '100%: pure.'\n"),
]


@pytest.mark.parametrize(("before", "after"), QUOTED)
def test_a_text_that_needs_quotes_gets_them_and_the_item_can_be_used(before: str, after: str) -> None:
    item = "- id: a\n  card: What is tin?\n"
    broken, sound = deck_of(item + before + AFTER), deck_of(item + after + AFTER)
    assert mended(broken) == sound
    assert codes(sound) == []


def test_gaps_and_options_get_their_quotes_too() -> None:
    cloze = "- id: a\n  cloze: {{Tin}} is a soft metal that is dug from ores.\n"
    assert mended(deck_of(cloze + AFTER)) == deck_of(
        "- id: a\n  cloze: '{{Tin}} is a soft metal that is dug from ores.'\n" + AFTER
    )
    options = (
        "- id: a\n  question: What is tin?\n  right: A metal\n  wrong:\n    - *Gas*: No.\n    - Ash: It says: no.\n"
    )
    quoted = options.replace("*Gas*", "'*Gas*'").replace("It says: no.", "'It says: no.'")
    assert mended(deck_of(options + "  why: So.\n" + AFTER)) == deck_of(quoted + "  why: So.\n" + AFTER)


def test_several_broken_items_are_mended_one_after_the_other() -> None:
    broken = deck_of("".join(f"- id: a{n}\n  card: What is {n}?\n  answer: It is: {n}\n" for n in range(5)) + AFTER)
    assert codes(mended(broken)) == []
    assert gone(broken) == [("D108", 7 + 3 * n) for n in range(5)]


def test_ids_are_written_where_the_items_start() -> None:
    items = "  -   card: What is tin?\n      answer: A metal.\n  - {card: What is lead?, answer: Pb}\n"
    assert mended(deck_of(items)) == deck_of(
        "  -   id: what-is-tin\n      card: What is tin?\n      answer: A metal.\n"
        "  - {id: what-is-lead, card: What is lead?, answer: Pb}\n"
    )
    assert gone(deck_of(items)) == [("D305", 5), ("D305", 7)]


def test_two_items_of_the_same_words_get_two_ids() -> None:
    twin = "- {question: What is tin?, accept: Metal}\n"
    assert "{id: what-is-tin, q" in mended(deck_of(twin * 2))
    assert "{id: what-is-tin-2, q" in mended(deck_of(twin * 2))


def test_the_version_and_the_id_of_a_deck_are_written_first() -> None:
    assert mended("title: D\nitems:\n" + AFTER) == HEAD + "items:\n" + AFTER
    assert mended("# metals\n---\ntitle: D\nitems:\n" + AFTER) == "# metals\n---\n" + HEAD + "items:\n" + AFTER
    assert gone("title: D\nitems:\n" + AFTER) == [("D203", 0), ("D204", 0)]


def test_the_id_of_a_deck_is_that_which_its_histories_hang_on_by_now() -> None:
    headless = "quizapp: 1\ntitle: D\nitems:\n" + AFTER
    assert fixes(headless.encode(), Path("Älter Müll.yaml")).content.decode().startswith("quizapp: 1\nid: alter-mull\n")


def test_useless_spaces_and_invisible_signs_go() -> None:
    text = deck_of("- id: a\n  card: What  is\x07tin? \n  answer: A metal.\u2028\n  \n" + AFTER)
    assert mended(text) == deck_of("- id: a\n  card: What is tin?\n  answer: A metal.\n\n" + AFTER)
    assert gone(text) == [("D410", 6), ("D107", 6), ("D409", 6), ("D107", 7), ("D409", 7), ("D409", 8)]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_that_are_put_in_end_like_the_others(ending: str) -> None:
    text = "title: D\nitems:\n- card: What is tin?\n  answer: A metal: soft \n"
    sound = deck_of("- id: what-is-tin\n  card: What is tin?\n  answer: 'A metal: soft'\n")
    assert mended(text.replace("\n", ending)) == sound.replace("\n", ending)


@pytest.mark.parametrize("first", ["", "# metals\n"])
def test_the_mark_before_all_lines_stays(first: str) -> None:
    text = "\ufeff" + first + deck_of("- {id: a, card: What is\x07tin?, answer: A metal.}\n")
    assert mended(text) == text.replace("\x07", " ")


LEFT = [
    "- id: a\n  card: What is tin?\n  answer: 'A metal\n",  # where the quotation should end nobody knows
    "- id: a\n  card: What is tin?\n  answer: A metal: soft # a note\n",
    "- id: a\n\tcard: What is tin?\n  answer: A metal.\n",
    '- id: a\n  card: "Tin" is what: a metal?\n  answer: A metal.\n',
    "- id: a\n  card: What is tin?\n  ansewr: A metal.\n",
    "- {id: a, card: What is tin: a metal?, answer: It is.}\n",
    "- id: A\n  card: What is tin?\n  answer: A metal.\n",
    "- id: a\n  card: Is tin a metal?\n  answer: A soft one.\n",
]


@pytest.mark.parametrize("items", LEFT)
def test_what_has_no_one_right_way_is_left_to_the_author(items: str) -> None:
    broken = deck_of(items + AFTER)
    assert codes(broken) != []
    assert mended(broken) == broken
    assert gone(broken) == []


@pytest.mark.parametrize("code", ["D305", "D409", "D410"])
def test_what_is_meant_is_left_alone(code: str) -> None:
    items = "- card: What  is tin?\n  answer: A metal. \n"
    meant = deck_of(items, f"lint: {{ignore: [{code}]}}\n")
    assert set(codes(meant)) == {"D305", "D409", "D410"} - {code}
    assert code not in [finding for finding, _ in gone(meant)]
    assert codes(mended(meant)) == []  # and not D806: there still is what is ignored


def test_a_fix_that_would_bring_up_another_error_is_not_made() -> None:
    options = "  right: Tin of old\n  wrong:\n    - Tin  of old: No.\n    - Lead: No.\n"
    text = deck_of(f"- id: a\n  question: Which metal is soft?\n{options}  why: So.\n  lint: {{ignore: [D313]}}\n")
    assert codes(text) == ["D410"]
    assert mended(text) == text


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("about: A  note\n", [("D410", 4), ("D410", 6)]),
        ("tags: [a  b] \n", [("D409", 4), ("D410", 6)]),
    ],
)
def test_the_findings_that_are_named_are_those_that_are_gone(head: str, named: list[tuple[str, int]]) -> None:
    text = deck_of("- {id: a, card: What is  tin?, answer: A metal.}\n", head)
    assert gone(text) == named
    assert len(codes(mended(text))) == len(codes(text)) - len(named)


MANY = {
    "ids": HEAD + "items:\n" + "".join(f"- {{card: What is {n}?, answer: Number {n}.}}\n" for n in range(250)),
    "quotes": deck_of("".join(f"- id: a{n}\n  card: What is {n}?\n  answer: It is: {n}\n" for n in range(60))),
    "spaces": deck_of("".join(f"- {{id: a{n}, card: What  is {n}?, answer: B}}\n" for n in range(250))),
    "spaces beside one in the title": deck_of(
        "".join(f"- {{id: a{n}, card: What  is {n}?, answer: B}}\n" for n in range(60))
    ).replace("title: D", "title: A  D"),
}


@pytest.mark.parametrize("text", MANY.values(), ids=MANY.keys())
def test_many_flaws_are_mended_at_one_go(text: str) -> None:
    once = mended(text)
    assert once != text
    assert mended(once) == once


def test_an_item_gets_its_id_though_something_else_is_wrong_with_it() -> None:
    text = deck_of("- card: What is tin?\n  answer: A metal.\n  colour: grey\n")
    assert gone(text) == [("D305", 5)]


def test_a_file_is_mended_in_place(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(deck_of("- card: What is tin?\n  answer: A metal.\n"), encoding="utf-8")
    assert [(finding.code, finding.file) for finding in fix_file(path)] == [("D305", str(path))]
    assert path.read_text(encoding="utf-8") == deck_of("- id: what-is-tin\n  card: What is tin?\n  answer: A metal.\n")
    assert fix_file(path) == ()


def test_a_file_with_nothing_to_mend_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(deck_of(AFTER), encoding="utf-8")
    before = path.stat()
    assert fix_file(path) == ()
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(deck_of("- {card: What is tin?, answer: A metal.}\n"), encoding="utf-8")
    (tmp_path / "d.yaml").symlink_to("real.yaml")
    fix_file(tmp_path / "d.yaml")
    assert (tmp_path / "d.yaml").is_symlink()
    assert "id: what-is-tin" in (tmp_path / "real.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_or_is_no_text_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    assert fix_file(path) == ()
    path.write_bytes(b"\xff  \n")
    assert fix_file(path) == ()
    assert path.read_bytes() == b"\xff  \n"


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "d.yaml"
    text = deck_of("- {card: What is tin?, answer: A metal.}\n")
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CannotSaveError) as caught:
        fix_file(path)
    assert "No space left on device" in str(caught.value)
    assert path.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_of_two_doubled_spaces_on_a_line_the_one_that_stays_is_not_said_to_be_mended() -> None:
    deck = b"quizapp: 1\nid: d\ntitle: no\nreferences:\n  a  b: c  d\n"

    fixed = fixes(deck, Path("d.yaml"))

    assert b"a  b: c d" in fixed.content, "a key is a name"
    assert [one.code for one in fixed.fixed] == ["D410"]
