"""How likely counts are by chance: the sums against exact fractions and against a published table."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest

from quizapp.deck.linting import chance

# Abramowitz and Stegun 1964, table 26.8: the chi-squared that is reached with probability Q, by degrees of freedom.
PERCENTAGE_POINTS = {
    1: {0.05: 3.84146, 0.01: 6.63490},
    2: {0.05: 5.99147, 0.01: 9.21034},
    3: {0.05: 7.81473, 0.01: 11.3449},
    4: {0.05: 9.48773, 0.01: 13.2767},
    5: {0.05: 11.0705, 0.01: 15.0863},
    6: {0.05: 12.5916, 0.01: 16.8119},
}


def exactly(hits: int, n: int, p: Fraction) -> Fraction:
    return sum((comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(hits, n + 1)), Fraction())


@pytest.mark.parametrize("p", [Fraction(1, 2), Fraction(1, 3), Fraction(1, 4), Fraction(2, 7)])
@pytest.mark.parametrize("n", [1, 2, 5, 10, 20, 60])
def test_a_binomial_tail_is_what_fractions_say(n: int, p: Fraction) -> None:
    for hits in range(n + 2):
        assert chance.at_least(hits, n, float(p)) == pytest.approx(float(exactly(hits, n, p)), rel=1e-9, abs=1e-300)


def test_a_binomial_tail_holds_for_large_decks() -> None:
    assert chance.at_least(300, 1000, 0.25) == pytest.approx(float(exactly(300, 1000, Fraction(1, 4))), rel=1e-9)
    assert chance.at_least(60_000, 200_000, 0.25) == pytest.approx(0, abs=1e-300)


def test_what_is_certain_and_what_is_impossible_has_no_tail() -> None:
    assert chance.at_least(0, 10, 0.25) == 1
    assert chance.at_least(3, 10, 0.0) == 0
    assert chance.at_least(10, 10, 1.0) == 1
    assert chance.at_least(11, 10, 0.25) == 0


@pytest.mark.parametrize("freedom", PERCENTAGE_POINTS)
def test_chi_squared_is_that_of_the_table(freedom: int) -> None:
    for probability, point in PERCENTAGE_POINTS[freedom].items():
        assert chance.beyond(point, freedom) == pytest.approx(probability, rel=1e-4)
    assert chance.beyond(0, freedom) == 1
    assert chance.beyond(5_000, freedom) == pytest.approx(0, abs=1e-300)


def test_unevenness_is_pearson_s_sum() -> None:
    # Of 20 keys, 5 are expected at each of four places: (16 + 36 + 1 + 9) / 5.
    chi_squared, freedom = chance.unevenness([1, 11, 6, 2])
    assert chi_squared == pytest.approx(12.4)
    assert freedom == 3
    assert chance.unevenness([4, 4, 4]) == (0, 2)
