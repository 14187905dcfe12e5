"""Which question comes next in an attempt."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.quiz.attempt import Attempt, asked_in_all, come_back, unanswered
from quizapp.quiz.confidence import chance_level
from quizapp.quiz.elo import Estimates, Tried, choose, estimate
from quizapp.workspace import questions
from quizapp.workspace.desk import Workspace


def next_question(workspace: Workspace, attempt: Attempt, here: int) -> int | None:
    """Return the number of the question to show after ``here``, or None where the attempt is at its end.

    An exam goes through the paper. Practice goes on to what is not answered, and then brings back what was wrong, round
    by round, until all was right once. Adaptive practice asks what the learner is expected to answer with 75% success.
    """
    match attempt.paper.setup.mode:
        case "exam" | "mock":
            return here + 1 if here + 1 < len(attempt.paper.questions) else None
        case "practice":
            open_ones = sorted(unanswered(attempt), key=lambda number: (number <= here, number))
            return _first_there(workspace, attempt, (*open_ones, *come_back(attempt)))
        case "adaptive":
            return _adapted(workspace, attempt)


def _adapted(workspace: Workspace, attempt: Attempt) -> int | None:
    if len(attempt.answers) >= asked_in_all(attempt):
        return None
    chances = _chances(workspace, attempt)
    numbers = {attempt.paper.questions[number].key: number for number in unanswered(attempt)}
    left = [(key, chances[key]) for key in numbers if key in chances]
    return numbers[choose(_estimates(workspace, chances), left)] if left else None


def _estimates(workspace: Workspace, chances: dict[str, float]) -> Estimates:
    """Return what the answers so far say, those of this attempt too, about the questions that it may ask."""
    shares = workspace.history.shares()
    return estimate(Tried(key, chances[key], share) for key, share in shares if key in chances)


def _chances(workspace: Workspace, attempt: Attempt) -> dict[str, float]:
    found = ((drawn.key, questions.question(workspace, drawn)) for drawn in attempt.paper.questions)
    return {key: chance_level(one.item) for key, one in found if one is not None}


def _first_there(workspace: Workspace, attempt: Attempt, numbers: Iterable[int]) -> int | None:
    """Return the first of some questions that can be shown."""
    drawn = attempt.paper.questions
    return next((number for number in numbers if questions.question(workspace, drawn[number]) is not None), None)
