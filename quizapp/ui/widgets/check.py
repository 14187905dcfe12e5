"""A check box in the style of the app."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from quizapp.ui import theme
from quizapp.ui.widgets.broken import broken, longest

_BOX = 34  # pixels that the box and its gap take


class Check(QCheckBox):
    """A check box; a bar stands for a part of what belongs to it. Long words take several lines; "&" is a sign."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._said = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._said = words
        self.setAccessibleName(words)
        self.setText(broken(words, self.fontMetrics(), self.width() - _BOX).replace("&", "&&"))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(longest(self._said, self.fontMetrics()) + _BOX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = broken(self._said, self.fontMetrics(), event.size().width() - _BOX).replace("&", "&&")
        if lines != self.text():
            self.setText(lines)

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
