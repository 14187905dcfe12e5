"""Where every bug ends: a report on disk and one dialog that says the answers are safe."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from quizapp import __version__


class Bugs(QObject):
    """Takes over ``sys.excepthook`` until ``release``. The report holds where it happened and no text of a learner."""

    happened = Signal(str)

    def __init__(self, folder: Path, window: Callable[[], QWidget]) -> None:
        super().__init__()
        self._folder = folder
        self._window = window
        self._shown = False
        self._before = sys.excepthook
        sys.excepthook = self._take
        self.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)  # a bug may come from any thread

    def release(self) -> None:
        """Give ``sys.excepthook`` back."""
        sys.excepthook = self._before

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._before(kind, error, trace)
        self.happened.emit(report(kind, trace))

    def _tell(self, text: str) -> None:
        if self._shown:
            return
        from quizapp.ui.widgets.ask import Answer, Ask

        self._shown = True
        path = self._save(text)
        where = f" A report without any of your texts is in {path}." if path else ""
        dialog = Ask(
            self._window(),
            "Something went wrong",
            f"This is a fault of Quizapp. Every answer you gave is saved.{where}",
            (Answer("Go on"), Answer("Copy the report", lambda: QApplication.clipboard().setText(text))),
        )
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._shown = False

    def _save(self, text: str) -> Path | None:
        path = self._folder / f"fault-{datetime.now():%Y-%m-%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            return None
        return path


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what a developer needs: versions, the kind of error, and the lines of code; no values and no messages."""
    import PySide6

    head = f"Quizapp {__version__}, PySide6 {PySide6.__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    return "\n".join((head, kind.__name__, *traceback.format_tb(trace)))
