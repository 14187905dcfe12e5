"""What is asked next: one face, or nothing for now."""

from __future__ import annotations

from typing import Literal, NamedTuple

Stage = Literal["learning", "review", "new", "ahead"]

LOOK_AHEAD_MS = 20 * 60_000


class Waiting(NamedTuple):
    """What waits for a learner at one moment, and the first of each kind (None where there is none).

    learning: steps that are over; reviews: due today, as far as the day's limit lets; new: as far as the day's limit
    lets; ahead: steps that will be over within LOOK_AHEAD_MS; learning_face: the first of ``learning`` or else of
    ``ahead``; later_at: when the next step after those is over (milliseconds since 1970 UTC).
    reviews_done and new_done: today's so far.
    """

    learning: int = 0
    reviews: int = 0
    new: int = 0
    ahead: int = 0
    learning_face: str | None = None
    review_face: str | None = None
    new_face: str | None = None
    later_at: int | None = None
    reviews_done: int = 0
    new_done: int = 0


class Choice(NamedTuple):
    """A face to be asked, and as what."""

    face: str
    stage: Stage


def choose(waiting: Waiting) -> Choice | None:
    """Return what to ask now: steps first, then reviews with new faces evenly among them, steps ahead of time last."""
    if waiting.learning and waiting.learning_face:
        return Choice(waiting.learning_face, "learning")
    if waiting.new_face and (not waiting.review_face or _is_turn_of_new(waiting)):
        return Choice(waiting.new_face, "new")
    if waiting.review_face:
        return Choice(waiting.review_face, "review")
    if waiting.learning_face:
        return Choice(waiting.learning_face, "ahead")
    return None


def _is_turn_of_new(waiting: Waiting) -> bool:
    """Say whether one more new face keeps the share of new ones done no larger than the share of reviews done."""
    new_total = waiting.new_done + waiting.new
    reviews_total = waiting.reviews_done + waiting.reviews
    return (waiting.new_done + 1) * reviews_total <= waiting.reviews_done * new_total
