"""An attempt, seen at one of its questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.base.clock import Moment
from quizapp.deck.model import ChooseOne, Deck, Option
from quizapp.quiz.attempt import Answer, Attempt, Earned
from quizapp.quiz.paper import Drawn, Paper
from quizapp.quiz.response import Picked
from quizapp.quiz.setup import QuizMarking, Setup
from quizapp.ui.quiz.view import seen_at
from quizapp.workspace.questions import Found

PAPER = Paper(1, Setup(decks=("cells",)), (Drawn("cells/a", "", "choose_one", "hash", order=(1, 0)),))


def test_a_question_that_was_answered_and_then_left_its_deck_says_so_and_lets_one_go_on() -> None:
    given = Answer(Picked((0,)), 0.9, Earned(1.0, 1.0, 1.0), took_ms=900, at=0)
    attempt = Attempt(b"", Moment(0, 0), PAPER, answers={0: given})

    seen = seen_at(attempt, 0, None)

    assert "not in its deck any more" in seen.question.stem
    assert (seen.stage, seen.judged, seen.next_words) == ("asked", None, "Next")
    assert seen.stops[0].state == "right"


@pytest.mark.parametrize(
    ("marking", "picked", "words"),
    [
        ("author", 1, "Wrong"),
        ("negative", 1, "Wrong. A wrong choice costs 1/2 of a point here: -0.5 of 1."),
        ("certainty", 1, "Wrong. Certainty 3: -6 of 3."),
        ("certainty", 0, "Right. Certainty 3: 3 of 3."),
    ],
)
def test_practice_says_what_an_answer_earned_where_points_can_be_lost(
    marking: QuizMarking, picked: int, words: str
) -> None:
    item = ChooseOne(id="a", question="?", right=Option("yes"), wrong=(Option("no"), Option("perhaps")))
    paper = Paper(1, Setup(decks=("cells",), marking=marking), PAPER.questions)
    given = Answer(Picked((picked,)), 0.9, Earned(0.0, 1.0, 0.0), took_ms=900, at=0)
    attempt = Attempt(b"", Moment(0, 0), paper, answers={0: given})

    seen = seen_at(attempt, 0, Found(item, Deck(id="cells", title="Cells"), Path(), "same"))

    assert seen.judged is not None
    assert seen.judged.words == words
