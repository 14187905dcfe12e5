"""The way through a paper: a stop for each question, lit by what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import dress

State = Literal["", "answered", "right", "wrong"]
_SAID: dict[State, str] = {"": "not answered", "answered": "answered", "right": "right", "wrong": "wrong"}


@dataclass(frozen=True, slots=True)
class Stop:
    """What became of a question so far, and whether it is marked for later."""

    state: State = ""
    marked: bool = False


class Navigator(QWidget):
    """Small numbered buttons that wrap where the row is full; ``go_wished`` gives the question's place from 0."""

    go_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QPushButton] = []
        self._row = _WrapLayout(self, gap=6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stops(self, stops: tuple[Stop, ...], here: int) -> None:
        """Show a stop for each question, and the one where the learner is."""
        while len(self._buttons) > len(stops):
            button = self._buttons.pop()
            self._row.removeWidget(button)
            button.deleteLater()
        while len(self._buttons) < len(stops):
            self._add_button(len(self._buttons))
        for place, (button, stop) in enumerate(zip(self._buttons, stops, strict=True)):
            button.setText(f"{place + 1}\u2022" if stop.marked else str(place + 1))
            dress(button, state=stop.state, here="true" if place == here else "")
            said = (f"Question {place + 1}", _SAID[stop.state], "marked for later" if stop.marked else "")
            button.setAccessibleName(", ".join(part for part in said if part))

        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(self._row.height_at(self.width()), 1))

    def _add_button(self, place: int) -> None:
        button = QPushButton()
        button.setProperty("role", "stop")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFixedSize(max(theme.scaled(32), 32), max(theme.scaled(32), 32))
        button.clicked.connect(lambda: self.go_wished.emit(place))
        self._buttons.append(button)
        self._row.addWidget(button)
        button.show()  # a layout counts no hidden widgets, and a new one is hidden for a moment


class _WrapLayout(QLayout):
    """Lays widgets in rows like words."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._gap = gap
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

    def height_at(self, width: int) -> int:
        """Return the height in pixels that the rows need at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return self._items[0].minimumSize() if self._items else QSize(0, 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y = rect.x(), y + height + self._gap
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            height = size.height()
        return y + height - rect.y()
