"""A question and the means to answer it: options, a line of text or a number, steps to order, sides to join."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.widgets.answer_line import AnswerLine
from quizapp.ui.widgets.dress import dress, label
from quizapp.ui.widgets.match_board import MatchBoard, MatchValue
from quizapp.ui.widgets.option_row import OptionRow, Verdict
from quizapp.ui.widgets.order_list import OrderList, OrderValue
from quizapp.ui.widgets.prose import Prose

Way = Literal["one", "several", "text", "number", "order", "match", "recall"]


@dataclass(frozen=True, slots=True)
class QuestionValue:
    """What a question shows.

    options: (place in the item's own order, text) in the order shown, of options, of steps to put in order or of right
    sides to join; picked: places that are chosen; struck: places that are ruled out; written: what was typed so far;
    unit: what a number is counted in; lefts: left sides to join; joined: for each the place of its right side or None.
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
    lefts: tuple[str, ...] = ()
    joined: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of an answer: a word for it, each option's verdict and feedback by place, and what was right.

    belongs: the places of steps in their right order, or for each left side the place of its right side; () for other
    questions, and for steps that were never put in order.
    """

    right: bool
    words: str
    options: dict[int, tuple[Verdict, str]]
    right_answer: str = ""
    belongs: tuple[int, ...] = ()


class QuestionView(QWidget):
    """Shows a QuestionValue; ``answered`` follows every change of the answer. Enter is left to the screen around it."""

    answered = Signal()
    strike_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._value: QuestionValue | None = None
        self._rows: dict[int, OptionRow] = {}  # those that are shown, by place
        self._kept: dict[Way, list[OptionRow]] = {"one": [], "several": []}  # all that were made
        self._group = QButtonGroup(self)
        self.stem = Prose("question")
        self._line = AnswerLine()
        self._line.textEdited.connect(self.answered)
        self._unit = label("", "muted")
        self._choices = QWidget()
        self._options = QVBoxLayout(self._choices)
        self._options.setContentsMargins(0, 0, 0, 0)
        self._options.setSpacing(10)
        self._steps: OrderList | None = None
        self._board: MatchBoard | None = None
        self._column = QVBoxLayout(self)
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
        self._show_steps(value)
        self._show_board(value)

    def picked(self) -> tuple[int, ...]:
        """Return the places that are chosen, rising."""
        return tuple(sorted(place for place, row in self._rows.items() if row.button.isChecked()))

    def written(self) -> str:
        """Return what is typed."""
        return self._line.text()

    def ordered(self) -> tuple[int, ...]:
        """Return the places of the steps as they stand."""
        return self._steps.order() if self._steps is not None else ()

    def joined(self) -> tuple[int | None, ...]:
        """Return for each left side the place of its right side, or None."""
        return self._board.joined() if self._board is not None else ()

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

    def strike(self, index: int) -> None:
        """Ask to strike out the option shown at an index from 0; it need not be chosen for that."""
        rows = list(self._rows.items())
        if index < len(rows) and rows[index][1].button.isEnabled():
            self.strike_wished.emit(rows[index][0])

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
        for place, row in reversed(self._rows.items()):  # from below, so that the focus does not go through them all
            verdict, feedback = judged.options.get(place, ("", ""))
            row.judge(verdict, feedback)
        self._line.setReadOnly(True)
        dress(self._line, tone="right" if judged.right else "wrong")
        board = self._shown_board()
        if board is not None and judged.belongs:
            board.judge(judged.belongs)
        elif board is not None:
            board.hide()  # nobody put these steps in order

    def stops(self) -> list[QWidget]:
        """Return what answers the question, in the order in which Tab is to reach it."""
        board = self._shown_board()
        if board is not None:
            return board.stops()
        return [row.button for row in self._rows.values()] or [self._line]

    def focus_answer(self) -> None:
        """Give the focus to what answers the question."""
        board = self._shown_board()
        if board is not None:
            board.focus_answer()
        elif self._line.isVisible():
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rows:
            rows = [row for row in self._rows.values() if row.button.isChecked()] or list(self._rows.values())
            rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        typed = QHBoxLayout()
        typed.setSpacing(10)
        typed.addWidget(self._line, 1)
        typed.addWidget(self._unit)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(22)
        self._column.addWidget(self.stem)
        self._column.addWidget(self._choices)
        self._column.addLayout(typed)

    def _shown_board(self) -> OrderList | MatchBoard | None:
        way = self._value.way if self._value is not None else None
        return self._steps if way == "order" else self._board if way == "match" else None

    def _show_steps(self, value: QuestionValue) -> None:
        if value.way == "order" and self._steps is None:
            self._steps = OrderList()
            self._steps.changed.connect(self.answered)
            self._column.addWidget(self._steps)
        if self._steps is not None:
            self._steps.show_steps(OrderValue(value.options if value.way == "order" else (), value.folder))
            self._steps.setVisible(value.way == "order")

    def _show_board(self, value: QuestionValue) -> None:
        if value.way == "match" and self._board is None:
            self._board = MatchBoard()
            self._board.changed.connect(self.answered)
            self._column.addWidget(self._board)
        if self._board is not None:
            rights = value.options if value.way == "match" else ()
            self._board.show_pairs(MatchValue(value.lefts, rights, value.joined, value.folder))
            self._board.setVisible(value.way == "match")

    def _show_options(self, value: QuestionValue) -> None:
        for row in self._rows.values():
            row.button.clearFocus()  # so that a screen reader hears of it when the focus comes back
            row.hide()
        self._choices.hide()  # else Qt lays the whole window out for each row that appears
        options = value.options if value.way in ("one", "several") else ()
        self._rows = {place: self._row(value.way, index) for index, (place, _) in enumerate(options)}
        self._group.setExclusive(False)  # else what is picked could only be exchanged, and not be let go
        for place, text in options:
            row = self._rows[place]
            row.show_option(text, value.folder, picked=place in value.picked, struck=place in value.struck)
            row.show()
        self._group.setExclusive(True)
        self._choices.setVisible(bool(options))

    def _row(self, way: Way, index: int) -> OptionRow:
        """Return the row of an index from 0, which is made when a question first has so many options."""
        kept = self._kept[way]
        if index == len(kept):
            row = OptionRow(chr(ord("A") + index), "", several=way == "several")
            if way == "one":
                self._group.addButton(row.button)
            row.chosen.connect(self.answered)
            row.strike_wished.connect(lambda: self.strike(index))
            kept.append(row)
            self._options.addWidget(row)
        return kept[index]
