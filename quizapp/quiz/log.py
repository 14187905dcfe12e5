"""The rows that an attempt leaves in the learner's log, as they were appended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["finished", "timed-out", "left", "mark", "unmark", "strike", "unstrike", "goto"]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to the question with this number (from 0) on the paper.

    at: milliseconds since 1970 UTC; response: JSON of a ``response.Response``, a blank one takes an answer back;
    confidence: the probability of being right that was said, None where it was not asked; points of out_of as marked
    then; took_ms: milliseconds from showing to answering.
    """

    question: int
    at: int
    response: bytes
    confidence: float | None
    points: float
    out_of: float
    took_ms: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something else that happened in an attempt; detail: for strike and unstrike the option's place as a figure."""

    question: int | None
    at: int
    what: What
    detail: str = ""


Row = AnswerRow | EventRow
