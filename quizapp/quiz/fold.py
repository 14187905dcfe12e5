"""Folding an attempt from the rows of the log: what it stands at is nothing but what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from quizapp.base.clock import Moment
from quizapp.quiz.attempt import Answer, Attempt, Earned, Ruling
from quizapp.quiz.log import AnswerRow, EventRow, Row, RulingRow
from quizapp.quiz.paper import Paper
from quizapp.quiz.response import decode, is_blank


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

    In practice the first answer to a question stands, and later ones are to what came back; in an exam the last one
    before the end stands. What follows the end changes nothing, but for rulings.
    """
    if isinstance(row, RulingRow):
        return _ruled(attempt, row)
    if attempt.finished is not None:
        return attempt
    if isinstance(row, EventRow) and row.what == "clock":
        attempt = replace(attempt, set_forward=attempt.set_forward + int(row.detail))
    attempt = replace(attempt, latest=max(attempt.latest, row.at - attempt.set_forward))
    match row:
        case AnswerRow():
            return _answered(attempt, row)
        case EventRow():
            return _happened(attempt, row)
        case _:
            assert_never(row)


def _answered(attempt: Attempt, row: AnswerRow) -> Attempt:
    response = decode(row.response)
    earned = Earned(row.points, row.out_of, row.share)
    answer = Answer(response, row.confidence, earned, row.took_ms, row.at, row.id)
    if attempt.paper.setup.tells_at_once and row.question in attempt.answers:
        return _answered_again(attempt, row.question, answer)
    answers = {number: other for number, other in attempt.answers.items() if number != row.question}
    if not is_blank(response):
        answers[row.question] = answer
    return _at(replace(attempt, answers=answers), row.question)


def _answered_again(attempt: Attempt, question: int, answer: Answer) -> Attempt:
    """Take an answer to what came back; any other came from a second window, too late."""
    if attempt.reopened != question:
        return attempt
    later = {**attempt.later, question: (*attempt.later.get(question, ()), answer)}
    return replace(attempt, later=later, reopened=None)


def _happened(attempt: Attempt, row: EventRow) -> Attempt:
    question = attempt.at_question if row.question is None else row.question
    match row.what:
        case "finished" | "timed-out":
            return replace(attempt, finished=row.at, timed_out=row.what == "timed-out", reopened=None)
        case "mark":
            return replace(attempt, marked=attempt.marked | {question})
        case "unmark":
            return replace(attempt, marked=attempt.marked - {question})
        case "strike":
            return _struck(attempt, question, attempt.struck.get(question, frozenset()) | {int(row.detail)})
        case "unstrike":
            return _struck(attempt, question, attempt.struck.get(question, frozenset()) - {int(row.detail)})
        case "goto":
            return _at(attempt, question)
        case "again":
            return replace(attempt, at_question=question, reopened=question)
        case "left" | "clock":
            return attempt
        case _:
            assert_never(row.what)


def _at(attempt: Attempt, question: int) -> Attempt:
    route = attempt.route if question in attempt.route else (*attempt.route, question)
    return replace(attempt, at_question=question, route=route, reopened=None)


def _struck(attempt: Attempt, question: int, places: frozenset[int]) -> Attempt:
    return replace(attempt, struck={**attempt.struck, question: places})


def _ruled(attempt: Attempt, row: RulingRow) -> Attempt:
    ruling = Ruling(Earned(row.points, row.out_of, row.share), row.why)

    def ruled(answer: Answer) -> Answer:
        return replace(answer, ruling=ruling) if answer.id == row.answer else answer

    return replace(
        attempt,
        answers={number: ruled(answer) for number, answer in attempt.answers.items()},
        later={number: tuple(map(ruled, answers)) for number, answers in attempt.later.items()},
    )
