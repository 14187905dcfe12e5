"""Looking the open learner's file over and copying it, outside the window's thread."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.ui.jobs import Job, Report
from quizapp.workspace.desk import Workspace


class BackupJob(QObject):
    """Keeps copies of the learner's file and decks.

    ``failed`` carries a sentence where that did not work; ``damaged`` the stem and the refusal of a damaged file.
    """

    failed = Signal(str)
    damaged = Signal(str, object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: Job[RefusedError | None] | None = None
        self._stem = ""

    def start(self) -> None:
        """Begin, unless nobody is open or a copy is being made."""
        if self._workspace.has_learner() and (self._job is None or self._job.isFinished()):
            self._stem = self._workspace.history.path.stem
            self._job = Job(self._copy, self._done)
            self._job.start()

    def stop(self) -> None:
        """Wait until the copy is made; half of one is never left."""
        if self._job is not None:
            self._job.wait()

    def last(self) -> None:
        """Copy what is new once more, when the window is closed; what stands in the way is told at the next start."""
        from quizapp.workspace import safekeeping

        self.stop()
        if self._workspace.has_learner():
            with suppress(RefusedError):
                safekeeping.keep_safe(self._workspace, "end")

    def _copy(self, _report: Report) -> RefusedError | None:
        from quizapp.workspace import safekeeping  # not needed before the first paint

        try:
            safekeeping.keep_safe(self._workspace, "start")
        except RefusedError as refused:
            return refused
        return None

    def _done(self, refused: RefusedError | None) -> None:
        self._job = None
        if isinstance(refused, BrokenFileError):
            self.damaged.emit(self._stem, refused)
        elif refused is not None:
            self.failed.emit(f"No backup could be made. {refused}")
        elif self._workspace.has_learner():
            self._workspace.follow()
