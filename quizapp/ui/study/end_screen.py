"""What the end of a sitting looks like: what was done, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import alone
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label, panel
from quizapp.ui.widgets.keys import bind


@dataclass(frozen=True, slots=True)
class EndValue:
    """What was done in this sitting, as lines, and when something comes again."""

    headline: str
    lines: tuple[str, ...]
    later: str


class EndScreen(QWidget):
    """Shows an EndValue. Wishes: to go back to Today, to undo the last answer."""

    done_wished = Signal()
    undo_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._headline, self._later = label("", "title", wraps=True), label("", "muted", wraps=True)
        self._lines = label("", wraps=True)
        self._done = Button("Back to Today", "Space", tone="primary")
        self._done.clicked.connect(self.done_wished)
        undo = Button("Undo the last answer", "U")
        undo.clicked.connect(self.undo_wished)
        bind(self, "Ctrl+Z  U", self.undo_wished)
        bind(self, "Esc  T", self.done_wished)
        box = panel()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(44, 36, 44, 36)
        inside.setSpacing(14)
        for part in (self._headline, self._lines, self._later):
            inside.addWidget(part)
        actions = QHBoxLayout()
        actions.addWidget(self._done)
        actions.addWidget(undo)
        actions.addStretch(1)
        inside.addSpacing(8)
        inside.addLayout(actions)
        alone(self, box, theme.scaled(560))

    def show_value(self, value: EndValue) -> None:
        """Show what was done."""
        self._headline.setText(value.headline)
        self._lines.setText("\n".join(value.lines))
        self._later.setText(value.later)
        self._later.setVisible(bool(value.later))

    def whisper(self, words: str) -> None:
        """Say a few words under what was done."""
        self._later.setText(words)
        self._later.setVisible(True)

    def focus_primary(self) -> None:
        """Give the focus to the way back."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
