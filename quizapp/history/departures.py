"""Where a learner's derived tables are not what the log says, and the writing that puts it right."""

from __future__ import annotations

from collections.abc import Mapping

from quizapp.history import following, holds
from quizapp.history.holds import Held
from quizapp.history.replay import COLUMNS, SUMS, Days
from quizapp.history.store import Row, Store

_NAMES = ", ".join(COLUMNS)
_KEEP = (
    f"INSERT INTO state ({_NAMES}, listed) VALUES ({', '.join('?' * len(COLUMNS))}, 1) ON CONFLICT (face) DO UPDATE"
    f" SET ({', '.join(COLUMNS[1:])}) = ({', '.join('excluded.' + name for name in COLUMNS[1:])})"
)
_DAY = f"day, {', '.join(SUMS)}"
_KEEP_DAY = f"INSERT OR REPLACE INTO studied_day ({_DAY}) VALUES ({', '.join('?' * (1 + len(SUMS)))})"


class Departures:
    """Faces and items of which something else is kept than the log says."""

    def __init__(self) -> None:
        self._faces: dict[str, Row | None] = {}
        self._held: dict[str, Held] = {}
        self._decks: set[str] = set()

    def look_at_faces(self, store: Store, told: Mapping[str, Row | None]) -> None:
        """Hold what is kept of faces to what the log tells of them: a row, or None for a face without answers."""
        for face, row in told.items():
            kept = store.row(f"SELECT {_NAMES} FROM state WHERE face = ?", face)
            if kept == row:
                self._faces.pop(face, None)
                continue
            self._faces[face] = row
            self._decks |= {one[COLUMNS.index("deck")] for one in (kept, row) if one is not None}

    def look_at_hold(self, store: Store, item: str, told: Held) -> None:
        """Hold what is kept of an item's holds to what the log tells of them."""
        if holds.kept(store, item) == (None if told == holds.FREE else told):
            self._held.pop(item, None)
        else:
            self._held[item] = told
            self._decks.add(item.partition("/")[0])

    def write(self, store: Store, days: Days, departing: set[str] | None) -> None:
        """Put right what is kept, inside ``writing``.

        days: all of them; departing: the decks whose place in the index is kept wrongly, None where that is not known,
        so that ``follow`` has to find it out for all.
        """
        for item, held in self._held.items():
            holds.keep(store, item, held)
        self._write_faces(store)
        _write_days(store, days)
        store.write("DELETE FROM recalled")
        if departing is None:
            store.write("DELETE FROM followed")
        else:
            following.look_again(store, sorted(self._decks | departing))

    def _write_faces(self, store: Store) -> None:
        gone = [(face,) for face, row in self._faces.items() if row is None]
        rows = [row for row in self._faces.values() if row is not None]
        store.write_all("DELETE FROM state WHERE face = ?", gone)
        store.write_all(_KEEP, rows)
        # the triggers of `state` derive these from the other faces of an item, which were not yet right
        last = [(row[-1], row[0]) for row in rows]
        store.write_all("UPDATE state SET item_day = ?1 WHERE face = ?2 AND item_day <> ?1", last)


def _write_days(store: Store, days: Days) -> None:
    told = days.rows()
    kept = {row[0]: row for row in store.rows(f"SELECT {_DAY} FROM studied_day")}
    store.write_all("DELETE FROM studied_day WHERE day = ?", [(day,) for day in kept if day not in told])
    store.write_all(_KEEP_DAY, [row for day, row in told.items() if kept.get(day) != row])
