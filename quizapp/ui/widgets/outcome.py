"""What became of an answer, in words on a coloured ground."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from quizapp.ui.widgets.dress import dress, label


class Outcome(QLabel):
    """A pill in one line where there is room for it, and in several where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "pill")
        self._in_one_line = label("", "pill")  # never seen: it measures
        self._in_one_line.setParent(self)
        self._in_one_line.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def tell(self, words: str, *, right: bool) -> None:
        """Say what became of the answer."""
        self._in_one_line.setText(words)
        self.setText(words)
        dress(self, tone="right" if right else "wrong")

    def sizeHint(self) -> QSize:
        return self._in_one_line.sizeHint()
