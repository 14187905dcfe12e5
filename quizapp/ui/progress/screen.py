"""What Progress looks like."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.charts.columns import Column, ColumnsChart
from quizapp.ui.charts.days import Day, DaysChart
from quizapp.ui.charts.frame import ChartPanel
from quizapp.ui.charts.scores import ScorePoint, ScoresChart
from quizapp.ui.progress.attempts import AttemptLine, AttemptsPanel
from quizapp.ui.progress.confidence import Confidence, ConfidencePanels
from quizapp.ui.progress.sections import SectionLine, SectionsPanel
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import clear, label, panel
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is, and what it is out of."""

    name: str
    figure: str
    under: str


@dataclass(frozen=True, slots=True)
class ProgressValue:
    """Everything Progress shows.

    empty: what to do first where there is nothing yet; problem: why nothing can be shown; "" for neither.
    """

    figures: tuple[Figure, ...] = ()
    weeks: tuple[tuple[Day, ...], ...] = ()
    scores: tuple[ScorePoint, ...] = ()
    due: tuple[Column, ...] = ()
    confidence: Confidence = field(default_factory=Confidence)
    sections: tuple[SectionLine, ...] = ()
    hardest: tuple[str, ...] = ()
    attempts: tuple[AttemptLine, ...] = ()
    empty: str = ""
    problem: str = ""


class ProgressScreen(Page):
    """Shows a ProgressValue.

    Wishes: to see the results of a past attempt (its id in hex), how each question works, to save all quizzes.
    """

    attempt_wished = Signal(str)
    items_wished = Signal()
    save_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Progress")
        self._empty = label("", "lead", wraps=True)
        self._figures = Fold(theme.scaled(700), spacing=14)
        self._tiles = [_Tile() for _number in range(4)]
        self._days, self._scores = DaysChart(), ScoresChart()
        self._due = ColumnsChart("Coming due", ("Day", "Due"))
        self._weeks_panel = ChartPanel("Days studied", self._days, "last 40 weeks")
        self._scores_panel = ChartPanel("Scores over time", self._scores, "band: how sure each score is")
        self._due_panel = ChartPanel("Coming due, next 30 days", self._due)
        self._confidence = ConfidencePanels()
        self._sections, self._hardest, self._attempts = SectionsPanel(), QVBoxLayout(), AttemptsPanel()
        self._attempts.attempt_wished.connect(self.attempt_wished)
        self.saving = Notice()
        self._items = Button("Questions", "H")
        self._save = Button("Save", "S")
        self._connect()
        self._lay_out()

    def show_value(self, value: ProgressValue) -> None:
        """Show what all the answers say."""
        self.notice.say(value.problem, "wrong")
        self.saving.say("")
        for button in (self._items, self._save):
            button.setVisible(bool(value.attempts))
        self._empty.setText(value.empty)
        self._empty.setVisible(bool(value.empty))
        self._all.setVisible(not value.empty and not value.problem)
        for tile, figure in zip(self._tiles, value.figures, strict=False):
            tile.show_figure(figure)
        self._days.show_weeks(value.weeks)
        self._scores.show_points(value.scores)
        self._due.show_columns(value.due)
        for chart_panel in (self._weeks_panel, self._scores_panel, self._due_panel):
            chart_panel.refresh()
        self._scores_panel.box.setVisible(bool(value.scores))
        self._confidence.show_value(value.confidence)
        self._sections.show_lines(value.sections)
        self._show_hardest(value.hardest)
        self._attempts.show_lines(value.attempts)

    def _connect(self) -> None:
        for button, key, wish in ((self._items, "H", self.items_wished), (self._save, "S", self.save_wished)):
            button.clicked.connect(wish)
            bind(self, key, button.click)

    def _lay_out(self) -> None:
        for tile in self._tiles:
            self._figures.add(tile, 1)
        rows = [Fold(theme.scaled(760), spacing=16) for _row in range(2)]
        rows[0].add(self._due_panel.box, 66)
        rows[0].add(titled("Hardest for you", self._hardest), 34)
        rows[1].add(self._sections, 60)
        rows[1].add(self._attempts, 40)
        self._all = QWidget()
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        weeks, scores = self._weeks_panel.box, self._scores_panel.box
        for part in (self._figures, weeks, rows[0], scores, self._confidence, rows[1]):
            column.addWidget(part)
        self.offer(self._items, self._save)
        self.body.addWidget(self.saving)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._all)
        self.body.addStretch(1)

    def _show_hardest(self, stems: tuple[str, ...]) -> None:
        clear(self._hardest)
        self._hardest.setSpacing(10)
        for stem in stems or ("Nothing has been forgotten yet.",):
            self._hardest.addWidget(label(stem, wraps=True))
        self._hardest.addStretch(1)


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
        inside.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box)

    def show_figure(self, figure: Figure) -> None:
        self._name.setText(figure.name)
        self._figure.setText(figure.figure)
        self._under.setText(figure.under)
        self.setAccessibleName(f"{figure.name}: {figure.figure}, {figure.under}")
