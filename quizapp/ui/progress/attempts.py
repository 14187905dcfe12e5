"""Quizzes taken, on Progress: every past result stays open to look at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import link
from quizapp.ui.widgets.dress import clear, label
from quizapp.ui.widgets.fold import Fold

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
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._lines: tuple[AttemptLine, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(titled("Quizzes taken", self._rows))
        column.addStretch(1)

    def show_lines(self, lines: tuple[AttemptLine, ...]) -> None:
        """Show these attempts, the newest of them first."""
        clear(self._rows)
        self._lines = lines
        for line in lines[:_FIRST]:
            self._add(line)
        if len(lines) > _FIRST:
            self._more = link(f"Show all {len(lines)} quizzes")
            self._more.clicked.connect(self._show_older)
            self._rows.addWidget(self._more)
        self.setVisible(bool(lines))

    def _show_older(self) -> None:
        older = [self._add(line) for line in self._lines[_FIRST:]]
        older[0].setFocus()
        self._more.hide()

    def _add(self, line: AttemptLine) -> QPushButton:
        button = link(line.words)
        button.setAccessibleName(f"{line.words}: {line.score}")
        button.clicked.connect(lambda: self.attempt_wished.emit(line.id))
        row = Fold(theme.scaled(290), spacing=4)
        row.add(button, 1)
        row.add(label(line.score, "muted"))
        self._rows.addWidget(row)
        return button
