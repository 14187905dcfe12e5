"""The tables of the index, and opening its file: what is damaged or of another version gives way to an empty one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = 4

# Numbers rise in study order: no of a deck's items and faces = deck.no << NUMBER_BITS | count within the deck.
# Deck numbers leave gaps, so that a new or changed deck takes its place without renumbering the others.
NUMBER_BITS = 32


def within(no: str) -> str:
    """Return SQL for what the numbers of a deck's items and faces are; ``no``: SQL for the deck's own."""
    return f"BETWEEN {no} << {NUMBER_BITS} AND ({no} + 1 << {NUMBER_BITS}) - 1"


_TABLES = """
CREATE TABLE IF NOT EXISTS deck(
    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL UNIQUE,
    position INTEGER GENERATED ALWAYS AS (no) VIRTUAL,
    title TEXT NOT NULL, about TEXT NOT NULL, language TEXT NOT NULL, source_title TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, hash TEXT NOT NULL, header BLOB,
    items INTEGER NOT NULL, questions INTEGER NOT NULL, faces INTEGER NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, hints INTEGER NOT NULL, loaded INTEGER NOT NULL,
    linted TEXT NOT NULL DEFAULT '', worded INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS section(
    deck INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    items INTEGER NOT NULL, questions INTEGER NOT NULL, faces INTEGER NOT NULL,
    PRIMARY KEY(deck, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item(
    no INTEGER PRIMARY KEY, key TEXT NOT NULL, deck INTEGER NOT NULL,
    section TEXT NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL, options INTEGER NOT NULL,
    keep_order INTEGER NOT NULL, right_at INTEGER NOT NULL, marking TEXT NOT NULL,
    hash TEXT NOT NULL, stem TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS face(
    no INTEGER PRIMARY KEY, key TEXT NOT NULL, item TEXT NOT NULL, deck TEXT NOT NULL, section TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS claim(old TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY(old, item)) WITHOUT ROWID;
CREATE VIEW IF NOT EXISTS former(old, new) AS
    SELECT claim.old, item.key FROM claim JOIN item ON item.no = claim.item
    WHERE claim.item = (SELECT min(other.item) FROM claim AS other WHERE other.old = claim.old);
CREATE TABLE IF NOT EXISTS finding(
    deck INTEGER NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, file TEXT NOT NULL,
    line INTEGER NOT NULL, column INTEGER NOT NULL, item TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS finding_deck ON finding(deck);
CREATE TABLE IF NOT EXISTS linted(decks TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    stem, answers, tags, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');
INSERT INTO words(words, rank) VALUES ('hashsize', 33554432); -- bytes gathered before they are written: half the time
"""
# Of items and faces, by name; apart, since many rows are put in faster without them.
_INDEXES = {
    "item_key": "CREATE UNIQUE INDEX item_key ON item(key)",
    "item_part": "CREATE INDEX item_part ON item(deck, section, kind)",
    "face_key": "CREATE UNIQUE INDEX face_key ON face(key)",
    "face_item": "CREATE INDEX face_item ON face(item)",
}


_PATIENCE = 60.0  # seconds
# 32 MB of pages are kept and 4 MB of log; what a power cut takes is compiled again.
_FILLING = ("cache_size = -32768", "journal_size_limit = 4194304", "synchronous = NORMAL")


class DamagedIndexError(sqlite3.DatabaseError):
    """A file that is no index of this version. It is only a cache and is to be replaced."""


def connect(path: Path, patience: float = 5.0) -> sqlite3.Connection:
    """Open the index at ``path``, made empty if it is missing, damaged or of another version.

    patience: seconds to wait for another process. The connection commits by itself unless a transaction is begun.
    Raises OSError or sqlite3.OperationalError where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(path, patience)
    except sqlite3.DatabaseError as problem:
        if not is_damage(problem):
            raise
        discard(path)
        return _opened(path, patience)


def connect_to_fill(path: Path) -> sqlite3.Connection:
    """Open the index as ``connect`` does, to write much; another process may take a minute to do so before."""
    db = connect(path, _PATIENCE)
    for pragma in _FILLING:
        db.execute(f"PRAGMA {pragma}")
    return db


def is_damage(problem: sqlite3.DatabaseError) -> bool:
    """Tell whether an error means a damaged file: a busy or failing disk and a bug have errors of their own kinds."""
    return type(problem) in (sqlite3.DatabaseError, DamagedIndexError)


def discard(path: Path) -> None:
    """Delete the index at ``path``, if there is one. Raises OSError where that cannot be done."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


@contextmanager
def without_indexes(db: sqlite3.Connection) -> Iterator[None]:
    """Leave the indexes of items and faces out while most of them are put in; the caller holds the transaction."""
    for name in _INDEXES:
        db.execute(f"DROP INDEX {name}")
    yield
    for statement in _INDEXES.values():
        db.execute(statement)


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    # Worker threads hand an index back to be closed, hence no check of the thread; sqlite3 itself is serialized.
    db = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        _make_tables(db)
        _write_ahead(db)
        db.execute("SELECT 1 FROM deck LIMIT 1")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _make_tables(db: sqlite3.Connection) -> None:
    # The tables are counted before the version is read: another process makes both in one transaction meanwhile.
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not tables:
        indexes = ";".join(_INDEXES.values())
        db.executescript(f"BEGIN IMMEDIATE; {_TABLES} {indexes}; PRAGMA user_version = {VERSION}; COMMIT;")
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise DamagedIndexError


def _write_ahead(db: sqlite3.Connection) -> None:
    """Let readers go on while decks are taken in; the mode stays with the file, so a busy one is left to others."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
