"""Items that got another key: whose history is whose, before and after each move."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.history.store import Store

_FIRST = bytes(16)
LAST = b"\xff" * 16


class Span(NamedTuple):
    """The rows of the log that were written under ``item`` between two ids (both exclusive)."""

    item: str
    after: bytes
    before: bytes


class Moves:
    """All moves of a learner's file, in the order of the log."""

    def __init__(self, rows: list[tuple[bytes, str, str]]) -> None:
        self._rows = rows

    def spans(self, item: str) -> list[Span]:
        """Return where in the log the history of an item of today is: under its key, and under former ones."""
        return self._spans(item, LAST)

    def _spans(self, item: str, before: bytes) -> list[Span]:
        earlier = [row for row in self._rows if row[0] < before]
        after = max((row[0] for row in earlier if row[1] == item), default=_FIRST)
        spans = [Span(item, after, before)]
        for row_id, old, new in earlier:
            if new == item and row_id > after:
                spans += self._spans(old, row_id)
        return spans

    def today(self, item: str, row_id: bytes) -> str:
        """Return today's key of the item that a row with this id was written under."""
        for move_id, old, new in self._rows:
            if move_id > row_id and old == item:
                item = new
        return item

    def arrivals(self) -> set[str]:
        """Return the keys that items have been moved to."""
        return {new for _, _, new in self._rows}


def moves(store: Store) -> Moves:
    """Read the moves of all times."""
    return Moves([(row[0], row[1], row[2]) for row in store.rows("SELECT id, old, new FROM move ORDER BY id")])
