"""Marking by a scheme for a whole quiz: negative marking, and certainty-based marking."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, assert_never

from quizapp.deck.model import ChooseOne, Item, TrueFalse
from quizapp.deck.wording import options
from quizapp.quiz.marking import Mark, mark
from quizapp.quiz.response import Response
from quizapp.quiz.setup import ChooseAllMarking, QuizMarking

Certainty = Literal[1, 2, 3]

# Moodle, question_cbm: the points at each certainty, and the least one where none was said.
_WHEN_RIGHT: dict[Certainty, float] = {1: 1.0, 2: 2.0, 3: 3.0}
_WHEN_WRONG: dict[Certainty, float] = {1: 0.0, 2: -2.0, 3: -6.0}
_UNSAID: Certainty = 1


def mark_in_quiz(
    item: Item,
    response: Response | None,
    marking: QuizMarking,
    certainty: Certainty | None = None,
    choose_all: ChooseAllMarking = "author",
) -> Mark:
    """Return the mark of a response by the scheme of the quiz; certainty: None where none was said, which counts as 1.

    author: 0 to 1, as ``mark``. negative: a wrong choice of one among k options earns -1/(k - 1), so a mark is from -1
    to 1. certainty: from -6 to 3 of 3. Levels are told from ``mark`` alone: these points are no share of anything.
    Raises as ``mark`` does.
    """
    earned = mark(item, response, choose_all)
    match marking:
        case "author":
            return earned
        case "negative":
            return _negative(item, earned)
        case "certainty":
            return _certain(earned, certainty or _UNSAID)
        case _:
            assert_never(marking)


def certainty_of(confidence: float) -> Certainty:
    """Return the certainty that earns most, on average, when the chance of being right is ``confidence`` (0 to 1).

    At 2/3 and at 0.8 two certainties earn as much, and the higher one is returned.
    """
    if confidence >= 0.8:
        return 3
    return 2 if confidence >= 2 / 3 else 1


def _negative(item: Item, earned: Mark) -> Mark:
    """Take 1/(k - 1) for a wrong choice: blind guesses among k options then earn nothing on average."""
    if not isinstance(item, ChooseOne | TrueFalse):
        return earned
    if earned.verdict != "wrong":
        return replace(earned, scheme="negative")
    others = len(options(item)) - 1
    cost = "a point" if others == 1 else f"1/{others} of a point"
    return replace(earned, scheme="negative", points=-1 / others, remark=f"A wrong choice costs {cost} here.")


def _certain(earned: Mark, certainty: Certainty) -> Mark:
    """Mark by Moodle's table; an answer that is partly right earns its part of what a right one would."""
    most = _WHEN_RIGHT[3]
    if earned.verdict == "unanswered":
        return replace(earned, scheme="certainty", out_of=most)
    wrong = earned.verdict == "wrong"
    points = _WHEN_WRONG[certainty] if wrong else _WHEN_RIGHT[certainty] * earned.points
    remark = f"{earned.remark} Certainty {certainty}.".strip()
    return replace(earned, scheme="certainty", points=points, out_of=most, remark=remark)
