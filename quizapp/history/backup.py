"""Copies of a learner's file: made before what might do harm, checked, thinned, and put back when needed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.history import shelf
from quizapp.history.shelf import Copy, Why
from quizapp.history.store import LOGS, connect, told_plainly

# `integrity_check` also holds each index against its table, which takes several times as long as `quick_check`. Above
# this size a copy made at every start would keep the disk busy for seconds, so the quick one has to do there: it still
# reads every page. Log rows are held against the last copy in any case; see soundness.py.
_FULL_CHECK_UP_TO = 64 * 1024 * 1024
_ENDINGS = ("", "-wal", "-shm")
_DAMAGED = "Put it aside and go on from a backup."


def back_up(path: Path, folder: Path, when: Moment, why: Why) -> Copy | None:
    """Copy the file into its folder of copies, unless the last sound one holds the same rows; return the copy or None.

    Copies that need not be kept any more go. Raises BrokenFileError where what was copied is damaged (no copy is kept
    then, and none goes), and CannotSaveError.
    """
    with _said_plainly(path):
        last = newest_backup(folder)
        if last is not None and _extent(last.path) == _extent(path):
            return None
        draft = shelf.draft(folder, ".sqlite")
        copy_checked(path, draft)
        copy = shelf.put(draft, folder, why, when)
        if why not in shelf.WANTED:
            shelf.thin(folder, when)
    return copy


def newest_backup(folder: Path) -> Copy | None:
    """Return the last sound copy in a learner's folder of copies, or None."""
    return next((copy for copy in shelf.copies(folder) if is_sound(copy)), None)


def is_sound(copy: Copy) -> bool:
    """Tell whether a copy is what was once made and found sound; where that was not written down, look again."""
    if copy.digest:
        return shelf.is_intact(copy)
    try:
        with closing(connect(copy.path, mode="ro")) as db:
            return check(db, copy.path) == ""
    except (sqlite3.Error, UnicodeDecodeError, OSError):
        return False


def check(db: sqlite3.Connection, path: Path) -> str:
    """Return SQLite's first complaint about a file that is open, "" for none. Raises sqlite3.Error and OSError."""
    pragma = "integrity_check" if path.stat().st_size <= _FULL_CHECK_UP_TO else "quick_check"
    first: str = db.execute(f"PRAGMA main.{pragma}(1)").fetchone()[0]
    return "" if first == "ok" else first


def newer_answers(path: Path, copy: Copy) -> int | None:
    """Return how many answers of a file a copy does not have; None where one of the two cannot be read."""
    counted = (
        "SELECT (SELECT count(*) FROM review WHERE source = 'study' AND id NOT IN (SELECT id FROM copy.review))"
        " + (SELECT count(*) FROM answer WHERE response IS NOT NULL AND id NOT IN (SELECT id FROM copy.answer))"
    )
    try:
        with closing(connect(path, mode="ro")) as db:
            db.execute("ATTACH ? AS copy", (f"{copy.path.absolute().as_uri()}?mode=ro&immutable=1",))
            newer: int = db.execute(counted).fetchone()[0]
            return newer
    except (sqlite3.Error, UnicodeDecodeError):  # the second where SQLite quotes a name that is no text any more
        return None


def put_aside(path: Path, when: Moment, sort: str = "broken") -> Path:
    """Rename a file, with what belongs to it, to a dated name of its sort beside it; return that name.

    Raises CannotSaveError.
    """
    aside = shelf.aside(path, sort, when)
    with _said_plainly(path):
        for ending in _ENDINGS:
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    return aside


def refuse_if_open(path: Path) -> None:
    """Refuse where somebody else has a file open: they would go on writing in it wherever it was put.

    A file that SQLite cannot read may be open without being noticed. Raises CannotSaveError.
    """
    if not path.exists():
        return
    try:
        with closing(connect(path)) as db:
            db.execute("PRAGMA journal_mode=DELETE")  # SQLite gives up its log only where nobody else is there
            db.execute("PRAGMA journal_mode=WAL")
    except UnicodeDecodeError:
        return
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise CannotSaveError(
                "Another window of Quizapp has this learner open.",
                safe="Nothing was changed.",
                todo="Close it and try again.",
            ) from error


def exchange(path: Path, copy: Path, when: Moment, sort: str = "broken") -> Path:
    """Put what ``copy`` holds in the place of a file, which gets a dated name; return that name.

    The new file is made and checked before anything is renamed, so whatever goes wrong, the old file or the copy is
    there. Raises BrokenFileError and CannotSaveError.
    """
    refuse_if_open(path)
    draft = path.with_name(f".{path.name}.restored")
    copy_checked(copy, draft)
    aside = put_aside(path, when, sort)
    with _said_plainly(path):
        draft.replace(path)
    return aside


def shelve_again(copy: Copy, folder: Path, when: Moment) -> Copy:
    """Make what a copy holds the last copy. Raises BrokenFileError and CannotSaveError."""
    with _said_plainly(copy.path):
        draft = shelf.draft(folder, ".sqlite")
        copy_checked(copy.path, draft)
        return shelf.put(draft, folder, "restored", when)


def copy_checked(source: Path, target: Path) -> None:
    """Copy a learner's file, whoever has it open, and check the copy. Raises BrokenFileError and CannotSaveError."""
    draft = target.with_name(f".{target.name}.{os.urandom(6).hex()}.tmp")  # another process may be at it as well
    with _said_plainly(source):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _copy(source, draft)
            draft.replace(target)
        finally:
            for ending in ("", "-journal"):
                draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _extent(path: Path) -> list[tuple[str, int, bytes | None]]:
    """Return how many rows each log of a file has, and the last id: since rows are only added, this tells two apart."""
    with closing(connect(path, mode="ro")) as db:
        there = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        version = db.execute("PRAGMA user_version").fetchone()[0]
        return [("schema", version, None)] + [
            (log, *db.execute(f"SELECT count(*), max(id) FROM {log}").fetchone()) for log in LOGS if log in there
        ]


def _copy(source: Path, draft: Path) -> None:
    old = connect(source, mode="ro")
    new = connect(draft, mode="rwc")
    try:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, without a log beside it
        if check(new, draft):
            raise BrokenFileError(f"The file {source.name} is damaged.", todo=_DAMAGED)
    finally:
        new.close()
        old.close()


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        with told_plainly(path):
            yield
    except OSError as error:
        raise CannotSaveError(
            f"{path.name} could not be copied: {error.strerror}.",
            safe="The file itself is as it was.",
            todo="See whether the disk is full or was removed.",
        ) from error
