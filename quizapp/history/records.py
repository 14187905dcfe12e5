"""Rows for the figures: days studied, recall, the hardest faces, and what is remembered by section."""

from __future__ import annotations

import json
import math
import sqlite3
from typing import NamedTuple

from quizapp.history.following import blaming_the_index
from quizapp.history.store import Store
from quizapp.study.memory import DECAY, FACTOR

# "0" follows "/": all items of a deck, by the index of items. LIMIT keeps SQLite from working each power out twice.
# All in one row, since a thread beside the window waits for Python's lock after each; as JSON, which knows no infinity,
# as a decayed stability might give: a chance is at most 1.
_RECALL = """SELECT json_group_array(json_array(w.deck, json((
  SELECT json_array(count(*), total(chance), total(chance * chance)) FROM (
    SELECT min(1.0, pow(1 + :factor * max(0, :day - last_day) / stability, :decay)) AS chance
    FROM state INDEXED BY state_of_item WHERE item > w.deck || '/' AND item < w.deck || '0' AND +listed = 1 LIMIT -1)
)))) FROM followed w WHERE w.studied > 0"""


class DayRow(NamedTuple):
    """One study day.

    reviews: answers, of which ``right`` were not Again; new: faces answered for the first time; tested: answers in the
    review phase, at least a day after the last one, of which ``recalled`` were not Again; took_ms: all answers.
    """

    day: int
    reviews: int
    right: int
    new: int
    tested: int
    recalled: int
    took_ms: int


class HardRow(NamedTuple):
    """A face that is hard to keep."""

    face: str
    lapses: int
    reps: int
    stability: float
    difficulty: float


class MemoryRow(NamedTuple):
    """What is known of one face that was studied. section: "" for none."""

    deck: str
    section: str
    stability: float
    last_day: int


class DeckRecall(NamedTuple):
    """The faces of a deck that were studied: how many, the sum of their chances of recall, and of the squares."""

    deck: str
    studied: int
    chances: float
    squares: float


def days(store: Store, first: int, last: int) -> list[DayRow]:
    """Return the studied days from ``first`` to ``last``, both included; days without an answer are left out."""
    rows = store.rows(
        "SELECT day, reviews, right, new, tested, recalled, took_ms FROM studied_day WHERE day BETWEEN ? AND ?"
        " ORDER BY day", first, last,
    )  # fmt: skip
    return [DayRow(*row) for row in rows]


def hardest(store: Store, limit: int) -> list[HardRow]:
    """Return the faces that were forgotten most often, the most difficult first among equals."""
    rows = store.rows(
        "SELECT face, lapses, reps, stability, difficulty FROM state WHERE lapses > 0 AND listed = 1"
        " ORDER BY lapses DESC, difficulty DESC, face LIMIT ?", limit,
    )  # fmt: skip
    return [HardRow(*row) for row in rows]


def memories(store: Store) -> list[MemoryRow]:
    """Return every studied face that the decks still have. Raises DamagedIndexError."""
    with blaming_the_index(store):
        rows = store.rows(
            "SELECT s.deck, f.section, s.stability, s.last_day FROM state s JOIN decks.face f ON f.key = s.face"
        )
    return [MemoryRow(*row) for row in rows]


def recall(store: Store, day: int) -> list[DeckRecall]:
    """Return what would be recalled on a study day, by deck, as the decks were last followed.

    Summed up by SQLite along the index of items, since a million faces would take Python seconds. The chance of recall
    is ``study.memory.retrievability``.
    """
    _teach_powers(store.db)
    found = json.loads(store.one(_RECALL, factor=FACTOR, decay=DECAY, day=day)[0])
    return [DeckRecall(deck, *sums) for deck, sums in found]


def _teach_powers(db: sqlite3.Connection) -> None:
    """Lend SQLite Python's powers where it was built without its own."""
    try:
        db.execute("SELECT pow(2, 2)")
    except sqlite3.OperationalError:
        db.create_function("pow", 2, math.pow, deterministic=True)


def retired(store: Store) -> list[str]:
    """Return the faces that have a history but are in no deck any more, as the decks were last followed."""
    return [row[0] for row in store.rows("SELECT face FROM state WHERE listed = 0 ORDER BY face")]
