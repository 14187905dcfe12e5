"""How sure a learner was against how often they were right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.ui import theme

_EDGE = 14  # room for half a point and half a count at either side


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
    """Draws the levels against the diagonal of perfect honesty, with how many answers each rests on at the foot."""

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
        return QSize(260, min(theme.scaled(290), 430))  # taller than a narrow page is wide, it would be blank below

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        self._paint_frame(painter, box)
        self._paint_levels(painter, box)
        self._paint_counts(painter, box)

    def _box(self) -> QRectF:
        """Return the frame of the curve; below it is room for the counts, in two rows where neighbours would meet."""
        box = self._frame(rows=1)
        return self._frame(rows=2) if any(row for _left, row, _count in self._counts(box)) else box

    def _frame(self, rows: int) -> QRectF:
        gap = theme.scaled(24)
        side = min(self.width() - gap - 2 * _EDGE, self.height() - gap - 24 - rows * self._small().height())
        return QRectF((self.width() + gap - side) / 2, 8, side, side)

    def _small(self) -> QFontMetrics:
        return QFontMetrics(theme.font("tiny"))

    def _counts(self, box: QRectF) -> list[tuple[float, int, str]]:
        """Return where each count begins, in which row, and the count; the table has those that find no room."""
        ends, found = [0.0, 0.0], []
        for level in self._levels:
            wide = self._small().horizontalAdvance(str(level.n))
            left = _place(box, level.sure, 0).x() - wide / 2
            for row in (row for row, end in enumerate(ends) if left > end + 3):
                found.append((left, row, str(level.n)))
                ends[row] = left + wide
                break
        return found

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setPen(QColor(tokens.muted))
        painter.setFont(theme.font("small"))
        said = "how sure you said you were"
        wide = painter.fontMetrics().horizontalAdvance(said)
        left = max(0.0, min(box.center().x() - wide / 2, self.width() - wide))
        rows = 1 + max((row for _left, row, _count in self._counts(box)), default=0)
        foot = box.bottom() + 10 + rows * self._small().height()
        painter.drawText(QPointF(left, foot + painter.fontMetrics().ascent()), said)
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

    def _paint_counts(self, painter: QPainter, box: QRectF) -> None:
        small = self._small()
        painter.setPen(QColor(theme.current().muted))
        painter.setFont(theme.font("tiny"))
        for left, row, count in self._counts(box):
            painter.drawText(QPointF(left, box.bottom() + 8 + small.ascent() + row * small.height()), count)


def _place(box: QRectF, across: float, up: float) -> QPointF:
    return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())
