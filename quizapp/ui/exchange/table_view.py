"""How a table is read, before it is imported: what sets cells apart, its encoding, and what each column holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

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
    """A table. separator, encoding: those that hold; header: whether the first row is a heading.

    separators, encodings, choices: what can be chosen, each with its words; choices are those of what a column holds.
    more: how many columns are not shown.
    """

    separator: str
    encoding: str
    header: bool
    columns: tuple[ColumnLine, ...]
    separators: tuple[tuple[str, str], ...]
    encodings: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]
    more: int = 0


class TableView(QFrame):
    """Shows a TableValue. Wishes: a role for a column (from 0), a heading or none, a separator, an encoding by name."""

    role_wished = Signal(int, str)
    heading_wished = Signal(bool)
    separator_wished = Signal(str)
    encoding_wished = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.separator, self.encoding = Choice("Cells are set apart by"), Choice("Encoding")
        self.separator.currentIndexChanged.connect(lambda _at: self.separator_wished.emit(self.separator.currentData()))
        self.encoding.currentIndexChanged.connect(lambda _at: self.encoding_wished.emit(self.encoding.currentData()))
        self._more = label("", "muted", wraps=True)
        self.heading = Check("The first row names the columns")
        self.heading.clicked.connect(self.heading_wished)
        self._lines: list[_Column] = []
        self._columns = QVBoxLayout()
        self._columns.setSpacing(8)
        taken_apart = Fold(theme.scaled(560), spacing=12)
        for choice in (self.separator, self.encoding):
            taken_apart.add(_named(choice), 1)
        inner = QVBoxLayout()
        inner.setSpacing(12)
        for part in (taken_apart, self.heading):
            inner.addWidget(part)
        inner.addLayout(self._columns)
        inner.addWidget(self._more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(titled("How the table is read", inner))

    def show_value(self, value: TableValue) -> None:
        """Show a table; where it has as many columns as the one before, what has the focus keeps it."""
        self.separator.show_choices(value.separators, value.separator)
        self.encoding.show_choices(value.encodings, value.encoding)
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


def _named(choice: Choice) -> QWidget:
    """Return a choice with its name above it."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(choice.accessibleName(), "muted", wraps=True))
    column.addWidget(choice)
    return box


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
