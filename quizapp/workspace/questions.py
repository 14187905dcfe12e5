"""The questions of an attempt as they were drawn, and the marks of the answers to them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from quizapp.base.errors import RefusedError
from quizapp.deck.model import Deck, Item
from quizapp.quiz import kept as keeping
from quizapp.quiz.attempt import NOTHING, Answer, Attempt, Counted, Earned, results
from quizapp.quiz.log import Why
from quizapp.quiz.marking import Mark, scheme, verdict_of
from quizapp.quiz.overruling import OVERRULED
from quizapp.quiz.paper import Drawn
from quizapp.quiz.quiz_marking import certainty_of, mark_in_quiz
from quizapp.quiz.response import Response
from quizapp.quiz.setup import Setup
from quizapp.workspace.desk import Workspace

_RULED: dict[Why, str] = {
    "overruled": OVERRULED,
    "taken back": "",
    "key mended": "Marked again, since the key was mended.",
}
_ANOTHER = "The question is another one now; this is the mark that the answer had."
Now = Literal["same", "changed", "gone"]


class Found(NamedTuple):
    """A question as it was drawn.

    deck: as it is now, or what was kept of it; folder: where its pictures are, None where the deck is gone; now: what
    became of the item in the deck since.
    """

    item: Item
    deck: Deck
    folder: Path | None
    now: Now


def question(workspace: Workspace, drawn: Drawn) -> Found | None:
    """Return a question as it was drawn.

    One that was drawn before questions were kept is returned as its deck has it now; None where no deck does any more.
    Raises BrokenFileError where what was kept cannot be read.
    """
    content = workspace.history.kept_item(drawn.key, drawn.hash)
    there = workspace.find(drawn.key)
    if there is None:
        return None if content is None else _of_a_deck_that_is_gone(drawn, content)
    item, row, deck = there
    if content is None or row.hash == drawn.hash:
        return Found(item, deck, Path(row.file).parent, "same" if row.hash == drawn.hash else "changed")
    return Found(keeping.decode(content).item, deck, Path(row.file).parent, "changed")


def counted(workspace: Workspace, attempt: Attempt) -> Counted:
    """Return the questions that count, each with its answer.

    A question that was not answered and cannot be shown any more counts for nothing, here as when a quiz is finished.
    """
    questions = attempt.paper.questions
    return tuple(
        (number, answer)
        for number, answer in results(attempt)
        if answer is not None or question(workspace, questions[number]) is not None
    )


def blank(attempt: Attempt) -> Earned:
    """Return what a question earns that was left unanswered."""
    return Earned(0.0, 3.0, 0.0) if attempt.paper.setup.marking == "certainty" else NOTHING


def mark_of(attempt: Attempt, answer: Answer | None, item: Item) -> Mark:
    """Return the mark of an answer by the attempt's own scheme; rulings are left aside. Raises as ``mark`` does."""
    if answer is None:
        return mark_by(attempt.paper.setup, item, None, None)
    return mark_by(attempt.paper.setup, item, answer.response, answer.confidence)


def standing_mark(attempt: Attempt, answer: Answer | None, item: Item) -> Mark:
    """Return the mark that stands for an answer, with what was ruled on it told in the remark."""
    if answer is None:
        return mark_of(attempt, None, item)
    earned = answer.earned
    try:
        first = mark_of(attempt, answer, item)
    except RefusedError:  # drawn before questions were kept, and another question since
        return Mark(earned.points, earned.out_of, scheme(item), verdict_of(earned.share), earned.share, _ANOTHER)
    if answer.ruling is None:
        return first
    remark = " ".join(part for part in (_RULED[answer.ruling.why], first.remark) if part)
    verdict = verdict_of(earned.share)
    return Mark(earned.points, earned.out_of, first.scheme, verdict, earned.share, remark)


def mark_by(setup: Setup, item: Item, response: Response | None, confidence: float | None) -> Mark:
    """Return the mark of a response by the scheme of a quiz; the certainty is the one that the confidence calls for."""
    certainty = None if confidence is None else certainty_of(confidence)
    return mark_in_quiz(item, response, setup.marking, certainty, setup.choose_all)


def _of_a_deck_that_is_gone(drawn: Drawn, content: bytes) -> Found:
    what = keeping.decode(content)
    deck = Deck(id=drawn.deck, title=what.title, references=what.references)
    return Found(what.item, deck, None, "gone")
