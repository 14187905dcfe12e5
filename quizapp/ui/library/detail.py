"""A deck or an item in full, at the right of the Library."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.library.finding_list import FindingList, FindingsValue
from quizapp.ui.widgets.button import Button, link, plain
from quizapp.ui.widgets.dress import dress, label, pill, rule
from quizapp.ui.widgets.evidence import Backing, BackingView
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.question import QuestionValue, QuestionView
from quizapp.ui.widgets.wrap import Wrap


@dataclass(frozen=True, slots=True)
class DeckDetail:
    """A deck: what it is about, its counts in words, its findings, and whether it can be studied or asked about.

    An item that cannot be used, and a folder of decks, are shown like a deck.
    """

    title: str
    about: str
    counts: tuple[str, ...]
    file: str
    findings: FindingsValue = field(default_factory=FindingsValue)
    study: bool = True
    quiz: bool = True


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """An item as a learner sees it, with its answer, how it stands with this learner, and its findings."""

    where: str
    question: QuestionValue
    answer: str
    standing: str
    flagged: bool
    suspended: bool
    file: str
    is_question: bool = False
    backing: Backing = field(default_factory=Backing)
    findings: FindingsValue = field(default_factory=FindingsValue)
    note: str = ""


class DeckView(QWidget):
    """Shows a DeckDetail."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._about = label("", "strong", wraps=True), Prose("option-text")
        self._counts = label("", "muted", wraps=True)
        self.study = Button("Study this deck", "Enter", tone="primary")
        self.quiz = Button("Quiz on this deck")
        self.export = link("Export this deck…")
        self.file = link("")
        self.findings = FindingList()
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
        column.addWidget(self.export)
        column.addWidget(rule())
        column.addWidget(self.findings)
        column.addStretch(1)

    def show_deck(self, deck: DeckDetail) -> None:
        """Show a deck."""
        self._title.setText(deck.title)
        self._about.show_markdown(deck.about)
        self._about.setVisible(bool(deck.about))
        self._counts.setText(" \u00b7 ".join(deck.counts))
        self._counts.setVisible(bool(deck.counts))
        self.study.setVisible(deck.study)
        self.quiz.setVisible(deck.quiz)
        self.export.setVisible(deck.study)
        self.file.setText(plain(f"Open {deck.file}"))
        self.file.setVisible(bool(deck.file))
        self.findings.show_findings(deck.findings)


class ItemView(QWidget):
    """Shows an ItemDetail."""

    def __init__(self) -> None:
        super().__init__()
        self._where, self._standing = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self._question, self._answer, self._backing = QuestionView(), Prose("answer"), BackingView()
        self._flag, self._suspended = pill("Flagged", "caution"), pill("Suspended", "wrong")
        self._flawed, self._rule, self.findings = pill("", ""), rule(), FindingList()
        self.flag, self.suspend = Button("Flag", "F"), Button("Suspend", "@")
        self.note, self.figures = Button("Note", "N"), Button("How it works", "H")
        self._noted = label("", wraps=True)
        self.file = link("")
        pills = QHBoxLayout()
        for badge in (self._flag, self._suspended, self._flawed):
            pills.addWidget(badge)
        pills.addStretch(1)
        actions = Wrap()
        for button in (self.flag, self.suspend, self.note, self.figures):
            actions.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._where)
        column.addLayout(pills)
        shown = (self._question, rule(), self._answer, self._backing, self._rule, self.findings)
        for part in (*shown, self._noted, self._standing, actions, self.file):
            column.addWidget(part)
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
        self._noted.setText(f"Your note: {item.note}")
        self._noted.setVisible(bool(item.note))
        self._flag.setVisible(item.flagged)
        self._suspended.setVisible(item.suspended)
        self.flag.set_words("Take the flag off" if item.flagged else "Flag")
        self.suspend.set_words("Study it again" if item.suspended else "Suspend")
        self.figures.setVisible(item.is_question)
        self.file.setText(plain(f"Open {item.file}"))
        self._show_findings(item.findings)

    def _show_findings(self, findings: FindingsValue) -> None:
        self._flawed.setText(findings.in_words())
        if findings.lines:
            dress(self._flawed, tone=findings.lines[0].tone)
        for part in (self._flawed, self._rule, self.findings):
            part.setVisible(bool(findings.lines))
        self.findings.show_findings(findings)
