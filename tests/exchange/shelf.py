"""Reading texts as files of a format, and what holds for whatever comes out of any of them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from quizapp.deck.model import Deck, Item
from quizapp.deck.read import read_text
from quizapp.deck.write import write_deck
from quizapp.exchange import formats
from quizapp.exchange.carried import Carried, CarriedDeck, Written


def read(name: str, content: str | bytes, file: str = "") -> Carried:
    """Return what a format makes of a content, after looking that its decks are decks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (file or f"given{formats.BY_NAME[name].suffixes[0]}")
        path.write_bytes(content if isinstance(content, bytes) else content.encode(errors="surrogatepass"))
        way = formats.BY_NAME[name].read
        assert way is not None
        carried = way(path)
    are_decks(carried)
    return carried


def write(name: str, decks: Sequence[Deck]) -> Written:
    way = formats.BY_NAME[name].write
    assert way is not None
    return way([CarriedDeck(deck) for deck in decks])


def items(carried: Carried) -> list[Item]:
    """Return all items, without their ids and sections."""
    from msgspec.structs import replace

    return [replace(item, id="", section="") for deck in carried.decks for item in deck.deck.items]


def codes(carried: Carried | Written) -> list[str]:
    """Return the codes of the findings, but for what was guessed of the file as a whole."""
    return [finding.code for finding in carried.findings if finding.code != "X109"]


def are_decks(carried: Carried) -> None:
    """Fail unless every deck, written as a file and read, is the same deck without an error."""
    ids = [one.deck.id for one in carried.decks]
    assert len(ids) == len(set(ids))
    for one in carried.decks:
        again, findings = read_text(write_deck(one.deck), Path("d.yaml"))
        assert [finding for finding in findings if finding.severity == "error"] == []
        assert again == one.deck
