"""Making today's backup of the open learner, outside the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import RefusedError
from quizapp.ui.jobs import Job, Report
from quizapp.workspace.desk import Workspace


class BackupJob(QObject):
    """Copies the learner's file once a day. ``failed`` carries a sentence where that did not work."""

    failed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: Job[str] | None = None

    def start(self) -> None:
        """Begin, unless nobody is open or a copy is being made."""
        if self._workspace.has_learner() and self._job is None:
            self._job = Job(self._copy, self._done)
            self._job.start()

    def stop(self) -> None:
        """Wait until the copy is made; half of one is never left."""
        if self._job is not None:
            self._job.wait()

    def _copy(self, _report: Report) -> str:
        try:
            self._workspace.back_up()
        except RefusedError as refused:
            return str(refused)
        return ""

    def _done(self, failure: str) -> None:
        self._job = None
        if failure:
            self.failed.emit(f"Today\u2019s backup could not be made. {failure}")
