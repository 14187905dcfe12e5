"""An attempt at a paper: where it stands, folded from the rows of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from quizapp.base.clock import Moment
from quizapp.base.errors import AnsweredElsewhereError
from quizapp.quiz.log import AnswerRow, EventRow, Row
from quizapp.quiz.paper import Paper
from quizapp.quiz.response import Response, decode, is_blank


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question that counts; fields as in ``log.AnswerRow``."""

    response: Response
    confidence: float | None
    points: float
    out_of: float
    took_ms: int
    at: int

    @property
    def is_right(self) -> bool:
        """Whether it earned everything; a part of the points is not right."""
        return self.points >= self.out_of


Counted = tuple[tuple[int, Answer | None], ...]
"""The questions that count, by their number on the paper, each with its answer."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt as it stands. Questions go by their number on the paper, from 0.

    answers: those that count, none of them blank; struck: places of options by question; marked: for later;
    at_question: where to go on; finished: milliseconds since 1970 UTC, None while it is open; latest: when the last
    row was written, in the same measure.
    """

    id: bytes
    started: Moment
    paper: Paper
    answers: Mapping[int, Answer] = field(default_factory=dict)
    struck: Mapping[int, frozenset[int]] = field(default_factory=dict)
    marked: frozenset[int] = frozenset()
    at_question: int = 0
    finished: int | None = None
    timed_out: bool = False
    latest: int = 0


def fold(attempt_id: bytes, started: Moment, paper: Paper, rows: Iterable[Row]) -> Attempt:
    """Return the attempt that rows lead to, in the order of the log.

    Raises BrokenFileError where an answer cannot be read.
    """
    attempt = Attempt(attempt_id, started, paper, latest=started.at)
    for row in rows:
        attempt = after(attempt, row)
    return attempt


def after(attempt: Attempt, row: Row) -> Attempt:
    """Return the attempt after one more row.

    In practice the first answer to a question stands; in an exam the last one before the end. What follows the end
    changes nothing.
    """
    if attempt.finished is not None:
        return attempt
    attempt = replace(attempt, latest=max(attempt.latest, row.at))
    match row:
        case AnswerRow():
            return _answered(attempt, row)
        case EventRow():
            return _happened(attempt, row)
        case _:
            assert_never(row)


def refuse_if_closed(attempt: Attempt, question: int) -> None:
    """Raise AnsweredElsewhereError where another answer to a question would not count."""
    if attempt.finished is not None:
        raise AnsweredElsewhereError(
            "This quiz was finished already.",
            safe="The answers that were given before count.",
            todo="Look at its results.",
        )
    if _is_practice(attempt) and question in attempt.answers:
        raise AnsweredElsewhereError(
            "This question was answered already.",
            safe="The answer that was given first counts.",
            todo="Go on with the next question.",
        )


def unanswered(attempt: Attempt) -> tuple[int, ...]:
    """Return the questions without an answer, in the order of the paper."""
    return tuple(number for number in range(len(attempt.paper.questions)) if number not in attempt.answers)


def seconds_left(attempt: Attempt, now: Moment) -> int | None:
    """Return the seconds until an exam's time is up, 0 from then on; None where there is no limit.

    The clock does not stop while the app is closed, and setting the computer's clock back gives no more time than
    was left at the latest row.
    """
    minutes = attempt.paper.setup.minutes
    if minutes is None or _is_practice(attempt):
        return None
    if attempt.finished is not None:
        return 0
    gone = max(now.at, attempt.latest) - attempt.started.at
    return max(0, -((gone - minutes * 60_000) // 1000))


def results(attempt: Attempt) -> Counted:
    """Return the questions that count, each with its answer.

    In an exam all of them, the unanswered with None; in practice only what was answered: to stop early is no failing.
    """
    numbers = range(len(attempt.paper.questions))
    pairs = ((number, attempt.answers.get(number)) for number in numbers)
    return tuple(pair for pair in pairs if pair[1] is not None or not _is_practice(attempt))


def points(counted: Counted) -> tuple[tuple[float, float], ...]:
    """Return (points, out of) of each question that counts; an unanswered one earns 0 of 1."""
    return tuple((answer.points, answer.out_of) if answer else (0.0, 1.0) for _, answer in counted)


def missed(attempt: Attempt, counted: Counted) -> tuple[str, ...]:
    """Return the keys of the items that count and were not altogether right."""
    wrong = (number for number, answer in counted if answer is None or not answer.is_right)
    return tuple(attempt.paper.questions[number].key for number in wrong)


def confidences(counted: Counted) -> tuple[tuple[float, bool], ...]:
    """Return (confidence, altogether right) of each answer that was given with a confidence."""
    answers = (answer for _, answer in counted if answer)
    return tuple((answer.confidence, answer.is_right) for answer in answers if answer.confidence is not None)


def _answered(attempt: Attempt, row: AnswerRow) -> Attempt:
    if _is_practice(attempt) and row.question in attempt.answers:
        return attempt
    response = decode(row.response)
    answers = {number: answer for number, answer in attempt.answers.items() if number != row.question}
    if not is_blank(response):
        answers[row.question] = Answer(response, row.confidence, row.points, row.out_of, row.took_ms, row.at)
    return replace(attempt, answers=answers, at_question=row.question)


def _happened(attempt: Attempt, row: EventRow) -> Attempt:
    question = attempt.at_question if row.question is None else row.question
    match row.what:
        case "finished" | "timed-out":
            return replace(attempt, finished=row.at, timed_out=row.what == "timed-out")
        case "mark":
            return replace(attempt, marked=attempt.marked | {question})
        case "unmark":
            return replace(attempt, marked=attempt.marked - {question})
        case "strike":
            return _struck(attempt, question, attempt.struck.get(question, frozenset()) | {int(row.detail)})
        case "unstrike":
            return _struck(attempt, question, attempt.struck.get(question, frozenset()) - {int(row.detail)})
        case "goto":
            return replace(attempt, at_question=question)
        case "left":
            return attempt
        case _:
            assert_never(row.what)


def _struck(attempt: Attempt, question: int, places: frozenset[int]) -> Attempt:
    return replace(attempt, struck={**attempt.struck, question: places})


def _is_practice(attempt: Attempt) -> bool:
    return attempt.paper.setup.mode == "practice"
