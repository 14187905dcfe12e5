"""A question as it was drawn, kept with the attempt so that it can be shown and marked whatever becomes of its deck."""

from __future__ import annotations

from msgspec import DecodeError, Struct, json

from quizapp.base.errors import BrokenFileError
from quizapp.deck.model import Deck, Item


class Kept(Struct, frozen=True, omit_defaults=True):
    """An item with what was known of its deck: its title, and the references that the item names."""

    item: Item
    title: str
    references: dict[str, str] = {}


_DECODER = json.Decoder(Kept)


def kept(item: Item, deck: Deck) -> Kept:
    """Return what to keep of an item and its deck."""
    return Kept(item, deck.title, {ref: deck.references[ref] for ref in item.refs if ref in deck.references})


def encode(what: Kept) -> bytes:
    """Return what is kept as JSON."""
    return json.encode(what)


def decode(content: bytes) -> Kept:
    """Return what was kept, of its JSON. Raises BrokenFileError where it is cut short or none."""
    try:
        return _DECODER.decode(content)
    except (DecodeError, UnicodeDecodeError) as error:
        raise BrokenFileError(
            "A question that was kept with a quiz cannot be read.",
            safe="Nothing was changed; the answers are as they were.",
            todo="Go back to the newest backup, or leave this quiz out.",
        ) from error
