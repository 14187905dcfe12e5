"""The rows that an attempt leaves in the learner's log, as they were appended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["finished", "timed-out", "left", "mark", "unmark", "strike", "unstrike", "goto", "again", "clock"]
Why = Literal["overruled", "taken back", "key mended"]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to the question with this number (from 0) on the paper.

    id: of the row; at: milliseconds since 1970 UTC; response: JSON of a ``response.Response``, a blank one takes an
    answer back; confidence: the probability of being right that was said, None where it was not asked; points of out_of
    as marked then, and share, the mark without the scheme of the quiz, 0 to 1; took_ms: milliseconds from showing to
    answering; round: 0 the first time through the paper, 1 and up for a question that came back.
    """

    question: int
    at: int
    response: bytes
    confidence: float | None
    points: float
    out_of: float
    share: float
    took_ms: int
    round: int = 0
    id: bytes = b""


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something else that happened in an attempt.

    "goto" shows a question, "again" shows one that came back. detail: for strike and unstrike the option's place as a
    figure; for clock the milliseconds by which the machine's clock was set forward.
    """

    question: int | None
    at: int
    what: What
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RulingRow:
    """What was ruled later on the answer with this id: points of out_of, and share, in the place of its first mark."""

    answer: bytes
    at: int
    points: float
    out_of: float
    share: float
    why: Why


Row = AnswerRow | EventRow | RulingRow
