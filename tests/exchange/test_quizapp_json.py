"""Quizapp's own JSON: nothing is lost there and back, and nothing in a file raises."""

from __future__ import annotations

import json

import pytest
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import codes, items, read

from quizapp.deck.model import Card, Deck, Section
from quizapp.exchange import quizapp_json
from quizapp.exchange.carried import CarriedDeck, CarriedHistory

CARD = {"kind": "card", "id": "a", "front": "F", "back": "B"}
HISTORY = CarriedHistory("Ada", {"review": ({"id": "00" * 16, "at": 5, "face": "d/a", "confidence": 0.5, "of": None},)})


def file(*deck_items: object, **more: object) -> str:
    deck = {"deck": {"id": "d", "title": "D"}, "items": deck_items, **more}
    return json.dumps({"format": "quizapp", "version": 1, "decks": [deck]})


@settings(max_examples=80, deadline=None)
@given(st.lists(decks(), max_size=3, unique_by=lambda deck: deck.id), st.binary(max_size=9))
def test_nothing_is_lost_there_and_back(given_decks: list[Deck], content: bytes) -> None:
    given_files = [CarriedDeck(deck, {"in/a b.png": content}) for deck in given_decks]
    carried = read("json", quizapp_json.write(given_files, HISTORY).content)
    assert list(carried.decks) == given_files
    assert carried.history == HISTORY
    assert carried.findings == ()


def test_a_bad_item_hides_no_other() -> None:
    carried = read(
        "json", file(CARD, {"kind": "card", "id": "b"}, 7, {**CARD, "id": "C!"}, {**CARD, "id": "c", "front": ""})
    )
    assert items(carried) == [Card(id="", front="F", back="B")]
    assert codes(carried) == ["X104", "X104", "X202", "X202"]


def test_what_stands_there_twice_is_said() -> None:
    assert codes(read("json", file(CARD, CARD))) == ["X207"]


@pytest.mark.parametrize("name", ["../a.png", "/a.png", "C:\\a.png", "", "a\0b"])
def test_a_file_that_leads_out_is_left_out(name: str) -> None:
    carried = read("json", file(CARD, files={name: "AAAA"}))
    assert carried.decks[0].files == {}
    assert codes(carried) == ["X402"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "X104"),
        ("[]", "X104"),
        ("[" * 100_000, "X104"),
        ('{"format": "other"}', "X102"),
        ('{"format": "quizapp", "version": 2}', "X106"),
        ('{"format": "quizapp", "version": 1}', "X110"),
        ('{"format": "quizapp", "version": 1, "decks": [1]}', "X104"),
        ('{"format": "quizapp", "version": 1, "decks": [{"deck": {"id": "!", "title": "T"}}]}', "X202"),
        ('{"format": "quizapp", "version": 1, "history": 5}', "X104"),
    ],
)
def test_broken_files_are_findings(content: str, code: str) -> None:
    assert code in codes(read("json", content))


def test_a_head_that_no_deck_can_have_is_put_right() -> None:
    head = {
        "id": "d", "title": " T\r\nU ", "language": "\u0000", "about": "x" * 30_000, "tags": ["", "a"] * 90,
        "source": {"sections": [{"id": "!", "title": "x"}, {"id": "s", "title": " "}, {"id": "t", "title": "T"}]},
        "references": {"": "x", "k": "", "F": " y "},
    }  # fmt: skip
    content = json.dumps({"format": "quizapp", "version": 1, "decks": [{"deck": head, "items": [CARD]}]})
    deck = read("json", content).decks[0].deck
    assert deck.title == "T\nU"
    assert deck.source.sections == (Section("t", "T"),)
    assert deck.references == {"F": "y"}


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=30).map(lambda text: file({**CARD, "front": text}).encode())))
def test_no_bytes_raise(content: bytes) -> None:
    read("json", content)
