"""How long until a face comes again, in words for a button."""

from __future__ import annotations

from quizapp.base.clock import Moment
from quizapp.study.memory import Memory


def words(memory: Memory, when: Moment) -> str:
    """Say how long after ``when`` this memory is due: "1 min", "2 hours", "6 days", "1.2 months", "2.5 years".

    A month is 30 days and a year 365; steps are in minutes and hours, the review phase in study days.
    """
    if memory.due_at is None:
        return _days(max(memory.due_day - when.day, 0))
    minutes = max(round((memory.due_at - when.at) / 60_000), 1)
    if minutes < 60:
        return f"{minutes} min"
    return _counted(minutes / 60, "hour") if minutes < 24 * 60 else _days(round(minutes / (24 * 60)))


def _days(days: int) -> str:
    if days < 30:
        return _counted(days, "day")
    return _counted(days / 30, "month") if days < 365 else _counted(days / 365, "year")


def _counted(number: float, unit: str) -> str:
    figure = f"{number:.1f}".removesuffix(".0")
    return f"{figure} {unit}" if figure == "1" else f"{figure} {unit}s"
