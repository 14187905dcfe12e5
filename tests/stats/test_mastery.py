"""Which sections are mastered."""

import pytest

from quizapp.stats.mastery import ItemAnswer, Mastery, mastery


def answers(right: int, wrong: int = 0, section: str = "what") -> list[ItemAnswer]:
    return [ItemAnswer(section, f"{section}/{number}", number, number < right) for number in range(right + wrong)]


def verdict(rows: list[ItemAnswer], goal: float = 0.8) -> str:
    return mastery(rows, goal)[0].verdict


@pytest.mark.parametrize(("goal", "straight"), [(0.8, 16), (0.9, 35)])
def test_mastered_takes_16_straight_for_80_and_35_for_90_percent(goal: float, straight: int) -> None:
    assert verdict(answers(straight), goal) == "mastered"
    assert verdict(answers(straight - 1), goal) == "not yet"


def test_below_eight_items_it_is_too_few_to_tell() -> None:
    assert verdict(answers(7)) == "too few to tell"
    assert verdict(answers(7, 1)) == "not yet"


def test_only_first_answers_to_distinct_items_count() -> None:
    later = [ItemAnswer("what", "what/0", 900 + number, True) for number in range(20)]
    first = ItemAnswer("what", "what/0", 1, False)
    found = mastery([*later, first])[0]
    assert (found.first.right, found.first.n, found.verdict) == (0, 1, "too few to tell")


def test_sections_stand_apart_by_their_key() -> None:
    found = mastery([*answers(16), *answers(2, section="clinic")])
    assert [(one.section, one.verdict) for one in found] == [("clinic", "too few to tell"), ("what", "mastered")]


def test_nothing_answered_is_nothing_to_say() -> None:
    empty: tuple[Mastery, ...] = mastery([])
    assert empty == ()
