"""Scores and the interval around them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.stats.scores import by_section, score, share, wilson


# The first four as they are commonly quoted from Newcombe 1998, "Two-sided confidence intervals for the single
# proportion", table I, method 3; they were not compared with the paper itself. The last two are worked by the formula.
@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (8, 10, 0.4902, 0.9433),
        (5, 5, 0.5655, 1.0000),
    ],
)
def test_wilson_gives_the_quoted_intervals(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=5e-5)


def test_nothing_answered_tells_nothing() -> None:
    assert wilson(0, 0) == (0, 1)


@given(st.integers(1, 500), st.data())
@settings(max_examples=80)
def test_an_interval_holds_the_share_and_mirrors(n: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, n))
    low, high = wilson(right, n)
    assert 0 <= low <= right / n <= high <= 1
    assert (1 - high, 1 - low) == pytest.approx(wilson(n - right, n))


def test_a_score_of_whole_marks_has_a_wilson_interval() -> None:
    scored = score([(1, 1)] * 14 + [(0, 1)] * 6)
    assert (scored.points, scored.out_of, scored.n, scored.has_parts) == (14, 20, 20, False)
    assert (scored.low, scored.high) == wilson(14, 20)


def test_a_score_with_parts_has_a_bootstrap_that_can_be_repeated() -> None:
    marks = [(1.0, 1.0)] * 10 + [(0.5, 1.0)] * 5 + [(0.0, 1.0)] * 5
    scored = score(marks, seed=4)
    assert scored == score(marks, seed=4)
    assert scored.points == 12.5
    # The normal interval of the mean with the sample's own spread (sd 0.4146) is 0.625 +- 0.1817.
    assert (scored.low, scored.high) == pytest.approx((0.443, 0.807), abs=0.03)


def test_marks_that_are_all_alike_are_not_taken_for_certainty() -> None:
    scored = score([(0.5, 1)] * 8)
    assert (scored.low, scored.high) == wilson(4, 8)


def test_no_marks_are_no_level() -> None:
    assert (score([]).low, score([]).high, score([]).tells_level) == (0, 1, False)


def test_a_level_is_told_from_eight_questions() -> None:
    assert not score([(1, 1)] * 7).tells_level
    assert score([(1, 1)] * 8).tells_level


@given(st.lists(st.sampled_from([0.0, 1 / 3, 0.5, 1.0]), min_size=1, max_size=15), st.integers(0, 2**32))
@settings(max_examples=15)
def test_a_score_lies_in_its_interval(parts: list[float], seed: int) -> None:
    scored = score([(part, 1.0) for part in parts], seed)
    assert 0 <= scored.low <= scored.points / scored.out_of + 1e-9
    assert scored.points / scored.out_of <= scored.high + 1e-9 <= 1 + 1e-9


def test_sections_are_scored_apart() -> None:
    table = by_section([("what", 1, 1), ("clinic", 0, 1), ("what", 0, 1)])
    assert [(section, scored.points, scored.n) for section, scored in table.items()] == [
        ("what", 1, 2),
        ("clinic", 0, 1),
    ]


def test_a_share_carries_its_interval() -> None:
    assert (share(8, 10).low, share(8, 10).high) == wilson(8, 10)
