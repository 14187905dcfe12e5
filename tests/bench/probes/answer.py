"""Answer and next, without the window, one by one; beside each the least that a durable answer takes. Prints JSON."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, thread_time

from quizapp.base.clock import SystemClock
from quizapp.base.places import Places
from quizapp.history.due import Scope
from quizapp.study.memory import Grade
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace

_WARM = 5


def main() -> None:
    """Answer what is asked, again and again."""
    decks, data, cache, answers = *map(Path, sys.argv[1:4]), int(sys.argv[4])
    calendar = Calendar()
    workspace = Workspace(Places((decks,), data, cache), calendar)
    workspace.switch(workspace.usual_learner())
    floor = Floor(data / "floor.sqlite")
    asked = studying.next_asked(workspace, studying.waiting(workspace, Scope()))
    told: dict[str, list[float]] = {name: [] for name in ("answer", "answer_cpu", "floor", "floor_cpu")}
    for number in range(answers + _WARM):
        while asked is None:
            calendar.turn()
            asked = studying.next_asked(workspace, studying.waiting(workspace, Scope()))
        start, busy = perf_counter(), thread_time()
        studying.grade(workspace, asked, Grade.GOOD if number % 8 else Grade.AGAIN, 4000)
        asked = studying.next_asked(workspace, studying.waiting(workspace, Scope()))
        middle, middle_busy = perf_counter(), thread_time()
        floor.answer(number)
        told["answer"].append((middle - start) * 1000)
        told["answer_cpu"].append((middle_busy - busy) * 1000)
        told["floor"].append((perf_counter() - middle) * 1000)
        told["floor_cpu"].append((thread_time() - middle_busy) * 1000)
    workspace.close()
    print(json.dumps({name: figures[_WARM:] for name, figures in told.items()}))


class Calendar(SystemClock):
    """The clock of this machine, but for the days that were skipped because nothing was left to be answered."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self._ahead

    def turn(self) -> None:
        """Go on to the next day."""
        self._ahead += timedelta(days=1)


class Floor:
    """A file of its own, to which one row is added in a durable transaction."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute(
            "CREATE TABLE review (id BLOB PRIMARY KEY, at INTEGER, face TEXT, grade INTEGER) WITHOUT ROWID"
        )

    def answer(self, number: int) -> None:
        """Keep one row."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("INSERT INTO review VALUES (?, ?, ?, 3)", (os.urandom(16), number, f"deck/item-{number}"))
        self._db.execute("COMMIT")


if __name__ == "__main__":
    main()
