"""A stranger's SQLite database, held in memory: only read, nothing of it run, and no query of it lasts for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from quizapp.exchange.unreadable import UnreadableError

Row = tuple[Any, ...]  # SQLite has no types to tell; each query casts what it asks for

_STEPS_AT_ONCE = 1_000_000
_STEPS = 2_000  # of these; a collection of 100,000 notes takes about twenty
_HEADER_BYTES = 100
_NO_JOURNAL = b"\x01\x01"  # at bytes 18 and 19
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_FUNCTIONS = frozenset({"ifnull", "like"})  # what our own queries call
_LONGEST_BYTES = 64 * 1024 * 1024  # of one value
# A virtual table has no root, and a column that is computed is hidden: neither is data, each could run long.
_PLAIN_TABLES = """
    SELECT name FROM sqlite_master m WHERE type = 'table' AND rootpage > 0
        AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) WHERE hidden > 0)
"""


class Database:
    """Answers SELECT alone. tables: the names of those that hold plain data; only these may be asked."""

    def __init__(self, connection: sqlite3.Connection, tables: frozenset[str]) -> None:
        self._connection = connection
        self.tables = tables

    def rows(self, query: str, most: int) -> Iterator[Row]:
        """Yield the rows of a query. Raises UnreadableError if there are more than ``most``."""
        for count, row in enumerate(self._connection.execute(query)):
            if count == most:
                raise broken(f"its collection has more than {most:,} rows of one sort")
            yield row


@contextmanager
def opened(data: bytes) -> Iterator[Database]:
    """Open a database for as long as the block lasts; damage that is met in the block raises UnreadableError."""
    if len(data) < _HEADER_BYTES:
        raise broken("its collection is empty")
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            # In memory it cannot have the journal beside it that the header of a collection in use asks for.
            connection.deserialize(data[:18] + _NO_JOURNAL + data[20:])
            _guard(connection)
            tables = frozenset(name for (name,) in connection.execute(_PLAIN_TABLES))
            connection.set_authorizer(_allow_reading)
            yield Database(connection, tables)
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:  # the last where a message quotes the damage
        raise broken(f"its collection is damaged ({error})") from error


def broken(why: str) -> UnreadableError:
    """Return the error for a package of which ``why`` says, in a few words, what is wrong."""
    return UnreadableError(
        f"This is no package of Anki that can be read: {why}.",
        safe="Nothing of it was used.",
        todo="Export it from Anki again.",
    )


def _guard(connection: sqlite3.Connection) -> None:
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = lambda text: text.decode(errors="replace")
    steps = iter(range(_STEPS))
    connection.set_progress_handler(lambda: next(steps, None) is None, _STEPS_AT_ONCE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_BYTES)


def _allow_reading(action: int, _what: str | None, name: str | None, _schema: str | None, within: str | None) -> int:
    """Let our own SELECTs through; ``within`` names the view or trigger that another one comes from."""
    called = action != sqlite3.SQLITE_FUNCTION or name in _FUNCTIONS
    return sqlite3.SQLITE_OK if action in _ALLOWED and called and within is None else sqlite3.SQLITE_DENY
