"""One option of a question: a letter in a ring and its text, to be chosen, struck out and, later, judged."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout

from quizapp.ui import theme
from quizapp.ui.widgets.dress import dress, label
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.sight import come_into_sight

_BY_KEYS = (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

Verdict = Literal["", "right", "wrong", "missed"]

_VERDICT_WORDS: dict[Verdict, str] = {
    "": "",
    "right": "Right",
    "wrong": "Wrong",
    "missed": "Right, not picked",
}


class OptionRow(QFrame):
    """A row that is a radio button (one right) or a check box (several right) for eyes, hands and screen readers.

    It can show one option after the other: to make a row takes several times as long as to give it other words.
    """

    chosen = Signal()
    strike_wished = Signal()

    def __init__(self, letter: str, text: str, *, several: bool, folder: Path | None = None) -> None:
        super().__init__()
        self._letter, self._text = letter, ""
        self._struck = False
        self._verdict: Verdict = ""
        self.button: QAbstractButton = _SquareLetter(letter) if several else _RoundLetter(letter)
        self.button.clicked.connect(self.chosen)
        self.button.toggled.connect(lambda _on: self._show_state())
        self._words = Prose("option-text")
        self._feedback = label("", "muted", wraps=True)
        self._said = label("", "pill")
        self._lay_out()
        self.setProperty("role", "option")
        self.show_option(text, folder)

    def show_option(self, text: str, folder: Path | None = None, *, picked: bool = False, struck: bool = False) -> None:
        """Show an option that is not judged yet; pictures come from ``folder``."""
        self._text, self._verdict = text, ""
        self._words.show_markdown(text, folder)
        self._feedback.clear()
        self._feedback.hide()
        self._said.clear()
        self._said.hide()
        self.button.setEnabled(True)
        self.button.setChecked(picked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if struck or self._struck:
            self.strike(struck=struck)
        self._show_state()

    def strike(self, *, struck: bool) -> None:
        """Strike the option out, or take that back; a struck option can still be chosen."""
        self._struck = struck
        self._words.strike_out(struck=struck)
        self._show_state()

    def is_struck(self) -> bool:
        """Return whether the learner ruled the option out."""
        return self._struck

    def judge(self, verdict: Verdict, feedback: str = "") -> None:
        """Show whether choosing it was right, and what there is to say about it; it cannot be changed any more."""
        self._verdict = verdict
        self._feedback.setText(feedback)
        self._feedback.setVisible(bool(feedback))
        self._said.setText(_VERDICT_WORDS[verdict])
        self._said.setVisible(bool(verdict))
        dress(self._said, tone="wrong" if verdict == "wrong" else "right")
        self.button.setEnabled(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._show_state()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.button.isEnabled():
            return
        if event.button() == Qt.MouseButton.RightButton:
            self.strike_wished.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()

    def _lay_out(self) -> None:
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        texts = QVBoxLayout()
        texts.setContentsMargins(0, 4, 0, 0)
        texts.setSpacing(4)
        texts.addWidget(self._words)
        texts.addWidget(self._feedback)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 13, 16, 13)
        row.setSpacing(14)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._said, 0, Qt.AlignmentFlag.AlignTop)

    def _show_state(self) -> None:
        state = self._verdict or ("chosen" if self.button.isChecked() else "struck" if self._struck else "")
        dress(self, state=state)
        parts = (self._letter, self._text, "struck out" if self._struck else "", self._said.text())
        self.button.setAccessibleName(", ".join(part for part in parts if part))
        self.button.setAccessibleDescription(self._feedback.text())


def _letter_size(button: QAbstractButton) -> QSize:
    side = max(28, button.fontMetrics().height() + 10)
    return QSize(side, side)


def _paint_letter(button: QAbstractButton, letter: str, radius: float) -> None:
    tokens = theme.current()
    on = button.isChecked()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = _letter_size(button)
    ring = QRect(QPoint(1, 1), side - QSize(2, 2)).toRectF()
    painter.setPen(QPen(QColor(tokens.accent if on else tokens.edge), 1))
    painter.setBrush(QColor(tokens.accent if on else tokens.surface))
    painter.drawRoundedRect(ring.adjusted(2, 2, -2, -2), radius, radius)
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawRoundedRect(ring, radius + 2, radius + 2)
    painter.setPen(QColor(tokens.on_accent if on else tokens.ink))
    painter.setFont(theme.font("small", QFont.Weight.DemiBold))
    painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, letter)


def _show_row(button: QAbstractButton, event: QFocusEvent) -> None:
    """Have the page scrolled to an option that a key went to; Qt does so for Tab alone."""
    row = button.parentWidget()
    if row is not None and event.reason() in _BY_KEYS:
        come_into_sight(row, button)


class _RoundLetter(QRadioButton):
    """The letter of an option of which one is right."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter

    def sizeHint(self) -> QSize:
        return _letter_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        _show_row(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Space to the screen where the option is chosen already."""
        if event.key() == Qt.Key.Key_Space and self.isChecked():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        _paint_letter(self, self._letter, _letter_size(self).width() / 2)


class _SquareLetter(QCheckBox):
    """The letter of an option of which several may be right."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter

    def sizeHint(self) -> QSize:
        return _letter_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        _show_row(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        _paint_letter(self, self._letter, 6)
