"""What a learner's backups look like: when each was made, what is newer than it, and the way back to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.widgets.ask import Answer, Ask
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import clear, label, panel, rule
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup in the list. newer: what the file of today has and this backup has not; usable: not damaged."""

    made: str
    about: str
    newer: str
    usable: bool = True


class BackupsScreen(Page):
    """Shows the backups of a learner. Wishes: to go back to one (its place in the list), to see the learners again."""

    back_to_wished = Signal(int)
    learners_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Backups")
        self._about = label("", "lead", wraps=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._others = Button("Back to the learners", "Esc")
        self._others.clicked.connect(self.learners_wished)
        box = panel()
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 20, 24, 20)
        column.addLayout(self._lines)
        row = QHBoxLayout()
        row.addWidget(self._others)
        row.addStretch(1)
        self.body.addWidget(self._about)
        self.body.addWidget(box)
        self.body.addLayout(row)
        self.body.addStretch(1)
        bind(self, "Esc", self.learners_wished)

    def show_backups(self, name: str, backups: tuple[BackupLine, ...]) -> None:
        """Show the backups of the learner who is called so, the last one first."""
        self._about.setText(
            f"Copies of {name}\u2019s answers, made when Quizapp opens and closes and before anything that rewrites the"
            " file. Of the last ten days there is one each, then one a week, then one a month."
        )
        clear(self._lines)
        if not backups:
            self._lines.addWidget(label("There is no backup yet. The first one is made at the next start.", wraps=True))
        for place, backup in enumerate(backups):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(place, backup))

    def focus_primary(self) -> None:
        """Give the focus to the way back: nothing else here is to be pressed by chance."""
        self._others.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, place: int, backup: BackupLine) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(backup.made, "strong", wraps=True))
        words.addWidget(label(backup.newer, wraps=True))
        words.addWidget(label(backup.about, "muted", wraps=True))
        row.addLayout(words, 1)
        if backup.usable:
            button = Button("Go back to this")
            button.setAccessibleName(f"Go back to the backup of {backup.made}")
            button.clicked.connect(lambda: self._ask(place, backup))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _ask(self, place: int, backup: BackupLine) -> None:
        Ask(
            self.window(),
            f"Go back to {backup.made}?",
            f"{backup.newer} The file of today is not deleted: it is copied and put aside, and you can go back to it.",
            (Answer("Stay as it is"), Answer("Go back", lambda: self.back_to_wished.emit(place))),
        ).open()
