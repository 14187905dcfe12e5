"""Writing decks: the house form, and that reading gives back what was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from deck_strategies import decks
from hypothesis import given, settings

from quizapp.deck import authored, quick_write
from quizapp.deck.model import Card, ChooseOne, Deck, Option
from quizapp.deck.read import read_text
from quizapp.deck.write import _emitted, write_deck, write_item

REFERENCE = Path(__file__).parents[2] / "docs" / "deck-format.md"


@settings(max_examples=80)
@given(decks())
def test_reading_what_was_written_gives_the_same_deck(deck: Deck) -> None:
    read, findings = read_text(write_deck(deck), Path("d.yaml"))
    assert read == deck
    assert [finding for finding in findings if finding.severity == "error"] == []


@settings(max_examples=150)
@given(decks())
def test_the_quick_way_writes_what_the_emitter_would(deck: Deck) -> None:
    for item in deck.items:
        quick = quick_write.lines(authored.item(item))
        assert quick in {None, _emitted({"items": [authored.item(item)]}).removeprefix("items:\n")}


@pytest.mark.parametrize(
    "text",
    ["plain", "a: b", "it's: x", "a #b", "a:", "a\n\nb", "1. a\n   - b", "犬 👍", "a - b", "a, [b] {c}"],
)
def test_usual_texts_go_the_quick_way(text: str) -> None:
    item = ChooseOne(id="a", question=text, right=Option("R"), wrong=(Option("x y", "why: so"),), tags=("a b", "c-d"))
    quick = quick_write.lines(authored.item(item))
    assert quick == _emitted({"items": [authored.item(item)]}).removeprefix("items:\n")


def test_the_reference_s_example_is_in_the_house_form() -> None:
    _, example, *_ = re.split("```(?:yaml)?\n", REFERENCE.read_text(encoding="utf-8"))
    plain = re.sub(" +# .*", "", example)
    deck, findings = read_text(example, Path("d.yaml"))
    assert deck is not None
    assert findings == ()
    assert write_deck(deck) == plain


@pytest.mark.parametrize("text", ["no", "1.10", "12:30", "2024-12-18", "C# or F#", "a, b [c]", "it's", "犬 👍", "~"])
def test_quotes_stand_only_where_yaml_needs_them(text: str) -> None:
    assert f"    answer: {text}\n" in write_item(Card(id="a", front="F", back=text))


def test_text_of_several_lines_is_written_as_a_block() -> None:
    item = Card(id="a", front="F", back="one\n\n  two", tags=("x: y", "z"))
    assert write_item(item) == (
        "  - id: a\n    card: F\n    answer: |\n      one\n\n        two\n    tags: ['x: y', z]\n"
    )


def test_a_long_option_stays_on_one_line_with_its_feedback() -> None:
    long = "word " * 40 + "end"
    item = ChooseOne(id="a", question="Q", right=Option("R"), wrong=(Option(long, "Why"),))
    assert f"      - {long}: Why\n" in write_item(item)


def test_a_deck_without_items_has_no_items_key() -> None:
    assert write_deck(Deck(id="d", title="D")) == "quizapp: 1\nid: d\ntitle: D\n"
