"""A bar of predicted recall with a band for how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.ui import theme

BAR_HEIGHT = 16  # pixels that a bar with its band takes


class RecallBar(QWidget):
    """A share from 0 to 1, its lower and upper end; an empty track where nothing is known yet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(None)

    def show_share(self, share: float | None, low: float = 0.0, high: float = 0.0) -> None:
        """Show a share with its band, or None for nothing yet."""
        self._shown = share, low, high
        told = said(share, low, high)
        self.setAccessibleName(f"{self._name}: {told}")
        self.setToolTip("" if share is None else told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BAR_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        top = (self.height() - BAR_HEIGHT) / 2
        paint_share(QPainter(self), QRectF(0, top, self.width(), BAR_HEIGHT), *self._shown)


def said(share: float | None, low: float, high: float) -> str:
    """Return what a bar says in words."""
    return "nothing studied yet" if share is None else f"{share:.0%}, likely {low:.0%} to {high:.0%}"


def paint_share(painter: QPainter, box: QRectF, share: float | None, low: float, high: float) -> None:
    """Paint a bar into a box that is ``BAR_HEIGHT`` high: its track, and what is known."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, width, middle = box.x(), box.width(), box.center().y()
    painter.fillPath(_rounded(left, middle - 4, width, 8, 4), theme.brush(tokens.track))
    if share is None:
        return
    accent = theme.brush(tokens.accent)
    painter.fillPath(_rounded(left, middle - 4, max(8.0, width * share), 8, 4), accent)
    painter.setOpacity(0.30)
    painter.fillPath(_rounded(left + width * low, middle - 7, width * (high - low), 14, 3), accent)
    painter.setOpacity(1)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(x, y, width, height, radius, radius)
    return path
