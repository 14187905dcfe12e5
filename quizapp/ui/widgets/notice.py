"""A sentence on a coloured ground: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import dress, label, restyle
from quizapp.ui.widgets.speak import announce


class Notice(QFrame):
    """Takes no room until it has something to say; may offer one thing to do."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._words = label("", wraps=True)
        self._button = Button("")
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, sentence: str, tone: str = "caution", offer: str = "") -> None:
        """Show a sentence in a tone ("caution", "wrong", "right"), with a button where something is offered."""
        if not sentence:
            self.hide()
            return
        self._words.setText(sentence)
        self._words.setMinimumHeight(36)
        self._button.set_words(offer)
        self._button.setVisible(bool(offer))
        dress(self, tone=tone)
        restyle(self._words)
        self.show()
        announce(self, sentence)

    def words(self) -> str:
        """Return the sentence that is shown, or ""."""
        return self._words.text() if not self.isHidden() else ""
