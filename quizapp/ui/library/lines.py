"""The lines of the list: decks, what was found, what is set aside, and what has findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from quizapp.deck.index import DeckRow, ItemRow
from quizapp.ui import showing
from quizapp.ui.library.findings import Flawed, counted, worst_first
from quizapp.ui.library.screen import Line
from quizapp.workspace.desk import Workspace

_MOST_FOUND = 200
_MOST_FLAWED = 200


class Listed(NamedTuple):
    """Lines, and a sentence about all of them."""

    lines: tuple[Line, ...]
    about: str


class Lines:
    """Asks a workspace for what the list shows."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._index = workspace.library.index

    def of_view(self, view: str) -> Listed:
        """Return what one of the views lists."""
        history = self._workspace.history
        match view:
            case "Findings":
                return self._flawed()
            case "Notes":
                return self._noted()
            case "Flagged":
                return Listed(self._items(history.flagged()), "What you flagged")
            case "Suspended":
                return Listed(self._items(history.suspended()), "What is not asked until you end that")
            case "Retired":
                kept = "in no deck any more; its history is kept"
                return Listed(tuple(Line(face, face, kept) for face in history.retired()), "What you studied once")
            case _:
                decks = self._index.decks()
                return Listed(tuple(_deck(deck) for deck in decks), counted(len(decks), "deck"))

    def found(self, query: str) -> Listed:
        """Return the items that a search finds, best first."""
        rows = self._index.search(query, _MOST_FOUND)
        decks = self._index.decks()
        about = _found_words(len(rows))
        if self._index.search_is_behind():
            about += ". Search is still taking in new decks: there may be more."
        return Listed(tuple(_item(row, decks) for row in rows), about)

    def of_deck(self, deck: DeckRow) -> Listed:
        """Return the items of a deck that have findings, worst first."""
        flawed = [one for one in worst_first(self._index.findings(deck.id), (deck,)) if one.item]
        about = f"{counted(len(flawed), 'item')} with findings in {_title(deck)}"
        return self._worst(about, flawed)

    def _noted(self) -> Listed:
        notes = self._workspace.history.notes()
        found = ((note, self._index.item_row(note.item)) for note in notes)
        lines = tuple(Line(note.item, note.item if row is None else row.stem, note.text) for note, row in found)
        return Listed(
            lines, "What you noted, newest first" if lines else "You have noted nothing yet: N on an item does"
        )

    def _flawed(self) -> Listed:
        flawed = worst_first(self._index.findings(), self._index.decks())
        return self._worst("What has findings, worst first" if flawed else "Nothing has findings", flawed)

    def _worst(self, about: str, flawed: Sequence[Flawed]) -> Listed:
        more = f". {_MOST_FLAWED} of {len(flawed):,} are listed." if len(flawed) > _MOST_FLAWED else ""
        return Listed(tuple(self._line(one) for one in flawed[:_MOST_FLAWED]), about + more)

    def _line(self, one: Flawed) -> Line:
        if one.deck is None:
            return Line(one.file, one.file, f"{one.in_words()} \u00b7 a folder of decks")
        if not one.item:
            return Line(one.deck.id, _title(one.deck), f"{one.in_words()} \u00b7 the deck itself")
        key = f"{one.deck.id}/{one.item}"
        row = self._index.item_row(key)
        return Line(key, one.item if row is None else row.stem, f"{one.in_words()} \u00b7 {_title(one.deck)}")

    def _items(self, keys: Iterable[str]) -> tuple[Line, ...]:
        decks = self._index.decks()
        rows = (self._index.item_row(key) for key in keys)
        return tuple(_item(row, decks) for row in rows if row is not None)


def _deck(deck: DeckRow) -> Line:
    if not deck.loaded:
        return Line(deck.id, _title(deck), f"cannot be used: {counted(deck.errors, 'error')}")
    told = [counted(deck.items - deck.questions, "card"), counted(deck.questions, "question")]
    findings = deck.errors + deck.warnings + deck.hints
    if findings:
        told.append(counted(findings, "finding"))
    return Line(deck.id, deck.title, " \u00b7 ".join(told))


def _item(row: ItemRow, decks: Iterable[DeckRow]) -> Line:
    title = next((deck.title for deck in decks if deck.id == row.deck), row.deck)
    return Line(row.key, row.stem, f"{title} \u00b7 {showing.KIND_WORDS[row.kind]}")


def _found_words(count: int) -> str:
    if count == 0:
        return "Nothing was found"
    return f"The best {count} of what was found" if count == _MOST_FOUND else f"{counted(count, 'item')} found"


def _title(deck: DeckRow) -> str:
    return deck.title or Path(deck.file).name
