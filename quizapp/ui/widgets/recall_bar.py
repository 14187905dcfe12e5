"""A bar of predicted recall with a band for how sure that is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from quizapp.ui import theme


class RecallBar(QWidget):
    """A share from 0 to 1, its lower and upper end; an empty track where nothing is known yet."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._share: float | None = None
        self._low = self._high = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(None)

    def show_share(self, share: float | None, low: float = 0.0, high: float = 0.0) -> None:
        """Show a share with its band, or None for nothing yet."""
        self._share, self._low, self._high = share, low, high
        said = "nothing studied yet" if share is None else f"{share:.0%}, likely {low:.0%} to {high:.0%}"
        self.setAccessibleName(f"{self._name}: {said}")
        self.setToolTip("" if share is None else said[0].upper() + said[1:])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, width = self.height() / 2, self.width()
        painter.fillPath(_rounded(0, middle - 4, width, 8, 4), _brush(tokens.track))
        if self._share is None:
            return
        accent = _brush(tokens.accent)
        painter.fillPath(_rounded(0, middle - 4, max(8.0, width * self._share), 8, 4), accent)
        painter.setOpacity(0.30)
        band = _rounded(width * self._low, middle - 7, width * (self._high - self._low), 14, 3)
        painter.fillPath(band, accent)


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(x, y, width, height, radius, radius)
    return path


def _brush(colour: str) -> QBrush:
    """Return a brush by way of a palette: to make or to set one asks for ``Qt``, see ``dress.by_name``."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(colour))
    return palette.brush(QPalette.ColorRole.Base)
