"""Which right side is joined with which left side: one with one at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Joins:
    """For each left side, by index, the place of its right side or None."""

    def __init__(self, of: Iterable[int | None] = ()) -> None:
        self._of = list(of)

    def all(self) -> tuple[int | None, ...]:
        """Return for each left side the place of its right side, or None."""
        return tuple(self._of)

    def of(self, left: int) -> int | None:
        """Return the place of the right side that a left side is joined with, or None."""
        return self._of[left]

    def with_right(self, place: int) -> int | None:
        """Return the left side that a right side is joined with, or None."""
        return self._of.index(place) if place in self._of else None

    def join(self, left: int, place: int | None) -> int | None:
        """Join a left side with a right side or, for None, with nothing; return the left side that loses it, if any."""
        loser = None if place is None else self.with_right(place)
        if loser is not None:
            self._of[loser] = None
        self._of[left] = place
        return None if loser == left else loser

    def next_for(self, left: int, places: Sequence[int], by: int) -> int | None:
        """Return the right side after (``by`` 1) or before (-1) that of a left side, round and round.

        Those that others are joined with are passed over. None where no right side is left.
        """
        now = self._of[left]
        free = [place for place in places if place == now or place not in self._of]
        at = min(by, 0) if now is None else free.index(now) + by
        return free[at % len(free)] if free else None
