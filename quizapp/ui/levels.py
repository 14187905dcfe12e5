"""The levels of a calibration as its chart takes them."""

from __future__ import annotations

from quizapp.stats.calibration import Calibration
from quizapp.ui.charts.calibration import Level


def levels(calibration: Calibration) -> tuple[Level, ...]:
    """Return the levels of a calibration, rising."""
    return tuple(
        Level(one.level, one.right, one.n, one.low, one.high, hollow=not one.is_judged) for one in calibration.bins
    )
