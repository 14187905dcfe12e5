"""Rows for the figures: days studied, the hardest faces, and what is remembered by section."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.history.following import blaming_the_index
from quizapp.history.store import Store


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


def retired(store: Store) -> list[str]:
    """Return the faces that have a history but are in no deck any more, as the decks were last followed."""
    return [row[0] for row in store.rows("SELECT face FROM state WHERE listed = 0 ORDER BY face")]
