"""Making a PDF outside the window's thread, and saving it: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from quizapp.base.errors import CannotSaveError
from quizapp.base.files import save_in_chosen
from quizapp.base.progress import GoOn
from quizapp.ui.jobs import Job
from quizapp.ui.widgets.notice import Notice

Make = Callable[[GoOn], bytes | None]

_BLINK = 0.3  # seconds
_STEPS = 20  # in which it tells how far it is: each is spoken by a screen reader


class Saving(QObject):
    """Makes one PDF and saves it; a notice tells how far it is, offers to cancel, and how it ended."""

    def __init__(self, screen: QWidget, notice: Notice, path: Path, make: Make) -> None:
        application = QCoreApplication.instance()
        assert application is not None
        super().__init__(application)  # it outlives the screen until its work has stopped
        self._notice, self._path, self._make = notice, path, make
        self._saved, self._told = False, -1
        self._started = monotonic()
        self._job: Job[str] = Job(self._work, self._done)
        self._job.progressed.connect(self._tell)
        self._ways_to_end = (
            notice.pressed.connect(self.cancel),
            screen.destroyed.connect(self._stop),
            application.aboutToQuit.connect(self._stop),
        )

    def start(self) -> None:
        """Begin."""
        self._job.start()

    def cancel(self) -> None:
        """Stop, and leave no file; once it is being saved it is too late, and the notice says that it was saved."""
        self._job.cancel()
        self._end(f"Saved as {self._path.name}." if self._saved else "Cancelled: no file was saved.")

    def _work(self, go_on: GoOn) -> str:
        """Return a sentence where the PDF could not be saved."""
        content = self._make(go_on)
        if content is None:
            return ""
        try:
            save_in_chosen(self._path, content)
        except CannotSaveError as refused:
            return str(refused)
        self._saved = True
        return ""

    def _tell(self, share: float) -> None:
        step = int(share * _STEPS)
        if self._job.isRunning() and monotonic() - self._started > _BLINK and step > self._told:
            self._told = step
            self._notice.say(f"Making the PDF: {share:.0%}.", "right", "Cancel")

    def _done(self, failure: str) -> None:
        self._end(failure or f"Saved as {self._path.name}.", "wrong" if failure else "right")

    def _end(self, sentence: str, tone: str = "right") -> None:
        for way in self._ways_to_end:
            QObject.disconnect(way)
        self._notice.say(sentence, tone)
        self.deleteLater()

    def _stop(self) -> None:
        self._job.cancel()
        self.deleteLater()
