"""A bootstrap as it is usually done, to hold closed forms against."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

SAMPLES = 4000


def resampled(shares: Sequence[float], seed: int = 1) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of the means of samples drawn with replacement (Efron 1979)."""
    chance, n = Random(seed), len(shares)
    means = sorted(sum(chance.choices(shares, k=n)) / n for _ in range(SAMPLES))
    tail = SAMPLES * 25 // 1000
    return means[tail], means[-1 - tail]
