"""What is coming due."""

from __future__ import annotations

from collections.abc import Iterable


def coming_due(due: Iterable[tuple[int, int]], today: int, days: int = 30) -> tuple[int, ...]:
    """Return how many faces fall due on each of the next days, today first, from (study day due, faces) in any order.

    What is overdue waits today, so it counts there.
    """
    counts = [0] * days
    for day, faces in due:
        ahead = max(0, day - today)
        if ahead < days:
            counts[ahead] += faces
    return tuple(counts)
