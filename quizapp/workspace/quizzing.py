"""Commands of a quiz: drawing it, answering it, ending it, and what came of it."""

from __future__ import annotations

import random
from pathlib import Path

from quizapp.base.errors import RefusedError
from quizapp.deck.model import Deck, Item, Kind
from quizapp.history.attempts import Given
from quizapp.history.reviews import Answered
from quizapp.quiz import attempt as attempts
from quizapp.quiz import paper as papers
from quizapp.quiz import response as responses
from quizapp.quiz.attempt import Attempt, Counted
from quizapp.quiz.draw import DRAWN_KINDS, draw
from quizapp.quiz.log import What
from quizapp.quiz.marking import Mark, mark
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.response import Response
from quizapp.quiz.review_grade import review_grade
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace.desk import Workspace


def start(workspace: Workspace, setup: Setup, seed: int | None = None) -> Attempt:
    """Draw a paper and begin an attempt at it. Raises RefusedError where there is nothing to ask, CannotSaveError."""
    paper = draw_paper(workspace, setup, seed)
    attempt_id = workspace.history.start_attempt(papers.encode(paper), workspace.now())
    return load(workspace, attempt_id)


def draw_paper(
    workspace: Workspace, setup: Setup, seed: int | None = None, kinds: frozenset[Kind] = DRAWN_KINDS
) -> Paper:
    """Return a paper and begin no attempt at it. Raises RefusedError where there is nothing to ask."""
    seed = random.SystemRandom().getrandbits(32) if seed is None else seed
    candidates = workspace.with_index(lambda: workspace.library.index.candidates(setup.decks, setup.sections))
    return draw(candidates, setup, seed, kinds)


def load(workspace: Workspace, attempt_id: bytes) -> Attempt:
    """Return an attempt as it stands. Raises LookupError for an unknown one."""
    log = workspace.history.load_attempt(attempt_id)
    return attempts.fold(log.id, log.started, papers.decode(log.paper), log.rows)


def unfinished(workspace: Workspace) -> Attempt | None:
    """Return the quiz that was interrupted, if any."""
    attempt_id = workspace.history.unfinished_attempt()
    return None if attempt_id is None else load(workspace, attempt_id)


def last_setup(workspace: Workspace) -> Setup | None:
    """Return what was chosen for the newest quiz, or None before the first."""
    newest = next(iter(workspace.history.attempts()), None)
    return None if newest is None else load(workspace, newest.id).paper.setup


def question(workspace: Workspace, drawn: Drawn) -> tuple[Item, Deck, Path] | None:
    """Return the item of a question, its deck and the deck's folder; None where no deck holds it any more."""
    found = workspace.find(drawn.key)
    if found is None:
        return None
    item, row, deck = found
    return item, deck, Path(row.file).parent


def give(
    workspace: Workspace, attempt: Attempt, number: int, response: Response, confidence: float | None, took_ms: int
) -> tuple[Attempt, Mark]:
    """Keep the answer to a question; durable on return.

    In practice it is a review too and cannot be changed. Raises RefusedError where the question is in no deck any
    more, AnsweredElsewhereError and CannotSaveError; the attempt stays as it was then.
    """
    drawn = attempt.paper.questions[number]
    found = question(workspace, drawn)
    if found is None:
        raise RefusedError(
            "This question is not in its deck any more.",
            safe="All your other answers are saved.",
            todo="Go on with the next one.",
        )
    attempts.refuse_if_closed(attempt, number)
    earned = mark(found[0], response, attempt.paper.setup.choose_all)
    given = _given(number, drawn, response, earned, confidence, took_ms)
    practice = attempt.paper.setup.mode == "practice"
    study = _review(drawn, earned, confidence, took_ms) if practice else None
    now = workspace.now()
    workspace.keep(lambda: workspace.history.answer_question(attempt.id, given, now, once=practice, study=study))
    return load(workspace, attempt.id), earned


def note(workspace: Workspace, attempt: Attempt, what: What, number: int, detail: str = "") -> Attempt:
    """Keep what else happened at a question: marked for later, struck out, gone to. Raises as ``give`` does."""
    workspace.history.attempt_event(attempt.id, what, workspace.now(), number, detail)
    return load(workspace, attempt.id)


def finish(workspace: Workspace, attempt: Attempt, *, timed_out: bool = False) -> Attempt:
    """End an attempt with the answers it has. Raises AnsweredElsewhereError and CannotSaveError."""
    exam = attempt.paper.setup.mode == "exam"
    blanks = [
        Given(number, attempt.paper.questions[number].key, None, 0.0)
        for number in attempts.unanswered(attempt)
        if exam and question(workspace, attempt.paper.questions[number]) is not None
    ]
    workspace.history.finish_attempt(attempt.id, workspace.now(), blanks, timed_out=timed_out)
    return load(workspace, attempt.id)


def counted(workspace: Workspace, attempt: Attempt) -> Counted:
    """Return the questions that count, each with its answer.

    A question that was not answered and is in no deck any more counts for nothing, here as in ``finish``.
    """
    questions = attempt.paper.questions
    return tuple(
        (number, answer)
        for number, answer in attempts.results(attempt)
        if answer is not None or question(workspace, questions[number]) is not None
    )


def leave(workspace: Workspace, attempt: Attempt) -> None:
    """Give an attempt up without a score; its answers stay in the log. Raises as ``finish`` does."""
    workspace.history.attempt_event(attempt.id, "left", workspace.now())


def seconds_left(workspace: Workspace, attempt: Attempt) -> int | None:
    """Return the seconds until an exam's time is up, or None where there is no limit."""
    return attempts.seconds_left(attempt, workspace.now())


def mark_of(attempt: Attempt, number: int, item: Item) -> Mark:
    """Return the mark of a question's standing answer, by the attempt's own scheme."""
    answer = attempt.answers.get(number)
    return mark(item, answer.response if answer else None, attempt.paper.setup.choose_all)


def _given(
    number: int, drawn: Drawn, response: Response, earned: Mark, confidence: float | None, took_ms: int
) -> Given:
    return Given(
        question=number,
        item=drawn.key,
        response=responses.encode(response),
        points=earned.points,
        out_of=earned.out_of,
        confidence=confidence,
        took_ms=took_ms,
    )


def _review(drawn: Drawn, earned: Mark, confidence: float | None, took_ms: int) -> Answered:
    return Answered(drawn.key, Grade(review_grade(earned.verdict, confidence)), took_ms, drawn.hash, "practice")
