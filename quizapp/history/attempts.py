"""Quizzes as they were taken: the paper, every answer as it was given, and what else happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from quizapp.base.clock import Moment
from quizapp.base.errors import AnsweredElsewhereError
from quizapp.history.moves import moves
from quizapp.history.reviews import Answered, last_review, regrade, review
from quizapp.history.store import Store
from quizapp.history.unfinished import ENDED
from quizapp.quiz.log import AnswerRow, EventRow, Row, RulingRow, What, Why
from quizapp.study.memory import Grade

# The answer that counts for each question, with the mark that stands: of those given the first time through the paper
# the latest, as it was marked or as was ruled on it since. "finished" and "timed-out" end an attempt, "left" gives it
# up without a score.
STANDING = (
    "SELECT a.id, a.at, a.day, a.offset, a.attempt, a.question, a.item, a.response, a.confidence, a.took_ms,"
    " coalesce(r.points, a.points) AS points, coalesce(r.out_of, a.out_of) AS out_of,"
    " coalesce(r.share, a.share, a.points / a.out_of) AS share FROM answer a"
    " LEFT JOIN ruling r ON r.id = (SELECT max(id) FROM ruling WHERE answer = a.id)"
    " WHERE a.round = 0 AND a.id = (SELECT max(id) FROM answer b"
    " WHERE b.attempt = a.attempt AND b.question = a.question AND b.round = 0)"
)
_REVIEW_OF_RULING = "SELECT review FROM ruling WHERE answer = ? AND review IS NOT NULL ORDER BY id DESC LIMIT 1"
_REVIEW_OF_ANSWER = "SELECT review FROM answer WHERE id = ? AND review IS NOT NULL"
# Two machines may each have ended a copy of one attempt before their files were merged; the first end counts.
_END = f"SELECT min(id) FROM attempt_event x WHERE x.attempt = t.id AND x.{ENDED}"


class Given(NamedTuple):
    """An answer to a question of an attempt.

    question: its place in the paper from 0; item: its key; response: as the quiz room encodes it, None where the
    question was left unanswered; points, out_of, share, confidence, took_ms and round: as in ``quiz.log.AnswerRow``.
    """

    question: int
    item: str
    response: bytes | None
    points: float
    out_of: float
    share: float
    confidence: float | None = None
    took_ms: int = 0
    round: int = 0


class Ruled(NamedTuple):
    """What is ruled on an answer: its mark from now on, why, and the hash of the item by which it was marked."""

    answer: bytes
    points: float
    out_of: float
    share: float
    why: Why
    item_hash: str


class KeptItem(NamedTuple):
    """A question as it was drawn; item: its key; content: as the quiz room encodes it."""

    item: str
    hash: str
    content: bytes


class AttemptLog(NamedTuple):
    """All that is known of one attempt; rows: in the order in which they happened."""

    id: bytes
    started: Moment
    paper: bytes
    rows: tuple[Row, ...]


class AttemptRow(NamedTuple):
    """An attempt in a list. answered, points and out_of go over the latest answers; finished: None while it is open."""

    id: bytes
    started: Moment
    finished: Moment | None
    timed_out: bool
    answered: int
    points: float
    out_of: float


class MarkRow(NamedTuple):
    """The answer that stands for one question of a finished attempt. item: by today's key; share: 0 to 1."""

    attempt: bytes
    when: Moment
    item: str
    answered: bool
    confidence: float | None
    points: float
    out_of: float
    share: float


def start(store: Store, paper: bytes, items: Iterable[KeptItem], when: Moment) -> bytes:
    """Log a new attempt, and its questions that are not kept yet, inside ``writing``; return the attempt's id."""
    for item in items:
        if store.row("SELECT 1 FROM kept_item WHERE item = ? AND hash = ?", item.item, item.hash) is None:
            store.append("kept_item", when, **item._asdict())
    return store.append("attempt", when, paper=paper)


def kept_item(store: Store, item: str, content_hash: str) -> bytes | None:
    """Return the content of a question as it was drawn, or None where it was drawn before questions were kept."""
    row = store.row("SELECT content FROM kept_item WHERE item = ? AND hash = ? LIMIT 1", item, content_hash)
    return None if row is None else row[0]


def answer(
    store: Store, learner: str, attempt: bytes, given: Given, when: Moment, *, once: bool, study: Answered | None
) -> bytes:
    """Log an answer, inside ``writing``, and return its id.

    once: refuse a second answer to the question in its round; study: the review that the answer is at the same time.
    Raises AnsweredElsewhereError where the attempt is over, or the question answered before and ``once``.
    """
    _refuse_if_over(store, attempt)
    before = "SELECT 1 FROM answer WHERE attempt = ? AND question = ? AND round = ?"
    if once and store.row(before, attempt, given.question, given.round):
        raise _elsewhere("This question was answered in another window.")
    reviewed = None if study is None else review(store, learner, study, last_review(store, study.face), when)
    return store.append("answer", when, attempt=attempt, review=reviewed, **given._asdict())


def event(
    store: Store, attempt: bytes, what: What, when: Moment, *, question: int | None = None, detail: str = ""
) -> bytes:
    """Log what else happened, inside ``writing``. Raises AnsweredElsewhereError where the attempt is over."""
    if what not in get_args(What):
        raise ValueError(what)
    _refuse_if_over(store, attempt)
    return store.append("attempt_event", when, attempt=attempt, question=question, what=what, detail=detail)


def rule(store: Store, learner: str, ruled: Ruled, when: Moment, grade: Grade | None) -> None:
    """Log a ruling, inside ``writing``; grade: what the answer's review gets, if there is one of the same study day."""
    standing = _REVIEW_OF_RULING, _REVIEW_OF_ANSWER
    found = next((row[0] for sql in standing if (row := store.row(sql, ruled.answer)) is not None), None)
    again = None if found is None or grade is None else regrade(store, learner, found, grade, when)
    store.append("ruling", when, review=again, **ruled._asdict())


def finish(store: Store, attempt: bytes, blanks: Sequence[Given], when: Moment, *, timed_out: bool) -> None:
    """End an attempt, inside ``writing``; blanks: the marks of the questions that were left unanswered."""
    _refuse_if_over(store, attempt)
    for blank in blanks:
        store.append("answer", when, attempt=attempt, **blank._asdict())
    event(store, attempt, "timed-out" if timed_out else "finished", when)


def newest_paper(store: Store) -> bytes | None:
    """Return the paper of the newest attempt, whatever became of it; None before the first."""
    row = store.row("SELECT paper FROM attempt ORDER BY id DESC LIMIT 1")
    return None if row is None else row[0]


def rows(store: Store) -> list[AttemptRow]:
    """Return all attempts that were not left, newest first."""
    found = store.rows(
        "SELECT t.id, t.at, t.day, t.offset, e.at, e.day, e.offset, coalesce(e.what = 'timed-out', 0),"
        " count(s.response), total(s.points), total(s.out_of) FROM attempt t"
        f" LEFT JOIN attempt_event e ON e.id = ({_END}) LEFT JOIN ({STANDING}) s ON s.attempt = t.id"
        " WHERE NOT EXISTS (SELECT 1 FROM attempt_event l WHERE l.attempt = t.id AND l.what = 'left')"
        " GROUP BY t.id ORDER BY t.id DESC"
    )
    return [
        AttemptRow(row[0], Moment(*row[1:4]), None if row[4] is None else Moment(*row[4:7]), bool(row[7]), *row[8:])
        for row in found
    ]


def load(store: Store, attempt: bytes) -> AttemptLog:
    """Return all that is known of an attempt. Raises LookupError for an unknown one."""
    start_row = store.one("SELECT at, day, offset, paper FROM attempt WHERE id = ?", attempt)
    answers = store.rows(
        "SELECT id, question, at, response, confidence, coalesce(points, 0.0), out_of,"
        " coalesce(share, points / out_of, 0.0), took_ms, round, id FROM answer"
        " WHERE attempt = ? AND response IS NOT NULL", attempt,
    )  # fmt: skip
    events = store.rows("SELECT id, question, at, what, detail FROM attempt_event WHERE attempt = ?", attempt)
    rulings = store.rows(
        "SELECT id, answer, at, points, out_of, share, why FROM ruling"
        " WHERE answer IN (SELECT id FROM answer WHERE attempt = ?)", attempt,
    )  # fmt: skip
    rows: list[tuple[bytes, Row]] = [(row[0], AnswerRow(*row[1:])) for row in answers]
    rows += [(row[0], EventRow(*row[1:])) for row in events]
    rows += [(row[0], RulingRow(*row[1:])) for row in rulings]
    ordered = tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
    return AttemptLog(attempt, Moment(*start_row[:3]), start_row[3], ordered)


def marks(store: Store) -> list[MarkRow]:
    """Return the standing answers of all finished attempts that have marks, oldest first."""
    known = moves(store)
    found = store.rows(
        "SELECT id, attempt, at, day, offset, item, response IS NOT NULL, confidence, points, out_of, share"
        f" FROM ({STANDING}) s WHERE points IS NOT NULL"
        f" AND EXISTS (SELECT 1 FROM attempt_event e WHERE e.attempt = s.attempt AND e.{ENDED}) ORDER BY id"
    )
    return [MarkRow(row[1], Moment(*row[2:5]), known.today(row[5], row[0]), bool(row[6]), *row[7:]) for row in found]


def shares(store: Store) -> list[tuple[str, float]]:
    """Return (item by today's key, share of the mark) of the standing answers of all attempts, oldest first."""
    known = moves(store)
    found = store.rows(f"SELECT item, id, share FROM ({STANDING}) WHERE response IS NOT NULL ORDER BY id")
    return [(known.today(item, row_id), share) for item, row_id, share in found]


def _refuse_if_over(store: Store, attempt: bytes) -> None:
    if store.row(f"SELECT 1 FROM attempt_event WHERE attempt = ? AND ({ENDED} OR what = 'left')", attempt):
        raise _elsewhere("This quiz was ended in another window.")


def _elsewhere(happened: str) -> AnsweredElsewhereError:
    return AnsweredElsewhereError(happened, safe="What was saved there counts.", todo="Open the quiz anew to see it.")
