"""An attempt, seen at one of its questions."""

from __future__ import annotations

from quizapp.base.clock import Moment
from quizapp.quiz.attempt import Answer, Attempt, Earned
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.response import Picked
from quizapp.quiz.setup import Setup
from quizapp.ui.quiz.view import seen_at

PAPER = Paper(1, Setup(decks=("cells",)), (Drawn("cells/a", "", "choose_one", "hash", order=(1, 0)),))


def test_a_question_that_was_answered_and_then_left_its_deck_says_so_and_lets_one_go_on() -> None:
    given = Answer(Picked((0,)), 0.9, Earned(1.0, 1.0, 1.0), took_ms=900, at=0)
    attempt = Attempt(b"", Moment(0, 0), PAPER, answers={0: given})

    seen = seen_at(attempt, 0, None)

    assert "not in its deck any more" in seen.question.stem
    assert (seen.stage, seen.judged, seen.next_words) == ("asked", None, "Next")
    assert seen.stops[0].state == "right"
