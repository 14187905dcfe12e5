"""Commands that mark an answer anew: a learner overrules a mark, or a key was mended since."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.history.attempts import Ruled
from quizapp.quiz.attempt import Answer, Attempt, newest
from quizapp.quiz.log import Why
from quizapp.quiz.marking import Mark
from quizapp.quiz.overruling import can_overrule
from quizapp.quiz.review_grade import review_grade
from quizapp.quiz.right_response import right_response
from quizapp.quiz.same_question import in_item, shown, shows_the_same
from quizapp.study.memory import Grade
from quizapp.workspace import questions
from quizapp.workspace.desk import Workspace
from quizapp.workspace.quizzing import load


@dataclass(frozen=True, slots=True)
class Mended:
    """A question whose key was mended since, so that its answer earns something else by the deck as it is now."""

    number: int
    answer: Answer
    mark: Mark
    hash: str


def turn(workspace: Workspace, attempt: Attempt, number: int) -> Attempt:
    """Overrule the mark of the newest answer to a question, or take that back. Raises CannotSaveError."""
    answer = newest(attempt, number)
    rule = take_back if answer is not None and answer.is_overruled else overrule
    return rule(workspace, attempt, number)


def overrule(workspace: Workspace, attempt: Attempt, number: int) -> Attempt:
    """Let the newest answer to a question count as right, since the learner says so; recorded as just that.

    In practice its review of the same study day becomes Good or Hard. Nothing is done where it is right already, or
    the question is not one to type. Raises CannotSaveError.
    """
    answer, found = newest(attempt, number), questions.question(workspace, attempt.paper.questions[number])
    if answer is None or found is None or not can_overrule(found.item, right=answer.is_right):
        return attempt
    best = questions.mark_by(attempt.paper.setup, found.item, right_response(found.item), answer.confidence)
    return _rule(workspace, attempt, number, answer, best, "overruled")


def take_back(workspace: Workspace, attempt: Attempt, number: int) -> Attempt:
    """Let the first mark of an overruled answer count again. Raises CannotSaveError."""
    answer, found = newest(attempt, number), questions.question(workspace, attempt.paper.questions[number])
    if found is None or answer is None or not answer.is_overruled:
        return attempt
    first = questions.mark_of(attempt, answer, found.item)
    return _rule(workspace, attempt, number, answer, first, "taken back")


def mended(workspace: Workspace, attempt: Attempt) -> tuple[Mended, ...]:
    """Return the questions whose answers would earn something else by their decks as they are now.

    An answer is carried over to the item of now by the texts of what was chosen. Left out is what shows other options
    now, and what the learner has overruled.
    """
    found = (_mended(workspace, attempt, number, answer) for number, answer in attempt.answers.items())
    return tuple(one for one in found if one is not None)


def mark_again(workspace: Workspace, attempt: Attempt) -> Attempt:
    """Mark what ``mended`` names by the decks as they are now; the first marks are kept. Raises CannotSaveError."""
    for one in mended(workspace, attempt):
        _keep(workspace, _ruled(one.answer, one.mark, "key mended", one.hash))
    return load(workspace, attempt.id)


def _mended(workspace: Workspace, attempt: Attempt, number: int, answer: Answer) -> Mended | None:
    drawn = attempt.paper.questions[number]
    then, now = questions.question(workspace, drawn), workspace.find(drawn.key)
    if then is None or now is None or then.now != "changed" or answer.is_overruled:
        return None
    item, row, _deck = now
    seen = shown(then.item)
    if not shows_the_same(seen, item):
        return None
    response = in_item(answer.response, seen, item)
    mark = questions.mark_by(attempt.paper.setup, item, response, answer.confidence)
    same = (mark.points, mark.share) == (answer.earned.points, answer.earned.share)
    return None if same else Mended(number, answer, mark, row.hash)


def _rule(workspace: Workspace, attempt: Attempt, number: int, answer: Answer, mark: Mark, why: Why) -> Attempt:
    ruled = _ruled(answer, mark, why, attempt.paper.questions[number].hash)
    practice = attempt.paper.setup.tells_at_once
    grade = Grade(review_grade(mark.verdict, answer.confidence)) if practice else None
    _keep(workspace, ruled, grade)
    return load(workspace, attempt.id)


def _keep(workspace: Workspace, ruled: Ruled, grade: Grade | None = None) -> None:
    workspace.keep(lambda: workspace.history.rule(ruled, workspace.now(), grade))


def _ruled(answer: Answer, mark: Mark, why: Why, content: str) -> Ruled:
    return Ruled(answer.id, mark.points, mark.out_of, mark.share, why, content)
