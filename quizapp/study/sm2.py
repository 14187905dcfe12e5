"""What a schedule by intervals and eases, as SM-2 and its kin keep it, tells of a memory."""

from __future__ import annotations

import math

_SHORTEST_DAYS = 0.001
_EASIEST, _HARDEST = 1.0, 10.0
_W8, _W9, _W10 = 1.8722, 0.1666, 0.796  # of FSRS-6's default parameters


def memory_of(interval_days: float, ease: float) -> tuple[float, float]:
    """Return (stability in days, difficulty from 1 to 10) of an interval that was set for a recall of 90%.

    ease: the factor by which intervals grow, usually 1.3 to 3. As fsrs-rs reckons in ``memory_state_from_sm2``: the
    stability is the interval, and the difficulty that with which it would grow by ``ease`` at the next Good.
    """
    stability = max(interval_days, _SHORTEST_DAYS)
    growth = math.exp(_W8) * stability**-_W9 * math.expm1(0.1 * _W10)
    return stability, min(max(11.0 - (ease - 1.0) / growth, _EASIEST), _HARDEST)
