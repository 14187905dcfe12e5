"""What the log says of an item: the rows of its faces, what holds it, and what its reviews add to the days."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.history import holds
from quizapp.history.moves import moves
from quizapp.history.states import Ledger, State, Tally
from quizapp.history.store import Row, Store

COLUMNS = (
    *("face", "item", "deck", "phase", "step", "stability", "difficulty", "last_day", "due_at", "due_day", "reps"),
    *("lapses", "first_day", "last_review", "suspended", "item_day"),
)
"""Of the table of states, all that follows from the log."""

SUMS = ("reviews", "right", "new", "tested", "recalled", "took_ms")


class Days:
    """The sums of studied days, by day and in the order of ``SUMS``."""

    def __init__(self) -> None:
        self.sums: dict[int, list[int]] = {}

    def add(self, tallies: Iterable[Tally], sign: int = 1) -> None:
        """Add what reviews add to their days; a ``sign`` of -1 takes it away."""
        for tally in tallies:
            sums = self.sums.setdefault(tally.day, [0] * len(SUMS))
            sums[0] += sign
            for place, more in enumerate(tally[1:], start=1):
                sums[place] += sign * more

    def rows(self) -> dict[int, Row]:
        """Return a row for each day on which anything was answered, by day."""
        return {day: (day, *sums) for day, sums in self.sums.items() if sums[0]}


class Replay:
    """Reads the log as it stands in ``store``, in one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._moves = moves(store)
        self._ledger = Ledger(store, store.one("SELECT lower(hex(min(id))) FROM naming")[0])

    def held(self, item: str) -> holds.Held:
        """Return what holds an item."""
        return holds.folded(self._store, self._moves, item)

    def rows(self, item: str, faces: Iterable[str], *, suspended: bool) -> tuple[dict[str, Row | None], list[Tally]]:
        """Return the row of each of an item's faces, None for one without answers, and what its answers add up to.

        faces: all that the item ever had; suspended: as ``held`` says.
        """
        told: dict[str, State | None] = {}
        tallies: list[Tally] = []
        for face in faces:
            told[face], more = self._ledger.replay(face)
            tallies += more
        item_day = max((state.memory.last_day for state in told.values() if state is not None), default=0)
        return {face: _row(item, face, state, suspended, item_day) for face, state in told.items()}, tallies


def _row(item: str, face: str, state: State | None, suspended: bool, item_day: int) -> Row | None:
    if state is None:
        return None
    deck = item.partition("/")[0]
    return (face, item, deck, *state.memory, state.first_day, state.last_review, int(suspended), item_day)
