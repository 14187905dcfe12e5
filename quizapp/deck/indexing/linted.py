"""The linter's findings in the index: after the decks can be studied, and only for those that changed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import json

from quizapp import __version__
from quizapp.base.progress import GoOn
from quizapp.deck.check import check_bytes, check_file
from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.indexing.intake import COUNT_FINDINGS, DUPLICATE_DECK
from quizapp.deck.indexing.tables import connect
from quizapp.deck.indexing.transaction import CancelledError, tell, writing
from quizapp.deck.linting.fronts import Fronts
from quizapp.deck.model import Deck, Item
from quizapp.deck.reading import deckfile
from quizapp.deck.reading.report import Report

_PATIENCE = 60.0  # seconds: as long as another process may take to compile
_SAME_PROMPT = "D712"
_MARK = f"hash || ' {__version__}'"
_PUT = "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_PROMPTS = """SELECT deck.no, deck.id, deck.file, item.key, item.line, item.stem, item.body
    FROM item JOIN deck ON deck.no = item.deck ORDER BY item.no"""


class _Stale(NamedTuple):
    """A deck that is to be looked over. hash: of the content that was compiled, "" where that could not be read."""

    no: int
    file: str
    hash: str


def lint_decks(index_path: Path, go_on: GoOn) -> bool:
    """Look over the decks of the index that changed since they were, and keep what is found; return whether any was.

    ``go_on`` is told the share done, 0 to 1, every few hundred items; once it answers False what is not done is left
    for the next time. Raises sqlite3.OperationalError where the index cannot be written.
    """
    with closing(connect(index_path, _PATIENCE)) as db:
        wanted = _decks(db)
        stale = [_Stale(*row) for row in db.execute(f"SELECT no, file, hash FROM deck WHERE linted <> {_MARK}")]
        if not stale and db.execute("SELECT decks FROM linted").fetchone() == wanted:
            return False
        try:
            for done, deck in enumerate(stale):
                _look_over(db, deck, partial(tell, go_on, done / len(stale)))
        except CancelledError:
            return False
        with writing(db):
            _note_same_prompts(db)
            db.execute(COUNT_FINDINGS)
            db.execute("DELETE FROM linted")
            db.execute("INSERT INTO linted VALUES (?)", wanted)
        return True


def _decks(db: sqlite3.Connection) -> tuple[str]:
    """Return what tells one state of all decks from another."""
    rows = db.execute(f"SELECT no, {_MARK} FROM deck ORDER BY no").fetchall()
    return (hashlib.sha256(repr(rows).encode()).hexdigest(),)


def _look_over(db: sqlite3.Connection, deck: _Stale, tick: Callable[[], None]) -> None:
    findings = _findings(deck, tick)
    with writing(db):
        same = db.execute("SELECT 1 FROM deck WHERE no = ? AND file = ? AND hash = ?", deck).fetchone()
        if findings is None or same is None:  # the file changed meanwhile, and will be compiled and looked over anew
            return
        db.execute("DELETE FROM finding WHERE deck = ? AND code <> ?", (deck.no, DUPLICATE_DECK))
        db.executemany(_PUT, [(deck.no, *_row(one)) for one in findings])
        db.execute(f"UPDATE deck SET linted = {_MARK} WHERE no = ?", (deck.no,))
        db.execute(f"{COUNT_FINDINGS} WHERE no = ?", (deck.no,))


def _findings(deck: _Stale, tick: Callable[[], None]) -> tuple[Finding, ...] | None:
    """Return the findings of the content that was compiled; None where the file holds another one now."""
    path = Path(deck.file)
    if not deck.hash:
        return check_file(path, tick=tick)[1]
    data = deckfile.load(path, Report(deck.file))
    if data is None or hashlib.sha256(data).hexdigest() != deck.hash:
        return None
    return check_bytes(data, path, tick=tick)[1]


def _note_same_prompts(db: sqlite3.Connection) -> None:
    """Find the prompts that come twice, in all decks anew: any deck that came or went may have made or mended one."""
    db.execute("DELETE FROM finding WHERE code = ?", (_SAME_PROMPT,))
    fronts = Fronts()
    meant = {
        no: json.decode(header, type=Deck).ignore
        for no, header in db.execute("SELECT no, header FROM deck WHERE loaded")
    }
    for no, deck, file, key, line, stem, body in db.execute(_PROMPTS).fetchall():
        item_id = key.rpartition("/")[2]
        shows_more = any(sign in body for sign in (b'"image":', b'"audio":', b"!["))
        flaw = None if shows_more else fronts.add(deck, item_id, stem, "")
        if flaw and _SAME_PROMPT not in (*meant[no], *json.decode(body, type=Item).ignore):
            severity = RULES[_SAME_PROMPT].severity
            db.execute(_PUT, (no, *_row(Finding(_SAME_PROMPT, severity, flaw.message, file, line, 0, item_id))))


def _row(one: Finding) -> tuple[str, str, str, str, int, int, str]:
    return (one.code, one.severity, one.message, one.file, one.line, one.column, one.item)
