"""A row that folds into a column where there is no room for a row, so that large text is never cut."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Fold(QWidget):
    """Lays its parts side by side while ``row_width`` pixels are there, and one under the other below that."""

    def __init__(self, row_width: int, *, spacing: int = 16) -> None:
        super().__init__()
        self._row_width = row_width
        self._parts: list[QWidget] = []
        self._box = QBoxLayout(_ROW, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)

    def add(self, part: QWidget, stretch: int = 0) -> None:
        """Add a part; ``stretch`` shares out the spare width of a row."""
        self._parts.append(part)
        self._box.addWidget(part, stretch)

    def minimumSizeHint(self) -> QSize:
        shown = (part.minimumSizeHint().width() for part in self._parts if not part.isHidden())
        width = max(shown, default=0)
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = _ROW if event.size().width() >= self._row_width else _COLUMN
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
