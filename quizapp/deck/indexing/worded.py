"""The words that items are found by: with their decks where they are few, else once the decks can be studied."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import json

from quizapp.base.progress import GoOn
from quizapp.deck.indexing import entry
from quizapp.deck.indexing.tables import NUMBER_BITS, connect_to_fill
from quizapp.deck.indexing.transaction import CancelledError, tell, writing
from quizapp.deck.model import Item

AT_ONCE = 5_000  # items, whose words take less than a blink
_ROWS = 256  # put in at once
_WAITING = "SELECT no, items FROM deck WHERE NOT worded ORDER BY no"
_ITEMS = f"SELECT no, stem, body FROM item WHERE no BETWEEN ? AND ? ORDER BY no LIMIT {_ROWS}"
_PUT = "INSERT INTO words(rowid, stem, answers, tags) VALUES (?, ?, ?, ?)"


def word_few(db: sqlite3.Connection) -> None:
    """Put the words of the decks in that have none yet, if these are few; the caller holds the transaction."""
    waiting = db.execute(_WAITING).fetchall()
    items = sum(count for _, count in waiting)
    if items <= AT_ONCE:
        for no, _ in waiting:
            for _count in _put(db, no):
                pass
        _tidy(db, items)


def word_decks(index_path: Path, go_on: GoOn) -> bool:
    """Put the words of all decks in that have none yet; return whether there were any.

    ``go_on`` is told the share done, 0 to 1, every few hundred items; once it answers False, the deck it was at has
    none and waits for the next time. Raises sqlite3.OperationalError where the index cannot be written.
    """
    with closing(connect_to_fill(index_path)) as db:
        waiting = db.execute(_WAITING).fetchall()
        total, done = max(sum(items for _, items in waiting), 1), 0
        try:
            for no, _ in waiting:
                with writing(db):
                    for count in _put(db, no):
                        done += count
                        tell(go_on, done / total)
        except CancelledError:
            return done > 0
        with writing(db):
            _tidy(db, done)
        return bool(waiting)


def _put(db: sqlite3.Connection, no: int) -> Iterator[int]:
    """Put the words of a deck in; yield after every few hundred items how many they were."""
    start, end, decode = no << NUMBER_BITS, (no + 1 << NUMBER_BITS) - 1, json.Decoder(Item).decode
    while rows := db.execute(_ITEMS, (start, end)).fetchall():
        db.executemany(_PUT, [(item_no, *entry.words(decode(body), stem)) for item_no, stem, body in rows])
        start = rows[-1][0] + 1
        yield len(rows)
    db.execute("UPDATE deck SET worded = 1 WHERE no = ?", (no,))


def _tidy(db: sqlite3.Connection, new: int) -> None:
    """Merge the index of words if at least a quarter of it is new: searching is then twice as fast."""
    items = db.execute("SELECT coalesce(sum(items), 0) FROM deck").fetchone()[0]
    if new * 4 >= items:
        db.execute("INSERT INTO words(words) VALUES ('optimize')")
