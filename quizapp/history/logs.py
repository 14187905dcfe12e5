"""The whole log of a learner as plain values, to be taken elsewhere; and a learner's file made of such values."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from quizapp.base.errors import RefusedError
from quizapp.history.store import LOGS, Store, Value

Plain = str | int | float | None
"""A cell of the log; what is bytes there is in base 16."""


def told(store: Store) -> dict[str, tuple[dict[str, Plain], ...]]:
    """Return the rows of every log, in the order of their ids, by their columns."""
    with store.reading():
        return {log: tuple(_rows(store, log)) for log in LOGS}


def _rows(store: Store, log: str) -> list[dict[str, Plain]]:
    names = [row[1] for row in store.rows(f"PRAGMA main.table_info({log})")]
    rows = store.rows(f"SELECT {', '.join(names)} FROM {log} ORDER BY id")
    return [{name: _plain(value) for name, value in zip(names, row, strict=True)} for row in rows]


def restored(store: Store, logs: Mapping[str, Sequence[Mapping[str, Plain]]]) -> None:
    """Write the rows of every log into a file that has none. Raises RefusedError where one is no row of ours."""
    try:
        with store.writing():
            store.db.execute("PRAGMA defer_foreign_keys=ON")
            for log in LOGS:
                _fill(store, log, logs.get(log, ()))
            if store.row("SELECT 1 FROM naming") is None:
                raise ValueError("nobody's log")
            store.see_newest()
    except (sqlite3.IntegrityError, sqlite3.DataError, ValueError, OverflowError) as error:
        raise RefusedError(
            "The history in this file is none that Quizapp writes.",
            safe="Nothing was changed.",
            todo="Take a fresh copy of the file.",
        ) from error


def _fill(store: Store, log: str, rows: Sequence[Mapping[str, Plain]]) -> None:
    kinds = {row[1]: row[2] for row in store.rows(f"PRAGMA main.table_info({log})")}
    places = ", ".join("?" * len(kinds))
    store.write_all(f"INSERT INTO {log} ({', '.join(kinds)}) VALUES ({places})", [_cells(row, kinds) for row in rows])


def _cells(row: Mapping[str, Plain], kinds: Mapping[str, str]) -> list[Value]:
    if row.keys() != kinds.keys():
        raise ValueError(f"columns {sorted(row)} instead of {sorted(kinds)}")
    return [_cell(row[name], kind) for name, kind in kinds.items()]


def _cell(value: Plain, kind: str) -> Value:
    return bytes.fromhex(value) if kind == "BLOB" and isinstance(value, str) else value


def _plain(value: Value) -> Plain:
    return value.hex() if isinstance(value, bytes) else value
