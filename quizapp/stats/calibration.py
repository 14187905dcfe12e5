"""Whether a learner knows what they know: confidence held against what was right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from quizapp.base.errors import RefusedError
from quizapp.stats.scores import wilson

JUDGED_FROM = 20
LEVEL_JUDGED_FROM = 5
_LEAST_CHANCE = 0.01
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers given with one level of confidence: how many, how many of them right, and the Wilson interval."""

    level: float
    n: int
    right: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share that was right, 0 to 1."""
        return self.right / self.n

    @property
    def is_judged(self) -> bool:
        """Whether there are enough answers to say anything about this level; otherwise it is drawn hollow."""
        return self.n >= LEVEL_JUDGED_FROM


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence scored over n answers.

    brier = reliability - resolution + uncertainty, all 0 to 1; bias: mean confidence minus the share right, in points
    (hundredths), positive for over-confidence; by_chance: how far off 0 that is, either way, in 95 of 100 cases for a
    learner whose confidence is true; log_score: mean -ln of the probability given to what happened; bins: by rising
    level.
    """

    n: int
    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    bias: float
    by_chance: float
    log_score: float
    bins: tuple[Bin, ...]

    @property
    def is_judged(self) -> bool:
        """Whether there are enough answers to say anything in words."""
        return self.n >= JUDGED_FROM

    @property
    def is_biased(self) -> bool:
        """Whether the bias is more than chance makes of a learner whose confidence is true."""
        return abs(self.bias) > self.by_chance + _ROUNDING


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the answers from one study day to another say, both days among them."""

    first: int
    last: int
    calibration: Calibration


def calibration(rows: Iterable[tuple[float, bool]]) -> Calibration | None:
    """Return the calibration of (confidence 0 to 1, altogether right); None for no rows.

    Brier score and decomposition after Murphy, "A New Vector Partition of the Probability Score" (1973); it is exact
    since each level is a bin. Raises RefusedError for a confidence that is no probability.
    """
    counted = Counter(rows)
    return _of_counted(counted) if counted else None


def by_section(rows: Iterable[tuple[str, float, bool]]) -> dict[str, Calibration]:
    """Return the calibration of each section from (section, confidence, altogether right), by the section's key."""
    sections: dict[str, Counter[tuple[float, bool]]] = {}
    for (section, confidence, right), number in Counter(rows).items():
        sections.setdefault(section, Counter())[confidence, right] = number
    return {section: _of_counted(counted) for section, counted in sorted(sections.items())}


def over_time(rows: Iterable[tuple[int, float, bool]]) -> tuple[Stretch, ...]:
    """Return the calibration of one stretch of days after another, from (study day, confidence, altogether right).

    A stretch ends with the first day on which it has enough answers to be judged. A quiz alone has too few, and so may
    a month; what came after the last whole stretch waits for more.
    """
    stretches: list[Stretch] = []
    first, counted = 0, Counter[tuple[float, bool]]()
    for day, group in groupby(sorted(rows, key=itemgetter(0)), key=itemgetter(0)):
        first = first if counted else day
        counted.update((confidence, right) for _, confidence, right in group)
        if counted.total() >= JUDGED_FROM:
            stretches.append(Stretch(first, day, _of_counted(counted)))
            counted = Counter()
    return tuple(stretches)


def _of_counted(counted: Counter[tuple[float, bool]]) -> Calibration:
    """Return the calibration of answers, given how many there are of each confidence that were right, or not."""
    n = counted.total()
    bins = _bins(counted)
    base = sum(one.right for one in bins) / n

    def mean(of: Callable[[float, bool], float]) -> float:
        return math.fsum(number * of(confidence, right) for (confidence, right), number in counted.items()) / n

    return Calibration(
        n=n,
        brier=mean(lambda confidence, right: (confidence - right) ** 2),
        reliability=math.fsum(one.n * (one.level - one.share) ** 2 for one in bins) / n,
        resolution=math.fsum(one.n * (one.share - base) ** 2 for one in bins) / n,
        uncertainty=base * (1 - base),
        bias=100 * mean(lambda confidence, right: confidence - right),
        by_chance=_by_chance(bins),
        log_score=mean(_surprise),
        bins=bins,
    )


def _checked(confidence: float) -> float:
    if not 0 <= confidence <= 1:
        raise RefusedError(
            f"A confidence of {100 * confidence:g}% is not between 0% and 100%.",
            safe="Nothing was changed.",
            todo="Write it as a probability from 0 to 1.",
        )
    return confidence


def _bins(counted: Counter[tuple[float, bool]]) -> tuple[Bin, ...]:
    levels = sorted({_checked(confidence) for confidence, _ in counted})
    pairs = ((level, counted[level, True], counted[level, False]) for level in levels)
    return tuple(Bin(level, right + wrong, right, *wilson(right, right + wrong)) for level, right, wrong in pairs)


def _by_chance(bins: Sequence[Bin]) -> float:
    """Return how far off, in points, a learner whose confidence is true would be in fewer than 5 of 100 cases.

    The number right then has mean sum f and variance sum f(1 - f); the normal bound of 1.96 (Cox 1958, calibration in
    the large; Spiegelhalter 1986).
    """
    spread = math.sqrt(math.fsum(one.n * one.level * (1 - one.level) for one in bins))
    return 100 * 1.96 * spread / sum(one.n for one in bins)


def _surprise(confidence: float, right: bool) -> float:
    """Return -ln p(outcome), a chance under 1% taken as 1%.

    No level that is offered claims more than 99%, and one lucky answer said to be "0%" would else weigh without end.
    """
    return -math.log(max(confidence if right else 1 - confidence, _LEAST_CHANCE))
