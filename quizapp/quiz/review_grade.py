"""What an answer to a question says to the schedule."""

from __future__ import annotations

from quizapp.quiz.marking import Verdict

AGAIN, HARD, GOOD = 1, 2, 3
UNSURE = 0.60


def review_grade(verdict: Verdict, confidence: float | None = None) -> int:
    """Return the grade (1 Again, 2 Hard, 3 Good; never 4 Easy) of a question answered in practice or in study.

    confidence: the probability of being right that was said, None where it was not asked. Right is Good, right but
    unsure (at or below 60%) is Hard, wrong or left blank is Again. Partly right is Again too: for the schedule Hard is
    a pass, which would put off the part that was not known, and retrievability is of the whole.
    """
    if verdict != "right":
        return AGAIN
    return HARD if confidence is not None and confidence <= UNSURE else GOOD
