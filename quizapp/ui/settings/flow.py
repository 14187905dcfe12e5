"""What happens on Settings: each change holds at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from quizapp.base.settings import AppSettings, StudySettings
from quizapp.ui.settings.screen import SettingsScreen, SettingsValue
from quizapp.ui.widgets.telling import telling
from quizapp.workspace.desk import Workspace


class SettingsFlow(QObject):
    """Feeds Settings. ``look_changed`` says that the window must be dressed anew."""

    look_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.screen = SettingsScreen()
        self.screen.app_wished.connect(self._change_app)
        self.screen.study_wished.connect(self._change_study)

    def show(self) -> None:
        """Show what is set."""
        self._feed()
        self.screen.focus_primary()

    def _feed(self) -> None:
        places = self._workspace.places
        folders = (
            *(("Decks", str(folder)) for folder in places.decks),
            ("Answers and backups", str(places.data)),
            ("Index, can be deleted", str(places.cache)),
        )
        self.screen.show_value(SettingsValue(self._workspace.app, self._workspace.study, folders))

    def _change_app(self, wanted: AppSettings) -> None:
        self.screen.notice.say("")
        with telling(self.screen.notice):
            self._workspace.change_app(wanted)
        self._feed()
        self.look_changed.emit()

    def _change_study(self, wanted: StudySettings) -> None:
        self.screen.notice.say("")
        with telling(self.screen.notice):
            self._workspace.change_study(wanted)
        self._feed()
