"""What came into a learner's log since it was looked at."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.deck.face_key import item_of, mark_of
from quizapp.history.moves import moves
from quizapp.history.store import LOGS, Store

_KEYS = {"face", "item", "old", "new"}  # columns that name what a row of the log bears on


class Touched(NamedTuple):
    """What newer rows of the log bear on: items, by today's key and by former ones, and the marks of their faces."""

    items: set[str]
    marks: set[str]


class LogSince:
    """Remembers how far the log reaches in ``store``; rows are only ever added."""

    def __init__(self, store: Store) -> None:
        columns = {log: [row[1] for row in store.rows(f"PRAGMA main.table_info({log})")] for log in LOGS}
        newest = " UNION ALL ".join(f"SELECT max(id) AS id FROM {log}" for log in LOGS)
        self._named = " UNION ALL ".join(
            f"SELECT id, {column} AS key FROM {log}" for log in LOGS for column in columns[log] if column in _KEYS
        )
        self._newest: bytes = store.one(f"SELECT max(id) FROM ({newest})")[0]
        self._counts = self._older(store)

    def is_overtaken(self, store: Store) -> bool:
        """Tell whether rows came that are older than the newest one of then, as from another machine's file."""
        return self._older(store) != self._counts

    def touched(self, store: Store) -> Touched:
        """Return what the newer rows bear on."""
        rows = store.rows(f"SELECT key, id FROM ({self._named}) WHERE id > ?", self._newest)
        for (taken_back,) in store.rows("SELECT of FROM retraction WHERE id > ?", self._newest):
            rows += store.rows(f"SELECT key, id FROM ({self._named}) WHERE id = ?", taken_back)
        known = moves(store)
        items = {item_of(key) for key, _ in rows} | {known.today(item_of(key), row_id) for key, row_id in rows}
        return Touched(items, {mark_of(key) for key, _ in rows})

    def _older(self, store: Store) -> list[int]:
        """Return how many rows each log has up to the newest one of then: all, which is counted fast, less a few."""
        counted = "(SELECT count(*) FROM {log}) - (SELECT count(*) FROM {log} WHERE id > :newest)"
        return list(store.one(f"SELECT {', '.join(counted.format(log=log) for log in LOGS)}", newest=self._newest))
