"""Section by section on Progress: what is mastered, and how far confidence is off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.dress import clear, label, pill, rule
from quizapp.ui.widgets.fold import Fold


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section: what was right at first answers, what that says, and what confidence in it says.

    tone: of the verdict, "" for too few to tell; confidence: "" where none was stated.
    """

    title: str
    score: str
    verdict: str
    tone: str
    confidence: str = ""


class SectionsPanel(QWidget):
    """Shows SectionLines, each in two lines, so that long titles and large text find room."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(titled("Mastery and confidence, section by section", self._rows))
        column.addStretch(1)

    def show_lines(self, lines: tuple[SectionLine, ...]) -> None:
        """Show these sections."""
        clear(self._rows)
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(rule())
            self._rows.addWidget(_row(line))
        self.setVisible(bool(lines))


def _row(line: SectionLine) -> QWidget:
    made = QWidget()
    head = Fold(theme.scaled(300), spacing=4)
    head.add(label(line.title, wraps=True), 1)
    head.add(_verdict(line))
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 8, 0, 8)
    column.setSpacing(2)
    column.addWidget(head)
    if said := ". ".join(part for part in (line.score, line.confidence) if part):
        column.addWidget(label(said, "muted", wraps=True))
    return made


def _verdict(line: SectionLine) -> QWidget:
    """Return the verdict at the top left of its room, beside the title or under it."""
    made = QWidget()
    words = pill(line.verdict, line.tone) if line.tone else label(line.verdict, "muted")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(words, 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
