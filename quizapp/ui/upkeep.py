"""What the window does on its own account: take decks in, keep copies, load what is likely to be wanted next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import RefusedError
from quizapp.ui.window import Window
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import keep_recall

if TYPE_CHECKING:  # the first paint does without all of it
    from quizapp.ui.ahead import Ahead
    from quizapp.ui.backup_job import BackupJob
    from quizapp.ui.decks_job import DecksJob

_ANEW = "Working out your figures again"
_LATER_MS = 300  # the window is painted by then


class Upkeep(QObject):
    """Begins once there is a window, and says in its notice how far it is.

    Signals: decks differ now, or what is derived of the answers (``decks_changed``); search knows them, or their
    findings differ (``decks_known_better``); a learner's file is damaged (``damaged``: its stem and the refusal).
    """

    decks_changed = Signal()
    decks_known_better = Signal()
    damaged = Signal(str, object)

    def __init__(self, workspace: Workspace, window: Window, prepare: Callable[[], object]) -> None:
        super().__init__()
        self._workspace = workspace
        self._window = window
        self._prepare = prepare
        self.soon = QTimer(self)  # until all of it begins
        self.soon.setSingleShot(True)
        self.soon.timeout.connect(self._begin)

    @cached_property
    def decks(self) -> DecksJob:
        """The work of taking decks in."""
        from quizapp.ui.decks_job import DecksJob

        job = DecksJob(self._workspace)
        job.taken_in.connect(self.decks_changed)
        job.worded.connect(self.decks_known_better)
        job.linted.connect(self.decks_known_better)
        job.progressed.connect(lambda share: self._say(f"Reading your decks: {share:.0%}.", "right", "Cancel"))
        job.ended.connect(lambda failure: self._say(failure, "wrong"))
        return job

    @cached_property
    def backup(self) -> BackupJob:
        """The work of looking the learner's file over and copying it."""
        from quizapp.ui.backup_job import BackupJob

        job = BackupJob(self._workspace)
        job.progressed.connect(self._tell_anew)
        job.renewed.connect(self._renewed)
        job.failed.connect(lambda sentence: self._say(sentence, "wrong"))
        job.damaged.connect(self.damaged)
        return job

    @cached_property
    def ahead(self) -> Ahead:
        """The work of loading what is likely to be wanted next; ``prepare`` is called once it is there."""
        from quizapp.ui.ahead import Ahead

        return Ahead(self._prepare)

    def begin(self, *, at_once: bool) -> None:
        """Begin in a moment, or at once where the learner waits for their decks."""
        QTimer.singleShot(_LATER_MS, self, _name_all)
        self.soon.start(0 if at_once else _LATER_MS)

    def cancel(self) -> None:
        """Read no more decks, since the learner says so."""
        self.decks.cancel()

    def stop(self) -> None:
        """Stop what runs, and begin no more."""
        self.soon.stop()
        if "ahead" in vars(self):
            self.ahead.stop()
        self.decks.stop()
        self.backup.stop()

    def last(self) -> None:
        """Do what is left to be done when the window is closed; what stands in the way is told at the next start."""
        self.backup.last()
        if self._workspace.has_learner():
            with suppress(RefusedError):
                keep_recall(self._workspace)

    def is_reading(self) -> bool:
        """Tell whether decks are being read."""
        return "decks" in vars(self) and self.decks.is_running()

    def _begin(self) -> None:
        self.decks.start()
        self.backup.start()
        self.ahead.start()

    def _tell_anew(self, share: float) -> None:
        if not self.decks.is_running():  # which says how far that is, and can be cancelled
            self._say(f"{_ANEW}: {share:.0%}. You can study meanwhile.", "right")

    def _renewed(self) -> None:
        if self._window.job.words().startswith(_ANEW):
            self._say("")
        self.decks_changed.emit()

    def _say(self, *words: str) -> None:
        self._window.job.say(*words)  # the notice that is there now: a new text size brings another


def _name_all() -> None:
    """Have Python make the members of the namespace ``Qt`` while nobody waits for a key: see ``dress.by_name``."""
    from PySide6.QtCore import Qt  # noqa: F401  # naming it is what makes them
