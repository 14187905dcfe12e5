"""A few words that a learner keeps on an item, such as that it seems to be wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label

_LONGEST = 4000  # characters


class NoteDialog(QDialog):
    """Asks for a note; ``keep`` gets its text, "" to take it away. Esc changes nothing, Ctrl+Enter keeps."""

    def __init__(self, parent: QWidget, note: str, keep: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setWindowTitle("Note")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.scaled(460), parent.window().width() - 40))
        self.finished.connect(parent.window().activateWindow)  # not every window system gives the focus back by itself
        self.text = QPlainTextEdit(note)
        self.text.setAccessibleName("Your note on this question")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.scaled(110))
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Keep what is written."""
        super().accept()
        self._keep(self.text.toPlainText().strip()[:_LONGEST])

    def _lay_out(self) -> None:
        save, cancel = Button("Keep", "Ctrl Enter", tone="primary"), Button("Cancel", "Esc")
        save.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(label("Your note on this question", "strong", wraps=True))
        column.addWidget(label("The Library lists your notes. Nobody else sees them.", "muted", wraps=True))
        column.addWidget(self.text)
        column.addLayout(row)
