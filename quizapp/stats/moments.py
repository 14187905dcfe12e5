"""Moments of a row of numbers: spread, how two rows go together, and the shape of a distribution."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul
from statistics import fmean


def deviations(values: Sequence[float], least: float) -> tuple[float, ...]:
    """Return how far each value lies from the mean; all 0 where the values differ by no more than ``least``.

    Without ``least`` the rounding of sums (0.1 + 0.2 against 0.3) would pass for spread. Takes at least one value.
    """
    if max(values) - min(values) <= least:
        return (0.0,) * len(values)
    mean = fmean(values)
    return tuple([value - mean for value in values])


def covariance(some: Sequence[float], others: Sequence[float]) -> float:
    """Return the sample covariance (over n - 1) of two rows of at least two deviations each, in the same order."""
    return math.fsum(map(mul, some, others)) / (len(some) - 1)


def variance(spread: Sequence[float]) -> float:
    """Return the sample variance (over n - 1) of at least two deviations."""
    return covariance(spread, spread)


def skewness(spread: Sequence[float]) -> float | None:
    """Return g1 = k3 / k2^1.5 by Fisher's k-statistics, as Moodle and spreadsheets do; 0 for what is symmetric.

    None from fewer than 3 deviations, or where there is no spread.
    """
    n = len(spread)
    if n < 3 or not any(spread):
        return None
    k3 = n * _power(spread, 3) / ((n - 1) * (n - 2))
    return k3 / float(variance(spread) ** 1.5)


def kurtosis(spread: Sequence[float]) -> float | None:
    """Return g2 = k4 / k2^2 by Fisher's k-statistics, as Moodle and spreadsheets do; 0 for a normal distribution.

    None from fewer than 4 deviations, or where there is no spread.
    """
    n = len(spread)
    if n < 4 or not any(spread):
        return None
    k4 = (n * (n + 1) * _power(spread, 4) - 3 * (n - 1) * _power(spread, 2) ** 2) / ((n - 1) * (n - 2) * (n - 3))
    return k4 / variance(spread) ** 2


def mean_between(values: Sequence[float], z: float = 1.96) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile that a bootstrap of the mean settles on, without resampling.

    The mean of n draws has a known spread and skewness, and Cornish and Fisher (1937) turn these into percentiles:
    mean + (+-z + skewness (z^2 - 1) / 6) sd / sqrt n; Hall, "The Bootstrap and Edgeworth Expansion" (1992). No draw
    leaves the range of the values, so neither does the interval. Takes values that are not all alike.
    """
    n = len(values)
    mean = fmean(values)
    spread = deviations(values, 0.0)
    sd = math.sqrt(_power(spread, 2) / n)
    lean = _power(spread, 3) / n / sd**3 / math.sqrt(n) * (z * z - 1) / 6
    step = sd / math.sqrt(n)
    return (max(min(values), mean - (z - lean) * step), min(max(values), mean + (z + lean) * step))


def _power(spread: Sequence[float], exponent: int) -> float:
    return math.fsum(one**exponent for one in spread)
