"""Progress for the first time in a process: its data alone, or the screen until it is painted. WHICH and places.

The window has been open for a second or two by then, as where a person asks for it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from quizapp.base.places import Places
from quizapp.workspace.desk import Workspace

which, decks, data, cache = sys.argv[1], *map(Path, sys.argv[2:5])
workspace = Workspace(Places((decks,), data, cache))


def ask() -> float:
    """Return the seconds until the data is there."""
    from quizapp.workspace import looking

    workspace.switch(workspace.usual_learner())
    start = perf_counter()
    looking.standing(workspace)
    return perf_counter() - start


def draw() -> float:
    """Return the seconds from the wish to see it until it is painted."""
    from PySide6.QtWidgets import QApplication

    from quizapp.ui.app import App, dress_application

    dress_application(["quizapp"])
    app = App(workspace)
    app.begin()
    while not app.upkeep.ahead.is_over():
        QApplication.processEvents()
    start = perf_counter()
    app.go("progress")
    app.window.repaint()
    QApplication.processEvents()
    taken = perf_counter() - start
    app.end()
    return taken


print(json.dumps({"took": (ask if which == "data" else draw)() * 1000}))
