"""What the learner is likely to want next, loaded bit by bit while they look at what is there."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 20  # in which a key has its turn

# What a room needs comes before the room, so that no step is long: a key that comes meanwhile waits for it.
_MODULES = (
    *("quizapp.workspace.studying", "msgspec", "quizapp.deck.model", "quizapp.quiz.typed", "quizapp.quiz.marking"),
    *("quizapp.quiz.attempt", "quizapp.ui.widgets.prose", "quizapp.ui.widgets.question", "quizapp.ui.study.screen"),
    *("quizapp.ui.study.flow", "quizapp.study.schedule"),
    *("quizapp.workspace.looking", "quizapp.ui.charts.frame", "quizapp.ui.charts.calibration"),
    *("quizapp.ui.progress.screen", "quizapp.ui.progress.flow"),
    *("quizapp.ui.library.detail", "quizapp.ui.library.screen", "quizapp.ui.library.flow"),
    *("quizapp.ui.widgets.check", "quizapp.workspace.quizzing", "quizapp.ui.quiz.setup_flow"),
    *("quizapp.ui.quiz.screen", "quizapp.ui.quiz.flow"),
)


class Ahead(QObject):
    """Loads modules, one after the other, and then calls ``then``, which may build what takes longest to build."""

    def __init__(self, then: Callable[[], object]) -> None:
        super().__init__()
        self._then = then
        self._left = list(_MODULES)
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin, from what is not loaded yet."""
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest until it is used."""
        self._timer.stop()

    def is_over(self) -> bool:
        """Tell whether all is loaded."""
        return not self._left

    def _go_on(self) -> None:
        vars(import_module(self._left.pop(0)))  # looked into, since some wait for that: see base.later
        if not self._left:
            self._timer.stop()
            self._then()
