"""How far confidence was off, over time."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from quizapp.ui import theme

_LEAST_REACH = 20
_STEP = 10


@dataclass(frozen=True, slots=True)
class BiasPoint:
    """The bias over n answers, in points, above 0 for overconfidence.

    by_chance: how far off 0 chance alone would make it, either way; clear: whether it is further; words: what it says.
    """

    when: str
    n: int
    bias: float
    by_chance: float
    clear: bool
    brier: float
    words: str


class BiasChart(QWidget):
    """Draws points in order, evenly spaced, around a line of no bias; hollow where chance explains one."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[BiasPoint, ...] = ()
        self.setMinimumHeight(theme.scaled(150))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, points: tuple[BiasPoint, ...]) -> None:
        """Show these points, the oldest first."""
        self._points = points
        last = f"; the last, {points[-1].when}: {points[-1].words}" if points else ""
        self.setAccessibleName(f"Bias over time: {len(points)} {'point' if len(points) == 1 else 'points'}{last}")
        self.update()

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        rows = tuple(
            (point.when, str(point.n), f"{_signed(point.bias)}, {_clear(point)}", f"{point.brier:.2f}")
            for point in reversed(self._points)
        )
        return ("When", "Answers", "Bias", "Brier"), rows

    def sizeHint(self) -> QSize:
        return QSize(260, min(theme.scaled(290), 430))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._points:
            box = self._box()
            place = int((event.pos().x() - box.left()) // (box.width() / len(self._points)))
            point = self._points[min(max(place, 0), len(self._points) - 1)]
            QToolTip.showText(event.globalPos(), f"{point.when}: {point.words}, {point.n} answers", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        box, reach = self._box(), self._reach()
        self._paint_chance(painter, box, reach)
        self._paint_scale(painter, box, reach)
        self._paint_points(painter, box, reach)
        self._paint_days(painter, box)

    def _box(self) -> QRectF:
        left, line = theme.scaled(48), theme.scaled(24)
        return QRectF(left, line, self.width() - left - 12, self.height() - 2 * line)

    def _reach(self) -> float:
        """Return the points from the middle to either edge."""
        most = max((max(abs(point.bias), point.by_chance) for point in self._points), default=0.0)
        return max(_LEAST_REACH, _STEP * ceil(most / _STEP))

    def _xs(self, box: QRectF) -> list[float]:
        step = box.width() / max(len(self._points), 1)
        return [box.left() + step * (number + 0.5) for number in range(len(self._points))]

    def _paint_chance(self, painter: QPainter, box: QRectF, reach: float) -> None:
        wide = box.width() / max(len(self._points), 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().soft))
        for x, point in zip(self._xs(box), self._points, strict=True):
            top, bottom = _up(box, point.by_chance, reach), _up(box, -point.by_chance, reach)
            painter.drawRect(QRectF(x - wide / 2, top, wide, bottom - top))

    def _paint_scale(self, painter: QPainter, box: QRectF, reach: float) -> None:
        tokens = theme.current()
        for bias, words in ((reach, "overconfident"), (0.0, ""), (-reach, "underconfident")):
            y = _up(box, bias, reach)
            painter.setPen(QPen(QColor(tokens.line if bias else tokens.edge), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(tokens.muted))
            beside = QRectF(0, y - theme.scaled(10), box.left() - 8, theme.scaled(20))
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _signed(bias))
            above = QRectF(box.left() + 4, 0 if bias > 0 else y - theme.scaled(22), box.width(), theme.scaled(22))
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_points(self, painter: QPainter, box: QRectF, reach: float) -> None:
        tokens = theme.current()
        dots = [QPointF(x, _up(box, point.bias, reach)) for x, point in zip(self._xs(box), self._points, strict=True)]
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(QPolygonF(dots))
        for dot, point in zip(dots, self._points, strict=True):
            painter.setBrush(QColor(tokens.accent if point.clear else tokens.surface))
            painter.drawEllipse(dot, 4.5, 4.5)

    def _paint_days(self, painter: QPainter, box: QRectF) -> None:
        if not self._points:
            return
        painter.setPen(QColor(theme.current().muted))
        foot = QRectF(box.left(), box.bottom() + 2, box.width(), theme.scaled(22))
        first, last = self._points[0].when, self._points[-1].when
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, last)
        if len(self._points) > 1 and painter.fontMetrics().horizontalAdvance(first + last) + 16 < box.width():
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, first)


def _signed(points: float) -> str:
    return f"{round(points):+d}".replace("-", "\u2212") if round(points) else "0"


def _clear(point: BiasPoint) -> str:
    return "clear" if point.clear else "unclear"


def _up(box: QRectF, bias: float, reach: float) -> float:
    return box.center().y() - bias / reach * box.height() / 2
