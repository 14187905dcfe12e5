"""A deck or an item in full, at the right of the Library."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.widgets.button import Button, link, plain
from quizapp.ui.widgets.dress import clear, dress, label, pill, rule
from quizapp.ui.widgets.evidence import Backing, BackingView
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.question import QuestionValue, QuestionView


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding in words: how bad, where, and what; tone as of a pill."""

    severity: str
    tone: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class DeckDetail:
    """A deck: what it is about, its counts in words, its findings, and whether it can be studied or asked about."""

    title: str
    about: str
    counts: tuple[str, ...]
    file: str
    findings: tuple[FindingLine, ...] = ()
    study: bool = True
    quiz: bool = True


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """An item as a learner sees it, with its answer, and how it stands with this learner."""

    where: str
    question: QuestionValue
    answer: str
    standing: str
    flagged: bool
    suspended: bool
    file: str
    backing: Backing = field(default_factory=Backing)


class DeckView(QWidget):
    """Shows a DeckDetail."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = label("", "strong", wraps=True), Prose("option-text")
        self._counts = label("", "muted", wraps=True)
        self.study = Button("Study this deck", "Enter", tone="primary")
        self.quiz = Button("Quiz on this deck")
        self.file = link("")
        self._findings_title = label("", "heading")
        self._findings = QVBoxLayout()
        actions = QHBoxLayout()
        actions.addWidget(self.study)
        actions.addWidget(self.quiz)
        actions.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._title, self._about, self._counts):
            column.addWidget(part)
        column.addLayout(actions)
        column.addWidget(self.file)
        column.addWidget(rule())
        column.addWidget(self._findings_title)
        column.addLayout(self._findings)
        column.addStretch(1)

    def show_deck(self, deck: DeckDetail) -> None:
        """Show a deck."""
        self._title.setText(deck.title)
        self._about.show_markdown(deck.about)
        self._about.setVisible(bool(deck.about))
        self._counts.setText(" \u00b7 ".join(deck.counts))
        self.study.setVisible(deck.study)
        self.quiz.setVisible(deck.quiz)
        self.file.setText(plain(f"Open {deck.file}"))
        count = len(deck.findings)
        self._findings_title.setText({0: "No findings", 1: "1 finding"}.get(count, f"{count} findings"))
        clear(self._findings)
        for finding in deck.findings:
            self._findings.addWidget(_finding(finding))


class ItemView(QWidget):
    """Shows an ItemDetail."""

    def __init__(self) -> None:
        super().__init__()
        self._where, self._standing = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self._question, self._answer, self._backing = QuestionView(), Prose("answer"), BackingView()
        self._flag, self._suspended = pill("Flagged", "caution"), pill("Suspended", "wrong")
        self.flag, self.suspend = Button("Flag", "F"), Button("Suspend", "@")
        self.file = link("")
        pills = QHBoxLayout()
        pills.addWidget(self._flag)
        pills.addWidget(self._suspended)
        pills.addStretch(1)
        actions = QHBoxLayout()
        actions.addWidget(self.flag)
        actions.addWidget(self.suspend)
        actions.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._where)
        column.addLayout(pills)
        for part in (self._question, rule(), self._answer, self._backing, self._standing):
            column.addWidget(part)
        column.addLayout(actions)
        column.addWidget(self.file)
        column.addStretch(1)

    def show_item(self, item: ItemDetail) -> None:
        """Show an item."""
        self._where.setText(item.where)
        self._question.show_question(item.question)
        self._question.setEnabled(False)
        self._answer.show_markdown(item.answer, item.question.folder)
        self._answer.setVisible(bool(item.answer))
        self._backing.show_backing(item.backing)
        self._standing.setText(item.standing)
        self._flag.setVisible(item.flagged)
        self._suspended.setVisible(item.suspended)
        self.flag.set_words("Take the flag off" if item.flagged else "Flag")
        self.suspend.set_words("Study it again" if item.suspended else "Suspend")
        self.file.setText(plain(f"Open {item.file}"))


def _finding(finding: FindingLine) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 4, 0, 4)
    column.setSpacing(4)
    head = QHBoxLayout()
    severity = pill(finding.severity, finding.tone)
    dress(severity, tone=finding.tone)
    head.addWidget(severity)
    head.addWidget(label(finding.where, "muted"), 1)
    column.addLayout(head)
    column.addWidget(label(finding.message, wraps=True))
    return made
