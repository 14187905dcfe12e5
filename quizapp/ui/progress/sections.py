"""Section by section on Progress: what is mastered, and how far confidence is off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.progress.lines import Line, Lines
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.dress import label, pill, rule


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
        self._lines = Lines(theme.scaled(300), spacing=3)
        inner = QVBoxLayout()
        inner.addWidget(self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(titled("Mastery and confidence, section by section", inner))
        column.addStretch(1)

    def show_lines(self, lines: tuple[SectionLine, ...]) -> None:
        """Show these sections."""
        self.hide()  # so that the page settles once, and not with each line
        self._lines.clear()
        for place, line in enumerate(lines):
            verdict = pill(line.verdict, line.tone) if line.tone else label(line.verdict, "muted")
            said = ". ".join(part for part in (line.score, line.confidence) if part)
            self._lines.add(
                Line(
                    left=label(line.title, wraps=True),
                    right=verdict,
                    over=rule() if place else None,
                    under=label(said, "muted", wraps=True) if said else None,
                )
            )
        self.setVisible(bool(lines))
