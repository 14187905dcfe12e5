"""One deck file on its way into the tables of the index, item by item; the words of its items follow (``worded``)."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from msgspec import json

from quizapp.deck.faces import PLAIN, faces
from quizapp.deck.finding import Finding
from quizapp.deck.folders import DeckFile
from quizapp.deck.indexing import entry
from quizapp.deck.indexing.tables import NUMBER_BITS, within
from quizapp.deck.model import Card, Cloze, Deck, Item
from quizapp.deck.read import Named, Part, Placed

DUPLICATE_DECK = "D905"
_ROWS = 256  # put in at once
_PUT_ITEM = "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PUT_FACE = "INSERT INTO face VALUES (?, ?, ?, ?, ?)"
# The faces of some items that have one each; further: how much higher the numbers of faces are by now.
_PUT_PLAIN_FACES = """INSERT INTO face SELECT no + :further, key, key, :id, section FROM item
    WHERE no BETWEEN :first AND :last"""
_PUT_CLAIM = "INSERT OR IGNORE INTO claim VALUES (?, ?)"
_PUT_DECK = "INSERT INTO deck VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, '', ?)"
_WITHIN = within(":no")
_FORGET = (
    f"DELETE FROM words WHERE rowid {_WITHIN}",
    f"DELETE FROM item WHERE no {_WITHIN}",
    f"DELETE FROM face WHERE no {_WITHIN}",
    f"DELETE FROM claim WHERE item {_WITHIN}",
    "DELETE FROM section WHERE deck = :no",
    "DELETE FROM deck WHERE no = :no",
)
_FORGET_FINDINGS = "DELETE FROM finding WHERE deck = :no"
# What the linter found stays until it has looked at the deck anew, so that nothing flickers.
_FORGET_READ = f"{_FORGET_FINDINGS} AND NOT code BETWEEN 'D6' AND 'D9'"
COUNT_FINDINGS = "UPDATE deck SET " + ", ".join(
    f"{name}s = (SELECT count(*) FROM finding WHERE finding.deck = deck.no AND severity = '{name}')"
    for name in ("error", "warning", "hint")
)


def duplicate_deck(deck_id: str, holder: str, file: str) -> Finding:
    """Return what to say of a file whose deck has the id of another file's, the ``holder``."""
    message = f"The id '{deck_id}' is already that of {holder}; give one of the two another id, then both are used."
    return Finding(DUPLICATE_DECK, "error", message, file)


@dataclass(slots=True)
class _Tally:
    """The next free numbers on the way through one file, and counts by section."""

    next_item: int
    next_face: int
    items: Counter[str] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    faces: Counter[str] = field(default_factory=Counter)

    def count(self, items: list[Item], marks: list[tuple[str, ...]]) -> None:
        """Go on by some items, whose faces have these marks."""
        sections = [item.section for item in items]
        self.next_item += len(items)
        self.next_face += sum(map(len, marks))
        self.items.update(sections)
        self.questions.update([item.section for item in items if not isinstance(item, Card | Cloze)])
        self.faces.update(sections)
        for section, of_it in zip(sections, marks, strict=True):
            if len(of_it) != 1:
                self.faces[section] += len(of_it) - 1


class Intake:
    """Takes decks into the tables of ``db`` and out of them; the caller holds the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def forget(self, no: int) -> None:
        """Take all rows of deck number ``no`` out."""
        for statement in (*_FORGET, _FORGET_FINDINGS):
            self._db.execute(statement, {"no": no})

    def take_in(self, file: DeckFile, no: int, digest: str, read: Callable[[], Iterator[Part]]) -> str:
        """Put what ``read`` finds in ``file`` in as deck number ``no``, in the place of what had that number.

        Returns the deck's id, or the file's path where no deck came out of it or its id is taken by an earlier file.
        A later file that has the id gives way: its rows are gone.
        """
        for statement in (*_FORGET, _FORGET_READ):
            self._db.execute(statement, {"no": no})
        deck_id, parts = _named(read)
        if deck_id and (taken := self._duplicate(deck_id, no, file)):
            self._note(no, taken)
            deck_id = ""
        tally, head = _Tally(no << NUMBER_BITS, no << NUMBER_BITS), None
        placed: list[Placed] = []
        for part in parts:
            match part:
                case Placed():
                    placed.append(part)
                    if len(placed) == _ROWS:
                        self._put(placed, deck_id, no, tally)
                        placed = []
                case Finding():
                    self._note(no, part)
                case Named():
                    pass
                case Deck():
                    head = part
        self._put(placed, deck_id, no, tally)
        if head and deck_id:
            self._put_sections(head, no, tally)
        else:
            head = None
        self._put_deck(file, no, digest, head, tally)
        return deck_id or file.path

    def note_folders(self, findings: Iterable[Finding]) -> None:
        """Keep what is wrong with the folders themselves, in the place of what was kept before."""
        self._db.execute("DELETE FROM finding WHERE deck = 0")
        for finding in findings:
            self._note(0, finding)

    def _note(self, no: int, finding: Finding) -> None:
        row = (finding.code, finding.severity, finding.message, finding.file, finding.line, finding.column)
        self._db.execute("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (no, *row, finding.item))

    def _put(self, placed: list[Placed], deck_id: str, no: int, tally: _Tally) -> None:
        """Put some items in: many at once cost half of what they cost one by one."""
        if not placed or not deck_id:
            return
        first = tally.next_item
        items, claims, marks = [], [], [faces(one.item) for one in placed]
        for item_no, one in enumerate(placed, first):
            item = one.item
            items.append((item_no, f"{deck_id}/{item.id}", no, item.section, one.line, *entry.columns(item)))
            if item.was:
                claims += [(old if "/" in old else f"{deck_id}/{old}", item_no) for old in item.was]
        self._db.executemany(_PUT_ITEM, items)
        self._db.executemany(_PUT_CLAIM, claims)
        if all(mark is PLAIN for mark in marks):
            further = tally.next_face - first
            span = {"id": deck_id, "further": further, "first": first, "last": first + len(placed) - 1}
            self._db.execute(_PUT_PLAIN_FACES, span)
        else:
            rows = [(row[1], mark, row[3]) for row, of_it in zip(items, marks, strict=True) for mark in of_it]
            numbered = enumerate(rows, tally.next_face)
            self._db.executemany(
                _PUT_FACE, [(face, key + mark, key, deck_id, section) for face, (key, mark, section) in numbered]
            )
        tally.count([one.item for one in placed], marks)

    def _duplicate(self, deck_id: str, no: int, file: DeckFile) -> Finding | None:
        holder = self._db.execute("SELECT no, file FROM deck WHERE id = ?", (deck_id,)).fetchone()
        if holder is None:
            return None
        if holder[0] > no:
            self.forget(holder[0])
            return None
        return duplicate_deck(deck_id, holder[1], file.path)

    def _put_sections(self, head: Deck, no: int, tally: _Tally) -> None:
        titles = {section.id: section.title for section in head.source.sections}
        titles |= {section: section for section in tally.items if section not in titles}
        rows = [
            (no, position, section, title, tally.items[section], tally.questions[section], tally.faces[section])
            for position, (section, title) in enumerate(titles.items())
        ]
        self._db.executemany("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def _put_deck(self, file: DeckFile, no: int, digest: str, head: Deck | None, tally: _Tally) -> None:
        shown = head or Deck(id=file.path, title=Path(file.path).stem)
        about = (shown.id, file.path, shown.title, shown.about, shown.language, shown.source.title)
        seen = (file.size, file.mtime_ns, digest, json.encode(shown))
        counts = (tally.items.total(), tally.questions.total(), tally.faces.total()) if head else (0, 0, 0)
        loaded = head is not None
        self._db.execute(_PUT_DECK, (no, *about, *seen, *counts, loaded, not loaded))
        self._db.execute(f"{COUNT_FINDINGS} WHERE no = ?", (no,))


def _named(read: Callable[[], Iterator[Part]]) -> tuple[str, Iterator[Part]]:
    """Return the id of the deck, "" where none comes, and its parts. A file whose id stands late is read twice."""
    parts = read()
    before: list[Part] = []
    for part in parts:
        match part:
            case Named():
                return part.deck_id, chain(before, parts)
            case Placed():
                late = [one.id for one in parts if isinstance(one, Deck)]
                return late[0] if late else "", read()
            case Deck():
                return part.id, iter((*before, part))
            case Finding():
                before.append(part)
    return "", iter(before)
