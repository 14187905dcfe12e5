import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.memory import LONGEST_DAYS, interval_days, retrievability

stabilities = st.floats(0.001, LONGEST_DAYS)


@given(stabilities)
def test_recall_is_certain_on_the_day_of_the_answer(stability: float) -> None:
    assert retrievability(stability, 0) == 1.0
    assert retrievability(stability, -3) == 1.0


@pytest.mark.parametrize("stability", [1, 10, 365])
def test_stability_is_the_days_after_which_recall_is_nine_in_ten(stability: int) -> None:
    assert retrievability(stability, stability) == pytest.approx(0.9)
    assert interval_days(stability, 0.9) == stability


@given(stabilities, st.integers(0, 10_000))
def test_recall_falls_with_time_and_never_to_nothing(stability: float, days: int) -> None:
    assert 0 < retrievability(stability, days + 1) < retrievability(stability, days) <= 1


@pytest.mark.parametrize(("stability", "days"), [(0.001, 1), (1.49, 1), (1.5, 2), (2.5, 3), (3.5, 4), (1e9, 36500)])
def test_an_interval_is_rounded_half_up_and_kept_between_a_day_and_a_century(stability: float, days: int) -> None:
    assert interval_days(stability, 0.9) == days


@given(stabilities)
def test_who_wants_to_remember_more_is_asked_sooner(stability: float) -> None:
    assert interval_days(stability, 0.97) <= interval_days(stability, 0.9) <= interval_days(stability, 0.7)


def test_the_interval_ends_when_recall_has_fallen_to_the_aim() -> None:
    days = interval_days(100, 0.8)
    assert retrievability(100, days) == pytest.approx(0.8, abs=1e-3)
