"""Learners' files and indexes of decks as the tests of the history need them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from quizapp.base.clock import Moment
from quizapp.base.ids import Mint
from quizapp.deck.indexing import tables
from quizapp.history.history import History
from quizapp.history.reviews import Answered
from quizapp.history.store import Row
from quizapp.study.memory import Grade

DERIVED = {
    "state": "face, item, deck, phase, step, stability, difficulty, last_day, due_at, due_day, reps, lapses, first_day,"
    " last_review, suspended, item_day",
    "held": "item, flagged, suspended, buried_day",
    "studied_day": "day, reviews, right, new, tested, recalled, took_ms",
}


def on(day: int, minute: int = 0) -> Moment:
    """A moment on a study day, in minutes after noon UTC."""
    return Moment(at=((day * 24 + 12) * 60 + minute) * 60_000, day=day)


def made(folder: Path, name: str = "Ada") -> History:
    """A new learner's file, open."""
    path = folder / "learner.sqlite"
    History.create(path, name, on(0), Mint()).close()
    return opened(folder)


def opened(folder: Path) -> History:
    """The learner's file once more, as another window would open it."""
    return History.open(folder / "learner.sqlite", Mint(), folder / "backups")


def answer(history: History, face: str, grade: Grade, when: Moment) -> bytes:
    """Answer a face as a window does that has just asked for its memory."""
    return history.review(Answered(face, grade, took_ms=1000), history.memory(face)[1], when)


def derived(history: History) -> dict[str, list[Row]]:
    """Everything in the derived tables that follows from the log alone."""
    rows = history._store.rows
    return {table: rows(f"SELECT {columns} FROM {table} ORDER BY 1") for table, columns in DERIVED.items()}


def write_index(
    path: Path, decks: Mapping[str, Iterable[str]], *, former: Mapping[str, str] | None = None, edition: str = "1"
) -> Path:
    """An index whose decks have these faces ("item", "item#2"); edition stands for what is written in the items."""
    db = tables.connect(path)
    db.execute("BEGIN")
    for table in ("deck", "item", "face", "claim"):
        db.execute(f"DELETE FROM {table}")
    for no, (deck, faces) in enumerate(decks.items(), start=1):
        _write_deck(db, no << tables.NUMBER_BITS, deck, list(faces), edition)
    for old, new in (former or {}).items():
        db.execute("INSERT INTO claim SELECT ?, no FROM item WHERE key = ?", (old, new))
    db.execute("COMMIT")
    db.close()
    return path


def _write_deck(db: sqlite3.Connection, first: int, deck: str, faces: list[str], edition: str) -> None:
    db.execute(
        "INSERT INTO deck (no, id, file, title, about, language, source_title, size, mtime_ns, hash, items, questions,"
        " faces, errors, warnings, hints, loaded) VALUES (?, ?, ?, ?, '', '', '', 0, 0, ?, ?, 0, ?, 0, 0, 0, 1)",
        (first >> tables.NUMBER_BITS, deck, f"/{deck}", deck, f"{edition} {faces}", len(faces), len(faces)),
    )
    for item in dict.fromkeys(face.partition("#")[0] for face in faces):
        db.execute(
            "INSERT INTO item (key, deck, section, kind, line, options, keep_order, right_at, hash, stem,"
            " marking, body) VALUES (?, 0, '', 'card', 0, 0, 0, 0, '', '', '', '')",
            (f"{deck}/{item}",),
        )
    for count, face in enumerate(faces, start=1):
        item = face.partition("#")[0]
        row = (first + count, f"{deck}/{face}", f"{deck}/{item}", deck, "basics")
        db.execute("INSERT INTO face VALUES (?, ?, ?, ?, ?)", row)
