"""A learner's file, opened: made, to be written in, or to be looked at alone. What it holds is the history's business.

Each yields a store that stays open, unless what is done with it meanwhile fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.base.ids import Mint
from quizapp.base.later import later
from quizapp.history import migrate
from quizapp.history.store import Store, connect, told_plainly

if TYPE_CHECKING:
    from quizapp.history import backup
else:  # only an older file is copied before it is opened
    backup = later("quizapp.history.backup")

# Of the write-ahead log, before it is put into the file: more than a long sitting writes, so that no answer waits for
# that. Closing puts it there anyhow.
_LOG_PAGES = 10_000


@contextmanager
def new(path: Path, mint: Mint) -> Iterator[Store]:
    """Make an empty file at ``path``, where none may be. Raises CannotSaveError."""
    if path.exists():
        raise FileExistsError(path)
    with _kept_open(path, "rwc") as db:
        migrate.create(db)
        yield Store(db, path, mint)


@contextmanager
def opened(path: Path, mint: Mint, backups: Path) -> Iterator[Store]:
    """Open a file to study with, as ``History.open`` says."""
    _refuse_what_is_not_there(path)
    with _kept_open(path, "rw") as db:
        before = backups / f"before-{migrate.LATEST:04}.sqlite"
        try:
            migrate.bring_up_to_date(db, lambda: backup.copy_checked(path, before))
        except sqlite3.OperationalError as error:
            raise _not_brought_up(path, error) from error
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES}")
        yield Store(db, path, mint)


@contextmanager
def looked_at(path: Path) -> Iterator[Store]:
    """Open a file to look at it alone, as ``History.reader`` says."""
    with _kept_open(path, "rw") as db:  # of SQLite's own kind for reading, "-wal" and "-shm" would stay beside the file
        db.execute("PRAGMA query_only=ON")
        migrate.check_current(db)
        yield Store(db, path, Mint())


@contextmanager
def _kept_open(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    with told_plainly(path), ExitStack() as on_failure:
        db = connect(path, mode=mode)
        on_failure.callback(db.close)
        yield db
        on_failure.pop_all()


def _refuse_what_is_not_there(path: Path) -> None:
    try:
        path.stat()
    except FileNotFoundError as error:
        raise BrokenFileError(f"The file {path.name} is not there any more.", todo="Go on from a backup.") from error
    except OSError as error:
        raise CannotSaveError(
            f"The file {path.name} cannot be reached: {error.strerror}.",
            safe="It was not changed.",
            todo=f"Allow reading and writing in {path.parent} and try again.",
        ) from error


def _not_brought_up(path: Path, error: sqlite3.OperationalError) -> Exception:
    """Say what a failing step of the migrations means: its tables are not those that its version has."""
    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_ERROR:
        return error
    return BrokenFileError(
        f"The file {path.name} could not be brought up to date.",
        safe="It is as it was.",
        todo="Put it aside and go on from a backup.",
    )
