"""Lines of a list on Progress, in one grid: what each is about, what it comes to beside it, and more under both."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from quizapp.ui.widgets.dress import clear

_START = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

_ROOM = 13  # around what parts a line from the one above


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what stands left of and right of each other, what stands over and under both; None for nothing."""

    left: QWidget
    right: QWidget
    over: QWidget | None = None
    under: QWidget | None = None


class Lines(QWidget):
    """Lays lines out in two columns while ``row_width`` pixels are there, and in one below that.

    It is one grid however many lines there are: a layout for each would take seconds to settle.
    """

    def __init__(self, row_width: int, *, spacing: int) -> None:
        super().__init__()
        self._row_width, self._is_wide = row_width, True
        self._lines: list[Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(spacing)

    def clear(self) -> None:
        """Take all lines away."""
        clear(self._grid)
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        self._lines = []

    def add(self, line: Line) -> None:
        """Add a line below the others."""
        self._lay(line, len(self._lines))
        self._lines.append(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= self._row_width
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            while self._grid.takeAt(0) is not None:
                pass
            for place, line in enumerate(self._lines):
                self._lay(line, place)

    def _lay(self, line: Line, place: int) -> None:
        first = 4 * place
        if line.over is not None:
            self._grid.addWidget(line.over, first, 0, 1, 2)
            self._grid.setRowMinimumHeight(first, _ROOM)
        if self._is_wide:
            self._grid.addWidget(line.left, first + 1, 0)
            self._grid.addWidget(line.right, first + 1, 1, _END if line.under else _MIDDLE)
        else:
            self._grid.addWidget(line.left, first + 1, 0, 1, 2)
            self._grid.addWidget(line.right, first + 2, 0, 1, 2, _START)
        if line.under is not None:
            self._grid.addWidget(line.under, first + 3, 0, 1, 2)
