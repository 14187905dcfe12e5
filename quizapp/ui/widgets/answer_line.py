"""A line to type an answer in."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class AnswerLine(QLineEdit):
    """A line of text whose Ctrl+Z takes typing back, and is left to the screen while there is none to take back."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Your answer")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
