"""Looking the open learner's file over and copying it, outside the window's thread."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.base.progress import GoOn
from quizapp.ui.jobs import Job
from quizapp.workspace.desk import Workspace

_LATER_MS = 400  # the window is painted by then, and nothing that this imports is in its way
_BLINK = 0.3  # seconds
_STEP = 0.1  # of what is made anew, after which it is told of again: nobody waits for it


class BackupJob(QObject):
    """Keeps copies of the learner's file and decks.

    What is derived from the answers is made anew first where it has to be. ``progressed`` carries the share of that,
    once it takes longer than a blink; ``renewed`` says that it is over. ``failed`` carries a sentence where there is no
    copy; ``damaged`` the stem and the refusal of a damaged file.
    """

    progressed = Signal(float)
    renewed = Signal()
    failed = Signal(str)
    damaged = Signal(str, object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: Job[RefusedError | None] | None = None
        self._stem = ""
        self._anew_since = 0.0  # seconds, and 0 while nothing is made anew
        self._told = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._begin)

    def start(self) -> None:
        """Begin in a moment, unless nobody is open by then or a copy is being made."""
        self._later.start()

    def stop(self) -> None:
        """Begin no more, and wait until the copy is made; half of one is never left.

        What is being made anew is not waited for: it stays as it was, and is found at the next start.
        """
        self._later.stop()
        if self._job is not None:
            self._job.requestInterruption()
            self._job.wait()

    def last(self) -> None:
        """Copy what is new once more, when the window is closed; what stands in the way is told at the next start.

        So is what would take long: a process that nobody sees should end soon.
        """
        from quizapp.workspace import safekeeping

        self.stop()
        if self._workspace.has_learner():
            with suppress(RefusedError):
                safekeeping.keep_safe(self._workspace, "end", anew=lambda _share: False)

    def _begin(self) -> None:
        if self._workspace.has_learner() and (self._job is None or self._job.isFinished()):
            self._stem = self._workspace.history.path.stem
            self._anew_since = 0.0
            self._job = Job(self._copy, self._done)
            self._job.progressed.connect(self._tell)
            self._job.finished.connect(self._broke)
            self._job.start()

    def _tell(self, share: float) -> None:
        if not self._anew_since:
            self._anew_since, self._told = monotonic(), -_STEP
        if monotonic() - self._anew_since > _BLINK and share - self._told >= _STEP:
            self._told = share
            self.progressed.emit(share)

    def _copy(self, go_on: GoOn) -> RefusedError | None:
        from quizapp.workspace import safekeeping  # not needed before the first paint

        try:
            safekeeping.keep_safe(self._workspace, "start", anew=go_on)
        except RefusedError as refused:
            return refused
        return None

    def _done(self, refused: RefusedError | None) -> None:
        self._job = None
        if refused is None and self._workspace.has_learner():
            with suppress(RefusedError):  # what stands in the way there is told where it matters
                self._workspace.follow()
        if self._anew_since:
            self.renewed.emit()
        if isinstance(refused, BrokenFileError):
            self.damaged.emit(self._stem, refused)
        elif refused is not None:
            self.failed.emit(f"No backup could be made. {refused}")

    def _broke(self) -> None:
        """Say that nothing is made anew any more where a bug ended it, which is told elsewhere."""
        if self._job is not None and self._job.isFinished():
            self._job = None
            if self._anew_since:
                self.renewed.emit()
