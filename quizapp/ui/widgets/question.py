"""A question and the means to answer it: options, a line of text or a number."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.ui.widgets.dress import dress, label
from quizapp.ui.widgets.option_row import OptionRow, Verdict
from quizapp.ui.widgets.prose import Prose

Way = Literal["one", "several", "text", "number", "recall"]


@dataclass(frozen=True, slots=True)
class QuestionValue:
    """What a question shows.

    options: (place in the item's own order, text) in the order shown; picked: places that are chosen; struck: places
    that are ruled out; written: what was typed so far; unit: what a number is counted in.
    """

    key: str
    stem: str
    way: Way
    folder: Path | None = None
    options: tuple[tuple[int, str], ...] = ()
    unit: str = ""
    picked: tuple[int, ...] = ()
    struck: frozenset[int] = frozenset()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an answer: a word for it, each option's verdict and feedback by place, and what was right."""

    right: bool
    words: str
    options: dict[int, tuple[Verdict, str]]
    right_answer: str = ""


class QuestionView(QWidget):
    """Shows a QuestionValue; ``answered`` follows every change of the answer. Enter is left to the screen around it."""

    answered = Signal()
    strike_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._value: QuestionValue | None = None
        self._rows: dict[int, OptionRow] = {}
        self._group: QButtonGroup | None = None
        self.stem = Prose("question")
        self._line = QLineEdit()
        self._line.setAccessibleName("Your answer")
        self._line.textEdited.connect(self.answered)
        self._unit = label("", "muted")
        self._options = QVBoxLayout()
        self._options.setSpacing(10)
        self._lay_out()

    def show_question(self, value: QuestionValue) -> None:
        """Show a question with the answer that was given so far."""
        self._value = value
        self.stem.show_markdown(value.stem, value.folder)
        self._show_options(value)
        typed = value.way in ("text", "number")
        self._line.setVisible(typed)
        self._line.setReadOnly(False)
        dress(self._line, tone="")
        self._line.setText(value.written)
        self._line.setPlaceholderText("Type a number" if value.way == "number" else "Type your answer")
        self._unit.setText(value.unit)
        self._unit.setVisible(typed and bool(value.unit))

    def picked(self) -> tuple[int, ...]:
        """Return the places that are chosen, rising."""
        return tuple(sorted(place for place, row in self._rows.items() if row.button.isChecked()))

    def written(self) -> str:
        """Return what is typed."""
        return self._line.text()

    def value(self) -> QuestionValue:
        """Return what is shown."""
        assert self._value is not None
        return self._value

    def letter(self, index: int) -> bool:
        """Choose the option shown at an index from 0, as its letter does; return whether there is one."""
        rows = list(self._rows.values())
        if index >= len(rows) or not rows[index].button.isEnabled():
            return False
        rows[index].button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        rows[index].button.click()
        return True

    def strike_focused(self) -> None:
        """Ask to strike out the option that has the focus."""
        for place, row in self._rows.items():
            if row.button.hasFocus() and row.button.isEnabled():
                self.strike_wished.emit(place)

    def show_struck(self, struck: frozenset[int]) -> None:
        """Show which options are ruled out."""
        for place, row in self._rows.items():
            row.strike(struck=place in struck)

    def judge(self, judged: Judged) -> None:
        """Show what was right and wrong; the answer cannot be changed any more."""
        for place, row in self._rows.items():
            verdict, feedback = judged.options.get(place, ("", ""))
            row.judge(verdict, feedback)
        self._line.setReadOnly(True)
        dress(self._line, tone="right" if judged.right else "wrong")

    def stops(self) -> list[QWidget]:
        """Return what answers the question, in the order in which Tab is to reach it."""
        return [row.button for row in self._rows.values()] or [self._line]

    def focus_answer(self) -> None:
        """Give the focus to what answers the question."""
        if self._line.isVisible():
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rows:
            rows = [row for row in self._rows.values() if row.button.isChecked()] or list(self._rows.values())
            rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        typed = QHBoxLayout()
        typed.setSpacing(10)
        typed.addWidget(self._line, 1)
        typed.addWidget(self._unit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(22)
        outer.addWidget(self.stem)
        outer.addLayout(self._options)
        outer.addLayout(typed)

    def _show_options(self, value: QuestionValue) -> None:
        for row in self._rows.values():
            self._options.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        if self._group is not None:
            self._group.deleteLater()  # it is no widget, and would stay with every question that was ever shown
        self._group = QButtonGroup(self) if value.way == "one" else None
        for index, (place, text) in enumerate(value.options):
            self._add_option(value, chr(ord("A") + index), place, text)

    def _add_option(self, value: QuestionValue, letter: str, place: int, text: str) -> None:
        row = OptionRow(letter, text, several=value.way == "several", folder=value.folder)
        if self._group is not None:
            self._group.addButton(row.button, place)
        row.button.setChecked(place in value.picked)
        row.strike(struck=place in value.struck)
        row.chosen.connect(self.answered)
        row.strike_wished.connect(lambda: self.strike_wished.emit(place))
        self._rows[place] = row
        self._options.addWidget(row)
