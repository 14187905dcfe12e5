"""A drag: a few words go with the mouse, and the page scrolls where the mouse comes near its edges."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.sight import area_around

_NEAR_EDGE = 40  # pixels
_EVERY = 20  # milliseconds
_WIDTH = 300  # pixels at most for the words, at 100%
_BESIDE = QPoint(14, 14)  # from the mouse to the words
_LINE = 4  # pixels


class Drag(QObject):
    """Carries words from a widget, beginning at a point of the screen.

    ``moved`` tells where the mouse is, also when the page moves under it.
    """

    moved = Signal(QPoint)

    def __init__(self, widget: QWidget, words: str, start: QPoint) -> None:
        super().__init__(widget)
        self._at = start
        self._area = area_around(widget)
        self._ground = widget.window() if self._area is None else self._area.viewport()
        self._line = QFrame(self._ground)
        self._line.setProperty("role", "drop-line")
        self._words = _carried(words, self._ground)
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._scroll)
        if self._area is not None:
            self._area.verticalScrollBar().valueChanged.connect(self._tell)
            self._timer.start()

    def follow(self, point: QPoint) -> None:
        """Go to where the mouse is on the screen."""
        self._at = point
        self._words.move(self._ground.mapFromGlobal(point + _BESIDE))
        self._words.show()
        self._tell()

    def show_line(self, start: QPoint, width: int) -> None:
        """Show at which line what is dragged would be dropped, from a point of the screen on."""
        at = self._ground.mapFromGlobal(start) - QPoint(0, _LINE // 2)
        self._line.setGeometry(QRect(at, QSize(width, _LINE)))
        self._line.show()

    def stop(self) -> None:
        """Take the words away and let the page rest."""
        self._timer.stop()
        if self._area is not None:
            self._area.verticalScrollBar().valueChanged.disconnect(self._tell)
        for part in (self._words, self._line):
            part.hide()
            part.deleteLater()
        self.deleteLater()

    def _tell(self) -> None:
        self.moved.emit(self._at)

    def _scroll(self) -> None:
        """Scroll the faster, the nearer the mouse is to an edge, or the farther beyond it."""
        assert self._area is not None
        port = self._area.viewport()
        top = port.mapToGlobal(QPoint()).y() + _NEAR_EDGE
        bottom = port.mapToGlobal(QPoint(0, port.height())).y() - _NEAR_EDGE
        beyond = min(self._at.y() - top, 0) + max(self._at.y() - bottom, 0)
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(beyond / 4))


def _carried(words: str, ground: QWidget) -> QLabel:
    made = label("", "carried")
    made.setParent(ground)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.ensurePolished()
    made.setText(made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, theme.scaled(_WIDTH)))
    made.adjustSize()
    return made
