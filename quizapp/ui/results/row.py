"""One question of an attempt: a line that unfolds to the question, the answer and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import label, pill
from quizapp.ui.widgets.evidence import Backing, BackingView
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.question import Judged, QuestionValue, QuestionView


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A line of the results; ``question`` and what follows are there once it is unfolded."""

    number: int
    stem: str
    sure: str
    verdict: str
    tone: str
    marks: str
    question: QuestionValue | None = None
    judged: Judged | None = None
    backing: Backing = field(default_factory=Backing)


class RowView(QWidget):
    """Shows a ResultRow; ``line`` is the button that unfolds it."""

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
            self._detail = _detail(row, row.question, row.judged)
            self._column.addWidget(self._detail)


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
        stem = label(row.stem, wraps=True)
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


def _detail(row: ResultRow, question: QuestionValue, judged: Judged) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(theme.scaled(30), 8, 0, 20)
    column.setSpacing(14)
    view, answer, backing = QuestionView(), Prose("answer"), BackingView()
    for part in (view, answer, label(judged.words, "muted", wraps=True), backing):
        column.addWidget(part)  # before anything is shown: a part without a parent would be a window of its own
    view.show_question(question)
    view.judge(judged)
    answer.show_markdown(judged.right_answer, question.folder)
    answer.setVisible(bool(judged.right_answer))
    backing.show_backing(row.backing)
    return made
