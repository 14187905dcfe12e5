"""The app as it is started, but for a word to the other side: when its window is whole, and what was loaded then.

Whole means: painted with everything that it shows, the bars of recall too, and nothing left to be done but what
waits on purpose until the learner has a window.
"""

from __future__ import annotations

import sys
from time import perf_counter

begun = perf_counter()

from PySide6.QtCore import QTimer  # noqa: E402 - the time begins before
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from quizapp.__main__ import main  # noqa: E402
from quizapp.ui.app import App  # noqa: E402
from quizapp.ui.window import Window  # noqa: E402

_shown, _begin = Window.paintEvent, App.begin
running: list[App] = []
first = 0.0


def painted(self: Window, event: QPaintEvent) -> None:
    """Paint, and look after it whether anything is left to be painted."""
    global first  # noqa: PLW0603 - the window has no place for it
    _shown(self, event)
    if not first:
        first = perf_counter() - begun
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, tell))


def begin(self: App) -> None:
    """Begin, and let it be known what began."""
    running.append(self)
    _begin(self)


def tell() -> None:
    """Say that it is there, once all that was put off until after the first paint is painted too."""
    if running[0].rooms.today.is_asking():
        QTimer.singleShot(1, tell)
        return
    QApplication.sendPostedEvents()
    print(first, perf_counter() - begun, len(sys.modules), flush=True)
    sys.stdin.readline()
    QApplication.quit()


Window.paintEvent = painted  # type: ignore[method-assign, assignment]  # of a Window alone
App.begin = begin  # type: ignore[method-assign]  # as above
main()
