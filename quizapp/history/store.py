"""One learner's file as a connection: transactions, ids, and what SQLite's errors mean to a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError, CannotSaveError, RefusedError
from quizapp.base.ids import Mint

LOGS = (
    *("naming", "setting", "review", "retraction", "hold", "move", "note", "placement"),
    *("attempt", "answer", "attempt_event", "ruling", "kept_item"),
)

# SQLite's columns have no static types; every reader unpacks a row into names or values that have them.
Row = tuple[Any, ...]
Value = str | int | float | bytes | None

_BUSY_SECONDS = 5.0
_NEWEST = " UNION ALL ".join(f"SELECT max(id) AS id FROM {log}" for log in LOGS)
_SAFE = "Everything that was saved before is safe."


def connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """Open a SQLite file that exists ("rw", or "ro" for reading only) or make one ("rwc"). Raises sqlite3.Error."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_BUSY_SECONDS, isolation_level=None
    )
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("PRAGMA recursive_triggers=ON")  # else INSERT OR REPLACE slips past the triggers that keep the log
    return db


def told_plainly(path: Path) -> _ToldPlainly:
    """Turn SQLite's errors that are not bugs into BrokenFileError or CannotSaveError, in a ``with``."""
    return _ToldPlainly(path)


class _ToldPlainly:
    """Stands around every statement: a class, since a generator would cost as much as a small query does."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _trace: object) -> None:
        refusal: RefusedError | None = None
        if isinstance(error, sqlite3.Error):
            refusal = _refusal(error, self._path)
        elif isinstance(error, UnicodeDecodeError):  # SQLite quotes a name that is no text any more
            refusal = _damaged(self._path)
        if refusal is not None:
            raise refusal from error


class Store:
    """A learner's file, open. Every write is one durable transaction; ids rise over all windows on the file."""

    def __init__(self, db: sqlite3.Connection, path: Path, mint: Mint) -> None:
        self.db = db
        self.path = path
        self._mint = mint
        self._version: int | None = None

    def rows(self, sql: str, *values: Value, **named: Value) -> list[Row]:
        """Return every row of a query. Raises BrokenFileError."""
        with told_plainly(self.path):
            return self.db.execute(sql, named or values).fetchall()

    def one_by_one(self, sql: str, **named: Value) -> Generator[Row]:
        """Yield the rows of a query as far as they are wanted; to be closed then. Raises BrokenFileError."""
        with told_plainly(self.path), closing(self.db.execute(sql, named)) as cursor:
            yield from cursor

    def row(self, sql: str, *values: Value, **named: Value) -> Row | None:
        """Return the first row of a query, or None. Raises BrokenFileError."""
        with told_plainly(self.path):
            found: Row | None = self.db.execute(sql, named or values).fetchone()
            return found

    def one(self, sql: str, *values: Value, **named: Value) -> Row:
        """Return the row of a query that always has one. Raises BrokenFileError."""
        found = self.row(sql, *values, **named)
        if found is None:
            raise LookupError(sql)
        return found

    def write(self, sql: str, *values: Value) -> int:
        """Run one statement inside ``writing`` and return how many rows it changed."""
        with told_plainly(self.path):
            return self.db.execute(sql, values).rowcount

    def write_all(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row inside ``writing``."""
        with told_plainly(self.path):
            self.db.executemany(sql, rows)

    def append(self, log: str, when: Moment, **columns: Value) -> bytes:
        """Add a row to a log inside ``writing`` and return its id."""
        row_id = self._mint.new(when.at)
        names = ", ".join(("id", "at", "day", "offset", *columns))
        places = ", ".join("?" * (4 + len(columns)))
        self.write(
            f"INSERT INTO {log} ({names}) VALUES ({places})",
            row_id, when.at, when.day, when.offset, *columns.values(),
        )  # fmt: skip
        return row_id

    def see_newest(self) -> None:
        """Make every later id greater than any in the log, after rows were added with ids of their own."""
        newest: bytes | None = self.one(f"SELECT max(id) FROM ({_NEWEST})")[0]
        if newest is not None:
            self._mint.seen(newest)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that is written inside, durably, or nothing of it. Raises CannotSaveError or BrokenFileError."""
        try:
            with told_plainly(self.path):
                self.db.execute("BEGIN IMMEDIATE")
                self._catch_up()
            yield
            with told_plainly(self.path):
                self.db.execute("COMMIT")
        finally:
            self._leave()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one and the same state of the file in all that is read inside. Raises BrokenFileError."""
        if self.db.in_transaction:
            yield
            return
        try:
            with told_plainly(self.path):
                self.db.execute("BEGIN")
            yield
        finally:
            self._leave()

    def close(self) -> None:
        """Close the connection; nothing is left to be saved."""
        self.db.close()

    def _leave(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def _catch_up(self) -> None:
        """Mint ids above those that another window has added since this one looked."""
        version: int = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version == self._version:
            return
        self.see_newest()
        self._version = version


def _refusal(error: sqlite3.Error, path: Path) -> RefusedError | None:
    code = getattr(error, "sqlite_errorcode", None)  # absent where the Python module itself complains
    match code & 0xFF if isinstance(code, int) else None:
        case sqlite3.SQLITE_FULL:
            return CannotSaveError("The disk is full.", safe=_SAFE, todo="Make room and try again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            todo = f"Allow writing in {path.parent} and try again."
            return CannotSaveError(f"Nothing can be saved in {path.name}.", safe=_SAFE, todo=todo)
        case sqlite3.SQLITE_IOERR:
            return CannotSaveError(
                "The disk could not be used.", safe=_SAFE, todo="See whether it is full or was removed."
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CannotSaveError(
                "Another program is using your file.", safe=_SAFE, todo="Wait a little and try again."
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT:
            return _damaged(path)
        case sqlite3.SQLITE_ERROR if not _is_whole(path):  # else it is a bug of ours
            return _damaged(path)
        case None if "decode to UTF-8" in str(error):  # said by the Python module: a text that is none any more
            return _damaged(path)
        case _:
            return None


def _damaged(path: Path) -> BrokenFileError:
    return BrokenFileError(f"The file {path.name} is damaged.", todo="Put it aside and go on from a backup.")


def _is_whole(path: Path) -> bool:
    from quizapp.history import migrate

    try:
        with closing(connect(path, mode="ro")) as db:
            return migrate.is_whole(db)
    except (sqlite3.Error, UnicodeDecodeError):
        return False
