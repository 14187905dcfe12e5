"""Commands of a quiz: drawing it, answering it, and ending it."""

from __future__ import annotations

import random

from quizapp.base.errors import RefusedError
from quizapp.history.attempts import Given, KeptItem
from quizapp.history.reviews import Answered
from quizapp.quiz import attempt as attempts
from quizapp.quiz import kept
from quizapp.quiz import paper as papers
from quizapp.quiz import response as responses
from quizapp.quiz.attempt import Attempt
from quizapp.quiz.draw import draw
from quizapp.quiz.fold import fold
from quizapp.quiz.log import What
from quizapp.quiz.marking import Mark
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.response import Response
from quizapp.quiz.review_grade import review_grade
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import questions
from quizapp.workspace.desk import Workspace


def start(workspace: Workspace, setup: Setup, seed: int | None = None) -> Attempt:
    """Draw a paper and begin an attempt at it; its questions are kept as they are now.

    A mock paper is drawn by its number, so that it is the same for everybody who has the same decks. Raises
    RefusedError where there is nothing to ask, and CannotSaveError.
    """
    paper = draw_paper(workspace, setup, seed)
    items = workspace.with_index(lambda: _kept_items(workspace, paper))
    attempt_id = workspace.history.start_attempt(papers.encode(paper), workspace.now(), items)
    return load(workspace, attempt_id)


def draw_paper(workspace: Workspace, setup: Setup, seed: int | None = None) -> Paper:
    """Return a paper alone, as to print it. Raises RefusedError where there is nothing to ask."""
    if setup.mode == "mock":
        seed = setup.number
    seed = random.SystemRandom().getrandbits(32) if seed is None else seed
    candidates = workspace.with_index(lambda: workspace.library.index.candidates(setup.decks, setup.sections))
    return draw(candidates, setup, seed)


def load(workspace: Workspace, attempt_id: bytes) -> Attempt:
    """Return an attempt as it stands. Raises LookupError for an unknown one."""
    log = workspace.history.load_attempt(attempt_id)
    return fold(log.id, log.started, papers.decode(log.paper), log.rows)


def unfinished(workspace: Workspace) -> Attempt | None:
    """Return the quiz that was interrupted, if any."""
    attempt_id = workspace.history.unfinished_attempt()
    return None if attempt_id is None else load(workspace, attempt_id)


def last_setup(workspace: Workspace) -> Setup | None:
    """Return what was chosen for the newest quiz, or None before the first."""
    paper = workspace.history.newest_paper()
    return None if paper is None else papers.decode(paper).setup


def give(
    workspace: Workspace, attempt: Attempt, number: int, response: Response, confidence: float | None, took_ms: int
) -> tuple[Attempt, Mark]:
    """Keep the answer to a question; durable on return.

    In practice it is a review too and cannot be changed; a question that came back is answered anew. Raises
    RefusedError where the question cannot be shown any more, TimeIsUpError, AnsweredElsewhereError and
    CannotSaveError; the attempt stays as it was then.
    """
    drawn = attempt.paper.questions[number]
    found = questions.question(workspace, drawn)
    if found is None:
        raise RefusedError(
            "This question is not in its deck any more.",
            safe="All your other answers are saved.",
            todo="Go on with the next one.",
        )
    now = workspace.now()
    attempts.refuse_if_closed(attempt, number)
    attempts.refuse_if_late(attempt, now)
    setup = attempt.paper.setup
    earned = questions.mark_by(setup, found.item, response, confidence)
    given = _given(attempt, number, response, earned, confidence, took_ms)
    study = _review(drawn, earned, confidence, took_ms) if setup.tells_at_once and found.now != "gone" else None
    once = setup.tells_at_once
    workspace.keep(lambda: workspace.history.answer_question(attempt.id, given, now, once=once, study=study))
    return load(workspace, attempt.id), earned


def note(workspace: Workspace, attempt: Attempt, what: What, number: int, detail: str = "") -> Attempt:
    """Keep what else happened at a question: marked for later, struck out, gone to. Raises as ``give`` does."""
    workspace.history.attempt_event(attempt.id, what, workspace.now(), number, detail)
    return load(workspace, attempt.id)


def clock_was_set(workspace: Workspace, attempt: Attempt, by_ms: int) -> Attempt:
    """Keep that the machine's clock was set forward by so many milliseconds, so that an exam's time goes on as it was.

    Raises as ``give`` does.
    """
    workspace.history.attempt_event(attempt.id, "clock", workspace.now(), detail=str(by_ms))
    return load(workspace, attempt.id)


def finish(workspace: Workspace, attempt: Attempt, *, timed_out: bool = False) -> Attempt:
    """End an attempt with the answers it has. Raises AnsweredElsewhereError and CannotSaveError."""
    earned = questions.blank(attempt)
    blanks = [
        Given(number, attempt.paper.questions[number].key, None, earned.points, earned.out_of, earned.share)
        for number in attempts.unanswered(attempt)
        if not attempt.paper.setup.tells_at_once
        and questions.question(workspace, attempt.paper.questions[number]) is not None
    ]
    workspace.history.finish_attempt(attempt.id, workspace.now(), blanks, timed_out=timed_out)
    return load(workspace, attempt.id)


def leave(workspace: Workspace, attempt: Attempt) -> None:
    """Give an attempt up without a score; its answers stay in the log. Raises as ``finish`` does."""
    workspace.history.attempt_event(attempt.id, "left", workspace.now())


def seconds_left(workspace: Workspace, attempt: Attempt) -> int | None:
    """Return the seconds until an exam's time is up, or None where there is no limit."""
    return attempts.seconds_left(attempt, workspace.now())


def _kept_items(workspace: Workspace, paper: Paper) -> list[KeptItem]:
    found = ((drawn, workspace.find(drawn.key)) for drawn in paper.questions)
    return [
        KeptItem(drawn.key, drawn.hash, kept.encode(kept.kept(there[0], there[2])))
        for drawn, there in found
        if there is not None
    ]


def _given(
    attempt: Attempt, number: int, response: Response, earned: Mark, confidence: float | None, took_ms: int
) -> Given:
    return Given(
        question=number,
        item=attempt.paper.questions[number].key,
        response=responses.encode(response),
        points=earned.points,
        out_of=earned.out_of,
        share=earned.share,
        confidence=confidence,
        took_ms=took_ms,
        round=attempts.rounds(attempt, number) if attempt.paper.setup.tells_at_once else 0,
    )


def _review(drawn: Drawn, earned: Mark, confidence: float | None, took_ms: int) -> Answered:
    return Answered(drawn.key, Grade(review_grade(earned.verdict, confidence)), took_ms, drawn.hash, "practice")
