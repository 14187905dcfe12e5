"""The keys of a screen, in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.keys import KEYS
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.page import scroll_by_keys, scrolled

_SIDES = 80  # margins, and the bar at the right


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
            grid.addWidget(caps, row, 0, Qt.AlignmentFlag.AlignTop)  # a key is no higher for what it does
            grid.addWidget(label(does, wraps=True), row, 1)
        grid.setColumnStretch(1, 1)
        close = Button("Close", "Esc", tone="primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(16)
        column.addWidget(label("Keys of this screen", "strong"))
        table = _beside(grid)
        area = scrolled(table)
        column.addWidget(area, 1)
        column.addWidget(close)
        scroll_by_keys(self, area)
        self._fit(parent.window(), area, table)
        close.setFocus()

    def _fit(self, window: QWidget, area: QScrollArea, table: QVBoxLayout) -> None:
        """Be as high as the keys need, and no larger than the window behind; then they scroll."""
        width = min(theme.scaled(500), window.width() - 40)
        around = self.sizeHint().height() - area.sizeHint().height()
        inside = table.heightForWidth(width - _SIDES)
        self.setMinimumWidth(min(460, width))
        self.resize(width, min(inside + around, window.height() - 40))


def _beside(grid: QGridLayout) -> QVBoxLayout:
    """Return a column with room for the bar at the right."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 12, 0)
    column.addLayout(grid)
    column.addStretch(1)
    return column
