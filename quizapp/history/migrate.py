"""The schema of a learner's file, brought up to date step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from quizapp.base.errors import BrokenFileError, NewerFileError

APPLICATION_ID = 0x515A4150  # "QZAP"
LATEST = 5  # the highest number in migrations/; stated here so that an up-to-date file opens without reading them
FOLDER = Path(__file__).parent / "migrations"


def create(db: sqlite3.Connection, folder: Path = FOLDER, latest: int = LATEST) -> None:
    """Give an empty file the newest schema. Raises sqlite3.Error."""
    db.execute("PRAGMA journal_mode=WAL")
    _climb(db, folder, latest)


def bring_up_to_date(
    db: sqlite3.Connection, back_up: Callable[[], None], folder: Path = FOLDER, latest: int = LATEST
) -> None:
    """Take an existing file to the newest schema, one transaction for each step.

    back_up: called once before the first step. Raises NewerFileError, BrokenFileError where the file is not a
    learner's, and sqlite3.Error.
    """
    version = _known_version(db, latest)
    if version < latest:
        back_up()
        _climb(db, folder, latest)


def check_current(db: sqlite3.Connection, latest: int = LATEST) -> None:
    """Refuse a file that is not of the newest schema, for who only looks at it. Raises as ``bring_up_to_date``."""
    if _known_version(db, latest) < latest:
        raise BrokenFileError(
            "The file was written by an older version of Quizapp.",
            safe="It was not changed.",
            todo="Open this learner once to bring it up to date.",
        )


def _known_version(db: sqlite3.Connection, latest: int) -> int:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise BrokenFileError(
            "The file is not a learner's file of Quizapp.", todo="Put it aside and go on from a backup."
        )
    version = _version(db)
    if version < 1:  # it has an owner but no schema: no version of Quizapp writes that
        raise BrokenFileError("The file is damaged.", todo="Put it aside and go on from a backup.")
    if version > latest:
        raise NewerFileError(
            "Your file was written by a newer version of Quizapp.",
            safe="It was not changed.",
            todo="Install the newest version to open it.",
        )
    return version


def is_whole(db: sqlite3.Connection) -> bool:
    """Tell whether a file has every table and column that its schema has. Raises sqlite3.Error."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        _climb(model, FOLDER, _version(db))
        return _columns(model) <= _columns(db)


def _columns(db: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(
        db.execute("SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'")
    )


def _version(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def _climb(db: sqlite3.Connection, folder: Path, latest: int) -> None:
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql")):
        number = int(path.name[:4])
        if number <= latest:
            _step(db, number, path.read_text(encoding="utf-8"))


def _step(db: sqlite3.Connection, number: int, script: str) -> None:
    try:
        db.execute("BEGIN IMMEDIATE")
        if _version(db) == number - 1:  # else another window has done it meanwhile
            for statement in _statements(script):
                db.execute(statement)
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            db.execute(f"PRAGMA user_version={number}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _statements(script: str) -> Iterator[str]:
    """Split a script into its statements, each of which ends a line; a trigger's body stays whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
