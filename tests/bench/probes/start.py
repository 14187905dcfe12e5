"""The app as it is started, but for a word to the other side: when its window is whole, and what was loaded then.

Whole means: painted with everything that it shows, the bars of recall too, and nothing left to be done but what
waits on purpose until the learner has a window.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING

begun = perf_counter()

from quizapp.__main__ import main  # noqa: E402 - the time begins before

if TYPE_CHECKING:  # the app loads its modules in an order of its own, and this must not come before
    from PySide6.QtGui import QPaintEvent

    from quizapp.ui.app import App
    from quizapp.ui.window import Window

running: list[App] = []
first = 0.0


class Listening(Loader, MetaPathFinder):
    """Has itself told of the window, as soon as the module that runs it is loaded."""

    def find_spec(self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name != "quizapp.ui.app":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path)
        assert spec is not None
        self.behind, spec.loader = spec.loader, self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        assert self.behind is not None
        self.behind.exec_module(module)
        listen(module.App, module.Window)


def listen(app: type[App], window: type[Window]) -> None:
    """Let it be known what began, and when it was painted."""
    shown, begin = window.paintEvent, app.begin

    def painted(self: Window, event: QPaintEvent) -> None:
        from PySide6.QtCore import QTimer

        global first  # noqa: PLW0603 - the window has no place for it
        shown(self, event)
        if not first:
            first = perf_counter() - begun
            QTimer.singleShot(0, lambda: QTimer.singleShot(0, tell))

    def begun_with(self: App) -> None:
        running.append(self)
        begin(self)

    # Two methods give way to functions that call them; mypy wants methods to stay what they are.
    window.paintEvent = painted  # type: ignore[method-assign, assignment]  # takes a Window, not any QWidget
    app.begin = begun_with  # type: ignore[method-assign]  # for the reason above


def tell() -> None:
    """Say that it is there, once all that was put off until after the first paint is painted too."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    if running[0].rooms.today.is_asking():
        QTimer.singleShot(1, tell)
        return
    QApplication.sendPostedEvents()
    print(first, perf_counter() - begun, len(sys.modules), flush=True)
    sys.stdin.readline()
    QApplication.quit()


sys.meta_path.insert(0, Listening())
main()
