"""How items are shown, without a window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quizapp.deck.model import Match, Order, Pair
from quizapp.quiz.response import Ordered, Paired
from quizapp.ui import showing
from quizapp.ui.widgets.question import QuestionView

STEPS = Order(id="steps", question="In order?", order=("one", "two", "three"))
PAIRS = Match(id="pairs", question="Together?", match=(Pair("a", "1"), Pair("b", "2")), also=("3",))


def test_an_order_is_never_shown_solved_and_stays_for_a_seed() -> None:
    for few in (STEPS, replace(STEPS, order=("one", "two"))):
        right = tuple(range(len(few.order)))
        orders = [showing.option_order(few, f"seed {n}") for n in range(60)]
        assert right not in orders
        assert {tuple(sorted(order)) for order in orders} == {right}
        assert orders == [showing.option_order(few, f"seed {n}") for n in range(60)]


def test_right_sides_are_shuffled_with_the_spare_ones() -> None:
    assert len({showing.option_order(PAIRS, f"seed {n}") for n in range(60)}) == 6


def test_steps_stand_as_they_were_put() -> None:
    asked = showing.asked("d/steps", STEPS, "", None, order=(2, 0, 1), response=Ordered((1, 2, 0)))

    assert asked.options == ((1, "two"), (2, "three"), (0, "one"))
    assert asked.stem == "In order?"


def test_an_answer_to_an_older_deck_is_shown_as_far_as_it_goes() -> None:
    steps = showing.asked("d/steps", STEPS, "", None, order=(2, 0, 1), response=Ordered((7, 1)))
    pairs = showing.asked("d/pairs", PAIRS, "", None, order=(2, 0, 1), response=Paired((9, 1, 0)))

    assert [place for place, _text in steps.options] == [1, 2, 0]
    assert pairs.joined == (None, 1)


def test_spare_sides_are_told_in_the_answer() -> None:
    assert showing.answer(PAIRS) == "- a: 1\n- b: 2\n- 3: belongs to nothing"


@pytest.mark.usefixtures("qapp")
def test_a_card_is_not_answered_but_graded() -> None:
    view = QuestionView()
    view.show_question(showing.to_read("d/steps", STEPS, "", None))

    with pytest.raises(ValueError, match="graded"):
        showing.response(view)
