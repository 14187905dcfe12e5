"""A check box with a tick that follows the theme."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from quizapp.ui import theme

_LINE = 40  # signs


class Check(QCheckBox):
    """A check box; a bar stands for a part of what belongs to it. Long words take several lines; "&" is a sign."""

    def __init__(self, words: str) -> None:
        super().__init__("\n".join(wrap(words, _LINE)).replace("&", "&&"))
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        state = self.checkState()
        if state == Qt.CheckState.Unchecked:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self).toRectF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.current().on_accent), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        places = (
            ((0.25, 0.52), (0.43, 0.70), (0.76, 0.32)) if state == Qt.CheckState.Checked else ((0.3, 0.5), (0.7, 0.5))
        )
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in places]
        painter.drawPolyline(QPolygonF(points))
