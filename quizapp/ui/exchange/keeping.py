"""What was learnt elsewhere, kept for who studies once the decks that it came with are written."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import RefusedError
from quizapp.base.progress import GoOn
from quizapp.exchange.carried import Carried, CarriedHistory
from quizapp.history.merge import Merged
from quizapp.history.taking_in import Taken
from quizapp.ui.exchange import words
from quizapp.ui.joining_job import Joining, JoiningJob
from quizapp.workspace import learnt
from quizapp.workspace.desk import Workspace
from quizapp.workspace.learnt import Portion


class Keeping(QObject):
    """Keeps reviews and what else was learnt, portion by portion, or joins a whole history; nobody studies meanwhile.

    ``kept`` counts what was new, ``merged`` says what a history brought, and ``refused`` why something
    was not kept, "" where nothing was. Signals: how far it is, in a sentence (``said``); it is over (``ended``).
    """

    said = Signal(str)
    ended = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._portions: list[Portion] = []
        self._scratch: TemporaryDirectory[str] | None = None  # a history that comes along, as a file
        self._joining = JoiningJob(workspace)
        self._joining.progressed.connect(lambda share: self.said.emit(f"Joining the histories. {share:.0%}."))
        self._joining.ended.connect(self._joined)
        self._running = False
        self.kept = Taken()
        self.merged: Merged | None = None
        self.refused = ""

    def make_file(self, history: CarriedHistory, go_on: GoOn) -> None:
        """Make a file of a history, to be joined by ``begin``; outside the window's thread. Raises RefusedError."""
        self._scratch = TemporaryDirectory(prefix="quizapp-")
        learnt.as_file(history, self._other(), go_on)

    def begin(self, carried: Carried, *, wanted: bool) -> None:
        """Keep what came along. wanted: whether it is to be kept; a history is where a file was made of it."""
        self._running = True
        self.kept, self.merged, self.refused = Taken(), None, ""
        self._portions = list(learnt.portions(carried)) if wanted else []
        self._keep_next(carried, len(self._portions))

    def is_running(self) -> bool:
        """Tell whether something is being kept."""
        return self._running

    def stop(self) -> None:
        """Stop soon: what was kept stays, and the rest can come another time; of a history nothing came."""
        self._portions = []
        self._joining.stop()

    def close(self) -> None:
        """Stop what runs, and wait for that."""
        self._running, self._portions = False, []
        self._joining.close()
        self.forget_file()

    def forget_file(self) -> None:
        """Let go of the file that was made of a history."""
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def _keep_next(self, carried: Carried, total: int) -> None:
        """Keep a portion, and let the window breathe before the next."""
        if not self._running:
            return
        if not self._portions:
            self._finish(carried)
            return
        try:
            self.kept += learnt.keep(self._workspace, self._portions.pop())
        except RefusedError as refused:
            self._portions = []
            self.refused = str(refused)
        self.said.emit(f"Keeping what was learnt. {1 - len(self._portions) / total:.0%}.")
        QTimer.singleShot(0, self, lambda: self._keep_next(carried, total))

    def _finish(self, carried: Carried) -> None:
        try:
            self._workspace.follow()
        except RefusedError as refused:
            self.refused = str(refused)
        if self._scratch is None or carried.history is None:
            self._end()
        else:
            self._join(carried.history)

    def _join(self, history: CarriedHistory) -> None:
        """Join the history; who wants another learner's was told so."""
        theirs, learner = learnt.is_theirs(self._workspace, history), self._workspace.history
        self._joining.begin(Joining(learner.path.stem, learner.name(), self._other(), anybody=not theirs))

    def _joined(self) -> None:
        outcome = self._joining.outcome
        self.forget_file()
        if isinstance(outcome, Merged):
            self.merged = outcome
        elif outcome is not None:
            self.refused = words.not_joined(outcome)
        self._end()

    def _end(self) -> None:
        self._running = False
        self.ended.emit()

    def _other(self) -> Path:
        """Return where the history that comes along lies as a file."""
        assert self._scratch is not None
        return Path(self._scratch.name) / "history.sqlite"
