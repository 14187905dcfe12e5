"""What Today looks like."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.today.outline import Outline, OutlineLine
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import by_name, label, panel
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.page import Page


class TodayValue(NamedTuple):
    """Everything Today shows. ``study`` and ``quiz`` are the words on the buttons, "" where there is nothing to do."""

    headline: str
    aside: str
    lead: str
    under: str
    study: str = ""
    quiz: str = ""
    resume: str = ""
    outline_title: str = ""
    outline: tuple[OutlineLine, ...] = ()


class TodayScreen(Page):
    """Shows a TodayValue; wishes: to study, to take a quiz, to go on with the interrupted one."""

    study_wished = Signal()
    quiz_wished = Signal()
    resume_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._aside = label("", "muted")
        self.head.addWidget(self._aside)
        self._lead = label("", "strong", wraps=True)
        self._under = label("", "muted", wraps=True)
        self._quiz = Button("Take a quiz", "Q")
        self._study = Button("Study now", "Space", tone="primary")
        self._quiz.clicked.connect(self.quiz_wished)
        self._study.clicked.connect(self.study_wished)
        self.notice.pressed.connect(self.resume_wished)
        self._parts = panel()
        self._title = label("", "heading", wraps=True)
        self._outline = Outline()
        self.body.addWidget(self._continue_panel())
        self.body.addWidget(self._outline_panel(), 1)

    def show_value(self, value: TodayValue) -> None:
        """Show what there is to do today."""
        self.title.setText(value.headline)
        self._aside.setText(value.aside)
        self._lead.setText(value.lead)
        self._under.setText(value.under)
        self._under.setVisible(bool(value.under))
        self._study.set_words(value.study)
        self._study.setVisible(bool(value.study))
        self._quiz.set_words(value.quiz)
        self._quiz.setVisible(bool(value.quiz))
        self.notice.say(value.resume, "caution", "Go on with it" if value.resume else "")
        self._title.setText(value.outline_title)
        self._parts.setVisible(bool(value.outline))
        self.show_outline(value.outline)

    def show_outline(self, lines: tuple[OutlineLine, ...]) -> None:
        """Show how each part stands, and leave the rest as it is."""
        self._outline.show_lines(lines)

    def focus_primary(self) -> None:
        """Give the focus to the one obvious button, so that Space starts."""
        for button in (self._study, self._quiz):
            if not button.isHidden():
                button.setFocus()
                return
        self.setFocus()

    def _continue_panel(self) -> QWidget:
        box = panel()
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._lead)
        words.addWidget(self._under)
        told = QWidget()
        told.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        row = Fold(theme.scaled(640), spacing=24)
        row.add(told, 1)
        row.add(self._quiz)
        row.add(self._study)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(24, 24, 22, 24)
        inside.addWidget(row)
        return box

    def _outline_panel(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self._title, 2)
        head.addWidget(
            legend := label("bar: what you would recall today \u00b7 band: how sure that is", "muted", wraps=True)
        )
        by_name(legend, alignment="AlignRight")
        head.setStretchFactor(legend, 3)
        column = QVBoxLayout(self._parts)
        column.setContentsMargins(24, 22, 24, 24)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._outline)
        column.addStretch(1)
        return self._parts
