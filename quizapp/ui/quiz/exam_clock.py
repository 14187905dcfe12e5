"""The clock of an exam: tells the time that is left, warns when it is short, and sees that nobody sets it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.quiz.attempt import Attempt
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

_WARNED_AT = (5 * 60, 60)  # seconds before the end
_SHORT_SECONDS = 60
_JUMP_SECONDS = 60.0


class ExamClock(QObject):
    """Ticks while an attempt with a limit is taken.

    ``told`` carries the words for the time that is left and whether it is short; ``warned`` a sentence, at five minutes
    and at one; ``was_set`` the milliseconds by which the machine's clock jumped while a steady one went on; ``ran_out``
    comes once.
    """

    told = Signal(str, bool)
    warned = Signal(str)
    was_set = Signal(int)
    ran_out = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._attempt: Attempt | None = None
        self._left: int | None = None
        self._ahead = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self.tick)

    def start(self, attempt: Attempt) -> None:
        """Begin to tell the time of an attempt."""
        self._attempt = attempt
        self._left = None
        self._ahead = self._lead()
        self._timer.start()
        self.tick()

    def follow(self, attempt: Attempt) -> None:
        """Go on with the attempt as it stands now."""
        self._attempt = attempt

    def stop(self) -> None:
        """Tell no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Look at the time."""
        if self._attempt is None:
            return
        self._look_for_a_jump()
        before, left = self._left, quizzing.seconds_left(self._workspace, self._attempt)
        self._left = left
        if left is None:
            self.stop()
            self.told.emit("", False)
            return
        self.told.emit(f"{left // 60}:{left % 60:02} left", left <= _SHORT_SECONDS)
        for seconds in _WARNED_AT:
            if before is not None and left <= seconds < before and left > 0:
                self.warned.emit(f"{_minutes(seconds)} left. What you have answered is saved.")
        if left == 0:
            self.stop()
            self.ran_out.emit()

    def _look_for_a_jump(self) -> None:
        ahead = self._lead()
        jumped, self._ahead = ahead - self._ahead, ahead
        if abs(jumped) >= _JUMP_SECONDS:
            self.was_set.emit(round(jumped * 1000))

    def _lead(self) -> float:
        """Return by how many seconds the machine's clock is ahead of the steady one: the same until it is set."""
        return self._workspace.now().at / 1000 - self._workspace.steady()


def _minutes(seconds: int) -> str:
    return "One minute is" if seconds == 60 else f"{seconds // 60} minutes are"
