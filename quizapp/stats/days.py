"""The days on which a learner studied, laid out as weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StudiedDay:
    """A study day and how much was answered on it; None for a day that is still to come."""

    day: int
    answers: int | None


def grid(answers: Mapping[int, int], today: int, weeks: int = 40) -> tuple[tuple[StudiedDay, ...], ...]:
    """Return the last weeks, the present one last, each of seven days from Monday.

    answers: how many answers by study day (days since 1970-01-01, which was a Thursday).
    """
    monday = today - (today + 3) % 7
    starts = range(monday - 7 * (weeks - 1), monday + 1, 7)
    return tuple(tuple(_day(answers, start + place, today) for place in range(7)) for start in starts)


def _day(answers: Mapping[int, int], day: int, today: int) -> StudiedDay:
    return StudiedDay(day, None if day > today else answers.get(day, 0))
