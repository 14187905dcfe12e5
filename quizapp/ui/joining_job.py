"""Joining another file to a learner's, outside the window's thread."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import RefusedError
from quizapp.base.progress import GoOn
from quizapp.history.merge import Merged
from quizapp.ui.jobs import Job
from quizapp.workspace.desk import Workspace


@dataclass(frozen=True, slots=True)
class Joining:
    """What is to be joined: the learner by the stem of their file and by name, and the other file.

    anybody: join them even where they are two learners'.
    """

    stem: str
    name: str
    other: Path
    anybody: bool = False


Outcome = Merged | RefusedError
"""How much came, or why nothing was changed."""


class JoiningJob(QObject):
    """Joins a file to that of a learner, who cannot study meanwhile: an open one is lent, and open again at the end.

    ``joining`` and, once it is over, ``outcome`` say how it stands until ``forget``. Signals: the share done
    (``progressed``); it is over (``ended``).
    """

    progressed = Signal(float)
    ended = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._job: Job[Outcome] | None = None
        self.joining: Joining | None = None
        self.outcome: Outcome | None = None

    def begin(self, joining: Joining) -> None:
        """Join two files; nothing else is being joined."""
        self.joining, self.outcome = joining, None
        if self._workspace.has_learner() and self._workspace.history.path.stem == joining.stem:
            self._workspace.lend()
        self._job = Job(lambda go_on: _joined(self._workspace, joining, go_on), self._done)
        self._job.progressed.connect(self.progressed)
        self._job.finished.connect(self._broke)
        self._job.start()

    def is_running(self) -> bool:
        """Tell whether files are being joined."""
        return self._job is not None

    def stop(self) -> None:
        """Ask it to stop, with nothing changed; where all is done already, it ends as it would have."""
        if self._job is not None:
            self._job.requestInterruption()

    def forget(self) -> None:
        """Let go of how it went."""
        self.joining = self.outcome = None

    def close(self) -> None:
        """Stop what runs, and wait for that; who studied is open then."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            with suppress(RefusedError):  # what stands in the way is told at the next start
                self._take_back()
        self.forget()

    def _done(self, outcome: Outcome) -> None:
        self._job = None
        try:
            self._take_back()
        except RefusedError as refused:
            outcome = refused
        self.outcome = outcome
        self.ended.emit()

    def _broke(self) -> None:
        """Go on where a bug ended it, which is told elsewhere: what came back is gone by now."""
        if self._job is not None and self._job.isFinished():
            self._done(RefusedError("The files were not joined.", safe="Nothing was changed."))

    def _take_back(self) -> None:
        if self._workspace.is_lent():
            self._workspace.take_back()


def _joined(workspace: Workspace, joining: Joining, go_on: GoOn) -> Outcome:
    from quizapp.workspace import safekeeping

    try:
        return safekeeping.merge(workspace, joining.stem, joining.other, anybody=joining.anybody, go_on=go_on)
    except RefusedError as refused:
        return refused
