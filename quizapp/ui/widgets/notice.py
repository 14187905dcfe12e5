"""A sentence on a coloured ground: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import dress, label, restyle
from quizapp.ui.widgets.speak import announce


class Notice(QFrame):
    """Takes no room until it has something to say, and has no parts until then; may offer one thing to do."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._parts: tuple[QLabel, Button] | None = None
        self.hide()

    def say(self, sentence: str, tone: str = "caution", offer: str = "") -> None:
        """Show a sentence in a tone ("caution", "wrong", "right"), with a button where something is offered."""
        if not sentence:
            self.hide()
            return
        self._parts = words, button = self._parts or self._furnish()
        words.setText(sentence)
        words.setMinimumHeight(36)
        button.set_words(offer)
        button.setVisible(bool(offer))
        dress(self, tone=tone)
        restyle(words)
        self.show()
        announce(self, sentence)

    def words(self) -> str:
        """Return the sentence that is shown, or ""."""
        return self._parts[0].text() if self._parts is not None and not self.isHidden() else ""

    def _furnish(self) -> tuple[QLabel, Button]:
        from PySide6.QtCore import Qt  # nothing is said before the first paint: see ``dress.by_name``

        words, button = label("", wraps=True), Button("")
        button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return words, button
