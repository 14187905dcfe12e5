"""What it looks like when a learner's file cannot be opened: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import across
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label, panel
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.page import scrolled


class ProblemScreen(QWidget):
    """Wishes: to go on from the newest backup, or as another learner."""

    backup_wished = Signal()
    others_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.notice = Notice()
        self.words = label("", wraps=True)
        self._backup = Button("Go on from the newest backup", tone="primary")
        self._backup.clicked.connect(self.backup_wished)
        self._others = Button("Choose or add another learner")
        self._others.clicked.connect(self.others_wished)
        box = panel()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(44, 36, 44, 36)
        inside.setSpacing(14)
        inside.addWidget(label("This learner\u2019s file cannot be opened", "title", wraps=True))
        self.backup_words = label("", wraps=True)
        for part in (self.words, self.backup_words, self.notice, self._backup, self._others):
            inside.addWidget(part)
        middle = QVBoxLayout()
        middle.setContentsMargins(32, 32, 18, 32)
        middle.addStretch(1)
        middle.addLayout(across(box, theme.scaled(620)))
        middle.addStretch(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(middle))  # what is wrong may take many words, and the text be large

    def show_problem(self, sentence: str, backup: str = "") -> None:
        """Show what happened; backup: of when the last one is and what it lacks, "" where there is none."""
        self.words.setText(sentence)
        self.backup_words.setText(backup)
        for part in (self.backup_words, self._backup):
            part.setVisible(bool(backup))
        (self._backup if backup else self._others).setFocus(Qt.FocusReason.OtherFocusReason)
