"""The tables of the index, and opening its file: what is damaged or of another version gives way to an empty one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 3

# Numbers rise in study order: no of a deck's items and faces = deck.no << NUMBER_BITS | count within the deck.
# Deck numbers leave gaps, so that a new or changed deck takes its place without renumbering the others.
NUMBER_BITS = 32

_TABLES = """
CREATE TABLE IF NOT EXISTS deck(
    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL UNIQUE,
    position INTEGER GENERATED ALWAYS AS (no) VIRTUAL,
    title TEXT NOT NULL, about TEXT NOT NULL, language TEXT NOT NULL, source_title TEXT NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, hash TEXT NOT NULL, header BLOB,
    items INTEGER NOT NULL, questions INTEGER NOT NULL, faces INTEGER NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, hints INTEGER NOT NULL, loaded INTEGER NOT NULL,
    linted TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS section(
    deck INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    items INTEGER NOT NULL, questions INTEGER NOT NULL, faces INTEGER NOT NULL,
    PRIMARY KEY(deck, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item(
    no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, deck INTEGER NOT NULL, position INTEGER NOT NULL,
    section TEXT NOT NULL, kind TEXT NOT NULL, line INTEGER NOT NULL, options INTEGER NOT NULL,
    keep_order INTEGER NOT NULL, right_at INTEGER NOT NULL, marking TEXT NOT NULL,
    hash TEXT NOT NULL, stem TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS item_part ON item(deck, section, kind);
CREATE TABLE IF NOT EXISTS face(
    no INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, item TEXT NOT NULL, deck TEXT NOT NULL, section TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS face_deck ON face(deck);
CREATE INDEX IF NOT EXISTS face_item ON face(item);
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
INSERT INTO words(words, rank) VALUES ('hashsize', 4194304); -- bytes gathered before they are written: half the time
"""


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


def is_damage(problem: sqlite3.DatabaseError) -> bool:
    """Tell whether an error means a damaged file: a busy or failing disk and a bug have errors of their own kinds."""
    return type(problem) in (sqlite3.DatabaseError, DamagedIndexError)


def discard(path: Path) -> None:
    """Delete the index at ``path``, if there is one. Raises OSError where that cannot be done."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


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
        db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise DamagedIndexError


def _write_ahead(db: sqlite3.Connection) -> None:
    """Let readers go on while decks are taken in; the mode stays with the file, so a busy one is left to others."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
