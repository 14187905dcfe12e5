"""How evenly the window is painted while every memory state is made anew beside it, and how evenly at rest; how long
another writer waits for the learner's file meanwhile: DECKS, DATA, CACHE, FRAMES at rest."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from process import probe
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from quizapp.base.places import Places
from quizapp.ui.app import App, dress_application
from quizapp.workspace.desk import Workspace

_FRAME_MS = 16


class Beat(QWidget):
    """A corner of the window that is painted with every frame, and notes when."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.resize(8, 8)
        self.at: list[float] = []
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.update)
        timer.start(_FRAME_MS)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.at.append(perf_counter())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black if len(self.at) % 2 else Qt.GlobalColor.white)


def main() -> None:
    """Open the window on a file that turns out to be stale."""
    decks, data, cache, at_rest = *map(Path, sys.argv[1:4]), int(sys.argv[4])
    path = next((data / "learners").glob("learner-*.sqlite"))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE followed SET studied = studied + 1")
    dress_application(["quizapp"])
    app = App(Workspace(Places((decks,), data, cache)))
    renewed: list[float] = []
    app.upkeep.backup.renewed.connect(lambda: renewed.append(perf_counter()))
    app.begin()
    beat = Beat(app.window)
    _live(lambda: app.upkeep.backup._anew_since > 0)
    start, first = perf_counter(), len(beat.at)
    with subprocess.Popen(probe("lock", path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        _live(lambda: bool(renewed))
        last, used = len(beat.at), getrusage(RUSAGE_CHILDREN)
        waited, _ = writer.communicate()
    _live(lambda: len(beat.at) > last + at_rest)
    app.end()
    told = {"took": renewed[0] - start, "cpu": used.ru_utime + used.ru_stime, "waited": float(waited)}
    print(json.dumps(told | {"gaps": _gaps(beat.at[first:last]), "rest": _gaps(beat.at[last + 1 :])}))


def _live(until: Callable[[], bool]) -> None:
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _gaps(frames: list[float]) -> list[float]:
    """Return the times between frames, in milliseconds."""
    return [(later - earlier) * 1000 for earlier, later in pairwise(frames)]


main()
