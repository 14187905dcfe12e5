"""The recall predicted for today."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.stats.recall import predicted

TODAY = 20_000
faces = st.lists(st.tuples(st.floats(0.01, 36_500), st.integers(TODAY - 5000, TODAY)), max_size=30)


def test_faces_at_their_stability_are_recalled_nine_times_in_ten() -> None:
    found = predicted([(10.0, TODAY - 10)] * 25, TODAY, total=40)
    # 25 faces at 0.9: standard deviation of the share sqrt(0.09 / 25) = 0.06.
    assert found.mean == pytest.approx(0.9)
    assert (found.low, found.high) == pytest.approx((0.9 - 1.96 * 0.06, 1.0))
    assert (found.studied, found.total) == (25, 40)


def test_more_faces_give_a_narrower_band() -> None:
    few = predicted([(10.0, TODAY - 200)] * 16, TODAY, total=100)
    many = predicted([(10.0, TODAY - 200)] * 400, TODAY, total=400)
    assert few.mean == pytest.approx(many.mean)
    assert many.high - many.low == pytest.approx((few.high - few.low) / 5)


def test_what_was_not_studied_is_coverage_and_not_forgetting() -> None:
    found = predicted([], TODAY, total=12)
    assert (found.mean, found.low, found.high, found.studied, found.total) == (None, 0, 1, 0, 12)


@given(faces)
@settings(max_examples=60)
def test_the_mean_lies_in_its_band(held: list[tuple[float, int]]) -> None:
    found = predicted(held, TODAY, len(held))
    if found.mean is not None:
        assert 0 <= found.low <= found.mean <= found.high <= 1
