"""What Progress looks like."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.charts.columns import Column, ColumnsChart
from quizapp.ui.charts.days import Day, DaysChart
from quizapp.ui.charts.frame import ChartPanel
from quizapp.ui.charts.scores import ScorePoint, ScoresChart
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import link
from quizapp.ui.widgets.dress import clear, label, panel, pill
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is, and what it is out of."""

    name: str
    figure: str
    under: str


@dataclass(frozen=True, slots=True)
class MasteryLine:
    """A section: what was right at first answers, and what that says; tone "" for too few to tell."""

    title: str
    score: str
    verdict: str
    tone: str


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """A past attempt: its id in hex, when and what, and its score."""

    id: str
    words: str
    score: str


@dataclass(frozen=True, slots=True)
class ProgressValue:
    """Everything Progress shows; ``empty`` says what to do first where there is nothing yet."""

    figures: tuple[Figure, ...] = ()
    weeks: tuple[tuple[Day, ...], ...] = ()
    scores: tuple[ScorePoint, ...] = ()
    due: tuple[Column, ...] = ()
    mastery: tuple[MasteryLine, ...] = ()
    hardest: tuple[str, ...] = ()
    attempts: tuple[AttemptLine, ...] = ()
    empty: str = ""


class ProgressScreen(Page):
    """Shows a ProgressValue. Wish: to see the results of a past attempt (its id in hex)."""

    attempt_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__("Progress")
        self._empty = label("", "lead", wraps=True)
        self._figures = Fold(theme.scaled(700), spacing=14)
        self._tiles = [_Tile() for _number in range(4)]
        self._days, self._scores = DaysChart(), ScoresChart()
        self._due = ColumnsChart("Coming due", ("Day", "Due"))
        weeks = ChartPanel("Days studied", self._days, "last 40 weeks")
        scores = ChartPanel("Scores over time", self._scores, "band: how sure each score is")
        due = ChartPanel("Coming due, next 30 days", self._due)
        self._panels = (weeks, scores, due)
        self._mastery, self._hardest, self._attempts = QGridLayout(), QVBoxLayout(), QVBoxLayout()
        self._mastery_box = titled("Mastery, section by section", self._mastery)
        self._attempts_box = titled("Quizzes taken", self._attempts)
        self._lay_out(weeks.box, scores.box, due.box)

    def show_value(self, value: ProgressValue) -> None:
        """Show what all the answers say."""
        self._empty.setText(value.empty)
        self._empty.setVisible(bool(value.empty))
        self._all.setVisible(not value.empty)
        for tile, figure in zip(self._tiles, value.figures, strict=False):
            tile.show_figure(figure)
        self._days.show_weeks(value.weeks)
        self._scores.show_points(value.scores)
        self._due.show_columns(value.due)
        for chart_panel in self._panels:
            chart_panel.refresh()
        self._panels[1].box.setVisible(bool(value.scores))
        self._show_mastery(value.mastery)
        self._show_hardest(value.hardest)
        self._show_attempts(value.attempts)

    def _lay_out(self, weeks: QWidget, scores: QWidget, due: QWidget) -> None:
        for tile in self._tiles:
            self._figures.add(tile, 1)
        rows = [Fold(theme.scaled(760), spacing=16) for _row in range(2)]
        rows[0].add(due, 66)
        rows[0].add(titled("Hardest for you", self._hardest), 34)
        rows[1].add(self._mastery_box, 60)
        rows[1].add(self._attempts_box, 40)
        self._all = QWidget()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._figures, weeks, rows[0], scores, rows[1]):
            column.addWidget(part)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._all)
        self.body.addStretch(1)

    def _show_mastery(self, lines: tuple[MasteryLine, ...]) -> None:
        clear(self._mastery)
        self._mastery.setColumnStretch(0, 1)
        self._mastery.setHorizontalSpacing(16)
        self._mastery.setVerticalSpacing(8)
        for row, line in enumerate(lines):
            verdict = pill(line.verdict, line.tone) if line.tone else label(line.verdict, "muted")
            self._mastery.addWidget(label(line.title, wraps=True), row, 0)
            self._mastery.addWidget(label(line.score, "muted"), row, 1)
            self._mastery.addWidget(verdict, row, 2, Qt.AlignmentFlag.AlignRight)
        self._mastery_box.setVisible(bool(lines))

    def _show_hardest(self, stems: tuple[str, ...]) -> None:
        clear(self._hardest)
        self._hardest.setSpacing(10)
        for stem in stems or ("Nothing has been forgotten yet.",):
            self._hardest.addWidget(label(stem, wraps=True))
        self._hardest.addStretch(1)

    def _show_attempts(self, attempts: tuple[AttemptLine, ...]) -> None:
        clear(self._attempts)
        self._attempts.setSpacing(2)
        for attempt in attempts:
            button = link(f"{attempt.words}: {attempt.score}")
            button.clicked.connect(lambda _on=False, wanted=attempt.id: self.attempt_wished.emit(wanted))
            self._attempts.addWidget(button)
        self._attempts.addStretch(1)
        self._attempts_box.setVisible(bool(attempts))


class _Tile(QWidget):
    """A panel with one Figure."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._under = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self._figure = label("", "figure")
        box = panel()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(18, 16, 18, 16)
        inside.setSpacing(4)
        for part in (self._name, self._figure, self._under):
            inside.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box)

    def show_figure(self, figure: Figure) -> None:
        self._name.setText(figure.name)
        self._figure.setText(figure.figure)
        self._under.setText(figure.under)
        self.setAccessibleName(f"{figure.name}: {figure.figure}, {figure.under}")
