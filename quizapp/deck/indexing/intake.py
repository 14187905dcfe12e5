"""One deck file on its way into the tables of the index, item by item."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import json

from quizapp.deck import wording
from quizapp.deck.faces import faces
from quizapp.deck.finding import Finding
from quizapp.deck.folders import DeckFile
from quizapp.deck.indexing import entry
from quizapp.deck.indexing.tables import NUMBER_BITS
from quizapp.deck.model import Card, Cloze, Deck, Item
from quizapp.deck.read import Placed

DUPLICATE_DECK = "D905"
_ROWS = 256  # gathered before they are put in

# A deck's id is known only when its whole file is read, so what carries it in a key waits in these tables until then.
_STAGES = """
CREATE TEMP TABLE staged_item AS SELECT * FROM item WHERE 0;
CREATE TEMP TABLE staged_face AS SELECT * FROM face WHERE 0;
CREATE TEMP TABLE staged_claim AS SELECT * FROM claim WHERE 0;
"""
_STAGE_ITEM = """INSERT INTO staged_item(no, key, deck, position, section, line,
    kind, options, keep_order, right_at, marking, hash, stem, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_PUT_WORDS = "INSERT INTO words(rowid, stem, answers, tags) VALUES (?, ?, ?, ?)"
_PUT_DECK = "INSERT INTO deck VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?, '')"
_PUBLISH = (
    """INSERT INTO item SELECT no, :id || '/' || key, deck, position, section, kind, line,
    options, keep_order, right_at, marking, hash, stem, body FROM staged_item""",
    "INSERT INTO face SELECT no, :id || '/' || key, :id || '/' || item, :id, section FROM staged_face",
    "INSERT OR IGNORE INTO claim SELECT iif(instr(old, '/'), old, :id || '/' || old), item FROM staged_claim",
)
_UNSTAGE = ("DELETE FROM staged_item", "DELETE FROM staged_face", "DELETE FROM staged_claim")
_WITHIN = f"BETWEEN :no << {NUMBER_BITS} AND (:no + 1 << {NUMBER_BITS}) - 1"
_FORGET_WORDS = f"DELETE FROM words WHERE rowid {_WITHIN}"
_FORGET = (
    _FORGET_WORDS,
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

    def count(self, item: Item, faces_of_it: int) -> None:
        self.next_item += 1
        self.next_face += faces_of_it
        self.items[item.section] += 1
        self.questions[item.section] += not isinstance(item, Card | Cloze)
        self.faces[item.section] += faces_of_it


@dataclass(slots=True)
class _Rows:
    """Rows on their way into the tables: many at once cost half of what they cost one by one."""

    items: list[tuple[object, ...]] = field(default_factory=list)
    words: list[tuple[object, ...]] = field(default_factory=list)
    faces: list[tuple[object, ...]] = field(default_factory=list)
    claims: list[tuple[object, ...]] = field(default_factory=list)


class Intake:
    """Takes decks into the tables of ``db`` and out of them; the caller holds the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._taken = 0
        self._rows = _Rows()
        for statement in _STAGES.split(";"):
            db.execute(statement)

    def forget(self, no: int) -> None:
        """Take all rows of deck number ``no`` out."""
        for statement in (*_FORGET, _FORGET_FINDINGS):
            self._db.execute(statement, {"no": no})

    def take_in(self, file: DeckFile, no: int, digest: str, parts: Iterable[Placed | Finding | Deck]) -> str:
        """Put what was read of ``file`` in as deck number ``no``, in the place of what had that number.

        Returns the deck's id, or the file's path where no deck came out of it or its id is taken by an earlier file.
        A later file that has the id gives way: its rows are gone.
        """
        for statement in (*_FORGET, _FORGET_READ):
            self._db.execute(statement, {"no": no})
        tally, head = _Tally(no << NUMBER_BITS, no << NUMBER_BITS), None
        for part in parts:
            match part:
                case Placed():
                    self._stage(part, no, tally)
                case Finding():
                    self._note(no, part)
                case Deck():
                    head = part
        self._put_rows()
        if head and (taken := self._duplicate(head, no, file)):
            self._note(no, taken)
            head = None
        if head:
            self._publish(head, no, tally)
        else:
            self._db.execute(_FORGET_WORDS, {"no": no})
        for statement in _UNSTAGE:
            self._db.execute(statement)
        self._put_deck(file, no, digest, head, tally)
        return head.id if head else file.path

    def tidy(self) -> None:
        """Merge the index of words if at least a quarter of it is new: searching is then twice as fast."""
        items = self._db.execute("SELECT coalesce(sum(items), 0) FROM deck").fetchone()[0]
        if self._taken * 4 >= items:
            self._db.execute("INSERT INTO words(words) VALUES ('optimize')")

    def note_folders(self, findings: Iterable[Finding]) -> None:
        """Keep what is wrong with the folders themselves, in the place of what was kept before."""
        self._db.execute("DELETE FROM finding WHERE deck = 0")
        for finding in findings:
            self._note(0, finding)

    def _note(self, no: int, finding: Finding) -> None:
        row = (finding.code, finding.severity, finding.message, finding.file, finding.line, finding.column)
        self._db.execute("INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (no, *row, finding.item))

    def _stage(self, placed: Placed, no: int, tally: _Tally) -> None:
        item, item_no, marks = placed.item, tally.next_item, faces(placed.item)
        place = (item_no, item.id, no, item_no - (no << NUMBER_BITS), item.section, placed.line)
        stem = entry.plain(wording.stem(item))
        rows = self._rows
        rows.items.append((*place, *entry.columns(item, stem)))
        rows.words.append((item_no, *entry.words(item, stem)))
        for number, mark in enumerate(marks, tally.next_face):
            rows.faces.append((number, item.id + mark, item.id, "", item.section))
        for old in item.was:
            rows.claims.append((old, item_no))
        tally.count(item, len(marks))
        self._taken += 1
        if len(rows.items) == _ROWS:
            self._put_rows()

    def _put_rows(self) -> None:
        rows, self._rows = self._rows, _Rows()
        self._db.executemany(_STAGE_ITEM, rows.items)
        self._db.executemany(_PUT_WORDS, rows.words)
        self._db.executemany("INSERT INTO staged_face VALUES (?, ?, ?, ?, ?)", rows.faces)
        self._db.executemany("INSERT INTO staged_claim VALUES (?, ?)", rows.claims)

    def _duplicate(self, head: Deck, no: int, file: DeckFile) -> Finding | None:
        holder = self._db.execute("SELECT no, file FROM deck WHERE id = ?", (head.id,)).fetchone()
        if holder is None:
            return None
        if holder[0] > no:
            self.forget(holder[0])
            return None
        return duplicate_deck(head.id, holder[1], file.path)

    def _publish(self, head: Deck, no: int, tally: _Tally) -> None:
        for statement in _PUBLISH:
            self._db.execute(statement, {"id": head.id})
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
        loaded = int(head is not None)
        self._db.execute(_PUT_DECK, (no, *about, *seen, *counts, loaded))
        self._db.execute(f"{COUNT_FINDINGS} WHERE no = ?", (no,))
