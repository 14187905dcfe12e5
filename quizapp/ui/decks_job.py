"""Taking in deck files, then what can wait: their words, and looking them over; outside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import RefusedError
from quizapp.base.progress import GoOn
from quizapp.ui.jobs import Job
from quizapp.ui.watch import DeckWatch
from quizapp.workspace.desk import Workspace

_BLINK = 0.3  # seconds
_LATER_MS = 400  # the window is painted by then, and nothing that the linter imports is in its way


class DecksJob(QObject):
    """Compiles what changed and lets the learner's history follow; at the start, and whenever a file changes.

    Then, while they study, search comes to know what is new, if that is much, and the linter has its turn.

    Signals: decks differ now (``taken_in``); search knows them (``worded``); their findings differ (``linted``); the
    share read so far, once it takes longer than a blink (``progressed``); the reading is over (``ended``, with a
    sentence where the index could not be written).
    """

    taken_in = Signal()
    worded = Signal()
    linted = Signal()
    progressed = Signal(float)
    ended = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: Job[str] | None = None
        self._later_job: Job[bool] | None = None  # the words, or the linter
        self._started = 0.0
        self._watch = DeckWatch(workspace.library, self.is_running)
        self._watch.changed.connect(self._compile)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._take_in_words)

    def start(self) -> None:
        """Look whether anything changed, and begin to watch."""
        if self._workspace.library.changed():
            self._compile()
        else:
            self._watch.follow()
            self._later.start()

    def start_anew(self) -> None:
        """Do so after decks came in or gave way to others."""
        self._watch.renew()
        self.start()

    def cancel(self) -> None:
        """Stop reading; the index stays as it was before, and what changed is read at the next start."""
        if self._job is not None:
            self._job.requestInterruption()

    def stop(self) -> None:
        """Cancel what runs and watch no more."""
        self._watch.stop()
        self._later.stop()
        for job in (self._job, self._later_job):
            if job is not None:
                job.cancel()
        self._job = None

    def is_running(self) -> bool:
        """Tell whether decks are being read."""
        return self._job is not None and self._job.isRunning()

    def is_linting(self) -> bool:
        """Tell whether the words or the linter have their turn, or are about to."""
        return self._later.isActive() or self._later_job is not None

    def _compile(self) -> None:
        if self.is_running():
            return
        self._later.stop()
        if self._later_job is not None:
            self._later_job.cancel()
        self._job = Job(self._refresh, self._done)
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(self._broke)
        self._started = monotonic()
        self._job.start()

    def _refresh(self, go_on: GoOn) -> str:
        try:
            self._workspace.refresh(lambda at: go_on(at.done / max(at.total, 1)))
        except RefusedError as refused:
            return str(refused)
        return ""

    def _tell(self, share: float) -> None:
        if monotonic() - self._started > _BLINK:
            self.progressed.emit(share)

    def _follow(self) -> str:
        self._watch.follow()
        try:
            self._workspace.follow()
        except RefusedError as refused:
            return str(refused)
        return ""

    def _done(self, failure: str) -> None:
        self._job = None
        if not failure:
            failure = self._follow()
        self.ended.emit(failure)
        self.taken_in.emit()
        self._later.start()

    def _broke(self) -> None:
        """Say that reading is over where a bug ended it, which is told elsewhere: what came back is gone by now."""
        if self._job is not None and self._job.isFinished():
            self._job = None
            self.ended.emit("")

    def _take_in_words(self) -> None:
        if self._workspace.library.index.search_is_behind():
            self._begin(self._workspace.library.take_in_words, self._tell_worded)
        else:
            self._lint()

    def _tell_worded(self, anything: bool) -> None:
        if anything:
            self.worded.emit()
        self._lint()

    def _lint(self) -> None:
        self._begin(self._workspace.library.lint, self._tell_linted)

    def _begin(self, work: Callable[[GoOn], bool], then: Callable[[bool], None]) -> None:
        self._later_job = Job(work, then)
        self._later_job.start()

    def _tell_linted(self, anything: bool) -> None:
        self._later_job = None
        if anything:
            self.linted.emit()
