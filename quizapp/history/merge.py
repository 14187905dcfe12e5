"""Joining two machines' histories of one learner: the union of their logs by id, and what follows from it made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizapp.base.errors import OtherLearnerError, RefusedError
from quizapp.base.progress import GoOn, Progress, unstopped
from quizapp.history import following
from quizapp.history.store import LOGS, Store, told_plainly

_NOTHING = "Nothing was changed."
_UNION = 0.1  # of the time that a merge takes; the rest is the replay


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in: answers to faces and questions, and other entries of the log."""

    answers: int
    others: int


def take_in(store: Store, other: Path, *, anybody: bool = False, go_on: GoOn = unstopped) -> Merged:
    """Add to an open file whatever ``other``, of the same schema, has besides, in one transaction; return how much.

    Rows are told apart by their ids alone, so the order of files and how often they are joined make no difference.
    anybody: join even the histories of two learners. go_on: told the share done, 0 to 1. Raises OtherLearnerError where
    they are two, RefusedError where one id stands for two different rows or a row is none that Quizapp writes,
    StoppedError where ``go_on`` answers no, and CannotSaveError. Nothing is changed then.
    """
    try:
        with told_plainly(other), _attached(store, other), store.writing():
            return _union(store, Progress(go_on), anybody=anybody)
    except (sqlite3.IntegrityError, ValueError, OverflowError) as error:
        raise RefusedError(
            f"{other.name} holds entries that Quizapp never writes.", safe=_NOTHING, todo="Look where it is from."
        ) from error


def _union(store: Store, progress: Progress, *, anybody: bool) -> Merged:
    if not anybody and store.row("SELECT 1 FROM main.naming JOIN other.naming USING (id)") is None:
        raise OtherLearnerError(
            "These are the histories of two different learners.",
            whose=store.one("SELECT name FROM other.naming ORDER BY id DESC LIMIT 1")[0],
            safe=_NOTHING,
            todo="If they are one person's all the same, say so with --anybody.",
        )
    store.db.execute("PRAGMA defer_foreign_keys=ON")  # until the commit, so that logs may come in any order
    came = {log: _add(store, log) for log in progress.part(0, _UNION).over(LOGS)}
    if any(came.values()):
        store.see_newest()
        following.derive_anew(store, progress.part(_UNION, 1).tell)
    answers = came["review"] + came["answer"]
    return Merged(answers, sum(came.values()) - answers)


@contextmanager
def _attached(store: Store, other: Path) -> Iterator[None]:
    store.db.execute("PRAGMA trusted_schema=OFF")  # the other file is from elsewhere
    store.db.execute("ATTACH ? AS other", (f"{other.absolute().as_uri()}?mode=ro",))
    try:
        yield
    finally:
        store.db.execute("DETACH other")


def _add(store: Store, log: str) -> int:
    columns = [row[1] for row in store.rows(f"PRAGMA main.table_info({log})")]
    names = ", ".join(columns)
    differs = " OR ".join(f"mine.{column} IS NOT theirs.{column}" for column in columns)
    if store.row(f"SELECT 1 FROM other.{log} theirs JOIN main.{log} mine USING (id) WHERE {differs}") is not None:
        raise RefusedError(
            "The two files tell one and the same entry differently.",
            safe=_NOTHING,
            todo="One of them is damaged: go back to a backup of it first.",
        )
    return store.write(
        f"INSERT INTO main.{log} ({names}) SELECT {names} FROM other.{log}"
        f" WHERE id NOT IN (SELECT id FROM main.{log}) ORDER BY id"
    )
