"""Where every bug ends: a report on disk and one dialog that says the answers are safe."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from quizapp import __version__

_QUIET_SECONDS = 5.0  # a bug in painting comes again with every picture: for so long it is not told anew


class Bugs(QObject):
    """Takes over ``sys.excepthook`` until ``release``. The report holds where it happened and no text of a learner."""

    happened = Signal(str)

    def __init__(self, folder: Path, window: Callable[[], QWidget]) -> None:
        super().__init__()
        self._folder = folder
        self._window = window
        self._shown = False
        self._last = ("", 0.0)
        self._saved: dict[str, Path | None] = {}
        self._before = sys.excepthook
        sys.excepthook = self._take
        self.happened.connect(self._tell_soon)  # in the window's thread; a bug may come from any

    def release(self) -> None:
        """Give ``sys.excepthook`` back."""
        sys.excepthook = self._before

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = report(error)
        if text not in self._saved:  # at once: the process may not live to show a dialog
            self._saved[text] = self._save(text)
        if self._before is not sys.__excepthook__:
            self._before(kind, error, trace)
        elif sys.stderr is not None:  # which may end in the system's log, so it gets no more than the report
            print(text, file=sys.stderr)
        self.happened.emit(text)

    def _tell_soon(self, text: str) -> None:
        QTimer.singleShot(0, self, partial(self._tell, text))  # once what went wrong is over

    def _tell(self, text: str) -> None:
        last, at = self._last
        if self._shown or (text == last and monotonic() - at < _QUIET_SECONDS):
            return
        from quizapp.ui.widgets.ask import Answer, Ask

        self._shown = True
        path = self._saved.get(text)
        where = f" A report without any of your texts is in {path}." if path else ""
        dialog = Ask(
            self._window(),
            "Something went wrong",
            f"This is a fault of Quizapp. Every answer you gave is saved.{where}",
            (Answer("Go on"), Answer("Copy the report", lambda: QApplication.clipboard().setText(text))),
        )
        dialog.finished.connect(lambda: self._forget(text))
        dialog.open()

    def _forget(self, text: str) -> None:
        self._shown = False
        self._last = (text, monotonic())
        if not self._window().isVisible():  # it was at the very start: there is nothing to go on with
            QApplication.exit(1)

    def _save(self, text: str) -> Path | None:
        stamp = f"fault-{datetime.now():%Y-%m-%d-%H%M%S}-{len(self._saved)}.txt"
        path = self._folder / stamp
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            return None
        return path


def report(error: BaseException) -> str:
    """Return what a developer needs: versions, kinds of errors, and lines of code; no values, messages or folders."""
    import PySide6

    head = f"Quizapp {__version__}, PySide6 {PySide6.__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    return "\n".join((head, *_told(error, set())))


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    """Tell an error, and before it what it came from, as Python does, but for all that may be a learner's."""
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _told(cause, seen)
        yield "and while that was seen to, or because of it:"
    yield type(error).__name__
    for frame in traceback.extract_tb(error.__traceback__):
        code = "/".join(Path(frame.filename).parts[-3:])  # the folders above are named after people
        yield f"  {code}:{frame.lineno} {frame.name}: {frame.line}"
