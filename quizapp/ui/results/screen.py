"""What the results of an attempt look like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.charts.calibration import CalibrationChart, Level
from quizapp.ui.charts.frame import ChartPanel
from quizapp.ui.results.row import ResultRow, RowView
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import clear, label, rule, unseen
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind, tab_through
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.sight import come_into_sight
from quizapp.ui.widgets.wrap import Wrap


@dataclass(frozen=True, slots=True)
class SectionScore:
    """What was right in a section, and what that says of the level there."""

    title: str
    score: str
    level: str


@dataclass(frozen=True, slots=True)
class ResultsValue:
    """Everything the results show.

    scheme: how the quiz was marked, where not each question by its own; guessed: the score without guessing; mended: a
    sentence on keys that were mended since, "" for none; study: the words on its button, "" for none.
    """

    about: str
    headline: str
    level: str
    rows: tuple[ResultRow, ...]
    sections: tuple[SectionScore, ...]
    levels: tuple[Level, ...] = ()
    calibration: str = ""
    study: str = ""
    scheme: str = ""
    guessed: str = ""
    mended: str = ""


class ResultsScreen(Page):
    """Shows a ResultsValue.

    Wishes: to study what was missed, to see a question in full, to overrule its mark, to note something on it, to mark
    again by keys that were mended, and to save the results.
    """

    study_wished = Signal()
    question_wished = Signal(int)
    overrule_wished = Signal(int)
    note_wished = Signal(int)
    mark_again_wished = Signal()
    save_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._about = label("", "muted", wraps=True)
        self._headline = label("", "score", wraps=True)
        self._level = label("", "lead", wraps=True)
        self._scheme, self._guessed = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self.saving = Notice()
        self._save = Button("Save", "S")
        self._save.clicked.connect(self.save_wished)
        self.notice.pressed.connect(self.mark_again_wished)
        bind(self, "S", self.save_wished)
        self._study = Button("", "Space", tone="primary")
        self._study.clicked.connect(self.study_wished)
        self._rows = QVBoxLayout()
        self._views: list[RowView] = []
        self._chart = CalibrationChart()
        self._chart_panel = ChartPanel("Do you know what you know?", self._chart)
        self._calibration = label("", "muted", wraps=True)
        self._sections = QGridLayout()
        self._questions = self._questions_panel()
        self._lay_out()

    def show_value(self, value: ResultsValue) -> None:
        """Show the results of an attempt."""
        self.saving.say("")
        self._about.setText(value.about)
        self._headline.setText(value.headline)
        self._level.setText(value.level)
        for part, words in ((self._scheme, value.scheme), (self._guessed, value.guessed)):
            part.setText(words)
            part.setVisible(bool(words))
        self.notice.say(value.mended, "caution", "Mark again" if value.mended else "")
        self._study.set_words(value.study)
        self._study.setVisible(bool(value.study))
        with unseen(self._questions):
            self._show_rows(value.rows)
        self._show_sections(value.sections)
        self._chart.show_levels(value.levels)
        self._chart_panel.refresh()
        self._calibration.setText(value.calibration)
        self._chart.setVisible(bool(value.levels))
        self._chart_panel.box.setVisible(bool(value.calibration))

    def open_row(self, number: int, row: ResultRow) -> None:
        """Show a question in full under its line, or fold it up again."""
        self._views[number].turn(row)

    def open_rows(self) -> tuple[int, ...]:
        """Return the places of the lines that are unfolded."""
        return tuple(place for place, view in enumerate(self._views) if view.is_open())

    def focus_row(self, place: int) -> None:
        """Give the focus to the line of a question, in sight."""
        self._views[place].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_unfolded(self._views[place])

    def focus_primary(self) -> None:
        """Give the focus to what to do next."""
        target: QPushButton | None = self._study if not self._study.isHidden() else None
        if target is None and self._views:
            target = self._views[0].line
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.title.hide()
        top = Fold(theme.scaled(680))
        top.add(_column(self._about, self._headline, self._level, self._guessed, self._scheme), 1)
        deeds = Wrap(from_right=True)
        deeds.add(self._save)
        deeds.add(self._study)
        top.add(deeds, 1)
        self.head.insertWidget(0, top, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        layout = self._chart_panel.box.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(2, self._calibration)
        column.addWidget(self._chart_panel.box)
        column.addWidget(self._sections_panel())
        column.addStretch(1)
        fold = Fold(theme.scaled(800), spacing=22)
        fold.add(self._questions, 64)
        fold.add(side, 36)
        self.body.addWidget(self.saving)
        self.body.addWidget(fold)
        self.body.addStretch(1)

    def _questions_panel(self) -> QWidget:
        self._rows.setSpacing(0)
        return titled("Question by question", self._rows)

    def _sections_panel(self) -> QWidget:
        self._sections.setHorizontalSpacing(12)
        self._sections.setVerticalSpacing(6)
        self._sections.setColumnStretch(0, 1)
        return titled("Section by section", self._sections)

    def _show_rows(self, rows: tuple[ResultRow, ...]) -> None:
        clear(self._rows)
        self._views = []
        for place, row in enumerate(rows):
            view = RowView(row)
            view.line.clicked.connect(partial(self._turn_row, place))
            view.overrule_wished.connect(partial(self.overrule_wished.emit, place))
            view.note_wished.connect(partial(self.note_wished.emit, place))
            self._rows.addWidget(rule())
            self._rows.addWidget(view)
            self._views.append(view)
        tab_through(self._save, self._study, *(view.line for view in self._views))

    def _turn_row(self, place: int) -> None:
        self.question_wished.emit(place)
        self._show_unfolded(self._views[place])

    def _show_unfolded(self, view: RowView) -> None:
        """Come to what unfolds, until it is laid out: texts and pictures find their heights one after the other."""
        height = view.height()

        def follow() -> None:
            come_into_sight(view, view.line)
            if view.height() != height:
                self._show_unfolded(view)

        QTimer.singleShot(0, view, follow)

    def _show_sections(self, sections: tuple[SectionScore, ...]) -> None:
        clear(self._sections)
        for number, section in enumerate(sections):
            title = label(section.title, wraps=True)
            self._sections.addWidget(title, 2 * number, 0)
            self._sections.addWidget(label(section.score), 2 * number, 1, Qt.AlignmentFlag.AlignTop)
            self._sections.addWidget(label(section.level, "muted", wraps=True), 2 * number + 1, 0, 1, 2)


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
    return made
