"""What the figures say, in the sentences that every screen and the command line share."""

from __future__ import annotations

import math
from typing import assert_never

from quizapp.stats.calibration import JUDGED_FROM, Bin, Calibration
from quizapp.stats.mastery import GOAL, Mastery
from quizapp.stats.recall import Recall
from quizapp.stats.scores import TOO_FEW, Score, Share


def result(score: Score) -> str:
    """Return what was reached: "14 of 20 right", or "12.5 of 20 points" where there were parts."""
    return f"{round(score.points, 2):g} of {score.out_of:g} {'points' if score.has_parts else 'right'}"


def level(score: Score) -> str:
    """Return the sentence about a learner's level."""
    if not score.tells_level:
        return f"Too few questions to tell your level: at least {TOO_FEW} different ones are needed."
    return f"With {score.n} questions, your level is likely {between(score.low, score.high)}."


def between(low: float, high: float) -> str:
    """Return "between 48% and 86%" for shares 0 to 1, rounded outwards: no surer than the data."""
    return f"between {_down(low)}% and {_up(high)}%"


def without_guessing(share: float) -> str:
    """Return what is left of a score when guessing is taken off, for a share of at most 1."""
    if share < 0:
        return "less than blind guessing earns"
    return f"{_percent(share)} without guessing"


def mastered(mastery: Mastery, goal: float = GOAL) -> str:
    """Return the sentence about a section, for the goal that the mastery was judged by."""
    first = mastery.first
    match mastery.verdict:
        case "mastered":
            return f"Mastered: likely at least {_down(first.low)}%, and the goal is {_percent(goal)}."
        case "not yet":
            return f"Not yet: likely {between(first.low, first.high)}, and the goal is {_percent(goal)}."
        case "too few to tell":
            return f"Too few to tell: {first.n} of at least {TOO_FEW} different questions."
        case _:
            assert_never(mastery.verdict)


def calibrated(calibration: Calibration) -> str | None:
    """Return what confidence shows, in up to three short sentences; None from too few answers."""
    verdict = overall(calibration)
    return None if verdict is None else f"{verdict} {evidence(calibration)}"


def overall(calibration: Calibration) -> str | None:
    """Return the one plain sentence about confidence; None from too few answers."""
    if not calibration.is_judged:
        return None
    if not calibration.is_biased:
        return "Neither clearly overconfident nor underconfident."
    return f"{'Overconfident' if calibration.bias > 0 else 'Underconfident'} by {_points(calibration)}."


def evidence(calibration: Calibration) -> str:
    """Return what stands behind ``overall``: the level that shows it best, and the Brier score."""
    brier = f"Brier score {calibration.brier:.2f} (0 is perfect; saying 50% each time gives 0.25)."
    return " ".join(part for part in (_telling_level(calibration.bins), brier) if part)


def bias(calibration: Calibration) -> str:
    """Return the bias in a few words, as a row of a table has room for."""
    if not calibration.is_judged:
        return f"too few: {calibration.n} of {JUDGED_FROM}"
    if not calibration.is_biased:
        return "no clear bias"
    return f"{'over' if calibration.bias > 0 else 'under'} by {_points(calibration)}"


def log_score(calibration: Calibration) -> str:
    """Return the sentence about the log score."""
    return f"Log score {calibration.log_score:.2f} (0 is perfect; saying 50% each time gives {math.log(2):.2f})."


def calibration_needs(n: int) -> str:
    """Return the sentence that stands in for ``calibrated`` while there are only n answers."""
    return f"Too few answers to judge your confidence: {n} of at least {JUDGED_FROM}."


def predicted(recall: Recall) -> str:
    """Return the sentence about the recall predicted for today."""
    covered = f"{recall.studied} of {recall.total} studied"
    if recall.mean is None:
        return f"Nothing to predict yet: {covered}."
    likely = between(recall.low, recall.high)
    return f"You would recall about {_percent(recall.mean)} of it today, likely {likely}; {covered}."


def recalled(share: Share, aim: float) -> str:
    """Return the sentence about recall in reviews, held against the desired retention (0 to 1)."""
    if share.n < TOO_FEW:
        return f"Too few reviews to tell your recall: {share.n} of at least {TOO_FEW}."
    found = f"{share.right} of {share.n} reviews recalled, likely {between(share.low, share.high)}"
    return f"{found}; the aim is {_percent(aim)}."


def _points(calibration: Calibration) -> str:
    size = max(1, round(abs(calibration.bias)))
    return f"{size} point{'' if size == 1 else 's'}"


def _telling_level(bins: tuple[Bin, ...]) -> str:
    """Return the sentence about the level that adds most to the miscalibration, of those with enough answers."""
    judged = [one for one in bins if one.is_judged]
    if not judged:
        return ""
    worst = max(judged, key=lambda one: one.n * (one.level - one.share) ** 2)
    times = "once" if worst.right == 1 else f"{worst.right} times"
    return f"When you said {_percent(worst.level)}, you were right {times} in {worst.n}."


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _down(share: float) -> int:
    return math.floor(round(100 * share, 6))


def _up(share: float) -> int:
    return math.ceil(round(100 * share, 6))
