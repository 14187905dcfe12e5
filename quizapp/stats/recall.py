"""What would be recalled today, by the memory model. It is no score: nothing was answered for it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from quizapp.study.memory import retrievability


class Recall(NamedTuple):
    """The mean chance of recall over the studied faces (None where nothing was studied), with its interval.

    low and high, 0 to 1: where the share recalled would lie in 95 of 100 cases if every studied face were asked today.
    studied of total is the coverage: what was not studied has no recall yet, rather than none.
    """

    mean: float | None
    low: float
    high: float
    studied: int
    total: int


def predicted(faces: Iterable[tuple[float, int]], today: int, total: int) -> Recall:
    """Return the recall predicted for a study day of faces given as (stability in days, study day last answered).

    Face i is recalled with probability R_i, independently, so the share recalled has mean sum R_i / n and variance
    sum R_i (1 - R_i) / n^2; the interval is the mean +- 1.96 standard deviations, kept in 0..1. It is honest about
    chance: few faces give a wide band, many a narrow one. It takes the R_i as right, and so says nothing about the
    memory model's own error; recall in reviews shows that.
    """
    chances = [retrievability(stability, today - last_day) for stability, last_day in faces]
    return of_sums(len(chances), math.fsum(chances), math.fsum(chance * chance for chance in chances), total)


def of_sums(n: int, chances: float, squares: float, total: int) -> Recall:
    """Return what ``predicted`` does of ``n`` faces, given the sums of their chances of recall and of the squares."""
    if n == 0:
        return Recall(None, 0.0, 1.0, 0, total)
    mean = chances / n
    reach = 1.96 * math.sqrt(max(chances - squares, 0.0)) / n  # the sum of R (1 - R)
    return Recall(mean, max(0.0, mean - reach), min(1.0, mean + reach), n, total)
