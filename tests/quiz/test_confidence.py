"""The levels of confidence that a question offers."""

import pytest

from quizapp.deck.model import Card, ChooseAll, ChooseOne, Match, Number, Option, Order, Pair, TrueFalse, Typed
from quizapp.quiz.confidence import chance_level, levels


def choose_one(wrong: int) -> ChooseOne:
    return ChooseOne(id="q", question="?", right=Option("r"), wrong=(Option("w"),) * wrong)


def test_one_of_four_starts_at_a_quarter() -> None:
    assert levels(choose_one(3)) == (0.25, 0.40, 0.60, 0.75, 0.90, 0.99)


def test_levels_at_or_under_the_chance_level_are_not_offered() -> None:
    assert levels(choose_one(1)) == (0.50, 0.60, 0.75, 0.90, 0.99)
    assert levels(TrueFalse(id="t", statement=".", truth=True)) == (0.50, 0.60, 0.75, 0.90, 0.99)


def test_what_is_typed_is_never_right_by_chance() -> None:
    assert chance_level(Typed(id="t", question="?", accept=("a",))) == 0
    assert chance_level(Number(id="n", question="?", number="1")) == 0


def test_a_blind_choice_of_all_is_one_of_all_the_choices_there_are() -> None:
    item = ChooseAll(id="a", question="?", right=(Option("r"),) * 2, wrong=(Option("w"),) * 2)
    assert chance_level(item) == 1 / 15


def test_a_blind_order_is_one_of_all_the_orders_there_are() -> None:
    item = Order(id="o", question="?", order=("a", "b", "c", "d"))
    assert chance_level(item) == 1 / 24
    assert levels(item) == (1 / 24, 0.40, 0.60, 0.75, 0.90, 0.99)


def test_a_blind_match_gives_each_pair_a_right_hand_side_of_its_own() -> None:
    pairs = (Pair("a", "1"), Pair("b", "2"))
    assert chance_level(Match(id="m", question="?", match=pairs)) == 1 / 2
    assert chance_level(Match(id="m", question="?", match=pairs, also=("3", "4"))) == 1 / 12


def test_a_card_has_no_chance_level() -> None:
    with pytest.raises(ValueError, match="not asked in a quiz"):
        chance_level(Card(id="c", front="f", back="b"))
