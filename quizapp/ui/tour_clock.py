"""The clock of the tour, by which weeks go by in moments."""

from __future__ import annotations

from datetime import datetime, timedelta
from time import monotonic


class TourClock:
    """A clock that starts some weeks ago and is set forward from day to day."""

    def __init__(self, days_ago: int) -> None:
        self._shift = timedelta(days=-days_ago)

    def now(self) -> datetime:
        """Return the time of the tour."""
        return datetime.now().astimezone() + self._shift

    def steady(self) -> float:
        """Return seconds that go by as they do outside, and with the days that are let go by."""
        return monotonic() + self._shift.total_seconds()

    def pass_days(self, days: int) -> None:
        """Let days go by."""
        self._shift += timedelta(days=days)
