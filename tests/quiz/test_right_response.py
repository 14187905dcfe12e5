"""A right response gets full marks, whatever marks the quiz."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from questions import questions

from quizapp.deck.model import Card, Item
from quizapp.quiz.confidence import levels
from quizapp.quiz.quiz_marking import certainty_of, mark_in_quiz
from quizapp.quiz.right_response import right_response
from quizapp.quiz.setup import ChooseAllMarking, QuizMarking

CHOOSE_ALL = ["author", "plus-minus", "all-or-nothing"]


@given(questions, st.sampled_from(["author", "negative", "certainty"]), st.sampled_from(CHOOSE_ALL))
def test_it_gets_full_marks_under_every_scheme(item: Item, marking: QuizMarking, choose_all: ChooseAllMarking) -> None:
    mark = mark_in_quiz(item, right_response(item), marking, 3, choose_all)
    assert (mark.points, mark.share, mark.verdict) == (mark.out_of, 1.0, "right")


@given(questions)
def test_at_any_certainty_it_is_worth_everything_and_earns_what_was_staked(item: Item) -> None:
    for level in levels(item):
        mark = mark_in_quiz(item, right_response(item), "certainty", certainty_of(level))
        assert (mark.points, mark.share) == (certainty_of(level), 1.0)


def test_a_card_has_none() -> None:
    with pytest.raises(ValueError, match="not asked"):
        right_response(Card(id="c", front="a", back="b"))
