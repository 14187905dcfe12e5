"""From deck files to the index: only what changed, all of it or nothing, and one bad file never hides another."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from stat import S_ISREG

from quizapp.base.errors import CannotSaveError
from quizapp.deck.folders import DeckFile, Found, look
from quizapp.deck.indexing.intake import DUPLICATE_DECK, Intake
from quizapp.deck.indexing.tables import connect_to_fill, without_indexes
from quizapp.deck.indexing.transaction import CancelledError, writing
from quizapp.deck.indexing.worded import word_few
from quizapp.deck.read import Part, Placed, stream
from quizapp.deck.reading.limits import FILE_BYTES

_STEP = 1 << 16  # between the numbers of two decks, so that a new one fits between them
_HIGHEST = 1 << 31
_MUCH = 1 << 20  # bytes
_TELL_EVERY = 256  # items


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a compilation is. done of total: lines of deck files; file: the one being read."""

    done: int
    total: int
    file: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of the decks that were taken in, renewed or taken out; a file's path where no deck came out of it."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    cancelled: bool = False

    def __bool__(self) -> bool:
        """Tell whether any deck differs."""
        return bool(self.added or self.changed or self.removed)


def compile_decks(
    index_path: Path, folders: Iterable[Path], *, progress: Callable[[Progress], bool] | None = None
) -> Changes:
    """Bring the index at ``index_path`` up to what the folders hold; return which decks differ.

    A file is read again only if its size or time changed and its content too. ``progress`` is told every few hundred
    items; once it returns False the index is left as it was. Where there are many new items, search does not know them
    before ``word_decks`` is done. Raises CannotSaveError where the index cannot be
    written, and sqlite3.DatabaseError where its file turns out to be damaged.
    """
    found = look(folders)
    try:
        db = connect_to_fill(index_path)
    except (OSError, sqlite3.OperationalError) as problem:
        raise _cannot_save(problem) from problem
    with closing(db):
        try:
            return _in_one_transaction(db, found, progress)
        except sqlite3.OperationalError as problem:
            raise _cannot_save(problem) from problem


def _cannot_save(problem: Exception) -> CannotSaveError:
    return CannotSaveError(
        f"The index of your decks could not be written: {problem}.",
        safe="Your decks and answers are as they were.",
        todo="Make room on the disk or close other windows of Quizapp, then try again.",
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the index knows of a file. copy: it was left out because an earlier file has the same deck id."""

    size: int
    mtime_ns: int
    hash: str
    copy: bool


@dataclass(frozen=True, slots=True)
class _Print:
    """A file's content told in short. hash: "" where it cannot be read."""

    hash: str
    lines: int


def _in_one_transaction(db: sqlite3.Connection, found: Found, progress: Callable[[Progress], bool] | None) -> Changes:
    db.execute("PRAGMA wal_autocheckpoint = 0")  # whoever writes next puts the log into the file: decks can be studied
    try:
        with writing(db):
            return _Compilation(db, progress).run(found)
    except CancelledError:
        return Changes(cancelled=True)


class _Compilation:
    def __init__(self, db: sqlite3.Connection, progress: Callable[[Progress], bool] | None) -> None:
        self._db = db
        self._intake = Intake(db)
        self._progress = progress
        self._prints: dict[str, _Print] = {}
        self._done = 0
        self._total = 0

    def run(self, found: Found) -> Changes:
        before = self._deck_ids()
        numbers = self._settle(found.files)
        for file in found.files:
            if self._looks_changed(file):
                self._print(file)
        with without_indexes(self._db) if self._is_most(found.files) else nullcontext():
            read = {self._take_in(file, numbers[file.path]) for file in found.files}
        self._intake.note_folders(found.findings)
        word_few(self._db)
        after = self._deck_ids()
        return Changes(
            added=tuple(deck for deck in after if deck not in before),
            changed=tuple(deck for deck in after if deck in before and deck in read),
            removed=tuple(deck for deck in before if deck not in after),
        )

    def _is_most(self, files: tuple[DeckFile, ...]) -> bool:
        """Tell whether most of what there is comes anew, and is much."""
        new = sum(file.size for file in files if file.path in self._prints)
        return new > _MUCH and new * 2 > sum(file.size for file in files)

    def _settle(self, files: tuple[DeckFile, ...]) -> dict[str, int]:
        """Take out the decks whose files are gone; return the number that each file's deck has or is to have."""
        paths = [file.path for file in files]
        known = dict(self._db.execute("SELECT file, no FROM deck").fetchall())
        numbers = numbered(paths, known)
        gone = known.keys() - set(paths) if numbers else known.keys()
        for path in gone:
            self._intake.forget(known[path])
        return numbers or {path: _STEP * place for place, path in enumerate(paths, 1)}

    def _take_in(self, file: DeckFile, no: int) -> str | None:
        """Read a file if it must be; return its deck's id or else the file's path, None if it was left alone."""
        if not self._looks_changed(file):
            return None
        known, new = self._known(file), self._print(file)
        if known and not known.copy and known.hash == new.hash != "":
            values = (file.size, file.mtime_ns, no)
            self._db.execute("UPDATE deck SET size = ?, mtime_ns = ? WHERE no = ?", values)
            deck_id = None
        else:
            deck_id = self._intake.take_in(file, no, new.hash, partial(self._watched, file))
        self._done += new.lines
        return deck_id

    def _watched(self, file: DeckFile) -> Iterator[Part]:
        self._tell(file, 0)
        for count, part in enumerate(stream(Path(file.path)), 1):
            if count % _TELL_EVERY == 0 and isinstance(part, Placed):
                self._tell(file, part.line)
            yield part

    def _tell(self, file: DeckFile, line: int) -> None:
        if self._progress is None:
            return
        if not self._progress(Progress(self._done + line, self._total, file.path)):
            raise CancelledError

    def _looks_changed(self, file: DeckFile) -> bool:
        known = self._known(file)
        return known is None or known.copy or (known.size, known.mtime_ns) != (file.size, file.mtime_ns)

    def _known(self, file: DeckFile) -> _Known | None:
        row = self._db.execute(
            """SELECT size, mtime_ns, hash, EXISTS (SELECT 1 FROM finding WHERE deck = no AND code = ?)
            FROM deck WHERE file = ?""",
            (DUPLICATE_DECK, file.path),
        ).fetchone()
        return _Known(*row) if row else None

    def _print(self, file: DeckFile) -> _Print:
        if file.path not in self._prints:
            self._prints[file.path] = _print_of(file.path)
            self._total += self._prints[file.path].lines
        return self._prints[file.path]

    def _deck_ids(self) -> dict[str, None]:
        return {deck_id: None for (deck_id,) in self._db.execute("SELECT id FROM deck ORDER BY no")}


def numbered(paths: Iterable[str], known: dict[str, int]) -> dict[str, int] | None:
    """Return a number for the deck of each path, rising in their order: a known one is kept, a new one fits between.

    None where that cannot be, because the order is another one or no number is free between two neighbours.
    """
    numbers: dict[str, int] = {}
    low = 0
    waiting: list[str] = []
    for path in paths:
        waiting.append(path)
        if path in known:
            step = (known[path] - low) // len(waiting)
            if step < 1:
                return None
            numbers |= {new: low + step * place for place, new in enumerate(waiting, 1)}
            low = numbers[path] = known[path]
            waiting = []
    numbers |= {new: low + _STEP * place for place, new in enumerate(waiting, 1)}
    return numbers if low + _STEP * len(waiting) < _HIGHEST else None


def _print_of(path: str) -> _Print:
    digest, lines = hashlib.sha256(), 0
    try:
        told = Path(path).stat()
        if not S_ISREG(told.st_mode) or told.st_size > FILE_BYTES:
            return _Print("", 0)
        with Path(path).open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
                lines += block.count(b"\n")
    except OSError:
        return _Print("", 0)
    return _Print(digest.hexdigest(), lines)
