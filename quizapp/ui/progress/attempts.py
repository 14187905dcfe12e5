"""Quizzes taken, on Progress: every past result stays open to look at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.progress.lines import Line, Lines
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import link
from quizapp.ui.widgets.dress import label

_FIRST = 12


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """A past attempt: its id in hex, when and what, and its score."""

    id: str
    words: str
    score: str


class AttemptsPanel(QWidget):
    """Shows AttemptLines, newest first, and the older ones when asked. Wish: to see the results of one (its id)."""

    attempt_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = Lines(theme.scaled(290), spacing=2)
        self._older: tuple[AttemptLine, ...] = ()
        self._more = link("")
        self._more.clicked.connect(self._show_older)
        inner = QVBoxLayout()
        inner.setSpacing(2)
        inner.addWidget(self._lines)
        inner.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(titled("Quizzes taken", inner))
        column.addStretch(1)

    def show_lines(self, lines: tuple[AttemptLine, ...]) -> None:
        """Show these attempts, the newest of them first."""
        self.hide()  # so that the page settles once, and not with each line
        self._lines.clear()
        self._older = lines[_FIRST:]
        for line in lines[:_FIRST]:
            self._add(line)
        self._more.setText(f"Show all {len(lines)} quizzes")
        self._more.setVisible(bool(self._older))
        self.setVisible(bool(lines))

    def _show_older(self) -> None:
        buttons = [self._add(line) for line in self._older]
        buttons[0].setFocus()
        self._more.hide()

    def _add(self, line: AttemptLine) -> QPushButton:
        button = link(line.words)
        button.setAccessibleName(f"{line.words}: {line.score}")
        button.clicked.connect(lambda: self.attempt_wished.emit(line.id))
        self._lines.add(Line(button, label(line.score, "muted")))
        return button
