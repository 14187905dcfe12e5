"""What was learnt of a face on its way out: where its card stands in Anki's schedule, and its entries of the log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.exchange.carried import CarriedReview
from quizapp.study.memory import Grade, Memory

_NEW, _LEARNING, _REVIEW, _RELEARNING = 0, 1, 2, 3
_TODAY, _DUE, _ANOTHER_DAY = 1, 2, 3  # queues of cards that are not new
_SUSPENDED = -1
_LEARNT, _REVIEWED, _RELEARNT = 0, 1, 2  # kinds of entries
_STEP = -600  # ten minutes
_EASE = 2500  # in permille; Anki's older scheduler asks for it
_ONE_STEP_LEFT = 1001
_DAY_MS = 86_400_000


class Standing(NamedTuple):
    """The columns of a card that say where it stands."""

    type: int
    queue: int
    due: int
    ivl: int = 0
    factor: int = 0
    reps: int = 0
    lapses: int = 0
    left: int = 0
    data: str = "{}"


class Entry(NamedTuple):
    """An entry of the log but for its card. id: milliseconds since 1970 UTC; intervals in days, below 0 in seconds."""

    id: int
    ease: int
    ivl: int
    last_ivl: int
    factor: int
    time: int
    type: int


def new(position: int) -> Standing:
    """Return the standing of a card that was never answered."""
    return Standing(_NEW, 0, position)


def suspended(standing: Standing) -> Standing:
    """Return the standing of a card that is not asked until its learner wants it again."""
    return standing._replace(queue=_SUSPENDED)


def standing(memory: Memory, when: Moment) -> Standing:
    """Return the standing of a card by what is known of its face; due days are counted from the day of ``when``."""
    data = json.dumps({"s": round(memory.stability, 4), "d": round(memory.difficulty, 3)}, separators=(",", ":"))
    placed = _placed(memory, memory.due_day - when.day)
    return placed._replace(factor=_EASE, reps=memory.reps, lapses=memory.lapses, data=data)


def _placed(memory: Memory, day: int) -> Standing:
    if memory.phase == "review":
        return Standing(_REVIEW, _DUE, day, max(1, memory.due_day - memory.last_day))
    kind, ivl = (_LEARNING, 0) if memory.phase == "learning" else (_RELEARNING, max(1, round(memory.stability)))
    if day > 0 or memory.due_at is None:
        return Standing(kind, _ANOTHER_DAY, max(day, 0), ivl, left=_ONE_STEP_LEFT)
    return Standing(kind, _TODAY, memory.due_at // 1000, ivl, left=_ONE_STEP_LEFT)


def entries(reviews: Sequence[CarriedReview], day_start_ms: int) -> list[Entry]:
    """Return the entries of the log for the reviews of one face, in the order in which they were given.

    day_start_ms: any moment, in milliseconds since 1970 UTC, at which a study day began. The answers of the first day
    are learning; those of a later day are reviews until the face is forgotten, and from then on relearning.
    """
    days = [(review.at - day_start_ms) // _DAY_MS for review in reviews]
    made: list[Entry] = []
    kind = _LEARNT
    ivl = 0
    for at, review in enumerate(reviews):
        if at and days[at] > days[at - 1]:
            kind = _REVIEWED
        elif at and kind == _REVIEWED and reviews[at - 1].grade is Grade.AGAIN:
            kind = _RELEARNT
        last_ivl, ivl = ivl, days[at + 1] - days[at] if at + 1 < len(days) else 0
        factor = 0 if kind == _LEARNT else _EASE
        made.append(Entry(review.at, int(review.grade), ivl or _STEP, last_ivl or _STEP, factor, review.took_ms, kind))
    return made
