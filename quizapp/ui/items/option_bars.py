"""How often each option was taken, as a bar beside its count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import clear, label, pill


@dataclass(frozen=True, slots=True)
class OptionBar:
    """An option: its text, how many answers took it in words, their share (0 to 1), and whether it is right."""

    text: str
    counted: str
    share: float
    is_right: bool


class OptionBars(QWidget):
    """Shows OptionBars one under the other; a word marks the right ones, so that no colour has to."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_options(self, options: tuple[OptionBar, ...]) -> None:
        """Show these options."""
        clear(self._column)
        for option in options:
            self._column.addWidget(_row(option))


class _Bar(QWidget):
    """A share of a track; right options are drawn full, others in the ink of what is muted."""

    def __init__(self, option: OptionBar) -> None:
        super().__init__()
        self._option = option
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, theme.scaled(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme.scaled(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        round_off = self.height() / 2
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(QRectF(self.rect()), round_off, round_off)
        if self._option.share:
            painter.setBrush(QColor(tokens.right if self._option.is_right else tokens.muted))
            width = max(float(self.height()), self.width() * self._option.share)
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), round_off, round_off)


def _row(option: OptionBar) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{option.text}: {option.counted}{', the right answer' if option.is_right else ''}")
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(label(option.text, wraps=True), 1)
    if option.is_right:
        head.addWidget(pill("Right", "right"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(label(option.counted, "muted"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addLayout(head)
    column.addWidget(_Bar(option))
    return made
