"""Memories that were taken over from elsewhere: the log of them, and their part in a replay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.history.moves import Span
from quizapp.history.store import Store
from quizapp.study.memory import Memory

MEMORY = "phase, step, stability, difficulty, last_day, due_at, due_day, reps, lapses"


class Placement(NamedTuple):
    """A row of the log: from its place there on, until the next answer, this is what is known of ``face``."""

    id: bytes
    when: Moment
    face: str
    memory: Memory


def within(store: Store, face: str, span: Span) -> list[Placement]:
    """Return the placements of a face, by its key at the time, within a span of the log."""
    rows = store.rows(
        f"SELECT id, at, day, offset, face, {MEMORY} FROM placement WHERE face = ? AND id > ? AND id < ?",
        face, span.after, span.before,
    )  # fmt: skip
    return [Placement(row[0], Moment(*row[1:4]), row[4], Memory(*row[5:])) for row in rows]


def add(store: Store, placements: Iterable[Placement]) -> None:
    """Add placements to the log, inside ``writing``; ``states.Ledger`` keeps what is derived in step."""
    store.write_all(
        f"INSERT INTO placement (id, at, day, offset, face, {MEMORY}) VALUES ({', '.join('?' * 14)})",
        [(one.id, one.when.at, one.when.day, one.when.offset, one.face, *one.memory) for one in placements],
    )
