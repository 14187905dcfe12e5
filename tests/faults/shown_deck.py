"""Shows a stranger's deck in the real window, every item of it, in each room: run as a process by a test.

shown_deck.py DECKS DATA CACHE
"""

from __future__ import annotations

import sys
from pathlib import Path

from hands import settle, strike
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from quizapp.base.places import Places
from quizapp.ui.app import App, dress_application
from quizapp.workspace.desk import Workspace


def press(app: App, *keys: str) -> None:
    for key in keys:
        modal = QApplication.activeModalWidget()
        top = app.window if modal is None else modal
        focus: QWidget | None = top.focusWidget()
        strike(top if focus is None else focus, key)


def study(app: App) -> int:
    app.go("today")
    settle()
    press(app, "Space")
    seen = 0
    while app.place == "study":
        assert seen < 500, "every item is asked once"
        question = app.rooms.study.screen._value.question  # type: ignore[union-attr]  # a face is shown
        press(app, *(("A", "Return", "Return") if question.way in ("one", "several", "order") else ("Space", "4")))
        if modal := QApplication.activeModalWidget():
            assert isinstance(modal, QDialog)
            raise AssertionError("no dialog comes of itself")
        seen += 1
    return seen


def main() -> None:
    decks, data, cache = map(Path, sys.argv[1:])
    dress_application(["quizapp"])
    workspace = Workspace(Places((decks,), data, cache))
    workspace.refresh()
    workspace.add("Ada")
    workspace.change_study(workspace.study._replace(new_per_day=500, learning_steps=()))
    app = App(workspace)
    app.begin()
    settle()
    app.upkeep.backup.stop()
    print("seen", study(app))
    for room in ("library", "progress", "quiz", "settings", "today"):
        app.go(room)
        settle()
    app.go("library")
    for _ in range(60):
        press(app, "Down")
    app.end()


if __name__ == "__main__":
    main()
