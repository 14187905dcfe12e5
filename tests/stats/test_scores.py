"""Scores and the interval around them."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resampled import resampled

from quizapp.stats.scores import by_section, likely, score, share, wilson, without_guessing


# The first four as other programs' tests quote them from Newcombe 1998, "Two-sided confidence intervals for the single
# proportion: comparison of seven methods", Statistics in Medicine 17, table I, method 3; they were not compared with
# the paper itself. The last two are worked by the formula.
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


def test_a_score_with_parts_has_the_interval_of_a_bootstrap() -> None:
    shares = [1.0] * 10 + [0.5] * 5 + [0.0] * 5
    scored = score([(share, 1.0) for share in shares])
    assert (scored.points, scored.share, scored.has_parts) == (12.5, 0.625, True)
    assert (scored.low, scored.high) == pytest.approx(resampled(shares), abs=0.02)
    # The normal interval of the mean with the sample's own spread (sd 0.4146) is 0.625 +- 0.1817.
    assert (scored.low, scored.high) == pytest.approx((0.443, 0.807), abs=0.03)


@given(st.lists(st.sampled_from([0.0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 1.0]), min_size=8, max_size=40))
@settings(max_examples=25)
def test_the_closed_form_is_no_surer_than_a_bootstrap(shares: list[float]) -> None:
    low, high = likely(shares)
    drawn_low, drawn_high = resampled(shares)
    assert low <= drawn_low + 0.04
    assert high >= drawn_high - 0.04


def test_the_closed_form_holds_the_truth_as_often_as_it_says() -> None:
    # Given learners who earn everything, half or nothing in 5, 3 and 2 of 10 cases: 0.65 in the mean
    chance = Random(1)
    quizzes = [chance.choices((1.0, 0.5, 0.0), (5, 3, 2), k=30) for _ in range(2000)]
    held = sum(low <= 0.65 <= high for low, high in map(likely, quizzes))
    assert held / 2000 == pytest.approx(0.95, abs=0.02)


def test_a_part_is_never_surer_than_a_whole_mark() -> None:
    # A bootstrap of seven right and one half right says 81% to 100%; eight of eight right say 68% at the lowest.
    assert likely([1.0] * 7 + [0.5]) == (wilson(8, 8)[0], 1.0)
    assert likely([0.0] * 7 + [0.5]) == (0.0, wilson(0, 8)[1])


@given(st.lists(st.sampled_from([0.0, 1 / 3, 1 / 2, 1.0]), min_size=1, max_size=25))
@settings(max_examples=100)
def test_parts_lie_between_what_they_would_be_as_nothing_and_as_everything(shares: list[float]) -> None:
    low, high = likely(shares)
    assert low <= likely([float(share > 0) for share in shares])[0] + 1e-12
    assert high >= likely([float(share == 1) for share in shares])[1] - 1e-12


def test_marks_that_are_all_alike_are_not_taken_for_certainty() -> None:
    scored = score([(0.5, 1)] * 8)
    assert (scored.low, scored.high) == wilson(4, 8)
    thirds = [0.1 + 0.2, 0.3, 0.3, 0.3]
    assert likely(thirds) == wilson(sum(thirds), 4)


def test_points_that_a_quiz_takes_away_are_no_level_below_nothing() -> None:
    # Three wrong of four options each under negative marking, and five right.
    scored = score([(-1 / 3, 1)] * 3 + [(1, 1)] * 5)
    assert scored.points == pytest.approx(4)
    assert (scored.share, scored.has_parts) == (5 / 8, False)
    assert (scored.low, scored.high) == wilson(5, 8)


def test_shares_tell_the_level_where_points_pay_for_certainty() -> None:
    scored = score([(3, 3), (1, 3), (-6, 3)], shares=[1, 1, 0])
    assert (scored.points, scored.out_of, scored.share, scored.has_parts) == (-2, 9, 2 / 3, False)
    assert (scored.low, scored.high) == wilson(2, 3)


def test_no_marks_are_no_level() -> None:
    assert (score([]).low, score([]).high, score([]).tells_level) == (0, 1, False)


def test_a_level_is_told_from_eight_questions() -> None:
    assert not score([(1, 1)] * 7).tells_level
    assert score([(1, 1)] * 8).tells_level


@given(st.lists(st.sampled_from([0.0, 1 / 3, 0.5, 1.0]), min_size=1, max_size=15))
@settings(max_examples=60)
def test_a_score_lies_in_its_interval(parts: list[float]) -> None:
    scored = score([(part, 1.0) for part in parts])
    assert 0 <= scored.low <= scored.share + 1e-9
    assert scored.share <= scored.high + 1e-9 <= 1 + 1e-9
    assert scored.share == pytest.approx(scored.points / scored.out_of)


def test_sections_are_scored_apart() -> None:
    table = by_section([("what", 1, 1), ("clinic", 0, 1), ("what", 0, 1)])
    assert [(section, scored.points, scored.n) for section, scored in table.items()] == [
        ("what", 1, 2),
        ("clinic", 0, 1),
    ]


def test_a_share_carries_its_interval() -> None:
    assert (share(8, 10).low, share(8, 10).high) == wilson(8, 10)


def test_guessing_is_taken_off_by_the_formula_for_k_options() -> None:
    # 60 right and 20 wrong of four options, 20 left blank: 60 - 20/3 = 53.33 of 100.
    rows = [(1, 1 / 4)] * 60 + [(0, 1 / 4)] * 20 + [(0, 0)] * 20
    assert without_guessing(rows) == pytest.approx((60 - 20 / 3) / 100)
    # True or false is right - wrong.
    assert without_guessing([(1, 1 / 2)] * 7 + [(0, 1 / 2)] * 3) == pytest.approx((7 - 3) / 10)


def test_what_is_typed_counts_as_it_is() -> None:
    assert without_guessing([(1, 1 / 2), (0, 1 / 2), (0.5, 0), (1, 0)]) == pytest.approx((1 - 1 + 0.5 + 1) / 4)
    assert without_guessing([(1, 0), (0.5, 0)]) is None
    assert without_guessing([]) is None


def test_fewer_right_than_blind_guessing_earns_is_below_nothing() -> None:
    assert without_guessing([(0, 1 / 4)] * 3 + [(1, 1 / 4)]) == pytest.approx(0)
    assert without_guessing([(0, 1 / 4)] * 4) == pytest.approx(-1 / 3)


@given(st.lists(st.tuples(st.sampled_from([0, 1]), st.sampled_from([0.2, 0.25, 0.5])), min_size=1, max_size=40))
@settings(max_examples=60)
def test_taking_off_guessing_never_raises_a_score(rows: list[tuple[int, float]]) -> None:
    corrected = without_guessing(rows)
    assert corrected is not None
    assert -1 <= corrected <= sum(share for share, _ in rows) / len(rows) + 1e-12
