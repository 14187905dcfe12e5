"""A deck that comes again: what is new in it, what changed, and what only the deck here has."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from quizapp.deck.model import Deck, Item, Source


@dataclass(frozen=True, slots=True)
class Updated:
    """A deck after an update, and how many of its items were added, changed, left alone, or came no more."""

    deck: Deck
    added: int
    changed: int
    unchanged: int
    kept: int


def fresh(deck: Deck) -> Updated:
    """Return a deck that was not there before."""
    return Updated(deck, len(deck.items), 0, 0, 0)


def updated(here: Deck, coming: Deck) -> Updated:
    """Return the deck here with what comes: items are the same by id; those that come no more stay, at the end.

    Nothing that a history may hang on is taken away.
    """
    before = {item.id: item for item in here.items}
    come = {item.id for item in coming.items}
    left = tuple(item for item in here.items if item.id not in come)
    added = sum(item.id not in before for item in coming.items)
    changed = sum(item.id in before and before[item.id] != item for item in coming.items)
    deck = replace(
        coming,
        source=_source(here, coming, left),
        references={**here.references, **coming.references} if left else coming.references,
        ignore=tuple(dict.fromkeys((*here.ignore, *coming.ignore))),
        items=(*coming.items, *left),
    )
    return Updated(deck, added, changed, len(coming.items) - added - changed, len(left))


def _source(here: Deck, coming: Deck, left: tuple[Item, ...]) -> Source:
    known = {section.id for section in coming.source.sections}
    needed = {item.section for item in left} - known
    return replace(
        coming.source,
        title=coming.source.title or here.source.title,
        sections=(*coming.source.sections, *(one for one in here.source.sections if one.id in needed)),
    )
