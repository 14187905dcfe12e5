"""What is known about a learner's memory of one face, and how sure it still is."""

from __future__ import annotations

import math
from enum import IntEnum
from typing import Literal, NamedTuple

Phase = Literal["learning", "review", "relearning"]

LONGEST_DAYS = 36500
DECAY = -0.1542
FACTOR = float(0.9 ** (1 / DECAY) - 1)


class Grade(IntEnum):
    """How an answer went."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(NamedTuple):
    """The state of one face after its last answer.

    phase and step: where it stands; step is the place in the (re)learning steps, None in the review phase.
    stability: days until recall has fallen to 90%; difficulty: 1 to 10.
    last_day: study day of the last answer. due_day: study day from which it is due.
    due_at: milliseconds since 1970 UTC at which a (re)learning step is over; None in the review phase, where a face is
    due as soon as due_day begins, wherever the learner then is.
    reps: answers so far; lapses: how often it was forgotten in the review phase.
    """

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    last_day: int
    due_at: int | None
    due_day: int
    reps: int
    lapses: int


def retrievability(stability: float, elapsed_days: int) -> float:
    """Return the chance of recall ``elapsed_days`` study days after the last answer; 1.0 on the same day.

    R(t) = (1 + FACTOR t/S)^DECAY of FSRS-6 with its default decay, so that R(S) = 0.9.
    """
    return float((1 + FACTOR * max(0, elapsed_days) / stability) ** DECAY)


def interval_days(stability: float, desired_retention: float) -> int:
    """Return after how many days recall has fallen to ``desired_retention``: rounded half up, 1 to LONGEST_DAYS."""
    days = stability / FACTOR * float(desired_retention ** (1 / DECAY) - 1)
    return min(max(math.floor(days + 0.5), 1), LONGEST_DAYS)
