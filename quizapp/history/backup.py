"""Copies of a learner's file: made daily, checked, kept ten deep, and put back when the file is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from quizapp.base.clock import Moment, date_of
from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.history.store import connect, told_plainly

KEPT = 10
_ENDINGS = ("", "-wal", "-shm")


def back_up(path: Path, folder: Path, when: Moment) -> Path | None:
    """Copy the file to ``folder/<date>.sqlite``, unless that day's copy is there; return the copy or None.

    The newest KEPT copies stay. Raises BrokenFileError where what was copied is damaged (no copy is kept then), and
    CannotSaveError.
    """
    copy = folder / f"{date_of(when.day).isoformat()}.sqlite"
    if copy.exists():
        return None
    copy_checked(path, copy)
    with _said_plainly(path):
        for old in _copies(folder)[KEPT:]:
            old.unlink(missing_ok=True)
    return copy


def newest_backup(folder: Path) -> Path | None:
    """Return the newest sound copy in a learner's folder of backups, or None."""
    return next((copy for copy in _copies(folder) if _is_sound(copy)), None)


def put_aside(path: Path, when: Moment) -> Path:
    """Rename a broken file, with what belongs to it, to a dated name beside it; return that name.

    Raises CannotSaveError.
    """
    stamp = (datetime(1970, 1, 1) + timedelta(milliseconds=when.at, minutes=when.offset)).strftime("%Y-%m-%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.broken-{stamp}")
    with _said_plainly(path):
        for ending in _ENDINGS:
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    return aside


def exchange(path: Path, backup: Path, when: Moment) -> Path:
    """Put a copy of ``backup`` in the place of a broken file, which gets a dated name; return that name.

    The copy is made and checked before anything is renamed, so whatever goes wrong, the broken file or the copy is
    there. Raises BrokenFileError and CannotSaveError.
    """
    draft = path.with_name(f".{path.name}.restored")
    copy_checked(backup, draft)
    aside = put_aside(path, when)
    with _said_plainly(path):
        draft.replace(path)
    return aside


def copy_checked(source: Path, target: Path) -> None:
    """Copy a learner's file, whoever has it open, and check the copy. Raises BrokenFileError and CannotSaveError."""
    draft = target.with_name(f".{target.name}.tmp")
    with _said_plainly(source):
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        try:
            _copy(source, draft)
            draft.replace(target)
        finally:
            for ending in ("", "-journal"):
                draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.sqlite"), reverse=True)


def _is_sound(copy: Path) -> bool:
    try:
        with closing(connect(copy, mode="ro")) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def _copy(source: Path, draft: Path) -> None:
    old = connect(source, mode="ro")
    new = connect(draft, mode="rwc")
    try:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, without a log beside it
        problems = new.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problems != "ok":
            raise BrokenFileError(f"The file {source.name} is damaged.", todo="Put it aside and go on from a backup.")
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
