"""Days studied, a column a week."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quizapp.ui import theme

_GAP = 0.42


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: its date in words and its answers; answers None for a day that is still to come."""

    date: str
    answers: int | None


class DaysChart(QWidget):
    """Draws weeks as columns of seven; the darker the more answers."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[tuple[Day, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: tuple[tuple[Day, ...], ...]) -> None:
        """Show weeks of seven days, the oldest first."""
        self._weeks = weeks
        studied = sum(1 for week in weeks for day in week if day.answers)
        self.setAccessibleName(f"Days studied: {studied} in {len(weeks)} weeks")
        self.update()

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        days = [day for week in self._weeks for day in week if day.answers]
        return ("Day", "Answers"), tuple((day.date, str(day.answers)) for day in reversed(days))

    def sizeHint(self) -> QSize:
        return QSize(600, theme.scaled(116))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            day = self._day_at(event.pos().x(), event.pos().y())
            if day is not None and day.answers is not None:
                QToolTip.showText(event.globalPos(), f"{day.date}: {day.answers} answers", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max((day.answers or 0 for week in self._weeks for day in week), default=0)
        for column, week in enumerate(self._weeks):
            for row, day in enumerate(week):
                if day.answers is not None:
                    painter.setBrush(_shade(day.answers, most))
                    painter.drawRoundedRect(self._cell(column, row), 3, 3)

    def _cell(self, column: int, row: int) -> QRectF:
        wide, high = self._step()
        side = min(wide * (1 - _GAP), high - 2)
        return QRectF(column * wide, row * high + 1, side, high - 2)

    def _step(self) -> tuple[float, float]:
        return self.width() / max(len(self._weeks), 1), self.height() / 7

    def _day_at(self, x: float, y: float) -> Day | None:
        wide, high = self._step()
        column, row = int(x // wide), int(y // high)
        if 0 <= column < len(self._weeks) and 0 <= row < len(self._weeks[column]):
            return self._weeks[column][row]
        return None


def _shade(answers: int, most: int) -> QColor:
    tokens = theme.current()
    if not answers:
        return QColor(tokens.track)
    colour = QColor(tokens.accent)
    colour.setAlphaF(0.35 + 0.5 * answers / most)
    return colour
