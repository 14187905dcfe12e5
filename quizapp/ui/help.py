"""The keys of a screen, in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.keys import KEYS
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label


class Help(QDialog):
    """Shows every key of the screen named; closes with Esc, Space or Enter."""

    def __init__(self, parent: QWidget, screen: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(parent.window().activateWindow)  # not every window system gives the focus back by itself
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for row, (keys, does) in enumerate(KEYS.get(screen, KEYS["today"])):
            caps = QWidget()
            beside = QHBoxLayout(caps)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(4)
            for key in keys.split("  "):
                beside.addWidget(label(key, "keycap"))
            beside.addStretch(1)
            caps.setAccessibleName(keys)
            grid.addWidget(caps, row, 0)
            grid.addWidget(label(does, wraps=True), row, 1)
        grid.setColumnStretch(1, 1)
        close = Button("Close", "Esc", tone="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(16)
        column.addWidget(label("Keys of this screen", "strong"))
        column.addLayout(grid)
        column.addWidget(close)
        self.setMinimumWidth(460)
        close.setFocus()
