"""How a table is read, before it is imported: its columns with a few of their cells, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from quizapp.ui import theme
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.check import Check
from quizapp.ui.widgets.choice import Choice
from quizapp.ui.widgets.dress import clear, label
from quizapp.ui.widgets.fold import Fold


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: its name, what it holds (of the choices), and its first cells in a line."""

    name: str
    role: str
    cells: str


@dataclass(frozen=True, slots=True)
class TableValue:
    """A table. about: how it was taken apart; header: whether the first row is a heading; choices: role and words.

    more: how many columns are not shown.
    """

    about: str
    header: bool
    columns: tuple[ColumnLine, ...]
    choices: tuple[tuple[str, str], ...]
    more: int = 0


class TableView(QFrame):
    """Shows a TableValue. Wishes: that a column (from 0) holds a role, and that the first row is a heading or not."""

    role_wished = Signal(int, str)
    heading_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._about, self._more = label("", "muted", wraps=True), label("", "muted", wraps=True)
        self.heading = Check("The first row names the columns")
        self.heading.clicked.connect(self.heading_wished)
        self._lines: list[_Column] = []
        self._columns = QVBoxLayout()
        self._columns.setSpacing(8)
        inner = QVBoxLayout()
        inner.setSpacing(12)
        for part in (self._about, self.heading):
            inner.addWidget(part)
        inner.addLayout(self._columns)
        inner.addWidget(self._more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(titled("How the table is read", inner))

    def show_value(self, value: TableValue) -> None:
        """Show a table; where it has as many columns as the one before, what has the focus keeps it."""
        self._about.setText(value.about)
        self.heading.setChecked(value.header)
        if len(value.columns) != len(self._lines):
            self._make(len(value.columns))
        for line, column in zip(self._lines, value.columns, strict=True):
            line.show_value(column, value.choices)
        self._more.setText(f"And {value.more} more columns." if value.more else "")
        self._more.setVisible(bool(value.more))

    def choices(self) -> tuple[Choice, ...]:
        """Return the choices of the columns, in their order."""
        return tuple(line.choice for line in self._lines)

    def _make(self, count: int) -> None:
        clear(self._columns)
        self._lines = [_Column(number) for number in range(count)]
        for line in self._lines:
            line.wished.connect(self.role_wished)
            self._columns.addWidget(line)


class _Column(Fold):
    """One column: its name, the choice of what it holds, and its first cells."""

    wished = Signal(int, str)

    def __init__(self, number: int) -> None:
        super().__init__(theme.scaled(560), spacing=12)
        self._number = number
        self._name, self._cells = label("", wraps=True), label("", "muted", wraps=True)
        self.choice = Choice("")
        self.choice.activated.connect(self._chosen)
        self.add(self._name, 2)
        self.add(self.choice, 3)
        self.add(self._cells, 4)

    def show_value(self, column: ColumnLine, choices: tuple[tuple[str, str], ...]) -> None:
        """Show the column."""
        self._name.setText(column.name)
        self._cells.setText(column.cells)
        self.choice.setAccessibleName(f"{column.name}: what it holds")
        self.choice.show_choices(choices, column.role)

    def _chosen(self) -> None:
        self.wished.emit(self._number, str(self.choice.currentData()))
