"""Points in time as the histories keep them: UTC milliseconds and the learner's study day."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
# Linux counts sleep in CLOCK_BOOTTIME, macOS in CLOCK_MONOTONIC; Windows has neither, and counts it in monotonic().
_STEADY: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


class Clock(Protocol):
    """Hands out the present, aware of its time zone."""

    def now(self) -> datetime:
        """Return the present as an aware datetime in the learner's local zone."""

    def steady(self) -> float:
        """Return seconds since some moment, which nobody can set; they go on while the machine sleeps."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the present in the machine's local zone."""
        return datetime.now().astimezone()

    def steady(self) -> float:
        """Return the seconds since the machine was started, those asleep too."""
        return time.clock_gettime(_STEADY) if _STEADY is not None else time.monotonic()


class Moment(NamedTuple):
    """When something happened.

    at: milliseconds since 1970-01-01 UTC; day: study day (days since 1970-01-01 of the local date after the
    rollover hour); offset: minutes by which the learner's clock was ahead of UTC.
    """

    at: int
    day: int
    offset: int = 0


def moment(now: datetime, rollover_hour: int = 4) -> Moment:
    """Return the moment of an aware local time; the study day turns over at ``rollover_hour`` on the wall clock."""
    shift = now.utcoffset()
    if shift is None:
        raise ValueError("a moment needs an aware datetime")
    wall = now.replace(tzinfo=None)
    day = (wall - timedelta(hours=rollover_hour)).toordinal() - EPOCH_ORDINAL
    return Moment(at=round(now.timestamp() * 1000), day=day, offset=round(shift.total_seconds() / 60))


def date_of(day: int) -> date:
    """Return the calendar date of a study day."""
    return date.fromordinal(day + EPOCH_ORDINAL)
