"""What holds for every row of the table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import are_decks, read, write

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
from quizapp.exchange.carried import CarriedDeck
from quizapp.exchange.codes import RULES
from quizapp.exchange.formats import BY_NAME, FORMATS, READ, WRITTEN, recognised

PO, RHINE = Option("Po"), Option("Rhine")
ITEMS: tuple[Item, ...] = (
    Card(id="nile", front="Where is the Nile?", back="In **Africa**", section="long", tags=("rivers",)),
    Card(id="po", front="Po", back="Italy", both_ways=True),
    Cloze(id="gap", text="The {{Danube}} flows into the {{Black Sea::a sea}}."),
    ChooseOne(id="one", question="Which is longest?", right=Option("Nile", "Yes."), wrong=(PO, RHINE)),
    ChooseAll(id="all", question="Which are in Europe?", right=(PO, RHINE), wrong=(Option("Nile"),)),
    TrueFalse(id="truth", statement="The Rhine flows north.", truth=True, why="To the North Sea."),
    Typed(id="typed", question="Which river is in Vienna?", accept=("Danube", "Donau")),
    Number(id="number", question="How long is the Rhine?", number="1233", within="10", unit="km"),
    Order(id="order", question="From source to mouth?", order=("Basel", "Bonn", "Cologne")),
    Match(id="match", question="Which sea?", match=(Pair("Rhine", "North"), Pair("Po", "Adriatic")), also=("Baltic",)),
)
SOURCE = Source(sections=(Section("long", "Long ones"),))
RIVERS = Deck(id="rivers", title="Rivers", source=SOURCE, items=ITEMS, about="Of the world.")
FEWER = {"aiken": 1, "qti": 7}  # these have no place for all kinds


@pytest.mark.parametrize("name", [name for name in WRITTEN if name in READ])
def test_what_is_written_is_recognised_and_read(tmp_path: Path, name: str) -> None:
    of = BY_NAME[name]
    assert of.write is not None
    assert of.read is not None
    path = tmp_path / f"rivers{of.suffixes[0]}"
    written = of.write([CarriedDeck(RIVERS)])
    path.write_bytes(written.content)
    assert {finding.code for finding in written.findings} <= set(RULES)
    assert recognised(path) is of or (name == "tsv")
    carried = of.read(path)
    are_decks(carried)
    assert sum(len(one.deck.items) for one in carried.decks) >= FEWER.get(name, len(ITEMS))
    assert carried.decks[0].deck.title.casefold() == "rivers"
    assert {finding.code for finding in carried.findings} <= set(RULES)


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_to_write_is_no_problem(name: str) -> None:
    of = BY_NAME[name]
    assert of.write is not None
    of.write([])
    of.write([CarriedDeck(Deck(id="d", title="D"))])


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(WRITTEN), decks())
def test_what_a_written_file_has_no_place_for_is_no_error(name: str, deck: Deck) -> None:
    written = write(name, [RIVERS, deck])
    assert [finding for finding in written.findings if finding.severity == "error"] == []


@pytest.mark.parametrize("name", READ)
def test_what_is_not_there_or_empty_or_a_folder_is_a_finding(tmp_path: Path, name: str) -> None:
    of = BY_NAME[name]
    assert of.read is not None
    (tmp_path / "empty").touch()
    for path in (tmp_path / "gone", tmp_path, tmp_path / "empty", tmp_path / "a\0b", tmp_path / ("x" * 400)):
        carried = of.read(path)
        assert carried.decks == ()
        assert carried.findings


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(READ), st.binary(max_size=200))
def test_no_bytes_raise_in_any_format(name: str, content: bytes) -> None:
    read(name, content)


def test_names_are_one_word_and_suffixes_have_dots() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
    assert all(" " not in one.name and one.title for one in FORMATS)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for one in FORMATS for suffix in one.suffixes)
