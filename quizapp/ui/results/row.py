"""One question of an attempt: a line that unfolds to the question, the answer and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import label, pill
from quizapp.ui.widgets.evidence import Backing, BackingView
from quizapp.ui.widgets.keys import tab_through
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.question import Judged, QuestionValue, QuestionView

_STEM = 240  # characters of a question that its line shows; unfolded it shows all


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A line of the results; ``question`` and what follows are there once it is unfolded.

    overrule: what the button says that overrules the mark, "" for none; note: what the learner noted on the question.
    """

    number: int
    stem: str
    sure: str
    verdict: str
    tone: str
    marks: str
    question: QuestionValue | None = None
    judged: Judged | None = None
    backing: Backing = field(default_factory=Backing)
    overrule: str = ""
    note: str = ""


class RowView(QWidget):
    """Shows a ResultRow; ``line`` is the button that unfolds it. Wishes, once it is: to overrule its mark, to note."""

    overrule_wished = Signal()
    note_wished = Signal()

    def __init__(self, row: ResultRow) -> None:
        super().__init__()
        self.line = _Line(row)
        self._detail: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.line)

    def turn(self, row: ResultRow) -> None:
        """Unfold the question in full, or fold it up."""
        if self._detail is not None:
            self._detail.hide()
            self._detail.deleteLater()
            self._detail = None
        elif row.question is not None and row.judged is not None:
            self._detail = self._made(row, row.question, row.judged)
            self._column.addWidget(self._detail)
            tab_through(self.line, *_stops(self._detail))

    def is_open(self) -> bool:
        """Tell whether the question is unfolded."""
        return self._detail is not None

    def _made(self, row: ResultRow, question: QuestionValue, judged: Judged) -> QWidget:
        overrule, note = Button(row.overrule), Button("Note")
        overrule.setVisible(bool(row.overrule))
        overrule.clicked.connect(self.overrule_wished)
        note.clicked.connect(self.note_wished)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        deeds.addWidget(overrule)
        deeds.addWidget(note)
        deeds.addStretch(1)
        return _detail(row, question, judged, deeds)


class _Line(QPushButton):
    """Number, stem, how sure, and what became of it."""

    def __init__(self, row: ResultRow) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (f"Question {row.number}: {row.stem}", row.sure, row.verdict, row.marks)
        self.setAccessibleName(", ".join(part for part in parts if part))
        number = label(str(row.number))
        number.setProperty("part", "count")
        number.setFixedWidth(theme.scaled(30))
        verdict = pill(row.verdict, row.tone)
        verdict.setMinimumWidth(theme.scaled(66))
        stem = label(_shortened(row.stem), wraps=True)
        inside = self._inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 7, 0, 7)
        inside.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignVCenter
        for part in (number, stem, label(row.sure, "muted"), label(row.marks, "muted"), verdict):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part, 1 if part is stem else 0, Qt.AlignmentFlag(0) if part is stem else centre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(max(theme.scaled(40), self._inside.totalHeightForWidth(event.size().width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.height())


def _stops(detail: QWidget) -> list[QWidget]:
    return [part for part in detail.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _shortened(stem: str) -> str:
    return stem if len(stem) <= _STEM else stem[:_STEM].rsplit(" ", 1)[0] + "\u2026"


def _detail(row: ResultRow, question: QuestionValue, judged: Judged, deeds: QHBoxLayout) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.scaled(30), 8, 0, 20)
    column.setSpacing(14)
    view, answer, backing = QuestionView(), Prose("answer"), BackingView()
    for part in (view, answer, label(judged.words, "muted", wraps=True), backing):
        column.addWidget(part)  # before anything is shown: a part without a parent would be a window of its own
    noted = label(f"Your note: {row.note}", "muted", wraps=True)
    column.addWidget(noted)
    noted.setVisible(bool(row.note))
    column.addLayout(deeds)
    view.show_question(question)
    view.judge(judged)
    answer.show_markdown(judged.right_answer, question.folder)
    answer.setVisible(bool(judged.right_answer))
    backing.show_backing(row.backing)
    return made
