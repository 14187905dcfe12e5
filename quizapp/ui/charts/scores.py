"""Scores over time, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.ui import theme


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """The score of one attempt: when, in words as the learner reads it, and as a share with its interval."""

    when: str
    words: str
    share: float
    low: float
    high: float


class ScoresChart(QWidget):
    """Draws attempts in order, evenly spaced, on a scale from 0 to 100%."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[ScorePoint, ...] = ()
        self.setMinimumHeight(theme.scaled(130))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, points: tuple[ScorePoint, ...]) -> None:
        """Show these scores, the oldest first."""
        self._points = points
        last = f", the last {points[-1].words}" if points else ""
        self.setAccessibleName(f"Scores over time: {len(points)} attempts{last}")
        self.update()

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        rows = tuple(
            (point.when, point.words, f"{point.low:.0%} to {point.high:.0%}") for point in reversed(self._points)
        )
        return ("When", "Score", "Likely"), rows

    def sizeHint(self) -> QSize:
        return QSize(400, theme.scaled(180))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = theme.scaled(48)
        box = QRectF(left, 10, self.width() - left - 12, self.height() - 24)
        self._paint_scale(painter, box)
        step = box.width() / max(len(self._points), 1)
        places = [box.left() + step * (number + 0.5) for number in range(len(self._points))]
        band = QColor(tokens.accent)
        band.setAlphaF(0.35)
        for x, point in zip(places, self._points, strict=True):
            painter.setPen(QPen(band, 3))
            painter.drawLine(QPointF(x, _up(box, point.low)), QPointF(x, _up(box, point.high)))
        dots = [QPointF(x, _up(box, point.share)) for x, point in zip(places, self._points, strict=True)]
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(QPolygonF(dots))
        painter.setBrush(QColor(tokens.accent))
        for dot in dots:
            painter.drawEllipse(dot, 4, 4)

    def _paint_scale(self, painter: QPainter, box: QRectF) -> None:
        tokens = theme.current()
        painter.setFont(theme.font("small"))
        for share in (0.0, 0.5, 1.0):
            y = _up(box, share)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(tokens.muted))
            beside = QRectF(0, y - theme.scaled(10), box.left() - 8, theme.scaled(20))
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{share:.0%}")


def _up(box: QRectF, share: float) -> float:
    return box.bottom() - share * box.height()
