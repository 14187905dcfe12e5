"""Words that a widget paints itself, where a label for each would take too long."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine

_BOUNDLESS = 1 << 20


class PaintedWords:
    """Words without markup, in lines; at the right of their room where their script is written to the left.

    least_width: in pixels, of what stays in one line, such as a word; whole_width: of all in one line.
    """

    def __init__(self, words: str, font: QFont) -> None:
        self._layout = QTextLayout(words, font)
        self._begins_right = False
        self._width, self._height = _BOUNDLESS, 0
        self._break()
        self.least_width = ceil(self._layout.minimumWidth())
        self.whole_width = ceil(self._layout.maximumWidth())
        self._begins_right = _begins_right(self._layout.lineAt(0))

    def break_into(self, width: int) -> int:
        """Break the words into lines of a width in pixels, and return their height."""
        width = min(width, self.whole_width)  # beyond which nothing changes
        if width != self._width:
            self._width = width
            self._break()
        return self._height

    def paint(self, painter: QPainter, left: int, middle: int, width: int) -> None:
        """Paint the words in the colour of the widget, around a height, into a room of a width."""
        top = middle - self.break_into(width) // 2
        self._layout.draw(painter, QPointF(left + (width - self._width if self._begins_right else 0), top))

    def _break(self) -> None:
        height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(self._width - line.naturalTextWidth() if self._begins_right else 0, height))
            height += line.height()
        self._layout.endLayout()
        self._height = round(height)


def _begins_right(line: QTextLine) -> bool:
    """Tell whether the first sign of a line stands right of its last."""
    first, last = line.cursorToX(line.textStart()), line.cursorToX(line.textStart() + line.textLength())
    assert isinstance(first, tuple)  # each of where a sign is, and which one
    assert isinstance(last, tuple)
    return bool(first[0] > last[0])
