"""A row of choices of which one holds, such as how sure a learner is."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from quizapp.ui import theme

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Segments(QWidget):
    """Radio buttons drawn as one bar. ``picked`` tells the place of the one that was picked, from 0."""

    picked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._name = name
        self._choices: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.picked)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def show_choices(self, choices: tuple[str, ...], chosen: int | None = None) -> None:
        """Show these choices, one of them chosen or none; where they are the same as before, the focus stays."""
        if choices != self._choices:
            self._choices = choices
            self._build(choices)
        self._group.setExclusive(False)  # so that none can be chosen
        for place in range(len(choices)):
            self._group.button(place).setChecked(place == chosen)
        self._group.setExclusive(True)
        for place, button in enumerate(self.stops()):
            here = place == (chosen or 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def stops(self) -> list[QAbstractButton]:
        """Return the choices in their order. Tab reaches the one that holds or the first, arrows the others."""
        return self._group.buttons()

    def chosen(self) -> int | None:
        """Return the place of the choice that holds, or None."""
        place = self._group.checkedId()
        return place if place >= 0 else None

    def choose(self, place: int) -> None:
        """Make a choice hold, as a click does."""
        button = self._group.button(place)
        if button is not None:
            button.click()

    def focus_first(self) -> None:
        """Give the focus to the choice that holds, or to the first."""
        button = self._group.checkedButton() or self._group.button(0)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def set_choosable(self, *, choosable: bool) -> None:
        """Let the choice be changed, or keep it as it is."""
        for button in self._group.buttons():
            button.setEnabled(choosable)

    def minimumSizeHint(self) -> QSize:
        widest = max((button.minimumSizeHint().width() for button in self.stops()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stand in one row where there is room for it, else in several, of as many choices as fit."""
        buttons = self.stops()
        widths = [button.minimumSizeHint().width() for button in buttons]
        most = len(buttons) if sum(widths) <= self.width() else max(1, self.width() // max(widths, default=1))
        columns = ceil(len(buttons) / max(ceil(len(buttons) / most), 1)) if buttons else 0  # rows of about one length
        if columns == self._columns or not buttons:
            return
        self._columns = columns
        for place, button in enumerate(buttons):
            assert isinstance(button, _Segment)
            self._grid.addWidget(button, place // columns, place % columns)
            button.set_ends(first=place % columns == 0, last=(place + 1) % columns == 0 or place + 1 == len(buttons))
        self.updateGeometry()

    def _build(self, choices: tuple[str, ...]) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.deleteLater()
        for place, words in enumerate(choices):
            segment = _Segment(words)
            segment.setAccessibleName(f"{self._name}: {words}")
            self._group.addButton(segment, place)
            self._grid.addWidget(segment, 0, place)
        self._columns = 0
        self._arrange()


class _Segment(QRadioButton):
    """One choice of the bar."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._first = self._last = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Be the first or the last of a row: its ends are round."""
        self._first, self._last = first, last
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 24, max(41, metrics.height() + 18))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(12, 0)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows choose even while nothing is chosen yet; Qt lets them only from a choice that holds."""
        begins = event.key() in _ARROWS and not self.isChecked()
        if begins:
            self.setChecked(True)
        super().keyPressEvent(event)
        if begins and self.isChecked():  # it is the last one that way
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.surface))
        painter.drawPath(self._outline())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(3, 3, -3, -3), 6, 6)
        heavy = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(theme.font("text", heavy))
        colour = tokens.accent if self.isChecked() else tokens.ink if self.isEnabled() else tokens.muted
        painter.setPen(QColor(colour))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _outline(self) -> QPainterPath:
        box = self.rect().toRectF().adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        if self._first or self._last:
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addRoundedRect(box, 9, 9)
            square = box.adjusted(12, 0, 0, 0) if self._first else box.adjusted(0, 0, -12, 0)
            if not (self._first and self._last):
                path.addRect(square)
            path = path.simplified()
        else:
            path.addRect(box)
        return path
