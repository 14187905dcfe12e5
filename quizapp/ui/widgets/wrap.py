"""Widgets in rows like words: as many side by side as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class Wrap(QWidget):
    """Lays its parts in rows, from the left or from the right, and is as high as they need."""

    def __init__(self, gap: int = 8, *, from_right: bool = False) -> None:
        super().__init__()
        self._rows = _Rows(self, gap, from_right=from_right)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, part: QWidget) -> None:
        """Add a part at the end."""
        self._rows.addWidget(part)

    def remove(self, part: QWidget) -> None:
        """Take a part out."""
        self._rows.removeWidget(part)

    def fit(self) -> None:
        """Be as high as the rows need at the present width."""
        self.setFixedHeight(max(self._rows.height_at(self.width()), 1))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part has another size, or came or went
            self.fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return self._rows.minimumSize()


class _Rows(QLayout):
    def __init__(self, parent: QWidget, gap: int, *, from_right: bool) -> None:
        super().__init__(parent)
        self._gap, self._from_right = gap, from_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def height_at(self, width: int) -> int:
        """Return the height in pixels that the rows need at a width."""
        rows = self._in_rows(width)
        return sum(max(item.sizeHint().height() for item in row) for row in rows) + self._gap * max(len(rows) - 1, 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for row in self._in_rows(rect.width()):
            x = rect.x() + (rect.width() - self._width(row) if self._from_right else 0)
            for item in row:
                size = item.sizeHint()
                item.setGeometry(QRect(QPoint(x, y), QSize(min(size.width(), rect.width()), size.height())))
                x += size.width() + self._gap
            y += max(item.sizeHint().height() for item in row) + self._gap

    def sizeHint(self) -> QSize:
        shown = self._shown()
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(self._width(shown), height)

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, row: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in row) + self._gap * max(len(row) - 1, 0)

    def _in_rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if rows and taken + self._gap + wide <= width:
                rows[-1].append(item)
                taken += self._gap + wide
            else:
                rows.append([item])
                taken = wide
        return rows
