"""Confidence held against what was right."""

import math
from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.base.errors import RefusedError
from quizapp.stats.calibration import JUDGED_FROM, Calibration, by_section, calibration, over_time
from quizapp.stats.scores import wilson

levels = st.sampled_from([0.0, 1 / 15, 0.25, 1 / 3, 0.40, 0.60, 0.75, 0.90, 0.99, 1.0])
answers = st.lists(st.tuples(levels, st.booleans()), min_size=1, max_size=60)


def said(level: float, right: int, n: int) -> list[tuple[float, bool]]:
    return [(level, place < right) for place in range(n)]


def scored(*rows: list[tuple[float, bool]]) -> Calibration:
    found = calibration(chain.from_iterable(rows))
    assert found is not None
    return found


@given(answers)
@settings(max_examples=100)
def test_reliability_less_resolution_plus_uncertainty_is_the_brier_score(rows: list[tuple[float, bool]]) -> None:
    found = scored(rows)
    assert found.reliability - found.resolution + found.uncertainty == pytest.approx(found.brier, abs=1e-12)


def test_a_worked_example() -> None:
    # Ten at 90%, 8 right; ten at 60%, 4 right; o = 12/20.
    found = scored(said(0.9, 8, 10), said(0.6, 4, 10))
    assert found.brier == pytest.approx((8 * 0.01 + 2 * 0.81 + 4 * 0.16 + 6 * 0.36) / 20)
    assert found.reliability == pytest.approx((10 * 0.1**2 + 10 * 0.2**2) / 20)
    assert found.resolution == pytest.approx((10 * 0.2**2 + 10 * 0.2**2) / 20)
    assert found.uncertainty == pytest.approx(0.24)
    assert found.bias == pytest.approx(15)
    expected = 8 * math.log(0.9) + 2 * math.log(0.1) + 4 * math.log(0.6) + 6 * math.log(0.4)
    assert found.log_score == pytest.approx(-expected / 20)


def test_a_published_table_of_forecasts() -> None:
    # Wilks 1995, Statistical Methods in the Atmospheric Sciences, table 7.3, as the R package `verification` gives it:
    # 12,402 forecasts of rain, which fell in 0.162 of the cases, with shares to three and four figures. Only the table
    # is published there: reliability, resolution and uncertainty are worked from it by Murphy's formulas.
    said_and_seen = {0: 0.006, 0.05: 0.019, 0.1: 0.059, 0.2: 0.15, 0.3: 0.277, 0.4: 0.377}
    said_and_seen |= {0.5: 0.511, 0.6: 0.587, 0.7: 0.723, 0.8: 0.779, 0.9: 0.934, 1: 0.933}
    weights = (0.4112, 0.0671, 0.1833, 0.0986, 0.0616, 0.0366, 0.0303, 0.0275, 0.0245, 0.022, 0.017, 0.0203)
    counts = [round(12_402 * weight) for weight in weights]
    table = zip(said_and_seen.items(), counts, strict=True)
    found = scored(*(said(level, round(seen * n), n) for (level, seen), n in table))
    assert found.uncertainty == pytest.approx(0.162 * 0.838, abs=5e-4)
    seen = list(said_and_seen.values())
    assert [one.share for one in found.bins] == pytest.approx(seen, abs=2e-3)
    shares = zip(weights, said_and_seen, seen, strict=True)
    assert found.reliability == pytest.approx(sum(weight * (f - o) ** 2 for weight, f, o in shares), abs=5e-5)
    resolution = sum(weight * (o - 0.162) ** 2 for weight, o in zip(weights, seen, strict=True))
    assert found.resolution == pytest.approx(resolution, abs=5e-4)


def test_saying_half_each_time_gives_a_quarter() -> None:
    assert scored(said(0.5, 7, 20)).brier == 0.25


def test_the_bins_rise_and_carry_wilson_intervals() -> None:
    found = scored(said(0.9, 3, 4), said(0.6, 2, 5))
    assert [(one.level, one.n, one.right, one.is_judged) for one in found.bins] == [
        (0.6, 5, 2, True),
        (0.9, 4, 3, False),
    ]
    assert (found.bins[0].low, found.bins[0].high) == wilson(2, 5)


def test_one_lucky_guess_does_not_weigh_without_end() -> None:
    assert scored(said(0.0, 1, 1)).log_score == pytest.approx(-math.log(0.01))
    assert scored(said(1.0, 1, 1)).log_score == 0


def test_a_gap_that_chance_explains_is_no_bias() -> None:
    # 20 at 90%: 18 expected with a standard deviation of 1.34, so 16 is within chance and 15 is not.
    assert not scored(said(0.9, 16, 20)).is_biased
    assert scored(said(0.9, 15, 20)).is_biased
    assert not scored(said(0.9, 20, 20)).is_biased


def test_certainty_that_failed_is_bias_and_certainty_that_held_is_none() -> None:
    assert scored(said(1.0, 19, 20)).is_biased
    assert not scored(said(1.0, 20, 20)).is_biased


def test_no_answers_have_no_calibration() -> None:
    assert calibration([]) is None


@pytest.mark.parametrize(("confidence", "told"), [(1.01, "101%"), (-0.1, "-10%"), (math.nan, "nan%")])
def test_a_confidence_that_is_no_probability_is_refused_in_words(confidence: float, told: str) -> None:
    with pytest.raises(RefusedError, match=f"A confidence of {told} is not between 0% and 100%"):
        calibration([(confidence, True)])


def test_sections_are_calibrated_apart() -> None:
    red, white = said(0.9, 3, 6), said(0.6, 2, 2)
    found = by_section([("white", *row) for row in white] + [("red", *row) for row in red])
    assert found == {"red": scored(red), "white": scored(white)}
    assert list(found) == ["red", "white"]
    assert by_section([]) == {}


def on(day: int, level: float, right: int, n: int) -> list[tuple[int, float, bool]]:
    return [(day, *row) for row in said(level, right, n)]


def test_a_stretch_of_days_ends_when_it_can_be_judged() -> None:
    rows = on(1, 0.9, 5, 10) + on(2, 0.9, 5, 9) + on(5, 0.9, 0, 3) + on(6, 0.6, 12, 25) + on(7, 0.6, 0, 19)
    found = over_time(rows)
    assert [(one.first, one.last, one.calibration.n) for one in found] == [(1, 5, 22), (6, 6, 25)]
    assert found[0].calibration == scored(said(0.9, 10, 22))
    assert found[1].calibration.bias == pytest.approx(100 * (0.6 - 12 / 25))


def test_too_few_answers_make_no_stretch() -> None:
    assert over_time(on(1, 0.9, 5, JUDGED_FROM - 1)) == ()
    assert over_time([]) == ()


@given(st.lists(st.tuples(st.integers(0, 9), levels, st.booleans()), max_size=150))
@settings(max_examples=60)
def test_stretches_follow_one_another_over_whole_days(rows: list[tuple[int, float, bool]]) -> None:
    found = over_time(rows)
    assert found == over_time(sorted(rows, key=lambda row: row[0]))
    assert all(one.first <= one.last < later.first for one, later in pairwise(found))
    for one in found:
        inside = [row[1:] for row in rows if one.first <= row[0] <= one.last]
        assert one.calibration.n == len(inside) >= JUDGED_FROM
    left = len(rows) - sum(one.calibration.n for one in found)
    assert left < JUDGED_FROM


def test_what_chance_makes_of_a_true_confidence_narrows_with_answers() -> None:
    # 20 at 90%: 1.96 sqrt(20 x 0.9 x 0.1) = 2.63 answers, 13.1 points of 20; four times the answers, half of that.
    assert scored(said(0.9, 18, 20)).by_chance == pytest.approx(13.15, abs=0.01)
    assert scored(said(0.9, 72, 80)).by_chance == pytest.approx(6.57, abs=0.01)
    assert scored(said(1.0, 20, 20)).by_chance == 0
