"""What happens on the list of learners."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.ui.backups.screen import BackupLine, BackupsScreen, BackupsValue
from quizapp.ui.backups.words import about, made
from quizapp.ui.joining_job import JoiningJob
from quizapp.ui.learners.choosing import choose_file
from quizapp.ui.learners.joining_flow import JoiningFlow
from quizapp.ui.learners.problem_screen import ProblemScreen
from quizapp.ui.learners.screen import LearnerLine, LearnersScreen, WelcomeScreen
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace
from quizapp.workspace.safekeeping import Backup

_ABOUT = (
    "Each learner has a file of their own, in {folder}. Nothing leaves this machine. What was learnt on another machine"
    " comes here with that learner\u2019s file: close Quizapp there, bring the file along, and join it."
)
_COPIES = (
    "Copies of {name}\u2019s answers, made when Quizapp opens and closes and before anything that rewrites the file."
    " Of the last ten days there is one each, then one a week, then one a month. Your own decks have backups too,"
    " in the Library."
)
_EMPTY = "There is no backup yet. The first one is made at the next start."
_KEPT = "The file of today is not deleted: it is copied and put aside, and you can go back to it."


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

    def __init__(self, workspace: Workspace, job: JoiningJob) -> None:
        super().__init__()
        self._workspace = workspace
        self.joining = JoiningFlow(job)
        self.screen = LearnersScreen()
        self.welcome = WelcomeScreen()
        self.problem = ProblemScreen()
        self.backups = BackupsScreen("Backups", "Back to the learners")
        self._broken = ""
        self._looked_at = ""
        self._backups: tuple[Backup, ...] = ()
        self.screen.switch_wished.connect(self._switch)
        self.screen.rename_wished.connect(self._rename)
        self.screen.add_wished.connect(self._add)
        self.screen.backups_wished.connect(self._show_backups)
        self.screen.join_wished.connect(self._choose_file)
        self.joining.joined.connect(self._joined)
        self.joining.left.connect(self.others_wished)
        self.backups.leave_wished.connect(self.others_wished)
        self.backups.back_to_wished.connect(self._go_back)
        self.problem.backup_wished.connect(self._go_on_from_backup)
        self.problem.others_wished.connect(self.others_wished)
        self.welcome.name_wished.connect(self._begin)

    def show(self) -> None:
        """Show who studies on this machine; while a file is being joined, how that goes."""
        if self.joining.is_there():
            self.joining.show()
            return
        current = self._workspace.history.path.stem if self._workspace.has_learner() else ""
        files = self._workspace.learners()
        self.screen.show_learners(
            tuple(LearnerLine(file.stem, file.name or file.stem, file.stem == current) for file in files),
            _ABOUT.format(folder=self._workspace.places.data / "learners"),
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
        words = (
            "" if last is None else f"The last backup is of {made(last.made)}. {safekeeping.newer_words(last.newer)}"
        )
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
        self.backups.show_value(
            BackupsValue(_COPIES.format(name=name), _EMPTY, _KEPT, tuple(_line(backup) for backup in self._backups))
        )

    def _go_back(self, place: int) -> None:
        with telling(self.backups.notice):
            chosen = self._backups[place]
            aside = safekeeping.go_back(self._workspace, self._looked_at, chosen.copy)
            if not self._workspace.has_learner():
                self._workspace.switch(self._looked_at)
            self._feed_backups()
            self.backups.notice.say(
                f"You are back at {made(chosen.made)}. The file until now is kept as {aside.name}.", "right"
            )
            self.changed.emit()

    def _choose_file(self, stem: str, name: str) -> None:
        choose_file(self.screen.window(), name, lambda other: self.joining.begin(stem, name, other))

    def _joined(self, stem: str) -> None:
        if self._workspace.has_learner() and self._workspace.history.path.stem == stem:
            self.changed.emit()

    def _done(self) -> None:
        self.screen.notice.say("")
        self.show()
        self.changed.emit()


def _line(backup: Backup) -> BackupLine:
    told = about(backup.why, backup.bytes)
    if not backup.sound:
        return BackupLine(made(backup.made), told, "This copy is damaged.", usable=False)
    return BackupLine(made(backup.made), told, safekeeping.newer_words(backup.newer))
