"""Whether a learner's file still says what it said: SQLite's own check, and what can never change held to a copy.

SQLite keeps no checksums, so a byte that decays inside a text or a number passes its check. But rows of the log are
only ever added; each row of the last copy must therefore still be in the file, as it was. What is derived from the log
must equal a replay of it; the faces and days that are as in the copy were right then, and only the others are replayed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.base.ids import Mint
from quizapp.base.progress import GoOn, Progress, unstopped
from quizapp.deck.face_key import item_of, mark_of
from quizapp.history import following, holds, in_step, recalled, states
from quizapp.history.backup import check
from quizapp.history.moves import moves
from quizapp.history.replay import SUMS, Days
from quizapp.history.shelf import Copy
from quizapp.history.store import LOGS, Row, Store, connect, told_plainly

_UNCHANGING = "SELECT type, name, sql FROM copy.sqlite_master EXCEPT SELECT type, name, sql FROM main.sqlite_master"
_FROM_INDEX = {"suspended", "listed"}  # columns of `state` that do not follow from the reviews of a face
_MISHELD = "SELECT 1 FROM state s LEFT JOIN held h ON h.item = s.item WHERE s.suspended <> coalesce(h.suspended, 0)"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found. damage: a sentence, "" for none; stale: derived tables differ from the log, so make them anew."""

    damage: str = ""
    stale: bool = False


def look_over(path: Path, copy: Copy | None, index: Path | None = None, go_on: GoOn = unstopped) -> Looked:
    """Look a learner's file over, whoever has it open; nothing is changed.

    copy: the last sound one, None where there is none; index: the decks that the file follows; go_on: told the share
    done of what is replayed, 0 to 1. Damage that keeps the file from being read is found like any other. Raises
    CannotSaveError where the file cannot be reached, and StoppedError where ``go_on`` answers no.
    """
    try:
        with told_plainly(path), _opened(path, copy, index) as store:
            if problem := check(store.db, path):
                return Looked(damage=f"SQLite says of it: {problem}.")
            if copy is not None and (problem := _changed(store)):
                return Looked(damage=problem)
            return Looked(
                stale=_departs_from_index(store)
                or recalled.is_kept_wrong(store)
                or store.row(f"{_MISHELD} LIMIT 1") is not None
                or (copy is not None and (_holds_differ(store) or _states_differ(store, go_on)))
            )
    except BrokenFileError:
        return Looked(damage="It cannot be read.")
    except (ValueError, LookupError, OverflowError, TypeError):
        # what SQLite passes, but Python or the schedule cannot take: a grade of 9, a text that is no text
        return Looked(damage="It holds values that were never written.")


@contextmanager
def _opened(path: Path, copy: Copy | None, index: Path | None) -> Iterator[Store]:
    with closing(connect(path, mode="ro")) as db:
        if copy is not None:
            db.execute("ATTACH ? AS copy", (f"{copy.path.absolute().as_uri()}?mode=ro&immutable=1",))
        store = Store(db, path, Mint())
        if index is not None:
            with suppress(sqlite3.Error):  # it may be gone by now
                following.attach(store, index)
        db.execute("BEGIN")  # one and the same state in all that is read, while a window goes on
        yield store


def _changed(store: Store) -> str:
    """Return what of the copy is not as it was, in a sentence; "" for nothing."""
    newer, older = (store.db.execute(f"PRAGMA {name}.user_version").fetchone()[0] for name in ("main", "copy"))
    if newer < older:
        return "It is older than its last backup."
    if newer == older and store.db.execute(_UNCHANGING).fetchone() is not None:
        return "Its tables are not those of its last backup."
    for log in LOGS:
        columns = _columns(store, "copy", log)
        differs = " OR ".join(f"now.{column} IS NOT was.{column}" for column in columns if column != "id")
        if columns and (lost := _count(store, f"copy.{log} was LEFT JOIN main.{log} now ON now.id = was.id"
                                              f" WHERE now.id IS NULL OR {differs}")):  # fmt: skip
            return f"{lost} entries of its last backup are missing in it or read otherwise."
    return ""


def _departs_from_index(store: Store) -> bool:
    if not following.is_attached(store):
        return False
    try:
        return bool(in_step.departing(store))
    except (RefusedError, sqlite3.Error):
        return False  # the learner's file passed its check, so it is the index: just being made, or mended elsewhere


def _holds_differ(store: Store) -> bool:
    known = moves(store)
    return any(
        holds.folded(store, known, item) != (holds.kept(store, item) or holds.FREE)
        for (item, *_) in _otherwise(store, "held", "item", set())
    )


def _states_differ(store: Store, go_on: GoOn) -> bool:
    """Replay the faces and the days that are not as in the copy, and compare."""
    learner = store.one("SELECT lower(hex(min(id))) FROM naming")[0]
    faces = {face for (face,) in _otherwise(store, "state", "face", _FROM_INDEX)}
    days = {day for (day,) in _otherwise(store, "studied_day", "day", set())}
    ledger = states.Ledger(store, learner)
    told = Days()
    for face in Progress(go_on).over(sorted(faces | _faces_of(store, days))):
        state, tallies = ledger.replay(face)
        if state != states.state_of(store, face) or not _is_filed_right(store, face):
            return True
        told.add(tallies)
    rows, kept = told.rows(), f"SELECT day, {', '.join(SUMS)} FROM studied_day WHERE day = ?"
    return any(store.row(kept, day) != rows.get(day) for day in days)


def _faces_of(store: Store, days: set[int]) -> set[str]:
    """Return the faces, by today's key, that were answered on these days."""
    known = moves(store)
    rows = [row for day in days for row in store.rows("SELECT face, id FROM review WHERE day = ?", day)]
    return {known.today(item_of(face), row_id) + mark_of(face) for face, row_id in rows}


def _is_filed_right(store: Store, face: str) -> bool:
    item = item_of(face)
    row = store.row("SELECT item, deck FROM state WHERE face = ?", face)
    return row is None or row == (item, item.partition("/")[0])


def _otherwise(store: Store, table: str, key: str, without: set[str]) -> list[Row]:
    """Return the keys of a derived table whose row is not as in the copy, or is in one of the two alone."""
    both = [column for column in _columns(store, "copy", table) if column not in without]
    names = ", ".join(both)
    return store.rows(
        f"SELECT {key} FROM (SELECT {names} FROM main.{table} EXCEPT SELECT {names} FROM copy.{table}) UNION"
        f" SELECT {key} FROM (SELECT {names} FROM copy.{table} EXCEPT SELECT {names} FROM main.{table})"
    )


def _columns(store: Store, schema: str, table: str) -> list[str]:
    return [row[1] for row in store.db.execute(f"PRAGMA {schema}.table_info({table})")]


def _count(store: Store, joined: str) -> int:
    count: int = store.db.execute(f"SELECT count(*) FROM {joined}").fetchone()[0]
    return count
