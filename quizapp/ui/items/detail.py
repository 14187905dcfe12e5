"""A question in full, at the right: how it works for the learner, and for many people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.items.option_bars import OptionBar, OptionBars
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import clear, label, rule
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.recall_bar import RecallBar


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is, and what it is out of."""

    name: str
    figure: str
    under: str


@dataclass(frozen=True, slots=True)
class CohortLine:
    """Results of others that were added: their name, and what is in them."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class PeopleValue:
    """What many people's first answers say: sentences, figures where enough people answered, and the cohorts.

    judgement: what the figures say, or why there are none; meaning: what they mean; counting: what is said while
    people are being counted; "" where that is done.
    """

    sentences: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    judgement: str = ""
    meaning: str = ""
    cohorts: tuple[CohortLine, ...] = ()
    counting: str = ""


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """Everything that is shown of a question.

    facility: share right and the ends of its interval, 0 to 1, None where too few answered to tell; written and
    last_wrong: pairs of words, what was answered and how often, or when.
    """

    where: str
    stem: str
    folder: Path | None
    figures: tuple[Figure, ...]
    facility: tuple[float, float, float] | None = None
    options: tuple[OptionBar, ...] = ()
    written: tuple[tuple[str, str], ...] = ()
    last_wrong: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    people: PeopleValue = PeopleValue()


class ItemView(QWidget):
    """Shows an ItemDetail. Wishes: to add results of others, to take some out, to stop counting."""

    add_wished = Signal()
    take_out_wished = Signal(str)
    stop_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._where, self._stem = label("", "muted", wraps=True), Prose("question")
        self._figures, self._band = _Figures(), RecallBar("Right")
        self._options, self._written, self._last = OptionBars(), _Pairs(), _Pairs()
        self._options_box = _headed("How often each option was taken", self._options)
        self._written_box = _headed("Wrong answers, as they were typed", self._written)
        self._last_box = _headed("The last wrong answers", self._last)
        self._notes = QVBoxLayout()
        self.people = PeopleView()
        self.people.add.clicked.connect(self.add_wished)
        self.people.stop.clicked.connect(self.stop_wished)
        self.people.take_out_wished.connect(self.take_out_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self._where, self._stem, self._figures, self._band, self._options_box, self._written_box):
            column.addWidget(part)
        column.addWidget(self._last_box)
        column.addLayout(self._notes)
        column.addWidget(rule())
        column.addWidget(self.people)
        column.addStretch(1)

    def show_item(self, item: ItemDetail) -> None:
        """Show a question."""
        self._where.setText(item.where)
        self._stem.show_markdown(item.stem, item.folder)
        self._figures.show_figures(item.figures)
        self._band.setVisible(item.facility is not None)
        if item.facility is not None:
            self._band.show_share(*item.facility)
        self._options.show_options(item.options)
        self._options_box.setVisible(bool(item.options))
        self._written.show_pairs(item.written)
        self._written_box.setVisible(bool(item.written))
        self._last.show_pairs(item.last_wrong)
        self._last_box.setVisible(bool(item.last_wrong))
        clear(self._notes)
        for note in item.notes:
            self._notes.addWidget(label(note, "muted", wraps=True))
        self.people.show_people(item.people)


class PeopleView(QWidget):
    """Shows a PeopleValue."""

    take_out_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sentences, self._figures = QVBoxLayout(), _Figures()
        self._judgement, self._meaning = label("", wraps=True), label("", "muted", wraps=True)
        self._cohorts = QVBoxLayout()
        self._counting = label("", "muted", wraps=True)
        self.stop = Button("Stop counting")
        self.add = Button("Add results", "A")
        self.add.setToolTip("Results of others: a CSV table, a row for each person, a column for each question")
        self._waiting = QWidget()
        waiting = QHBoxLayout(self._waiting)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.addWidget(self._counting, 1)
        waiting.addWidget(self.stop)
        self._shown: PeopleValue | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("For many people", "heading"))
        column.addWidget(self._waiting)
        column.addLayout(self._sentences)
        column.addWidget(self._figures)
        column.addWidget(self._judgement)
        column.addWidget(self._meaning)
        column.addLayout(self._cohorts)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, people: PeopleValue) -> None:
        """Show what many people's first answers say; where nothing changed, the focus stays."""
        if people == self._shown:
            return
        self._shown = people
        self._waiting.setVisible(bool(people.counting))
        self._counting.setText(people.counting)
        clear(self._sentences)
        for sentence in people.sentences:
            self._sentences.addWidget(label(sentence, wraps=True))
        self._figures.show_figures(people.figures)
        for part, words in ((self._judgement, people.judgement), (self._meaning, people.meaning)):
            part.setText(words)
            part.setVisible(bool(words))
        clear(self._cohorts)
        for cohort in people.cohorts:
            self._cohorts.addWidget(self._cohort(cohort))

    def _cohort(self, cohort: CohortLine) -> QWidget:
        row = Fold(theme.scaled(340), spacing=10)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(cohort.name, wraps=True))
        column.addWidget(label(cohort.about, "muted", wraps=True))
        take_out = Button("Take out")
        take_out.setAccessibleName(f"Take out {cohort.name}")
        take_out.clicked.connect(lambda: self.take_out_wished.emit(cohort.name))
        row.add(words, 1)
        row.add(take_out)
        return row


class _Figures(QWidget):
    """Figures side by side, or one under the other where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        clear(self._column)
        self.setVisible(bool(figures))
        row = Fold(theme.scaled(420), spacing=18)
        for figure in figures:
            row.add(_figure(figure), 1)
        self._column.addWidget(row)


class _Pairs(QWidget):
    """Rows of what was answered, and beside it how often or when."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)

    def show_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        clear(self._grid)
        for row, (words, aside) in enumerate(pairs):
            self._grid.addWidget(label(words, wraps=True), row, 0)
            self._grid.addWidget(label(aside, "muted"), row, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


def _headed(title: str, inner: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(10)
    column.addWidget(label(title, "heading", wraps=True))
    column.addWidget(inner)
    return made


def _figure(figure: Figure) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{figure.name}: {figure.figure}, {figure.under}")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    parts: tuple[QLabel, ...] = (
        label(figure.name, "muted", wraps=True),
        label(figure.figure, "figure"),
        label(figure.under, "muted", wraps=True),
    )
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return made
