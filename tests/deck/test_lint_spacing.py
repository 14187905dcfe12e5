"""Spaces that nobody sees: at the end of a line and two in a row, and those that mean something."""

from __future__ import annotations

import pytest
from short_decks import FILE, HEAD, deck_of, said

from quizapp.deck.check import check_bytes
from quizapp.deck.linting.spacing import Space, spaces

Where = tuple[str, int, int]


def found(data: bytes) -> list[Where]:
    return [(one.code, one.line, one.column) for one in check_bytes(data, FILE)[1]]


def useless(text: str) -> list[str]:
    """Return the lines with what is useless in them shown as dots."""
    lines = text.split("\n")
    marked = []
    for space in spaces(text):
        line = lines[space.line - 1]
        marked.append(line[: space.start] + "." * (space.end - space.start) + line[space.end :])
    return marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("card: What is tin?  \n", ["card: What is tin?.."]),
        ("card: What is tin?\t\n", ["card: What is tin?."]),
        ("card: What is tin? ", ["card: What is tin?."]),
        ("card: What is tin?\n  \nanswer: A metal.\n", [".."]),
        ("card: What  is   tin?\n", ["card: What..is   tin?", "card: What  is...tin?"]),
        ("card: 'What is  tin?'\n", ["card: 'What is..tin?'"]),
        ('card: "What is  \n  tin?"\n', ['card: "What is..']),
        ("- Tin.  A metal.\n", ["- Tin...A metal."]),
        ("    - Lead: It is  heavy.\n", ["    - Lead: It is..heavy."]),
        ("card: What is\n  dull  tin?\n", ["  dull..tin?"]),
        ("wrong: [Tin,  Lead]\n", ["wrong: [Tin,..Lead]"]),
        ("# a note \n", ["# a note."]),
        ("card: a  # a note\nanswer: b \n", ["answer: b."]),
    ],
)
def test_spaces_of_no_use_are_found(text: str, marked: list[str]) -> None:
    assert useless(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "card:   What is tin?\n",  # what lines up with its neighbours
        "-   card: What is tin?\n    answer: A metal.\n",
        "card: What is tin?   # a note on tin\n",
        "# metals:  tin  lead\n",
        "card: What does `a  b` print?\n",
        "card: |\n  one  \n  two  three\n\n  four  \nanswer: A metal.\n",
        "card: >-\n  one  two\n  three  \nanswer: A metal.\n",
        "card: |2- # a note\n  one  \n    two  three\nanswer: A metal.\n",
        "- |\n  one  \n- two\n",
        "- card: |\n    one  \n  answer: two\n",
        "- wrong:\n    - |\n      one  \n    - two\n",
        "card: one\n\n\nanswer: two\n",
    ],
)
def test_spaces_that_mean_something_are_left_alone(text: str) -> None:
    assert useless(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("card: |\n  one  \nanswer: two \n", ["answer: two."]),
        ("card: >\n  one  two\n\nanswer: a  b\n", ["answer: a..b"]),
        ("- card: |\n    one  \n  answer: two \n", ["  answer: two."]),
        ("- |\n  one  \n- two \n", ["- two."]),
        ("card: a | b \n  c  d\n", ["card: a | b.", "  c..d"]),
    ],
)
def test_a_block_of_lines_ends_where_its_indentation_does(text: str, marked: list[str]) -> None:
    assert useless(text) == marked


def test_a_space_says_what_should_stand_there() -> None:
    assert list(spaces("card: What  is tin? \n")) == [Space("D409", 1, 19, 20, ""), Space("D410", 1, 10, 12, " ")]


def test_a_finding_points_at_the_first_of_the_spaces() -> None:
    text = deck_of("- id: a\n  card: What  is tin?\n  answer: A metal. \n")
    assert [(one.code, one.severity, one.line, one.column) for one in said(text)] == [
        ("D410", "hint", 6, 13),
        ("D409", "hint", 7, 19),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_signs_that_end_a_line_and_the_mark_before_all_lines_are_no_spaces(ending: str, mark: str) -> None:
    clean = mark + deck_of("- id: a\n  card: What is tin?\n  answer: A metal.\n").replace("\n", ending)
    assert found(clean.encode()) == []
    assert found(clean.replace("metal.", "metal. ").encode()) == [("D409", 7, 19)]
    assert found(clean.replace("title: D", "title: A  D").encode()) == [("D410", 3, 9)]


def test_a_file_that_is_no_text_has_no_useless_spaces() -> None:
    assert found(b"\xff  a  \n") == [("D105", 1, 1)]


def test_spaces_are_found_in_what_cannot_be_read_as_well() -> None:
    broken = HEAD + "items:\n- {id: a, card: F: G, answer: B} \n"
    assert [code for code, _, _ in found(broken.encode())] == ["D108", "D409"]
