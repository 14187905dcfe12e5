"""What a table of marks says about its items, and about the whole that they make.

The formulas are those of Moodle's quiz statistics report: "Quiz statistics calculations" in its developers' docs
(docs.moodle.org/dev/Quiz_statistics_calculations) and its code (question/classes/statistics/questions/calculator.php,
mod/quiz/report/statistics/classes/calculator.php). Throughout, x is an item's mark, T a person's total, o = T - x, and
covariances are those of a sample.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import sub
from statistics import fmean, median
from typing import Literal

from quizapp.stats.moments import covariance, deviations, kurtosis, skewness, variance
from quizapp.stats.scores import likely

JUDGED_FROM = 20
Missing = Literal["zero", "skip"]
_ROUNDING = 1e-9  # the share of the highest mark below which two marks are the same


@dataclass(frozen=True, slots=True)
class Marks:
    """A table of marks, each from 0 to max_mark: a row for each person, with a mark for each item; None: no answer."""

    items: tuple[str, ...]
    rows: tuple[tuple[float | None, ...], ...]
    max_mark: float = 1.0


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What n answers say about an item. None stands for what cannot be told.

    facility and facility_ci (95%): share of the highest mark, 0 to 1; sd: in marks; discrimination_index and
    discriminative_efficiency: percentages, the index from -100 to 100; effective_weight: percentage of all items' pull
    on the total, None too where the item pulls the other way.
    """

    item: str
    n: int
    facility: float | None
    facility_ci: tuple[float, float] | None
    sd: float | None
    discrimination_index: float | None
    discriminative_efficiency: float | None
    effective_weight: float | None


@dataclass(frozen=True, slots=True)
class WholeFigures:
    """What the totals of n people say. None stands for what cannot be told.

    mean, median, sd and standard_error: in marks; skewness and kurtosis: numbers, 0 for a normal distribution; cic
    (internal consistency, Cronbach's alpha) and error_ratio: percentages, cic at most 100.
    """

    n: int
    mean: float | None
    median: float | None
    sd: float | None
    skewness: float | None
    kurtosis: float | None
    cic: float | None
    error_ratio: float | None
    standard_error: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The figures of each item, in the order of the table, and those of the whole."""

    items: tuple[ItemFigures, ...]
    whole: WholeFigures

    @property
    def is_judged(self) -> bool:
        """Whether enough people answered for the figures that set items against totals to mean anything."""
        return self.whole.n >= JUDGED_FROM


@dataclass(frozen=True, slots=True)
class _Place:
    """How an item stands to the rest of the whole; pull: its covariance with the total."""

    discrimination_index: float | None
    discriminative_efficiency: float | None
    pull: float


def analysis(marks: Marks, missing: Missing = "zero") -> Analysis:
    """Return the analysis of a table.

    An answer that is missing counts 0, as in Moodle. With ``skip`` it is left out: n, facility and sd of an item are
    then those of the people who answered it, and all that needs a total those of the people who answered every item,
    since totals over different items cannot be held against each other.
    """
    rows = marks.rows if missing == "skip" else [[mark or 0.0 for mark in row] for row in marks.rows]
    full = [[mark for mark in row if mark is not None] for row in rows if None not in row]
    totals = [math.fsum(row) for row in full]
    least = _ROUNDING * marks.max_mark
    columns = [[row[at] for row in full] for at in range(len(marks.items))]
    places = [_place(column, totals, least) for column in columns]
    answers = [[row[at] for row in rows] for at in range(len(marks.items))]
    parts = zip(marks.items, answers, places, _weights(places), strict=True)
    return Analysis(tuple(_figures(*part, marks.max_mark) for part in parts), _whole(columns, totals, least))


def judged(found: Analysis) -> Analysis:
    """Return the analysis as the app shows it: below 20 people without what sets items against totals."""
    if found.is_judged:
        return found
    return Analysis(
        tuple(
            replace(one, discrimination_index=None, discriminative_efficiency=None, effective_weight=None)
            for one in found.items
        ),
        replace(found.whole, skewness=None, kurtosis=None, cic=None, error_ratio=None, standard_error=None),
    )


def too_few(n: int) -> str:
    """Return why ``judged`` takes figures out where only n people answered; it stands in for them, or warns of them."""
    return (
        f"Too few people to tell how well the questions work: {n} of at least {JUDGED_FROM} first attempts; "
        "with fewer, discrimination and consistency are mostly chance."
    )


def _place(column: Sequence[float], totals: Sequence[float], least: float) -> _Place:
    """Return how an item stands to the rest; no index and no efficiency without spread in x and in o.

    Discrimination index = 100 cov(x, o) / sqrt(var x var o); discriminative efficiency = 100 cov(x, o) / cov(sorted x,
    sorted o).
    """
    if len(column) < 2:
        return _Place(None, None, 0.0)
    x, o = deviations(column, least), deviations(list(map(sub, totals, column)), least)
    if not any(x) or not any(o):
        return _Place(None, None, variance(x))
    together = covariance(x, o)
    pull = variance(x) + together
    return _Place(
        100 * together / math.sqrt(variance(x) * variance(o)),
        100 * (together / covariance(sorted(x), sorted(o))),
        0.0 if abs(pull) <= _ROUNDING * variance(x) else pull,
    )


def _weights(places: Sequence[_Place]) -> list[float | None]:
    """Return each item's effective weight = 100 sqrt(cov(x, T)) / sum of sqrt(cov(x, T)) over the items.

    As in Moodle's code an item with a negative covariance has none and is left out of the sum.
    """
    roots = [math.sqrt(one.pull) if one.pull >= 0 else None for one in places]
    whole = math.fsum(root for root in roots if root is not None)
    return [100 * root / whole if whole and root is not None else None for root in roots]


def _figures(
    item: str, answers: Sequence[float | None], place: _Place, weight: float | None, max_mark: float
) -> ItemFigures:
    marks = [mark for mark in answers if mark is not None]
    return ItemFigures(
        item,
        len(marks),
        fmean(marks) / max_mark if marks else None,
        likely([mark / max_mark for mark in marks]) if marks else None,
        _sd(marks, _ROUNDING * max_mark),
        place.discrimination_index,
        place.discriminative_efficiency,
        weight,
    )


def _sd(values: Sequence[float], least: float) -> float | None:
    return math.sqrt(variance(deviations(values, least))) if len(values) > 1 else None


def _whole(columns: Sequence[Sequence[float]], totals: Sequence[float], least: float) -> WholeFigures:
    if not totals:
        return WholeFigures(0, None, None, None, None, None, None, None, None)
    spread = deviations(totals, least)
    sd = _sd(totals, least)
    cic = _consistency(columns, spread, least)
    error_ratio = None if cic is None else 100 * math.sqrt(1 - cic / 100)
    return WholeFigures(
        len(totals),
        fmean(totals),
        median(totals),
        sd,
        skewness(spread),
        kurtosis(spread),
        cic,
        error_ratio,
        None if sd is None or error_ratio is None else sd * error_ratio / 100,
    )


def _consistency(columns: Sequence[Sequence[float]], spread: Sequence[float], least: float) -> float | None:
    """Return 100 q/(q - 1) (1 - sum var x_i / var T) for q items, Cronbach's alpha in percent; at most 100."""
    q = len(columns)
    if q < 2 or not any(spread):
        return None
    own = math.fsum(variance(deviations(column, least)) for column in columns)
    return min(100.0, 100 * q / (q - 1) * (1 - own / variance(spread)))
