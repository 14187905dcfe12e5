"""Reading whole decks: every kind, every form of a value, and the way parts stream."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from quizapp.deck.finding import Finding
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Deck,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Section,
    Source,
    TrueFalse,
    Typed,
)
from quizapp.deck.read import Placed, read_deck, read_text, stream

HEAD = "quizapp: 1\nid: d\ntitle: D\n"


def read_item(lines: str) -> Item:
    deck, findings = read_text(HEAD + "items:\n" + lines, Path("d.yaml"))
    assert findings == ()
    assert deck is not None
    (item,) = deck.items
    return item


EVERY_KIND = [
    ("- {id: a, card: Front, answer: Back}", Card(id="a", front="Front", back="Back")),
    ("- {id: a, card: F, answer: B, both_ways: Yes}", Card(id="a", front="F", back="B", both_ways=True)),
    ("- {id: a, cloze: 'The {{cat}} sat'}", Cloze(id="a", text="The {{cat}} sat")),
    (
        "- {id: a, question: Q, right: R, wrong: [X, Y: Why not Y]}",
        ChooseOne(id="a", question="Q", right=Option("R"), wrong=(Option("X"), Option("Y", "Why not Y"))),
    ),
    (
        "- {id: a, question: Q, right: {R: Indeed}, wrong: [X], keep_order: yes, right_at: 2}",
        ChooseOne(id="a", question="Q", right=Option("R", "Indeed"), wrong=(Option("X"),), keep_order=True, right_at=2),
    ),
    (
        "- {id: a, question: Q, right: [R, S: Indeed], wrong: [X], marking: all-or-nothing}",
        ChooseAll(
            id="a",
            question="Q",
            right=(Option("R"), Option("S", "Indeed")),
            wrong=(Option("X"),),
            marking="all-or-nothing",
        ),
    ),
    (
        "- {id: a, question: Q, right: [R], wrong: X}",
        ChooseAll(id="a", question="Q", right=(Option("R"),), wrong=(Option("X"),)),
    ),
    ("- {id: a, statement: S, truth: NO}", TrueFalse(id="a", statement="S", truth=False)),
    ("- {id: a, statement: S, truth: true}", TrueFalse(id="a", statement="S", truth=True)),
    ("- {id: a, question: Q, accept: one}", Typed(id="a", question="Q", accept=("one",))),
    (
        "- {id: a, question: Q, accept: [one, two], exact: true}",
        Typed(id="a", question="Q", accept=("one", "two"), exact=True),
    ),
    ("- {id: a, question: Q, number: 1.10}", Number(id="a", question="Q", number="1.10")),
    (
        "- {id: a, question: Q, number: -48.8, within: 2 %, unit: mg}",
        Number(id="a", question="Q", number="-48.8", within="2%", unit="mg"),
    ),
    ("- {id: a, question: Q, order: [first, then]}", Order(id="a", question="Q", order=("first", "then"))),
    (
        "- {id: a, question: Q, match: {l: r, m: s}, also: t}",
        Match(id="a", question="Q", match=(Pair("l", "r"), Pair("m", "s")), also=("t",)),
    ),
]


@pytest.mark.parametrize(("lines", "item"), EVERY_KIND)
def test_every_kind_is_read(lines: str, item: Item) -> None:
    assert read_item(lines) == item


def test_an_item_may_carry_everything(tmp_path: Path) -> None:
    (tmp_path / "cell.png").touch()
    (tmp_path / "cell.ogg").touch()
    text = f"""{HEAD}source: {{sections: [part: The part]}}
references: {{F01: A trial}}
items:
  - id: new
    card: Front
    answer: Back
    hint: Think
    why: Because
    evidence: contested
    refs: F01
    as_of: 2024-12-18
    section: part
    tags: [one, two]
    image: cell.png
    audio: ./cell.ogg
    was: [old, other-deck/older]
    lint: {{ignore: [L101, L102]}}
"""
    deck, findings = read_text(text, tmp_path / "d.yaml")
    assert findings == ()
    assert deck is not None
    assert deck.items == (
        Card(
            id="new",
            front="Front",
            back="Back",
            hint="Think",
            why="Because",
            evidence="contested",
            refs=("F01",),
            as_of="2024-12-18",
            section="part",
            tags=("one", "two"),
            image="cell.png",
            audio="./cell.ogg",
            was=("old", "other-deck/older"),
            ignore=("L101", "L102"),
        ),
    )


def test_a_head_may_carry_everything() -> None:
    text = """quizapp: 1
id: d
title: D
language: pt-BR
about: About it
source:
  title: An article
  sections:
    - one: The first
    - two: The second
references: {F01: A trial, F02: Another}
tags: biology
lint: {ignore: L101}
items: [{id: a, card: F, answer: B}]
"""
    deck, findings = read_text(text, Path("d.yaml"))
    assert findings == ()
    assert deck == Deck(
        id="d",
        title="D",
        language="pt-BR",
        about="About it",
        source=Source("An article", (Section("one", "The first"), Section("two", "The second"))),
        references={"F01": "A trial", "F02": "Another"},
        tags=("biology",),
        ignore=("L101",),
        items=(Card(id="a", front="F", back="B"),),
    )


@pytest.mark.parametrize("typed", ["no", "1.10", "007", "12:30", "2024-12-18", "null", "~", "0x1F", ".inf", "on", "<<"])
def test_every_scalar_is_text(typed: str) -> None:
    assert read_item(f"- {{id: a, card: F, answer: {typed}}}") == Card(id="a", front="F", back=typed)


def test_texts_lose_the_space_around_them_and_keep_their_lines() -> None:
    item = read_item('- id: a\n  card: "  F "\n  answer: |\n\n    one\n      two\n\n    three\n')
    assert item == Card(id="a", front="F", back="one\n  two\n\nthree")


def test_line_ends_of_every_system_and_a_byte_order_mark_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    for ends in (b"\n", b"\r\n", b"\r"):
        path.write_bytes(
            b"\xef\xbb\xbf" + f"{HEAD}items:\n- id: a\n  card: F\n  answer: B\n".encode().replace(b"\n", ends)
        )
        assert read_deck(path) == (Deck(id="d", title="D", items=(Card(id="a", front="F", back="B"),)), ())


def test_items_stream_with_their_places_and_the_deck_comes_last(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text("items:\n  - card: F\n    answer: B\n    id: a\n\n  - {id: b, cloze: x}\n" + HEAD)
    first, second, deck = stream(path)
    assert isinstance(first, Placed)
    assert (first.item, first.line, first.column) == (Card(id="a", front="F", back="B"), 2, 5)
    assert isinstance(second, Finding)
    assert (second.code, second.item, second.file) == ("D314", "b", str(path))
    assert deck == Deck(id="d", title="D")


def test_the_outline_may_stand_after_the_items() -> None:
    text = "items:\n- {id: a, card: F, answer: B, section: s, refs: R}\n" + HEAD
    _, missing = read_text(text, Path("d.yaml"))
    assert [finding.code for finding in missing] == ["D307", "D308"]
    _, there = read_text(text + "source: {sections: [s: S]}\nreferences: {R: r}\n", Path("d.yaml"))
    assert there == ()


def test_an_item_without_an_id_gets_one_of_its_words() -> None:
    items = ["- {card: 'Où est le Café?', answer: B}", "- {card: où est le café, answer: C}", "- {card: 犬, answer: D}"]
    deck, findings = read_text(HEAD + "items:\n" + "\n".join(items), Path("d.yaml"))
    assert deck is not None
    assert [item.id for item in deck.items] == ["ou-est-le-cafe", "ou-est-le-cafe-2", "item-1e82f9b0"]
    assert {(finding.code, finding.severity) for finding in findings} == {("D305", "warning")}


def test_an_id_in_another_form_is_put_into_form() -> None:
    deck, findings = read_text(HEAD + "items: [{id: My First_Card, card: F, answer: B}]", Path("d.yaml"))
    assert deck is not None
    assert [item.id for item in deck.items] == ["my-first-card"]
    assert [finding.code for finding in findings] == ["D407"]


def test_a_deck_without_id_and_title_goes_by_its_file() -> None:
    deck, findings = read_text("quizapp: 1\nitems: [{id: a, card: F, answer: B}]", Path("01 Stem cells.yaml"))
    assert deck is not None
    assert (deck.id, deck.title) == ("01-stem-cells", "01-stem-cells")
    assert [(finding.code, finding.line) for finding in findings] == [("D204", 0), ("D205", 0)]


def test_the_collector_rests_only_while_reading(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(HEAD + "items:\n- {id: a, card: F, answer: B}\n- {id: b, card: F, answer: B}\n")
    parts = stream(path)
    next(parts)
    assert not gc.isenabled()
    parts.close()
    assert gc.isenabled()
    read_deck(path)
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        read_text(HEAD, Path("d.yaml"))
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("order", ["quizapp: 2\nitems: [{id: a, card: F, answer: B}]", "items: []\nquizapp: 2"])
def test_a_newer_version_is_refused_with_what_to_do(order: str) -> None:
    deck, (finding,) = read_text(order, Path("d.yaml"))
    assert deck is None
    assert (finding.code, finding.severity) == ("D202", "error")
    assert "update Quizapp" in finding.message
