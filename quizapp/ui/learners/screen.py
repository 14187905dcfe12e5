"""What the list of learners looks like, and the first start, which asks for a name and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import alone
from quizapp.ui.widgets.broken import soft
from quizapp.ui.widgets.button import Button, link
from quizapp.ui.widgets.dress import clear, label, panel, pill, rule
from quizapp.ui.widgets.notice import Notice
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.wrap import Wrap


@dataclass(frozen=True, slots=True)
class LearnerLine:
    """A learner: the stem of their file, their name, and whether it is they who study now."""

    stem: str
    name: str
    current: bool


class LearnersScreen(Page):
    """Shows learners.

    Wishes: to switch to one (stem), to see the backups of one (stem), to join another file to that of one (stem,
    name), to rename one (stem, name), to add one (name).
    """

    switch_wished = Signal(str)
    backups_wished = Signal(str)
    join_wished = Signal(str, str)
    rename_wished = Signal(str, str)
    add_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__("Learners")
        self._lines = QVBoxLayout()
        self._new = _name_line("Name of a new learner")
        self._add = Button("Add")
        self._add.clicked.connect(lambda: self.add_wished.emit(self._new.text()))
        self._new.returnPressed.connect(lambda: self.add_wished.emit(self._new.text()))
        box = panel()
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(self._lines)
        row = QHBoxLayout()
        row.addWidget(self._new, 1)
        row.addWidget(self._add)
        column.addLayout(row)
        self.body.addWidget(box)
        self._about = label("", "muted", wraps=True)
        self.body.addWidget(self._about)
        self.body.addStretch(1)

    def show_learners(self, learners: tuple[LearnerLine, ...], about: str) -> None:
        """Show who studies on this machine, and what to know about their files."""
        clear(self._lines)
        self._about.setText(soft(about))
        self._new.clear()
        for learner in learners:
            self._lines.addWidget(self._line(learner))
            self._lines.addWidget(rule())

    def focus_primary(self) -> None:
        """Give the focus to the line for a new name."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, learner: LearnerLine) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        column.addLayout(row)
        name = _name_line(f"Name of {learner.name}")
        name.setText(learner.name)
        name.editingFinished.connect(lambda: self._rename(learner, name.text()))
        row.addWidget(name, 1)
        if learner.current:
            row.addWidget(pill("Studying now", "accent"))
        else:
            switch = Button("Switch")
            switch.setAccessibleName(f"Switch to {learner.name}")
            switch.clicked.connect(lambda: self.switch_wished.emit(learner.stem))
            row.addWidget(switch)
        column.addWidget(self._links(learner))
        return made

    def _links(self, learner: LearnerLine) -> QWidget:
        backups, join = link("Backups"), link("Join another file…")
        backups.setAccessibleName(f"Backups of {learner.name}")
        backups.clicked.connect(lambda: self.backups_wished.emit(learner.stem))
        join.setAccessibleName(f"Join another file to that of {learner.name}")
        join.clicked.connect(lambda: self.join_wished.emit(learner.stem, learner.name))
        links = Wrap(gap=4)  # at twice the text size they stand one under the other
        links.add(backups)
        links.add(join)
        return links

    def _rename(self, learner: LearnerLine, name: str) -> None:
        if name != learner.name:
            self.rename_wished.emit(learner.stem, name)


class WelcomeScreen(QWidget):
    """The first start. Wish: to begin under a name."""

    name_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.notice = Notice()
        self.name = _name_line("Your name")
        self.name.setPlaceholderText("Your name")
        self.name.returnPressed.connect(lambda: self.name_wished.emit(self.name.text()))
        begin = Button("Begin", "Enter", tone="primary")
        begin.clicked.connect(lambda: self.name_wished.emit(self.name.text()))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(16)
        column.addWidget(label("Who is studying?", "title", wraps=True))
        column.addWidget(
            label(
                "Your answers are kept under this name, on this machine. You can change it later.", "lead", wraps=True
            )
        )
        column.addWidget(self.notice)
        column.addWidget(self.name)
        column.addWidget(begin)
        alone(self, inner, theme.scaled(460))

    def focus_primary(self) -> None:
        """Give the focus to the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)


def _name_line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setMaxLength(80)
    return made
