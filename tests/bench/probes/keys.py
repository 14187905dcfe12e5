"""From the key that grades a card to the next item painted, in the window; beside each the least that it can take.

And, once the window has been open for a second or two, from the wish to study to the first item painted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from answer import Floor
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from quizapp.base.places import Places
from quizapp.history.due import Scope
from quizapp.ui.app import App, dress_application
from quizapp.ui.study.screen import StudyScreen
from quizapp.workspace.desk import Workspace

_WARM = 5
_PATIENCE = 5  # seconds
_painted: set[str] = set()


class Paper(QWidget):
    """A window with a text, which is another one after a durable answer."""

    def __init__(self, floor: Floor) -> None:
        super().__init__()
        self._floor = floor
        self._number = 0
        self._text = QLabel("")
        QVBoxLayout(self).addWidget(self._text)
        self.resize(1280, 800)

    def strike(self) -> None:
        """Answer."""
        self._number += 1
        self._floor.answer(self._number)
        self._text.setText(f"What is the {self._number} bakla stova?")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _painted.add("paper")


def main() -> None:
    """Answer cards by key, again and again."""
    decks, data, cache, answers = *map(Path, sys.argv[1:4]), int(sys.argv[4])
    dress_application(["quizapp"])
    _note_paint()
    app = App(Workspace(Places((decks,), data, cache)))
    app.begin()
    _until_settled()
    while not app.upkeep.ahead.is_over():
        QApplication.processEvents()
    first = _timed("study", lambda: app.start_study(Scope()))
    paper = Paper(Floor(data / "floor.sqlite"))
    paper.show()
    _until_settled()
    app.window.activateWindow()
    _until_settled()
    took: list[float] = []
    least: list[float] = []
    while len(took) < answers + _WARM:
        if _answered_question(app):
            continue
        _strike(app, Qt.Key.Key_Space)
        _until_settled()
        assert app.window.isActiveWindow()
        took.append(_timed("study", lambda: _strike(app, Qt.Key.Key_3)))
        least.append(_timed("paper", paper.strike))
    app.end()
    print(json.dumps({"keys": took[_WARM:], "floor": least[_WARM:], "first": first}))


def _note_paint() -> None:
    shown = StudyScreen.paintEvent

    def painted(self: StudyScreen, event: QPaintEvent) -> None:
        shown(self, event)
        _painted.add("study")

    StudyScreen.paintEvent = painted  # type: ignore[method-assign, assignment]  # of a StudyScreen alone


def _timed(name: str, act: Callable[[], None]) -> float:
    """Return the milliseconds until a widget is painted after something was done."""
    _painted.clear()
    start = perf_counter()
    act()
    while name not in _painted:
        QApplication.processEvents()
        assert perf_counter() - start < _PATIENCE, f"{name} was not painted"
    return (perf_counter() - start) * 1000


def _answered_question(app: App) -> bool:
    """Answer what is asked if it is a question, and go on; tell whether it was one."""
    if app.rooms.study.screen.way() == "recall":
        return False
    for key in (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Return):
        _strike(app, key)
        _until_settled()
    return True


def _strike(app: App, key: Qt.Key) -> None:
    QTest.keyClick(app.window.focusWidget(), key)


def _until_settled() -> None:
    for _ in range(5):
        QApplication.processEvents()


main()
