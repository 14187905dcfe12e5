"""What stood where an import puts its files, kept until all of them are there: an import that died is undone by it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from quizapp.base.files import save_atomically, sync_folder

STAGES = ".import"
_ENDING = ".sqlite"
_TABLES = (
    "CREATE TABLE file (path TEXT PRIMARY KEY, old BLOB, new TEXT NOT NULL)",
    "CREATE TABLE made (folder TEXT NOT NULL)",
)


class UndoLog:
    """Files as they were, by their paths within a folder. As long as it is open, nobody else can undo by it."""

    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db, self._folder = db, folder
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA locking_mode = EXCLUSIVE")  # from the first row on, until it is closed
        db.execute("PRAGMA synchronous = FULL")
        db.execute("BEGIN EXCLUSIVE")
        there = {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if not there <= set(_TABLES):  # a view or a trigger of a stranger's could run for ever
            raise sqlite3.DatabaseError("this is no log of an import")
        for table in _TABLES:
            if table not in there:
                db.execute(table)
        db.execute("COMMIT")

    def note(self, files: Mapping[Path, bytes], made: Iterable[Path]) -> None:
        """Keep what stands where files are to be put, and which folders are to be made, the outermost first."""
        self._db.execute("BEGIN")
        for path, content in files.items():
            old = path.read_bytes() if path.exists() else None
            self._db.execute("INSERT INTO file VALUES (?, ?, ?)", (self._told(path), old, _digest(content)))
        self._db.executemany("INSERT INTO made VALUES (?)", [(self._told(folder),) for folder in made])
        self._db.execute("COMMIT")

    def forget(self) -> None:
        """Say that all is where it belongs: nothing can be undone any more."""
        self._db.execute("BEGIN")
        self._db.execute("DELETE FROM file")
        self._db.execute("DELETE FROM made")
        self._db.execute("COMMIT")

    def undo(self) -> None:
        """Put back what was there; a file that somebody changed since is left alone. Raises OSError.

        A log may be a stranger's, come with a folder of decks: what it says of files elsewhere is not heeded.
        """
        touched: set[Path] = set()
        for told, old, new in self._db.execute("SELECT path, old, new FROM file").fetchall():
            path = self._folder / told
            if not lies_within(path, self._folder) or not path.exists() or _digest(path.read_bytes()) != new:
                continue
            if old is None:
                path.unlink()
                touched.add(path.parent)
            else:
                save_atomically(path, old)
        for (told,) in self._db.execute("SELECT folder FROM made ORDER BY rowid DESC").fetchall():
            path = self._folder / told
            with suppress(OSError):  # it holds something, or was never made
                if lies_within(path, self._folder):
                    path.rmdir()
                    touched.add(path.parent)
        for folder in touched:
            if folder.exists():  # else it went with its own files
                sync_folder(folder)
        self.forget()

    def _told(self, path: Path) -> str:
        return os.path.relpath(path, self._folder)


@contextmanager
def undoing(folder: Path) -> Iterator[tuple[UndoLog, Path]]:
    """Yield a log for an import into a folder, and a place for its files until they are put where they belong.

    At the end everything is undone that was noted and not forgotten. Raises OSError and sqlite3.Error.
    """
    stages = folder / STAGES
    stages.mkdir(exist_ok=True)
    sync_folder(folder)
    stage = stages / str(os.getpid())
    path = stage.with_suffix(_ENDING)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            log = UndoLog(db, folder)
            log.undo()  # a process of this number may have died here
            stage.mkdir(exist_ok=True)
            yield log, stage
    finally:
        _undo(path, folder)
        _leave(stages)


def undo_unfinished(folder: Path) -> None:
    """Undo imports into a folder whose process died in the middle; what cannot be undone now is left for another time.

    An import that is still under way is left alone.
    """
    stages = folder / STAGES
    if stages.is_dir():
        for path in list(stages.glob(f"*{_ENDING}")):
            _undo(path, folder)
        _leave(stages)


def _undo(path: Path, folder: Path) -> None:
    """Undo by a log, unless an import has it open; the log goes last, so that whatever is left can be found by it."""
    import shutil  # what a start without an unfinished import does without

    address = f"{path.absolute().as_uri()}?mode=rw"
    with suppress(OSError, sqlite3.Error):
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=0)) as db:
            UndoLog(db, folder).undo()
        shutil.rmtree(path.with_suffix(""), ignore_errors=True)
        path.unlink()


def lies_within(path: Path, folder: Path) -> bool:
    """Tell whether a path leads to a place within a folder, and not out of it by a link."""
    try:
        return path.parent.resolve().is_relative_to(folder.resolve()) and not path.is_symlink()
    except (OSError, RuntimeError):  # too long a path, or a link that leads to itself
        return False


def _leave(stages: Path) -> None:
    with suppress(OSError):  # another import is under way
        stages.rmdir()


def _digest(content: bytes) -> str:
    from hashlib import sha256  # what a start without an import does without

    return sha256(content).hexdigest()
