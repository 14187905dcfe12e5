"""What happens on the list of backups of the learner's own decks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from quizapp.base.errors import RefusedError
from quizapp.ui.backups.screen import BackupLine, BackupsScreen, BackupsValue
from quizapp.ui.backups.words import about, made
from quizapp.ui.jobs import Job
from quizapp.ui.widgets.broken import soft
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace
from quizapp.workspace.safekeeping import DeckBackup

_SLOW_MS = 300
_ABOUT = (
    "Copies of your own deck folder, {folder}, made when Quizapp opens and closes and before an import, each where"
    " something in it is new. Of the last ten days there is one each, then one a week, then one a month."
)
_EMPTY = "There is no backup yet. The first one is made at the next start once a deck is in the folder."
_KEPT = "The folder of today is not deleted: it is copied and put aside, in {folder}, and you can go back to it."


class _Went(NamedTuple):
    """How it went, in a sentence with its tone, "" where nothing was to be done; and the backups there are now."""

    sentence: str
    tone: str
    backups: tuple[DeckBackup, ...]


class DeckBackupsFlow(QObject):
    """Feeds the backups of decks; they are looked over, and gone back to, outside the window's thread.

    Signals: the folder gave way to a backup (``brought_back``), the page is to be left (``left``).
    """

    brought_back = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._folder = safekeeping.own_decks(workspace)
        self.screen = BackupsScreen("Backups of your decks", "Back to the Library")
        self.screen.back_to_wished.connect(self._go_back)
        self.screen.leave_wished.connect(self.left)
        self._backups: tuple[DeckBackup, ...] = ()
        self._job: Job[_Went] | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(lambda: self._show_busy("Looking the backups over."))

    def show(self) -> None:
        """Show the backups there are."""
        self.screen.focus_primary()
        if self._job is None:
            self.screen.notice.say("")
            self._slow.start()
            self._run(lambda: ("", ""))

    def is_running(self) -> bool:
        """Tell whether backups are looked over, or one is gone back to."""
        return self._job is not None

    def close(self) -> None:
        """Wait for what runs; half of it is never left."""
        self._slow.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _go_back(self, place: int) -> None:
        if self._job is None:
            chosen = self._backups[place]
            self._show_busy(f"Going back to {made(chosen.made)}.")
            self.screen.focus_primary()
            self._run(lambda: self._bring_back(chosen))

    def _bring_back(self, chosen: DeckBackup) -> tuple[str, str]:
        """Put a backup in the place of the folder; return the sentence that says how that went, and its tone."""
        try:
            aside = safekeeping.bring_decks_back(self._workspace, chosen.copy)
        except RefusedError as refused:
            return str(refused), "wrong"
        kept = f" The folder until now is kept as {aside}." if aside.exists() else ""
        return f"Your decks are back at {made(chosen.made)}.{kept}", "right"

    def _run(self, first: Callable[[], tuple[str, str]]) -> None:
        """Do something outside the window's thread, then look the backups over."""
        self._job = Job(lambda _report: _Went(*first(), safekeeping.deck_backups(self._workspace)), self._done)
        self._job.finished.connect(self._broke)
        self._job.start()

    def _done(self, went: _Went) -> None:
        self._job = None
        self._slow.stop()
        self._backups = went.backups
        self.screen.show_value(
            BackupsValue(
                about=_ABOUT.format(folder=self._folder),
                empty=_EMPTY,
                kept=_KEPT.format(folder=self._folder.parent),
                backups=tuple(map(_line, went.backups)),
            )
        )
        self.screen.notice.say(soft(went.sentence), went.tone)
        if went.tone == "right":
            self.brought_back.emit()

    def _broke(self) -> None:
        """Say so where a bug ended it, which is told elsewhere: what came back is gone by now."""
        if self._job is not None and self._job.isFinished():
            self._job = None
            self._show_busy("The backups could not be looked over.")

    def _show_busy(self, sentence: str) -> None:
        self.screen.show_busy(_ABOUT.format(folder=self._folder), sentence)


def _line(backup: DeckBackup) -> BackupLine:
    told = about(backup.why, backup.bytes)
    if not backup.sound:
        return BackupLine(made(backup.made), told, "This copy is damaged.", usable=False)
    return BackupLine(made(backup.made), told, safekeeping.differing_words(backup.differing))
