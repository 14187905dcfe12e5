"""How likely counts like these are by chance."""

from __future__ import annotations

import math
from collections.abc import Sequence


def at_least(hits: int, n: int, chance: float) -> float:
    """Return the probability, 0 to 1, of ``hits`` or more in ``n`` tries of probability ``chance`` (binomial)."""
    if hits <= 0:
        return 1.0
    if not 0 < chance < 1:
        return 1.0 if chance >= 1 else 0.0
    odds = (math.log(chance), math.log1p(-chance))
    whole = math.lgamma(n + 1)
    terms = (
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(n - k + 1) + k * odds[0] + (n - k) * odds[1])
        for k in range(hits, n + 1)
    )
    return min(1.0, math.fsum(terms))


def unevenness(counts: Sequence[int]) -> tuple[float, int]:
    """Return Pearson's chi-squared of ``counts`` against equal shares, and its degrees of freedom (Pearson 1900)."""
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts), len(counts) - 1


def beyond(chi_squared: float, freedom: int) -> float:
    """Return the probability, 0 to 1, of a chi-squared this large or larger with ``freedom`` degrees of freedom.

    The finite sums of Abramowitz and Stegun 1964, 26.4.4 (odd) and 26.4.5 (even).
    """
    if freedom % 2 == 0:
        term, terms = 1.0, [1.0]
        for k in range(1, freedom // 2):
            term *= chi_squared / (2 * k)
            terms.append(term)
        return math.exp(-chi_squared / 2) * math.fsum(terms)
    root = math.sqrt(chi_squared)
    term, terms = root, []
    for k in range(1, (freedom - 1) // 2 + 1):
        terms.append(term)
        term *= chi_squared / (2 * k + 1)
    density = math.exp(-chi_squared / 2) / math.sqrt(2 * math.pi)
    return math.erfc(root / math.sqrt(2)) + 2 * density * math.fsum(terms)
