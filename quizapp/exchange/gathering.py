"""Decks put together from a file from elsewhere: items get ids; what no deck can hold is said, and left out."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from quizapp.deck.model import Deck, Item, Section
from quizapp.deck.reading import limits
from quizapp.deck.reading.report import quoted
from quizapp.deck.reading.slug import is_id
from quizapp.deck.wording import stem
from quizapp.exchange.carried import CarriedDeck
from quizapp.exchange.fitting import misfit, tidied, tidy, without_oddities
from quizapp.exchange.limits import DECKS
from quizapp.exchange.markup import Marked
from quizapp.exchange.naming import Names
from quizapp.exchange.notes import Notes

_I = TypeVar("_I", bound=Item)


class Draft:
    """One deck on its way. ``files``: what came along, by the relative path that the texts name."""

    def __init__(self, title: str, made_id: str, notes: Notes) -> None:
        self.files: dict[str, bytes] = {}
        self._deck = Deck(id=made_id, title=title)
        self._notes = notes
        self._items: list[Item] = []
        self._names = Names("item")
        self._sections: dict[str, Section] = {}
        self._section_names = Names("section")
        self._is_full = False

    @property
    def id(self) -> str:
        """The id of the deck."""
        return self._deck.id

    def set(self, *, about: str = "", language: str = "", tags: tuple[str, ...] = ()) -> None:
        """Say more of the deck as a whole."""
        self._deck = replace(
            self._deck,
            about=tidy(about)[: limits.TEXT_CHARACTERS] or self._deck.about,
            language=tidy(language)[: limits.TEXT_CHARACTERS] or self._deck.language,
            tags=tags[: limits.LIST_ENTRIES] or self._deck.tags,
        )

    def section(self, title: str, own_id: str = "") -> str:
        """Return the id of the section with a title, made at need of ``own_id`` or the title; "" for one too many."""
        title = tidy(title)[: limits.TEXT_CHARACTERS]
        if title not in self._sections:
            if not title or len(self._sections) >= limits.OUTLINE_ENTRIES:
                return ""
            self._sections[title] = Section(self._section_names.name(title, own_id if is_id(own_id) else ""), title)
        return self._sections[title].id

    def add(self, item: Item, *, own_id: str = "", name: str = "", line: int = 0) -> Item | None:
        """Take an item in, whose id is still to be made: of the source's own, of its name there, or of its words.

        line: where it stands in the file. Returns it as it was taken; None, with the reason told, where it was not.
        """
        if self._is_full:
            return None
        if len(self._items) == limits.ITEMS:
            self._is_full = True
            self._notes.add("X108", f"A deck holds {limits.ITEMS:,} items; the rest is not read.", line=line)
            return None
        item, left_out = without_oddities(tidied(item))
        if reason := misfit(item):
            self._notes.add(
                "X202", f"{quoted(stem(item)) if stem(item) else 'This'} cannot be used: {reason}", line=line
            )
            return None
        item = replace(item, id=self._names.name(name or stem(item), own_id))
        for odd in left_out:
            self._notes.add("X205", f"'{odd}' is not in the form it has here, or is too long.", line=line, item=item.id)
        self._items.append(item)
        return item

    def carried(self) -> CarriedDeck:
        """Return the deck as it is now."""
        source = replace(self._deck.source, sections=tuple(self._sections.values()))
        return CarriedDeck(replace(self._deck, source=source, items=tuple(self._items)), dict(self.files))

    def __len__(self) -> int:
        return len(self._items)


class Gathering:
    """All decks of one file."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._drafts: dict[tuple[str, str], Draft] = {}
        self._names = Names("deck")

    def deck(self, title: str, own_id: str = "") -> Draft:
        """Return the deck with a title and an id of its own, made at need; where there are too many, the last one."""
        draft = self._drafts.get((title, own_id))
        if draft is not None:
            return draft
        if len(self._drafts) == DECKS:
            self._notes.add("X108", f"There are more than {DECKS:,} decks; the last one takes in the others.")
            return next(reversed(self._drafts.values()))
        shown = " ".join(tidy(title).split())[: limits.TEXT_CHARACTERS] or "Deck"
        draft = Draft(shown, self._names.name(shown, own_id if is_id(own_id) else ""), self._notes)
        self._drafts[title, own_id] = draft
        return draft

    def carried(self) -> tuple[CarriedDeck, ...]:
        """Return the decks that hold something, and say where none does."""
        decks = tuple(draft.carried() for draft in self._drafts.values() if len(draft))
        if not decks:
            self._notes.add("X110", "Nothing to be learnt was found in this file.")
        return decks


def noted(marked: Marked, notes: Notes, line: int = 0, item: str = "") -> str:
    """Return the text of something that was marked up, and take down what it lost."""
    for loss in marked.lost:
        notes.add(loss.code, loss.message, line=line, item=item)
    return marked.text
