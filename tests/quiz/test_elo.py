"""Elo ratings of past answers, and the question that they choose."""

import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.quiz.elo import KNOWN_FROM, Estimates, Rating, Tried, choose, estimate

keys = st.sampled_from(["a", "b", "c", "d"])
chances = st.sampled_from([0.0, 1 / 15, 0.25, 0.5])
tried = st.lists(st.builds(Tried, keys, chances, st.sampled_from([0.0, 0.5, 1.0])), max_size=60)


def known(skill: float, **difficulties: float) -> Estimates:
    return Estimates(Rating(skill, 100), {key: Rating(value, 5) for key, value in difficulties.items()})


def test_nothing_answered_is_a_middling_skill_and_middling_items() -> None:
    nothing = estimate([])
    assert (nothing.skill, nothing.difficulties) == (Rating(0.0, 0), {})
    assert nothing.expected("a", 0.0) == 0.5
    assert nothing.expected("a", 0.25) == 0.25 + 0.75 / 2


def test_the_first_answer_moves_both_by_the_whole_surprise() -> None:
    # Typed, expected 0.5 and right: the skill rises by 1 x 0.5 and the item falls by as much.
    found = estimate([Tried("a", 0.0, 1.0)])
    assert found.skill == Rating(0.5, 1)
    assert found.difficulties == {"a": Rating(-0.5, 1)}
    assert found.expected("a", 0.0) == pytest.approx(1 / (1 + math.exp(-1)))


def test_the_second_answer_moves_by_a_little_less() -> None:
    # Expected then 1 / (1 + e^-1) = 0.731059; wrong: both move by 0.731059 / 1.05 = 0.696246.
    found = estimate([Tried("a", 0.0, 1.0), Tried("a", 0.0, 0.0)])
    assert found.skill.value == pytest.approx(0.5 - 0.696246, abs=1e-6)
    assert found.difficulties["a"].value == pytest.approx(-0.5 + 0.696246, abs=1e-6)
    assert found.skill.answers == found.difficulties["a"].answers == 2


def test_an_item_answered_first_moves_wholly_though_the_skill_is_settled() -> None:
    # The skill after one right answer is 0.5; b, one of four, is expected to earn 0.25 + 0.75 x 0.622459 = 0.716844.
    found = estimate([Tried("a", 0.0, 1.0), Tried("b", 0.25, 0.0)])
    assert found.difficulties["b"].value == pytest.approx(0.716844, abs=1e-6)
    assert found.skill.value == pytest.approx(0.5 - 0.716844 / 1.05, abs=1e-6)


def test_a_part_of_a_mark_pulls_by_its_share() -> None:
    assert estimate([Tried("a", 0.0, 0.75)]).skill.value == 0.25
    assert estimate([Tried("a", 0.0, 0.5)]).skill.value == 0


def test_a_right_guess_tells_less_than_a_right_typed_answer() -> None:
    assert estimate([Tried("a", 0.5, 1.0)]).skill.value == 0.25
    assert estimate([Tried("a", 0.5, 0.0)]).skill.value == -0.75


@given(tried, keys, chances)
@settings(max_examples=100)
def test_what_is_expected_lies_between_chance_and_certainty(past: list[Tried], key: str, chance: float) -> None:
    assert chance <= estimate(past).expected(key, chance) <= 1


@given(st.floats(-6, 6), st.floats(0.01, 6), st.floats(-6, 6), chances)
def test_what_is_expected_rises_with_skill_and_falls_with_difficulty(
    skill: float, more: float, difficulty: float, chance: float
) -> None:
    expected = known(skill, a=difficulty).expected("a", chance)
    assert known(skill + more, a=difficulty).expected("a", chance) > expected
    assert known(skill, a=difficulty + more).expected("a", chance) < expected


@given(tried, keys, chances)
@settings(max_examples=100)
def test_a_right_answer_never_lowers_skill_and_a_wrong_one_never_raises_it(
    past: list[Tried], key: str, chance: float
) -> None:
    before = estimate(past)
    right, wrong = estimate([*past, Tried(key, chance, 1.0)]), estimate([*past, Tried(key, chance, 0.0)])
    assert wrong.skill.value <= before.skill.value <= right.skill.value
    at_first = before.difficulties.get(key, Rating()).value
    assert right.difficulties[key].value <= at_first <= wrong.difficulties[key].value


@given(tried)
@settings(max_examples=50)
def test_every_answer_is_counted_once_for_the_learner_and_once_for_its_item(past: list[Tried]) -> None:
    found = estimate(past)
    assert found.skill.answers == sum(one.answers for one in found.difficulties.values()) == len(past)


@given(tried, st.lists(st.tuples(keys, chances), min_size=1, max_size=4, unique_by=lambda one: one[0]))
@settings(max_examples=50)
def test_the_same_past_chooses_the_same_of_what_is_left(past: list[Tried], left: list[tuple[str, float]]) -> None:
    chosen = choose(estimate(past), left)
    assert chosen == choose(estimate(past), left)
    assert chosen in {key for key, _ in left}


def test_the_question_nearest_to_three_quarters_comes_next() -> None:
    # Expected of what is typed: 0.953, 0.731, 0.269.
    found = known(1.0, easy=-2.0, middling=0.0, hard=2.0)
    assert choose(found, [("easy", 0.0), ("hard", 0.0), ("middling", 0.0)]) == "middling"


def test_what_can_be_guessed_may_be_harder() -> None:
    # 0.5 + 0.5 x 0.5 is 75% on the dot; typed it would be 50%.
    assert choose(known(0.0, a=0.0, b=0.0), [("a", 0.0), ("b", 0.5)]) == "b"


def test_of_questions_as_near_the_first_comes() -> None:
    same = known(0.3, a=1.0, b=1.0)
    assert choose(same, [("b", 0.0), ("a", 0.0)]) == "b"
    assert choose(same, [("unseen", 0.25), ("new", 0.25)]) == "unseen"


def test_while_little_is_known_the_authors_order_holds() -> None:
    wrong = [Tried("a", 0.0, 0.0)] * (KNOWN_FROM - 1)
    left = [("a", 0.0), ("b", 0.0)]
    assert choose(estimate(wrong), left) == "a"
    assert choose(estimate([*wrong, Tried("a", 0.0, 0.0)]), left) == "b"


def test_there_must_be_something_to_choose() -> None:
    with pytest.raises(ValueError, match="no question is left"):
        choose(estimate([]), [])


@pytest.mark.parametrize("seed", range(3))
def test_a_long_past_finds_the_order_of_the_difficulties(seed: int) -> None:
    # Given a learner of skill 0.8 and nine items from -2 to 2, each answered 200 times in a mixed order
    chance = Random(seed)
    true = {f"item {place}": (place - 4) / 2 for place in range(9)}
    asked = [key for key in true for _ in range(200)]
    chance.shuffle(asked)

    def answered(key: str) -> Tried:
        knows = 0.25 + 0.75 / (1 + math.exp(true[key] - 0.8))
        return Tried(key, 0.25, float(chance.random() < knows))

    # When their answers are rated
    found = estimate(map(answered, asked))

    # Then they stand in their order but for neighbours: Spearman's rank correlation, 1 for the very order, is over 0.9
    ranked = sorted(true, key=lambda key: found.difficulties[key].value)
    off = [ranked.index(key) - place for place, key in enumerate(true)]
    assert 1 - 6 * sum(step**2 for step in off) / (9 * (81 - 1)) > 0.9
    assert not set(ranked[:3]) & set(list(true)[-3:])


def test_a_stronger_learner_is_rated_higher() -> None:
    def rated(skill: float) -> float:
        chance = Random(7)
        keys = [f"item {place % 10}" for place in range(400)]
        knows = 1 / (1 + math.exp(-skill))
        return estimate(Tried(key, 0.0, float(chance.random() < knows)) for key in keys).skill.value

    assert rated(-1) < rated(0) < rated(1) < rated(2)
