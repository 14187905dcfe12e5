"""Work that takes longer than a blink: outside the window's thread, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from quizapp.base.progress import GoOn

Result = TypeVar("Result")


class _Messenger(QObject):
    """Carries news from the job's thread to the window's."""

    progressed = Signal(float)
    done = Signal(object)


class Job(QThread, Generic[Result]):
    """Runs ``work`` once. ``work`` gets a function to call with its share done, 0 to 1; it answers False on cancel.

    ``then`` is called in the window's thread with the result. An exception goes to the one place for bugs.
    """

    def __init__(self, work: Callable[[GoOn], Result], then: Callable[[Result], None]) -> None:
        super().__init__()
        self._work = work
        self._then = then
        self._cancelled = False
        self._news = _Messenger()
        self.progressed = self._news.progressed
        self._news.done.connect(self._finish)

    def run(self) -> None:
        self._news.done.emit(self._work(self._report))

    def cancel(self) -> None:
        """Ask the work to stop at its next report, and wait for that; ``then`` is not called any more."""
        self._cancelled = True
        self.requestInterruption()
        self.wait()

    def _report(self, share: float) -> bool:
        self._news.progressed.emit(share)
        return not self.isInterruptionRequested()

    def _finish(self, result: Result) -> None:
        self.wait()
        if not self._cancelled:
            self._then(result)
