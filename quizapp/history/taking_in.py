"""Reviews that were given elsewhere, taken into the log at their own time, and once, however often they come."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.base.ids import Mint
from quizapp.history.states import Ledger
from quizapp.history.store import Store
from quizapp.study.memory import Grade


class Elsewhere(NamedTuple):
    """An answer to a face that was given elsewhere. when: its own time, not that of its coming."""

    face: str
    grade: Grade
    when: Moment
    took_ms: int = 0


def take_in(store: Store, learner: str, given: Iterable[Elsewhere]) -> int:
    """Add answers to the log, inside ``writing``, and return how many were not there yet.

    An answer is known again by its id, which is made of its time and of what it says alone. Its place in the log is
    that of its time, so that a replay takes it in order; the settings in force are those of then.
    """
    come = {review_id(one): one for one in given}
    known = {row_id for row_id in come if store.row("SELECT 1 FROM review WHERE id = ?", row_id) is not None}
    new = {row_id: one for row_id, one in come.items() if row_id not in known}
    if not new:
        return 0
    faces = sorted({one.face for one in new.values()})
    ledger = Ledger(store, learner)
    ledger.untell(faces)
    store.write_all(
        "INSERT INTO review (id, at, day, offset, face, grade, took_ms, source, item_hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 'study', '')",
        [
            (row_id, one.when.at, one.when.day, one.when.offset, one.face, int(one.grade), one.took_ms)
            for row_id, one in new.items()
        ],
    )
    ledger.tell(faces)
    store.write("DELETE FROM followed")  # the decks are looked at anew: faces may have states that had none
    return len(new)


def review_id(one: Elsewhere) -> bytes:
    """Return the id of an answer given elsewhere: of its time, and the same for the same answer every time."""
    told = f"{one.face}\n{one.when.at}\n{int(one.grade)}\n{one.took_ms}"
    digits = iter(sha256(told.encode()).digest())
    return Mint(lambda count: bytes(islice(digits, count))).new(one.when.at)
