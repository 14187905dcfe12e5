"""What backups look like: when each was made, what is otherwise today, and the way back to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.ask import Answer, Ask
from quizapp.ui.widgets.broken import soft
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import clear, label, panel, rule
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.speak import announce


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup in the list. differs: what is otherwise today than in this backup; usable: not damaged."""

    made: str
    about: str
    differs: str
    usable: bool = True


@dataclass(frozen=True, slots=True)
class BackupsValue:
    """Everything the page shows, the last backup first.

    about: what is copied, and when; empty: what is said where there is no backup; kept: what becomes of what is there
    today where one goes back.
    """

    about: str
    empty: str
    kept: str
    backups: tuple[BackupLine, ...]


class BackupsScreen(Page):
    """Shows backups. Wishes: to go back to one (its place in the list), to leave the page."""

    back_to_wished = Signal(int)
    leave_wished = Signal()

    def __init__(self, title: str, leave: str) -> None:
        super().__init__(title)
        self._about = label("", "lead", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._leave = Button(leave, "Esc")
        self._leave.clicked.connect(self.leave_wished)
        box = panel()
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 20, 24, 20)
        column.addLayout(self._lines)
        row = QHBoxLayout()
        row.addWidget(self._leave)
        row.addStretch(1)
        self.body.addWidget(self._about)
        self.body.addWidget(box)
        self.body.addLayout(row)
        self.body.addStretch(1)
        bind(self, "Esc", self.leave_wished)

    def show_value(self, value: BackupsValue) -> None:
        """Show backups."""
        self._about.setText(soft(value.about))
        clear(self._lines)
        if not value.backups:
            self._lines.addWidget(label(value.empty, wraps=True))
        for place, backup in enumerate(value.backups):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(place, backup, value.kept))

    def show_busy(self, about: str, sentence: str) -> None:
        """Show what is being done instead of the backups, of which none can be chosen meanwhile."""
        self._about.setText(soft(about))
        clear(self._lines)
        self._lines.addWidget(label(sentence, wraps=True))
        announce(self, sentence)

    def focus_primary(self) -> None:
        """Give the focus to the way out: nothing else here is to be pressed by chance."""
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, place: int, backup: BackupLine, kept: str) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(backup.made, "strong", wraps=True))
        column.addWidget(label(backup.differs, wraps=True))
        column.addWidget(label(backup.about, "muted", wraps=True))
        made = Fold(theme.scaled(400))
        made.add(words, 1)
        if backup.usable:
            button = Button("Go back to this")
            button.setAccessibleName(f"Go back to the backup of {backup.made}")
            button.clicked.connect(lambda: self._ask(place, backup, kept))
            made.add(button)
        return made

    def _ask(self, place: int, backup: BackupLine, kept: str) -> None:
        Ask(
            self.window(),
            f"Go back to {backup.made}?",
            f"{backup.differs} {kept}",
            (Answer("Stay as it is"), Answer("Go back", lambda: self.back_to_wished.emit(place))),
        ).open()
