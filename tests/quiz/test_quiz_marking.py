"""Marks by a scheme for a whole quiz."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from questions import questions, responses

from quizapp.deck.model import ChooseAll, ChooseOne, Item, Option, Order, TrueFalse, Typed
from quizapp.quiz.marking import mark
from quizapp.quiz.quiz_marking import Certainty, certainty_of, mark_in_quiz
from quizapp.quiz.response import Ordered, Picked, Response, Wrote
from quizapp.quiz.right_response import right_response
from quizapp.quiz.setup import ChooseAllMarking

FOUR = ChooseOne(id="one", question="?", right=Option("a"), wrong=(Option("b"), Option("c"), Option("d")))
TWO = ChooseOne(id="two", question="?", right=Option("a"), wrong=(Option("b"),))
TRUE = TrueFalse(id="true", statement=".", truth=True)
ALL = ChooseAll(id="all", question="?", right=(Option("a"), Option("b")), wrong=(Option("c"), Option("d")))
TYPED = Typed(id="typed", question="?", accept=("bone",))
ORDER = Order(id="order", question="?", order=("a", "b", "c"))

certainties: st.SearchStrategy[Certainty | None] = st.sampled_from([None, 1, 2, 3])


# -1/(k - 1) for a wrong choice of one among k: the correction for guessing, R - W/(k - 1), question by question.
@pytest.mark.parametrize(
    ("item", "response", "points", "scheme"),
    [
        (FOUR, Picked((0,)), 1, "negative"),
        (FOUR, Picked((3,)), -1 / 3, "negative"),
        (FOUR, Picked((0, 3)), -1 / 3, "negative"),
        (FOUR, None, 0, "negative"),
        (FOUR, Picked(()), 0, "negative"),
        (TWO, Picked((1,)), -1, "negative"),
        (TRUE, Picked((0,)), 1, "negative"),
        (TRUE, Picked((1,)), -1, "negative"),
        (ALL, Picked((0, 2)), 0, "plus-minus"),
        (ALL, Picked((0,)), 0.5, "plus-minus"),
        (TYPED, Wrote("blood"), 0, "right-or-wrong"),
        (ORDER, Ordered((1, 2)), 0.5, "neighbours"),
    ],
)
def test_negative_marking_takes_away_for_a_wrong_choice_of_one(
    item: Item, response: Response | None, points: float, scheme: str
) -> None:
    earned = mark_in_quiz(item, response, "negative")
    assert (earned.points, earned.out_of, earned.scheme) == (points, 1, scheme)


def test_guessing_among_k_options_gains_nothing_on_average() -> None:
    for others in range(1, 26):
        item = ChooseOne(id="q", question="?", right=Option("r"), wrong=(Option("w"),) * others)
        earned = [mark_in_quiz(item, Picked((place,)), "negative").points for place in range(others + 1)]
        assert sum(earned) == pytest.approx(0)


def test_the_cost_of_a_wrong_choice_is_told() -> None:
    assert mark_in_quiz(FOUR, Picked((1,)), "negative").remark == "A wrong choice costs 1/3 of a point here."
    assert mark_in_quiz(TRUE, Picked((1,)), "negative").remark == "A wrong choice costs a point here."
    assert mark_in_quiz(FOUR, Picked((0,)), "negative").remark == ""


# Moodle, question/behaviour/behaviourbase.php, class question_cbm: $rightscore, $wrongscore, default_certainty();
# a part of the marks is multiplied by what right earns (adjust_fraction).
@pytest.mark.parametrize(
    ("response", "certainty", "points"),
    [
        (Picked((0, 1)), 1, 1),
        (Picked((0, 1)), 2, 2),
        (Picked((0, 1)), 3, 3),
        (Picked((2,)), 1, 0),
        (Picked((2,)), 2, -2),
        (Picked((2,)), 3, -6),
        (Picked((0, 1)), None, 1),
        (Picked((2,)), None, 0),
        (Picked((0,)), 1, 0.5),
        (Picked((0,)), 2, 1),
        (Picked((0,)), 3, 1.5),
        (Picked((0, 2)), 3, -6),
        (None, 3, 0),
        (Picked(()), 3, 0),
    ],
)
def test_certainty_is_marked_by_moodles_table(
    response: Response | None, certainty: Certainty | None, points: float
) -> None:
    earned = mark_in_quiz(ALL, response, "certainty", certainty)
    assert (earned.points, earned.out_of, earned.scheme) == (points, 3, "certainty")


def test_the_certainty_is_told_beside_the_remark() -> None:
    earned = mark_in_quiz(ALL, Picked((0,)), "certainty", 2)
    assert earned.remark == "You picked 1 of 2 right options and 0 wrong. Certainty 2."
    assert earned.verdict == "partly"
    assert mark_in_quiz(ALL, None, "certainty", 2).remark == ""


@pytest.mark.parametrize(
    ("confidence", "certainty"), [(0, 1), (0.6, 1), (0.66, 1), (2 / 3, 2), (0.75, 2), (0.79, 2), (0.8, 3), (1, 3)]
)
def test_a_confidence_calls_for_the_certainty_from_where_it_pays(confidence: float, certainty: Certainty) -> None:
    assert certainty_of(confidence) == certainty


@given(st.fractions(0, 1, max_denominator=1000))
@settings(max_examples=200)
def test_no_other_certainty_earns_more_on_average(chance: Fraction) -> None:
    def mean(certainty: Certainty) -> Fraction:
        right, wrong = (mark_in_quiz(TRUE, Picked((place,)), "certainty", certainty).points for place in (0, 1))
        return chance * Fraction(right) + (1 - chance) * Fraction(wrong)

    best = max(mean(1), mean(2), mean(3))
    assert float(mean(certainty_of(float(chance)))) == pytest.approx(float(best))


@given(questions, certainties, st.sampled_from(["author", "plus-minus", "all-or-nothing"]), st.data())
@settings(max_examples=150)
def test_quiz_marks_stay_in_their_range(
    item: Item, certainty: Certainty | None, by: ChooseAllMarking, data: st.DataObject
) -> None:
    response = data.draw(responses(item))

    own = mark_in_quiz(item, response, "author", certainty, by)
    negative = mark_in_quiz(item, response, "negative", certainty, by)
    certain = mark_in_quiz(item, response, "certainty", certainty, by)

    assert own == mark(item, response, by)
    assert -1 <= negative.points <= 1 == negative.out_of
    assert -6 <= certain.points <= 3 == certain.out_of
    assert negative.verdict == certain.verdict == own.verdict


@given(questions)
@settings(max_examples=60)
def test_the_right_answer_gets_full_marks_in_every_quiz(item: Item) -> None:
    right = right_response(item)
    assert mark_in_quiz(item, right, "author").points == 1
    assert mark_in_quiz(item, right, "negative").points == 1
    sure = mark_in_quiz(item, right, "certainty", 3)
    assert (sure.points, sure.verdict) == (sure.out_of, "right")
