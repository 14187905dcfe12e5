"""A line that opens into a list to choose from, with an arrow that follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from quizapp.ui import theme

_LETTERS = 8


class Choice(QComboBox):
    """A choice by name, as narrow as its place needs; what is longer than the line is shown in full in the list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)

    def show_choices(self, choices: tuple[tuple[str, str], ...], chosen: str) -> None:
        """Show these choices, each with what it stands for, and the one that holds; nobody has wished for it."""
        self.blockSignals(True)
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] != list(choices):
            self.clear()
            for stands_for, words in choices:
                self.addItem(words, stands_for)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - theme.scaled(28) - 24  # the arrow at the right, and the style sheet's padding
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().muted), 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        x, y, half = self.width() - theme.scaled(20), self.height() / 2, theme.scaled(4)
        painter.drawPolyline(
            QPolygonF([QPointF(x - half, y - half / 2), QPointF(x, y + half / 2), QPointF(x + half, y - half / 2)])
        )
