"""Counts as columns, such as what is coming due day by day."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quizapp.ui import theme


@dataclass(frozen=True, slots=True)
class Column:
    """A count with its name in words."""

    name: str
    count: int


class ColumnsChart(QWidget):
    """Draws columns from the left; the first is today's and stands out. The highest one is labelled."""

    def __init__(self, name: str, headings: tuple[str, str]) -> None:
        super().__init__()
        self._name, self._headings = name, headings
        self._columns: tuple[Column, ...] = ()
        self.setMinimumHeight(theme.scaled(130))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these counts."""
        self._columns = columns
        self.setAccessibleName(f"{self._name}: {sum(column.count for column in columns)} in all")
        self.update()

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        return self._headings, tuple((column.name, str(column.count)) for column in self._columns)

    def sizeHint(self) -> QSize:
        return QSize(400, theme.scaled(180))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._columns:
            place = int(event.pos().x() // (self.width() / len(self._columns)))
            column = self._columns[min(max(place, 0), len(self._columns) - 1)]
            QToolTip.showText(event.globalPos(), f"{column.name}: {column.count}", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.height() - theme.scaled(44)
        step = self.width() / max(len(self._columns), 1)
        most = max((column.count for column in self._columns), default=0)
        later = QColor(tokens.accent)
        later.setAlphaF(0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, column in enumerate(self._columns):
            if column.count:
                high = max(4.0, room * column.count / most)
                painter.setBrush(QColor(tokens.accent) if place == 0 else later)
                bar = QRectF(place * step + 2, room + theme.scaled(20) - high, step * 0.72, high)
                painter.drawRoundedRect(bar, 3, 3)
        self._paint_words(painter, most)

    def _paint_words(self, painter: QPainter, most: int) -> None:
        painter.setPen(QColor(theme.current().muted))
        painter.setFont(theme.font("small"))
        foot = QRectF(0, self.height() - theme.scaled(22), self.width(), theme.scaled(22))
        if self._columns:
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._columns[0].name)
            painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._columns[-1].name)
        head = QRectF(0, 0, self.width(), theme.scaled(20))
        words = f"most in a day: {most}" if most else "nothing is due"
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
