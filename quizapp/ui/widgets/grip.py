"""The sign at a step that can be moved: dots to take hold of it, or arrows while it is picked up."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from quizapp.ui import theme

_DOTS = tuple(QPointF(x, y) for x in (7, 13) for y in (6, 12, 18))
_ARROWS = ((10, 3, 10, 21), (10, 3, 6, 7), (10, 3, 14, 7), (10, 21, 6, 17), (10, 21, 14, 17))


class Grip(QWidget):
    """Says nothing to a screen reader, since the step's name does."""

    def __init__(self) -> None:
        super().__init__()
        self._up = False
        self.setFixedSize(QSize(theme.scaled(20), theme.scaled(24)))

    def show_up(self, *, up: bool) -> None:
        """Show whether the step is picked up."""
        self._up = up
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.scaled(100) / 100, theme.scaled(100) / 100)
        painter.setPen(QPen(QColor(tokens.accent if self._up else tokens.edge), 2))
        if self._up:
            for x, y, to_x, to_y in _ARROWS:
                painter.drawLine(x, y, to_x, to_y)
        else:
            painter.setBrush(QColor(tokens.edge))
            for dot in _DOTS:
                painter.drawEllipse(dot, 0.8, 0.8)
