"""Every finding of the reader: what brings it about, and exactly where it points."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizapp.deck.codes import RULES
from quizapp.deck.read import read_deck, read_text
from quizapp.deck.reading import limits

HEAD = "quizapp: 1\nid: d\ntitle: D\n"
GOOD = "- {id: good, card: F, answer: B}\n"

Where = tuple[str, int, int]


def found(text: str, path: Path = Path("d.yaml")) -> list[Where]:
    return [(finding.code, finding.line, finding.column) for finding in read_text(text, path)[1]]


# What stands under "items:", from line 5 on, before an item that is good.
IN_ITEMS: list[tuple[str, list[Where]]] = [
    ("- just text\n", [("D301", 5, 3)]),
    ("- {id: a, answer: B}\n", [("D302", 5, 3)]),
    ("- {id: a, question: Q, wrong: [X]}\n", [("D302", 5, 3)]),
    ("- {id: a, Card: F, answer: B}\n", [("D302", 5, 3), ("D401", 5, 11)]),
    ("- {id: a, card: F, answer: B, cloze: x}\n", [("D303", 5, 3)]),
    ("- {id: a, question: Q, accept: x, number: 1}\n", [("D303", 5, 3)]),
    ("- id: a\n  card: F\n", [("D304", 5, 3)]),
    ("- id: a\n  card: F\n  answer:\n", [("D304", 7, 10)]),
    ("- id: a\n  card: F\n  answer: # 1\n", [("D304", 7, 10)]),
    ("- {id: a, question: Q, right: R, wrong: []}\n", [("D304", 5, 41)]),
    ("- {id: a, question: Q, match: {}}\n", [("D304", 5, 31)]),
    ("- {id: a, question: Q, right: [R, ''], wrong: [X]}\n", [("D304", 5, 35)]),
    ("-   card: F\n    answer: B\n", [("D305", 5, 5)]),
    ("- {id: a, card: F, answer: B}\n- {id: a, card: G, answer: B}\n", [("D306", 6, 8)]),
    ("- id: a\n  card: F\n  answer: B\n  section: nowhere\n", [("D307", 8, 12)]),
    ("- {id: a, card: F, answer: B, refs: [X, Y]}\n", [("D308", 5, 38), ("D308", 5, 41)]),
    ("- {id: a, card: F, answer: B, evidence: suported}\n", [("D309", 5, 41)]),
    ("- {id: a, question: Q, right: [R], wrong: [X], marking: half}\n", [("D309", 5, 57)]),
    ("- {id: a, card: F, answer: B, as_of: 2024-02-30}\n", [("D310", 5, 38)]),
    ("- {id: a, card: F, answer: B, as_of: May 2024}\n", [("D310", 5, 38)]),
    ("- {id: a, question: Q, number: '48,8'}\n", [("D311", 5, 32)]),
    ("- {id: a, question: Q, number: 1e999}\n", [("D311", 5, 32)]),
    ("- {id: a, question: Q, number: 1, within: a bit}\n", [("D312", 5, 43)]),
    ("- {id: a, question: Q, number: 1, within: -1}\n", [("D312", 5, 43)]),
    ("- {id: a, question: Q, right: R, wrong: [X, R]}\n", [("D313", 5, 45)]),
    ("- {id: a, question: Q, right: R, wrong: [X, X: No]}\n", [("D313", 5, 45)]),
    ("- {id: a, question: Q, order: [x, y, x]}\n", [("D313", 5, 38)]),
    ("- {id: a, question: Q, match: {l: r, m: r}}\n", [("D313", 5, 41)]),
    ("- {id: a, question: Q, match: {l: r, m: s}, also: [s]}\n", [("D313", 5, 52)]),
    ("- {id: a, question: Q, match: {l: r, m: s}, also: ['', s]}\n", [("D404", 5, 52), ("D313", 5, 56)]),
    ("- {id: a, question: Q, right: Iron, wrong: [X, iron]}\n", [("D313", 5, 48)]),
    ("- {id: a, question: Q, right: an ion, wrong: [X, 'An  ion']}\n", [("D313", 5, 50)]),
    ("- {id: a, question: Q, right: [Straße], wrong: [X, STRASSE]}\n", [("D313", 5, 52)]),
    ("- {id: a, question: Q, order: [x, y, X]}\n", [("D313", 5, 38)]),
    ("- {id: a, question: Q, match: {l: r, m: s}, also: [S]}\n", [("D313", 5, 52)]),
    ("- {id: a, question: Q, right: CO, wrong: [X, CO], lint: {ignore: [D313]}}\n", [("D313", 5, 46)]),
    ("- {id: a, cloze: no gap}\n", [("D314", 5, 18)]),
    ("- {id: a, cloze: 'an {{ }} empty gap'}\n", [("D314", 5, 18)]),
    ("- {id: a, cloze: 'one {{gap}} and {{half'}\n", [("D315", 5, 18)]),
    ("- {id: a, question: Q, right: R, wrong: [X], right_at: 1}\n", [("D316", 5, 56)]),
    ("- {id: a, question: Q, right: R, wrong: [X], keep_order: yes, right_at: 3}\n", [("D316", 5, 73)]),
    ("- {id: a, question: Q, right: R, wrong: [X], keep_order: yes, right_at: last}\n", [("D316", 5, 73)]),
    ("- {id: a, statement: S, truth: maybe}\n", [("D317", 5, 32)]),
    ("- {id: a, question: Q, order: [x]}\n", [("D318", 5, 31)]),
    ("- {id: a, question: Q, match: {l: r}}\n", [("D318", 5, 31)]),
    ("- id: a\n  card: F\n  answer: B\n  ansewr: B\n", [("D401", 8, 3)]),
    ("- {id: a, card: F, answer: B, wrong: X}\n", [("D401", 5, 31)]),
    ("- {id: a, card: F, answer: B, [x]: y}\n", [("D401", 5, 31)]),
    ("- {id: a, card: F, answer: B, lint: {ingore: X}}\n", [("D401", 5, 38)]),
    ("- id: a\n  card: F\n  answer: B\n  answer: C\n", [("D402", 8, 3)]),
    ("- {id: a, question: Q, match: {l: r, l: s}}\n", [("D402", 5, 38)]),
    ("- {id: a, card: F, answer: [B]}\n", [("D403", 5, 28)]),
    ("- {id: a, question: Q, right: R, wrong: {X: x, Y: y}}\n", [("D403", 5, 41)]),
    ("- {id: a, question: Q, match: [l, r]}\n", [("D403", 5, 31)]),
    ("- {id: a, card: F, answer: B, lint: X}\n", [("D403", 5, 37)]),
    ("- {id: a, card: F, answer: B, hint: }\n", [("D404", 5, 37)]),
    ("- {id: a, card: F, answer: B, tags: []}\n", [("D404", 5, 37)]),
    ("- {id: a, question: Q, right: R, wrong: ['X':]}\n", [("D404", 5, 42)]),
    (f"- {{id: a, card: F, answer: {'x' * (limits.TEXT_CHARACTERS + 1)}}}\n", [("D405", 5, 28)]),
    (f"- {{id: a, card: F, answer: B, tags: [{'x, ' * (limits.LIST_ENTRIES + 1)}]}}\n", [("D406", 5, 37)]),
    (
        f"- {{id: a, question: Q, right: R, wrong: [{','.join(map(str, range(limits.OPTIONS)))}]}}\n",
        [("D406", 5, 41)],
    ),
    ("- {id: A, card: F, answer: B}\n", [("D407", 5, 8)]),
    ("- {id: 犬, card: F, answer: B}\n", [("D305", 5, 3), ("D407", 5, 8)]),
    ("- {id: a, card: F, answer: B, was: a/b/c}\n", [("D407", 5, 36)]),
    ("- {id: a, card: F, answer: B, both_ways: both}\n", [("D408", 5, 42)]),
    ("- {id: a, card: F, answer: B, image: none.png}\n", [("D502", 5, 38)]),
    ("- {id: a, card: 'F ![a cell](none.png)', answer: B}\n", [("D503", 5, 17)]),
    ("- {id: a, card: F, answer: B\x07B}\n", [("D107", 5, 29)]),
    ("- {id: a, card: F, answer: B\u2028B}\n", [("D107", 5, 29)]),
    ('- {id: a, card: F, answer: "B\\0"}\n', [("D107", 5, 28)]),
    ("- {id: a, card: F: G, answer: B}\n", [("D108", 5, 18)]),
    ("- {id: a, card: F, answer: *name}\n", [("D109", 5, 28)]),
    ("- {id: a, card: F, answer: &name B}\n", [("D110", 5, 28)]),
    ("- &name {id: a, card: F, answer: B}\n", [("D110", 5, 3)]),
    ("- {id: a, card: F, answer: !!int 1}\n", [("D111", 5, 28)]),
]


@pytest.mark.parametrize(("items", "expected"), IN_ITEMS, ids=[str(where[0]) for _, where in IN_ITEMS])
def test_what_is_wrong_in_an_item_is_found_and_the_next_item_is_read(items: str, expected: list[Where]) -> None:
    text = HEAD + "items:\n" + items + GOOD
    deck, findings = read_text(text, Path("d.yaml"))
    assert [(finding.code, finding.line, finding.column) for finding in findings] == expected
    assert deck is not None
    assert deck.items[-1].id == "good"


IN_HEAD: list[tuple[str, list[Where]]] = [
    ("", [("D201", 0, 0)]),
    ("# nothing yet\n", [("D201", 0, 0)]),
    ("- a\n", [("D201", 1, 1)]),
    ("just text\n", [("D201", 1, 1)]),
    (f"quizapp: 2\nitems: [\n{GOOD}", [("D202", 1, 10)]),
    ("id: d\ntitle: D\nitems: [{id: a, card: F, answer: B}]\n", [("D203", 0, 0)]),
    ("quizapp: one\nid: d\ntitle: D\nitems: [{id: a, card: F, answer: B}]\n", [("D203", 1, 10)]),
    ("quizapp: 1\ntitle: D\nitems: [{id: a, card: F, answer: B}]\n", [("D204", 0, 0)]),
    ("quizapp: 1\nid: d\nitems: [{id: a, card: F, answer: B}]\n", [("D205", 0, 0)]),
    (HEAD, [("D206", 0, 0)]),
    (HEAD + "items:\n", [("D206", 0, 0)]),
    (HEAD + "source: {sections: [a: A, a: B]}\nitems:\n" + GOOD, [("D208", 4, 27)]),
    (HEAD + "itmes: [a]\nitems:\n" + GOOD, [("D401", 4, 1)]),
    (HEAD + "id: e\nitems:\n" + GOOD, [("D402", 4, 1)]),
    (HEAD + "items: text\n", [("D206", 0, 0), ("D403", 4, 8)]),
    (HEAD + "source: {sections: [text]}\nitems:\n" + GOOD, [("D403", 4, 21)]),
    (HEAD + "about:\nitems:\n" + GOOD, [("D404", 4, 7)]),
    (HEAD + "items:\n" + GOOD + "---\na: b\n", [("D112", 6, 1)]),
    ("%YAML 1.1\n---\n" + HEAD + "items:\n" + GOOD, [("D114", 1, 1)]),
    (HEAD + "items:\n- " + "[" * (limits.DEPTH + 1) + "\n", [("D113", 5, 3 + limits.DEPTH)]),
    (
        HEAD + "items:\n" + GOOD + "- [" + "x," * limits.ITEM_VALUES + "]\n",
        [("D113", 6, 4 + 2 * limits.ITEM_VALUES - 2)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_HEAD, ids=[where[0][0] for _, where in IN_HEAD])
def test_what_is_wrong_around_the_items_is_found(text: str, expected: list[Where]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "path",
    [
        "/etc/hostname",
        "../d.png",
        "a/../../d.png",
        "https://a.b/c.png",
        "file:c.png",
        "C:/a.png",
        r"\\host\a.png",
        "~/a",
    ],
)
def test_a_path_out_of_the_folder_is_an_error(path: str, tmp_path: Path) -> None:
    text = f"{HEAD}items:\n- {{id: a, card: F, answer: B, image: '{path}'}}\n"
    assert found(text, tmp_path / "d.yaml") == [("D501", 5, 38)]


def test_a_link_out_of_the_folder_is_an_error_and_one_within_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "out.png").symlink_to(tmp_path / "secret")
    (tmp_path / "decks" / "round.png").symlink_to("round.png")
    (tmp_path / "decks" / "real.png").touch()
    (tmp_path / "decks" / "in.png").symlink_to("real.png")
    items = "".join(f"- {{id: {name}, card: F, answer: B, image: {name}.png}}\n" for name in ("out", "round", "in"))
    text = f"{HEAD}items:\n{items}"
    assert found(text, tmp_path / "decks" / "d.yaml") == [("D501", 5, 40), ("D501", 6, 42)]


SAME_BUT_FOR_CASE = [
    "- {id: a, question: Q, right: Co, wrong: [X, CO]",
    "- {id: a, question: Q, right: [Co, CO], wrong: [X]",
    "- {id: a, question: Q, order: [Co, CO]",
    "- {id: a, question: Q, match: {l: Co, m: CO}",
    "- {id: a, question: Q, match: {l: Co, m: x}, also: [CO]",
]


@pytest.mark.parametrize("item", SAME_BUT_FOR_CASE)
def test_where_capitals_tell_the_item_says_so(item: str) -> None:
    def said(item: str) -> list[tuple[str, str]]:
        return [(one.code, one.message) for one in read_text(f"{HEAD}items:\n{item}}}\n", Path("d.yaml"))[1]]

    message = "Change or delete this one: the same stands here already, but for capitals and spacing."
    assert said(item) == [("D313", message)]
    assert said(item + ", lint: {ignore: [D313]}") == []


def test_the_very_same_is_told_without_a_word_on_capitals() -> None:
    _, (finding,) = read_text(HEAD + "items: [{id: a, question: Q, right: CO, wrong: [CO]}]", Path("d.yaml"))
    assert (finding.code, finding.message) == ("D313", "Change or delete this one: the same stands here already.")


# A picture in any text of an item, and the column where that text begins.
WITH_PICTURE = [
    ("- {id: a, card: 'F ![cell](PATH)', answer: B}\n", 17),
    ("- {id: a, card: F, answer: 'B ![cell](PATH)'}\n", 28),
    ("- {id: a, card: F, answer: B, why: '![cell](PATH)'}\n", 36),
    ("- {id: a, cloze: '{{gap}} ![cell](PATH)'}\n", 18),
    ("- {id: a, question: Q, right: '![cell](PATH)', wrong: [X]}\n", 31),
    ("- {id: a, question: Q, right: R, wrong: ['![cell](PATH)': No]}\n", 42),
    ("- {id: a, question: Q, right: R, wrong: [X: '![cell](PATH)']}\n", 45),
    ("- {id: a, question: Q, order: [x, '![cell](PATH)']}\n", 35),
    ("- {id: a, question: Q, match: {l: r, m: '![cell](PATH)'}}\n", 41),
]


@pytest.mark.parametrize(("item", "column"), WITH_PICTURE)
def test_a_picture_in_a_text_has_to_be_in_the_folder_of_the_deck(item: str, column: int, tmp_path: Path) -> None:
    (tmp_path / "cell.png").touch()
    text = f"{HEAD}items:\n{item}"
    for path in ("none.png", "../cell.png", str(tmp_path / "cell.png"), "https://a.b/cell.png", "C:/cell.png"):
        assert found(text.replace("PATH", path), tmp_path / "d.yaml") == [("D503", 5, column)]
    assert found(text.replace("PATH", "cell.png"), tmp_path / "d.yaml") == []


def test_each_picture_of_a_text_is_looked_for_and_the_item_is_used(tmp_path: Path) -> None:
    (tmp_path / "cell.png").touch()
    text = HEAD + "items: [{id: a, card: '![x](one.png) ![y](cell.png) ![z](two.png)', answer: B}]"

    deck, findings = read_text(text, tmp_path / "d.yaml")

    assert deck is not None
    assert len(deck.items) == 1
    assert [(one.code, one.item) for one in findings] == [("D503", "a")] * 2
    assert ["'one.png'" in findings[0].message, "'two.png'" in findings[1].message] == [True, True]


OTHER_PICTURES = [
    ("cell.svg", b'<?xml version="1.0"?><svg/>'),
    ("cell.png", b"\xef\xbb\xbf <svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("cell.pdf", b"%PDF-1.7"),
    ("cell.jpg", b"\0\0\0\x20ftypavif"),
    ("cell.tif", b"II*\0"),
    ("cell.svgz", b"\x1f\x8b"),
    ("cell", b""),
]


@pytest.mark.parametrize(("name", "content"), OTHER_PICTURES)
def test_a_picture_of_a_kind_that_is_not_shown_is_a_warning_and_the_item_is_used(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    items = f"- {{id: a, card: F, answer: B, image: {name}}}\n- {{id: b, card: 'F ![c]({name})', answer: B}}\n"
    text = f"{HEAD}items:\n{items}"
    assert found(text, tmp_path / "d.yaml") == [("D504", 5, 38), ("D504", 6, 17)]
    deck, _ = read_text(text, tmp_path / "d.yaml")
    assert deck is not None
    assert len(deck.items) == 2


@pytest.mark.parametrize(
    ("name", "content"), [("cell.PNG", b""), ("cell.svg", b"\x89PNG\r\n"), ("a.xbm", b"#define a 1")]
)
def test_the_first_bytes_of_a_picture_decide_and_else_its_name(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert found(f"{HEAD}items: [{{id: a, card: F, answer: B, image: {name}}}]", tmp_path / "d.yaml") == []


def test_a_sound_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "cell.ogg").write_bytes(b"OggS")
    assert found(f"{HEAD}items: [{{id: a, card: F, answer: B, audio: cell.ogg}}]", tmp_path / "d.yaml") == []


def test_a_link_out_of_the_folder_is_not_shown_in_a_text(tmp_path: Path) -> None:
    (tmp_path / "secret.png").touch()
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "out.png").symlink_to(tmp_path / "secret.png")
    text = HEAD + "items: [{id: a, card: '![x](out.png)', answer: B}]"
    assert found(text, tmp_path / "decks" / "d.yaml") == [("D503", 4, 23)]


@pytest.mark.parametrize(
    "written",
    [
        "![A cell](cell.png)",
        '![A cell](cell.png "Its name")',
        "[![A cell](cell.png)](https://a.b)",
        "![A cell](<my cell.png>)",
        "![A cell](my%20cell.png)",
        "![A cell](cell(1).png)",
    ],
)
def test_a_picture_that_is_shown_is_no_finding(written: str, tmp_path: Path) -> None:
    for name in ("cell.png", "my cell.png", "cell(1).png"):
        (tmp_path / name).touch()
    assert found(f"{HEAD}items:\n- id: a\n  card: '{written}'\n  answer: B\n", tmp_path / "d.yaml") == []


@pytest.mark.parametrize("written", ["Write `![words](path)`", r"Write \![words](path)", "[words](path)", "Stop!"])
def test_what_is_no_picture_is_no_finding(written: str) -> None:
    assert found(f"{HEAD}items:\n- id: a\n  card: '{written}'\n  answer: B\n") == []


def whole_file(path: Path) -> list[Where]:
    deck, findings = read_deck(path)
    assert deck is None
    assert all(finding.file == str(path) for finding in findings)
    return [(finding.code, finding.line, finding.column) for finding in findings]


def test_what_is_not_a_readable_file_is_found_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert whole_file(tmp_path / "none.yaml") == [("D101", 0, 0)]
    assert whole_file(tmp_path / "nul\0.yaml") == [("D101", 0, 0)]
    assert whole_file(tmp_path) == [("D102", 0, 0)]
    assert whole_file(tmp_path / "pipe.yaml") == [("D102", 0, 0)]
    assert whole_file(Path(os.devnull)) == [("D102", 0, 0)]
    assert whole_file(tmp_path / "loop.yaml") == [("D103", 0, 0)]


def test_a_file_that_may_not_be_read_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    path = tmp_path / "d.yaml"
    path.touch()
    monkeypatch.setattr(os, "open", refuse)  # root may read everything
    assert whole_file(path) == [("D103", 0, 0)]


def test_what_is_not_text_is_found(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    for content, where in (
        (b"id: d\ntitle: caf\xe9\n", ("D105", 2, 11)),
        ("id: d\n".encode("utf-16"), ("D105", 1, 1)),
        ("título: é\0".encode(), ("D106", 1, 10)),
        (b" " * (limits.FILE_BYTES + 1), ("D104", 0, 0)),
    ):
        path.write_bytes(content)
        assert whole_file(path) == [where]


def test_a_finding_says_which_item_it_is_about() -> None:
    _, (finding,) = read_text(HEAD + "items: [{card: F, answer: B, colour: red, id: a}]", Path("d.yaml"))
    assert (finding.code, finding.item) == ("D401", "a")


@pytest.mark.parametrize(
    ("items", "guess"),
    [
        ("- {id: a, card: F, answer: B, evidense: x}", "'evidence'"),
        ("- {id: a, card: F, answer: B, evidence: suported}", "'supported'"),
        ("- {id: a, Question: Q, right: R}", "'question'"),
        ("- {id: a, card: F, answer: B, section: prat}", "'part'"),
    ],
)
def test_a_slip_of_the_pen_is_met_with_a_guess(items: str, guess: str) -> None:
    text = HEAD + "source: {sections: [part: Part]}\nitems:\n" + items
    assert any(f"did you mean {guess}?" in finding.message for finding in read_text(text, Path("d.yaml"))[1])


def test_every_code_of_the_reader_is_shown_in_these_tables_or_stands_in_a_test_of_its_own() -> None:
    shown = {code for _, where in IN_ITEMS + IN_HEAD for code, _, _ in where}
    elsewhere = {"D101", "D102", "D103", "D104", "D105", "D106", "D115", "D116", "D207", "D501", "D504"}
    of_the_reader = {code for code in RULES if code < "D6"} - {"D409", "D410"}  # these two are the linter's
    assert shown | elsewhere == of_the_reader


def test_messages_are_calm_sentences() -> None:
    texts = [HEAD + "items:\n" + items for items, _ in IN_ITEMS] + [text for text, _ in IN_HEAD]
    messages = [finding.message for text in texts for finding in read_text(text, Path("d.yaml"))[1]]
    assert messages
    assert all(
        message[0].isupper() and message[-1] in ".?" and "!" not in message.split("'")[0] for message in messages
    )


def test_a_finding_names_the_item_even_where_its_kind_cannot_be_told() -> None:
    (finding,) = read_text(HEAD + "items:\n  - id: lost\n    answer: Of what?\n", Path("d.yaml"))[1]

    assert (finding.code, finding.item) == ("D302", "lost")
