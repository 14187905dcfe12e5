"""What was answered, and how sure that makes anyone of the learner's level."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from quizapp.stats.moments import mean_between

TOO_FEW = 8
_Z95 = 1.96
_ROUNDING = 1e-9  # shares no further apart than this are the same


@dataclass(frozen=True, slots=True)
class Share:
    """right of n, with the interval (0 to 1) in which the true share lies in 95 of 100 such cases (Wilson)."""

    right: int
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Score:
    """Points of out_of over n questions, and what they say of a level.

    share: the mean share of a question's mark that was earned, 0 to 1; low and high: where the learner's share likely
    lies; has_parts: whether any question earned a part of its mark.
    """

    points: float
    out_of: float
    n: int
    share: float
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


def score(marks: Sequence[tuple[float, float]], shares: Sequence[float] | None = None) -> Score:
    """Return the score of (points, out of) of distinct questions; each counts alike for the level.

    shares: the share of its mark that each question earned, 0 to 1, where points are no level since the quiz takes some
    away or pays for certainty. Without them a share is points / out of, and nothing where points were taken away.
    """
    if shares is None:
        shares = [min(1.0, max(0.0, points / out_of)) for points, out_of in marks]
    low, high = likely(shares)
    return Score(
        points=math.fsum(points for points, _ in marks),
        out_of=math.fsum(out_of for _, out_of in marks),
        n=len(marks),
        share=fmean(shares) if shares else 0.0,
        low=low,
        high=high,
        has_parts=any(_ROUNDING < share < 1 - _ROUNDING for share in shares),
    )


def likely(shares: Sequence[float]) -> tuple[float, float]:
    """Return the interval (0 to 1) in which the true mean of shares of a mark lies in 95 of 100 such cases.

    For marks of nothing or everything it is Wilson's. Where there are parts it is a bootstrap's over the questions
    (Efron 1979), in closed form; but a part never makes it surer than the whole would: its lower end is at most that of
    the same marks with every part made everything, its upper end at least that with every part made nothing. Marks
    that are all alike tell a bootstrap nothing, and take the Wilson interval of their mean, which is the wider.
    """
    n = len(shares)
    earned = sum(share > _ROUNDING for share in shares)
    full = sum(share >= 1 - _ROUNDING for share in shares)
    if earned == full or max(shares) - min(shares) <= _ROUNDING:
        return wilson(math.fsum(shares), n)
    low, high = mean_between(shares)
    return (min(low, wilson(earned, n)[0]), max(high, wilson(full, n)[1]))


def without_guessing(rows: Iterable[tuple[float, float]]) -> float | None:
    """Return the mean share with what blind guessing earns taken off; None where no question can be guessed.

    rows: (share of the mark, chance that a blind guess is right) of each question; a question left blank was not
    guessed at, so its chance is 0. Each counts (share - c) / (1 - c): 1 where it is right and -1/(k - 1) where one of k
    options is wrong, so that the sum is right - wrong / (k - 1). Diamond and Evans, "The correction for guessing"
    (1973); Frary, "Formula scoring of multiple-choice tests" (1988). It takes a learner to know or to guess blindly,
    and so is too low for one who can rule some options out. It is not cut off at 0: below that there was less right
    than blind guessing would have earned, by bad luck or by firm belief in what is wrong.
    """
    known = list(rows)
    if not any(chance > 0 for _, chance in known):
        return None
    return fmean((share - chance) / (1 - chance) for share, chance in known)


def by_section(marks: Iterable[tuple[str, float, float]]) -> dict[str, Score]:
    """Return the score of each section from (section, points, out of), in the order in which sections appear."""
    grouped: dict[str, list[tuple[float, float]]] = {}
    for section, points, out_of in marks:
        grouped.setdefault(section, []).append((points, out_of))
    return {section: score(parts) for section, parts in grouped.items()}
