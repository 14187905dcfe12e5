"""What happens on the list of learners."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.ui.learners.problem_screen import ProblemScreen
from quizapp.ui.learners.screen import LearnerLine, LearnersScreen, WelcomeScreen
from quizapp.ui.widgets.telling import telling
from quizapp.workspace.desk import Workspace


class LearnersFlow(QObject):
    """Feeds the learners' screens.

    Signals: somebody else studies now or has another name (``changed``), the
    first learner has begun, a damaged file gave way to its backup, the list of learners is wished for.
    """

    changed = Signal()
    begun = Signal()
    mended = Signal(str)
    others_wished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = LearnersScreen()
        self.welcome = WelcomeScreen()
        self.problem = ProblemScreen()
        self._broken = ""
        self.screen.switch_wished.connect(self._switch)
        self.screen.rename_wished.connect(self._rename)
        self.screen.add_wished.connect(self._add)
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
        backup = isinstance(refused, BrokenFileError) and self._workspace.has_backup(stem)
        self.problem.show_problem(str(refused), backup=backup)

    def _go_on_from_backup(self) -> None:
        with telling(self.problem.notice):
            aside = self._workspace.go_on_from_backup(self._broken)
            self.mended.emit(f"You go on from the newest backup. The damaged file is kept as {aside.name}.")

    def _done(self) -> None:
        self.screen.notice.say("")
        self.show()
        self.changed.emit()
