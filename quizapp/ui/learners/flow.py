"""What happens on the list of learners."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.ui.learners.backups_screen import BackupLine, BackupsScreen
from quizapp.ui.learners.problem_screen import ProblemScreen
from quizapp.ui.learners.screen import LearnerLine, LearnersScreen, WelcomeScreen
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace
from quizapp.workspace.safekeeping import Backup


class LearnersFlow(QObject):
    """Feeds the learners' screens.

    Signals: somebody else studies now or has another name (``changed``), the
    first learner has begun, a damaged file gave way to its backup, the list of learners is wished for,
    the backups of one of them are to be seen.
    """

    changed = Signal()
    begun = Signal()
    mended = Signal(str)
    others_wished = Signal()
    backups_shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = LearnersScreen()
        self.welcome = WelcomeScreen()
        self.problem = ProblemScreen()
        self.backups = BackupsScreen()
        self._broken = ""
        self._looked_at = ""
        self._backups: tuple[Backup, ...] = ()
        self.screen.switch_wished.connect(self._switch)
        self.screen.rename_wished.connect(self._rename)
        self.screen.add_wished.connect(self._add)
        self.screen.backups_wished.connect(self._show_backups)
        self.backups.learners_wished.connect(self.others_wished)
        self.backups.back_to_wished.connect(self._go_back)
        self.problem.backup_wished.connect(self._go_on_from_backup)
        self.problem.others_wished.connect(self.others_wished)
        self.welcome.name_wished.connect(self._begin)

    def show(self) -> None:
        """Show who studies on this machine."""
        current = self._workspace.history.path.stem if self._workspace.has_learner() else ""
        files = self._workspace.learners()
        self.screen.show_learners(
            tuple(LearnerLine(file.stem, file.name or file.stem, file.stem == current) for file in files)
        )
        self.screen.focus_primary()

    def _switch(self, stem: str) -> None:
        with telling(self.screen.notice):
            self._workspace.switch(stem)
            self._done()

    def _rename(self, stem: str, name: str) -> None:
        with telling(self.screen.notice):
            self._workspace.rename(stem, name)
            self._done()

    def _add(self, name: str) -> None:
        with telling(self.screen.notice):
            self._workspace.add(name)
            self._done()

    def _begin(self, name: str) -> None:
        with telling(self.welcome.notice):
            self._workspace.add(name)
            self.begun.emit()

    def show_problem(self, stem: str, refused: RefusedError) -> None:
        """Show why a learner's file cannot be opened, with the newest backup on offer where there is one."""
        self._broken = stem
        last = safekeeping.last_backup(self._workspace, stem) if isinstance(refused, BrokenFileError) else None
        words = "" if last is None else f"The last backup is of {_made(last)}. {safekeeping.newer_words(last.newer)}"
        self.problem.show_problem(str(refused), words)

    def _go_on_from_backup(self) -> None:
        with telling(self.problem.notice):
            aside = self._workspace.go_on_from_backup(self._broken)
            self.mended.emit(f"You go on from the newest backup. The damaged file is kept as {aside.name}.")

    def _show_backups(self, stem: str) -> None:
        self._looked_at = stem
        self.backups.notice.say("")
        self._feed_backups()
        self.backups_shown.emit()
        self.backups.focus_primary()

    def _feed_backups(self) -> None:
        name = next((file.name for file in self._workspace.learners() if file.stem == self._looked_at), "")
        self._backups = safekeeping.backups(self._workspace, self._looked_at)
        self.backups.show_backups(name, tuple(_line(backup) for backup in self._backups))

    def _go_back(self, place: int) -> None:
        with telling(self.backups.notice):
            chosen = self._backups[place]
            aside = safekeeping.go_back(self._workspace, self._looked_at, chosen.copy)
            if not self._workspace.has_learner():
                self._workspace.switch(self._looked_at)
            self._feed_backups()
            self.backups.notice.say(
                f"You are back at {_made(chosen)}. The file until now is kept as {aside.name}.", "right"
            )
            self.changed.emit()

    def _done(self) -> None:
        self.screen.notice.say("")
        self.show()
        self.changed.emit()


def _line(backup: Backup) -> BackupLine:
    size = f"{max(backup.bytes, 1000) / 1000:,.0f} kB"
    if not backup.sound:
        return BackupLine(_made(backup), f"Made {backup.why}, {size}", "This copy is damaged.", usable=False)
    return BackupLine(_made(backup), f"Made {backup.why}, {size}", safekeeping.newer_words(backup.newer))


def _made(backup: Backup) -> str:
    return f"{backup.made.day} {backup.made:%b %Y, %H:%M}"
