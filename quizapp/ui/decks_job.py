"""Taking in deck files: at the start and whenever they change, outside the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import RefusedError
from quizapp.ui.jobs import Job, Report
from quizapp.ui.watch import DeckWatch
from quizapp.workspace.desk import Workspace


class DecksJob(QObject):
    """Compiles what changed, then lets the learner's history follow. ``taken_in`` says that decks differ now."""

    taken_in = Signal()
    progressed = Signal(float)
    failed = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: Job[bool] | None = None
        self._watch = DeckWatch(workspace.library, self.is_running)
        self._watch.changed.connect(self._compile)

    def start(self) -> None:
        """Look whether anything changed, and begin to watch."""
        if self._workspace.library.changed():
            self._compile()
        else:
            self._watch.follow()

    def stop(self) -> None:
        """Cancel what runs; the index stays as it was before."""
        self._watch.stop()
        if self._job is not None:
            self._job.cancel()

    def is_running(self) -> bool:
        """Tell whether decks are being read."""
        return self._job is not None and self._job.isRunning()

    def _compile(self) -> None:
        if self.is_running():
            return
        self._job = Job(self._refresh, self._done)
        self._job.progressed.connect(self.progressed)
        self._job.start()

    def _refresh(self, report: Report) -> bool:
        try:
            changes = self._workspace.refresh(lambda at: report(at.done / max(at.total, 1)))
        except RefusedError as refused:
            self.failed.emit(str(refused))
            return False
        return bool(changes)

    def _done(self, changed: bool) -> None:
        assert self._job is not None
        self._job.wait()
        self._job = None
        if changed:
            self._workspace.follow()
        self._watch.follow()
        self.taken_in.emit()
