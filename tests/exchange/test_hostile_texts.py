"""Texts that are made to take long: each comes to an end, and what is left out is said."""

from __future__ import annotations

import pytest
from shelf import codes, read

from quizapp.exchange.limits import ERRORS

SIGNS = 60_000  # with a cost that grows by the square this would take minutes
CLOZE = "<quiz><question type='cloze'><questiontext><text><![CDATA[{}]]></text></questiontext></question></quiz>"
PATTERNS = [
    "{", "{{", "{{c1::", "{{a", "[", "[a]", "==", "`", "<", "<b>", "<!--", "&", "\\", "\\(", "$$", "[$]", "//[tag:",
    "#", "\"", "a,\"", "\t", " ", "a b ", "::a", "~=", "![a](", "[sound:", "{1:SA:", "{1:SHORTANSWER:=a}", "> ",
    "\ue000",
]  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_over_and_over_comes_to_an_end(pattern: str) -> None:
    text = pattern * (SIGNS // len(pattern))
    read("csv", text)
    read("anki-text", f"#html:true\n#separator:tab\n{text}\tx")
    read("markdown", f"Q: {text}\nA: x\n\nC: {text}")
    read("gift", f"[html]{text}{{=a}}\n\n{text}")
    read("moodle-xml", CLOZE.format(text))


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("csv", "a|b\n"),
        ("markdown", "Q: a\nA: b\n"),
        ("obsidian", "a :: b\n"),
        ("gift", "Q{=a}\n\n"),
        ("aiken", "a?\nA) b\nB) c\nANSWER: A\n\n"),
    ],
)
def test_the_same_item_over_and_over_gets_an_id_each_time(name: str, block: str) -> None:
    carried = read(name, block * 3_000)
    ids = {item.id for one in carried.decks for item in one.deck.items}
    assert len(ids) == 3_000


@pytest.mark.parametrize(
    ("name", "block"), [("csv", "a\n"), ("markdown", "Q: a\n"), ("gift", "a {\n\n"), ("aiken", "a\nA) b\n")]
)
def test_a_file_of_nothing_but_errors_is_not_read_to_its_end(name: str, block: str) -> None:
    carried = read(name, block * (ERRORS + 10))
    assert carried.decks == ()
    assert codes(carried).count("X108") == 1
