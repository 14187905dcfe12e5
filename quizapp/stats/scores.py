"""What was answered, and how sure that makes anyone of the learner's level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

TOO_FEW = 8
_RESAMPLES = 2000
_Z95 = 1.96


@dataclass(frozen=True, slots=True)
class Share:
    """right of n, with the interval (0 to 1) in which the true share lies in 95 of 100 such cases (Wilson)."""

    right: int
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """Points of out_of over n questions; low and high: the learner's likely level as shares of the points, 0 to 1.

    has_parts: whether any question earned a part of its points.
    """

    points: float
    out_of: float
    n: int
    low: float
    high: float
    has_parts: bool

    @property
    def tells_level(self) -> bool:
        """Whether there are enough questions to say anything about a level."""
        return self.n >= TOO_FEW


def wilson(right: float, n: int, z: float = _Z95) -> tuple[float, float]:
    """Return the Wilson score interval (0 to 1) of ``right`` of ``n``; (0, 1) for none.

    (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n), Wilson 1927; Newcombe 1998, method 3.
    """
    if n == 0:
        return (0.0, 1.0)
    share = right / n
    middle = share + z * z / (2 * n)
    reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = 0.0 if right == 0 else (middle - reach) / scale
    high = 1.0 if right == n else (middle + reach) / scale
    return (low, high)


def share(right: int, n: int) -> Share:
    """Return right of n with its Wilson interval."""
    return Share(right, n, *wilson(right, n))


def score(marks: Sequence[tuple[float, float]], seed: int = 0) -> Score:
    """Return the score of (points, out of) of distinct questions.

    Marks of nothing or everything have a Wilson interval. Where there are parts, it is the 2.5th to 97.5th percentile
    of a bootstrap over the questions (Efron 1979), the same for the same seed; marks that are all alike tell a
    bootstrap nothing, and take the Wilson interval of their mean, which for marks from 0 to 1 is the wider.
    """
    points, out_of = sum(mark[0] for mark in marks), sum(mark[1] for mark in marks)
    shares = [earned / of for earned, of in marks]
    has_parts = any(0 < part < 1 for part in shares)
    if has_parts and len(set(shares)) > 1:
        low, high = _bootstrap(marks, seed)
    else:
        low, high = wilson(sum(shares), len(shares))
    return Score(points, out_of, len(marks), low, high, has_parts)


def by_section(marks: Iterable[tuple[str, float, float]], seed: int = 0) -> dict[str, Score]:
    """Return the score of each section from (section, points, out of), in the order in which sections appear."""
    grouped: dict[str, list[tuple[float, float]]] = {}
    for section, points, out_of in marks:
        grouped.setdefault(section, []).append((points, out_of))
    return {section: score(parts, seed) for section, parts in grouped.items()}


def _bootstrap(marks: Sequence[tuple[float, float]], seed: int) -> tuple[float, float]:
    chance = Random(seed)  # noqa: S311 - a resampling that can be repeated, not a secret
    shares = sorted(_share_of(chance.choices(marks, k=len(marks))) for _ in range(_RESAMPLES))
    tail = _RESAMPLES * 25 // 1000
    return (shares[tail], shares[-1 - tail])


def _share_of(marks: Sequence[tuple[float, float]]) -> float:
    return sum(mark[0] for mark in marks) / sum(mark[1] for mark in marks)
