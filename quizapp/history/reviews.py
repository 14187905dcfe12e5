"""Answering a face, and taking it back: rows of the log and the state that follows from them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from quizapp.base.clock import Moment
from quizapp.base.errors import AnsweredElsewhereError
from quizapp.deck.face_key import item_of, mark_of
from quizapp.history import counted, following, holds
from quizapp.history.moves import moves
from quizapp.history.states import Ledger, Review, add_tallies, advance, keep, state_of
from quizapp.history.store import Row, Store
from quizapp.history.wishes import timeline
from quizapp.study.memory import Grade

Source = Literal["study", "practice"]

_NOT_RETRACTED = "NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.of = {log}.id)"
_LAST_REVIEW = (
    f"SELECT id, face FROM review WHERE source = 'study' AND {_NOT_RETRACTED.format(log='review')}"
    " ORDER BY id DESC LIMIT 1"
)
_LAST_HOLD = (
    "SELECT id, item, what FROM hold WHERE what NOT IN ('flag', 'unflag')"
    f" AND {_NOT_RETRACTED.format(log='hold')} ORDER BY id DESC LIMIT 1"
)


class Answered(NamedTuple):
    """An answer to a face. took_ms: from showing to answering; item_hash: of the item's content as it was shown."""

    face: str
    grade: Grade
    took_ms: int = 0
    item_hash: str = ""
    source: Source = "study"


class Undone(NamedTuple):
    """What was taken back: the face that had been answered, or the item that had been held, by today's key."""

    what: Literal["review"] | holds.What
    key: str


def review(store: Store, learner: str, answered: Answered, expected: bytes | None, when: Moment) -> bytes:
    """Add an answer to the log, inside ``writing``, and return its id.

    expected: the last review of this face that the caller has seen. Raises AnsweredElsewhereError if there is another.
    """
    before = state_of(store, answered.face)
    if expected != (None if before is None else before.last_review):
        raise AnsweredElsewhereError(
            "This card was answered in another window.", safe="That answer is saved.", todo="Go on with the next one."
        )
    counted.count_up_to(store, when.day)
    row_id = store.append(
        "review", when, face=answered.face, grade=int(answered.grade), took_ms=answered.took_ms,
        source=answered.source, item_hash=answered.item_hash,
    )  # fmt: skip
    logged = Review(row_id, when, answered.face, answered.grade, answered.took_ms)
    after, tally = advance(before, logged, timeline(store).now(), learner)
    keep(store, answered.face, after)
    add_tallies(store, [tally])
    if before is None:
        following.settle(store, item_of(answered.face))
    return row_id


def undo(store: Store, learner: str, when: Moment) -> Undone | None:
    """Retract the newest answer of a study session or suspension or burying, inside ``writing``; None: nothing is left.

    Answers of a quiz in practice stay, as they do in the quiz; so do flags.
    """
    last_review = store.row(_LAST_REVIEW)
    last_hold = store.row(_LAST_HOLD)
    if last_hold is not None and (last_review is None or last_hold[0] > last_review[0]):
        return _undo_hold(store, last_hold, when)
    return None if last_review is None else _undo_review(store, learner, last_review, when)


def last_review(store: Store, face: str) -> bytes | None:
    """Return the id of the last review of a face that stands, or None."""
    row = store.row("SELECT last_review FROM state WHERE face = ?", face)
    return None if row is None else row[0]


def regrade(store: Store, learner: str, review_id: bytes, grade: Grade, when: Moment) -> bytes | None:
    """Retract a review of the same study day, add one with another grade, inside ``writing``, and return its id.

    Nothing is done, and None returned, on a later study day than the review's own: nobody recalled anything then.
    """
    row = store.one("SELECT face, day, took_ms, item_hash, source FROM review WHERE id = ?", review_id)
    if row[1] != when.day:
        return None
    face = moves(store).today(item_of(row[0]), review_id) + mark_of(row[0])
    _retract(store, learner, review_id, face, when)
    again = Answered(face, grade, row[2], row[3], row[4])
    return review(store, learner, again, last_review(store, face), when)


def _retract(store: Store, learner: str, row_id: bytes, face: str, when: Moment) -> None:
    ledger = Ledger(store, learner)
    ledger.untell([face])
    store.append("retraction", when, of=row_id)
    ledger.tell([face])


def _undo_review(store: Store, learner: str, row: Row, when: Moment) -> Undone:
    row_id, logged_face = row
    item = moves(store).today(item_of(logged_face), row_id)
    face = item + mark_of(logged_face)
    _retract(store, learner, row_id, face, when)
    following.settle(store, item)
    return Undone("review", face)


def _undo_hold(store: Store, row: Row, when: Moment) -> Undone:
    row_id, logged_item, what = row
    item = moves(store).today(logged_item, row_id)
    store.append("retraction", when, of=row_id)
    holds.refold(store, (item,))
    following.settle(store, item)
    return Undone(what, item)
