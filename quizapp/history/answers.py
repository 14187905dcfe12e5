"""Every answer that counts, question by question: what each item was answered, over all finished quizzes."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.history.attempts import STANDING
from quizapp.history.moves import moves
from quizapp.history.store import Store
from quizapp.history.unfinished import ENDED


class AnsweredRow(NamedTuple):
    """The answer that stands for one question of a finished attempt.

    item: by today's key; question: its place in the paper from 0; response: as the quiz room encodes it, None where the
    question was left unanswered; share: what was earned of the marks, 0 to 1; took_ms: milliseconds.
    """

    attempt: bytes
    question: int
    when: Moment
    item: str
    response: bytes | None
    share: float
    took_ms: int


def answers(store: Store) -> list[AnsweredRow]:
    """Return the standing answers of all finished attempts that have marks, oldest first, in two queries."""
    known = moves(store)
    found = store.rows(
        "SELECT id, attempt, question, at, day, offset, item, response, share, took_ms"
        f" FROM ({STANDING}) s WHERE points IS NOT NULL"
        f" AND EXISTS (SELECT 1 FROM attempt_event e WHERE e.attempt = s.attempt AND e.{ENDED}) ORDER BY id"
    )
    return [AnsweredRow(row[1], row[2], Moment(*row[3:6]), known.today(row[6], row[0]), *row[7:]) for row in found]


def firsts(store: Store) -> dict[str, float]:
    """Return what the first answer to each item earned, as a share of its marks, by the item's key of today."""
    earned: dict[str, float] = {}
    for row in answers(store):
        earned.setdefault(row.item, row.share)
    return earned


def papers(store: Store, attempts: Collection[bytes]) -> dict[bytes, bytes]:
    """Return the papers of some attempts by the attempts' ids, as the quiz room encodes them, in one query."""
    wanted = json.dumps([attempt.hex() for attempt in attempts])
    rows = store.rows("SELECT id, paper FROM attempt WHERE lower(hex(id)) IN (SELECT value FROM json_each(?))", wanted)
    return {row[0]: row[1] for row in rows}
