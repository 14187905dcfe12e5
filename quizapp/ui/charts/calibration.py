"""How sure a learner was against how often they were right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.ui import theme


@dataclass(frozen=True, slots=True)
class Level:
    """One level of confidence: how often it was right, with a Wilson interval; hollow where answers are too few."""

    sure: float
    right: int
    n: int
    low: float
    high: float
    hollow: bool


class CalibrationChart(QWidget):
    """Draws the levels against the diagonal of perfect honesty."""

    def __init__(self) -> None:
        super().__init__()
        self._levels: tuple[Level, ...] = ()
        self.setMinimumSize(180, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_levels(self, levels: tuple[Level, ...]) -> None:
        """Show these levels, rising."""
        self._levels = levels
        said = "; ".join(f"{level.sure:.0%} sure: right {level.right} of {level.n}" for level in levels)
        self.setAccessibleName(f"Calibration. {said or 'No answers with confidence yet'}")
        self.update()

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        rows = tuple(
            (f"{level.sure:.0%}", f"{level.right} of {level.n}", f"{level.low:.0%} to {level.high:.0%}")
            for level in self._levels
        )
        return ("How sure", "Right", "Likely"), rows

    def sizeHint(self) -> QSize:
        return QSize(260, theme.scaled(270))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        self._paint_frame(painter, box)
        self._paint_levels(painter, box)

    def _box(self) -> QRectF:
        gap = theme.scaled(24)
        side = min(self.width() - gap - 8, self.height() - gap - 16)
        return QRectF((self.width() + gap - side) / 2, 8, side, side)

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setPen(QColor(tokens.muted))
        painter.setFont(theme.font("small"))
        below = QRectF(0, box.bottom() + 4, self.width() + theme.scaled(24), theme.scaled(22))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "how sure you said you were")
        painter.save()
        painter.translate(box.left() - theme.scaled(14), box.center().y())
        painter.rotate(-90)
        beside = QRectF(-box.height() / 2, -theme.scaled(11), box.height(), theme.scaled(22))
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, "how often you were right")
        painter.restore()

    def _paint_levels(self, painter: QPainter, box: QRectF) -> None:
        tokens = theme.current()
        band = QColor(tokens.accent)
        band.setAlphaF(0.4)
        points = [_place(box, level.sure, level.right / level.n) for level in self._levels]
        painter.setPen(QPen(band, 2))
        for level in self._levels:
            painter.drawLine(_place(box, level.sure, level.low), _place(box, level.sure, level.high))
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(QPolygonF(points))
        for level, point in zip(self._levels, points, strict=True):
            painter.setBrush(QColor(tokens.surface if level.hollow else tokens.accent))
            painter.drawEllipse(point, *(2 * [min(4 + level.n / 4, 7)]))


def _place(box: QRectF, across: float, up: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())
