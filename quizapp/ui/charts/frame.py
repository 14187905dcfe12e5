"""A chart in its panel, with its numbers as a table behind it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from quizapp.ui import theme
from quizapp.ui.widgets.button import link
from quizapp.ui.widgets.dress import label, panel
from quizapp.ui.widgets.fold import Fold


class Chart(Protocol):
    """What a panel needs of a chart: the numbers that it draws."""

    def numbers(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the headings of the columns, and the rows."""


class ChartPanel:
    """A panel with a title, a chart, and a link that swaps the chart for its table."""

    def __init__(self, title: str, chart: Chart, aside: str = "") -> None:
        self.box = panel()
        self._column = QVBoxLayout(self.box)
        self.chart = chart
        self.aside = label(aside, "muted", wraps=True)
        if not aside:
            self.aside.hide()
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._title = title
        self._swap = link("Show as table")
        self._swap.clicked.connect(self._turn)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)  # type: ignore[arg-type]  # every chart is a widget; a protocol cannot say so
        self._table = QTableWidget()
        self._stack.addWidget(self._table)
        self._lay_out()

    def add_under(self, part: QWidget) -> None:
        """Put what a chart says in words between the chart and its link."""
        self._column.insertWidget(self._column.count() - 1, part)

    def refresh(self) -> None:
        """Fill the table anew, if that is what shows."""
        if self._stack.currentWidget() is self._table:
            self._fill()

    def _turn(self) -> None:
        to_table = self._stack.currentWidget() is not self._table
        if to_table:
            self._fill()
        self._stack.setCurrentIndex(1 if to_table else 0)
        self._swap.setText("Show as chart" if to_table else "Show as table")
        self._give_room(to_table=to_table)

    def _give_room(self, *, to_table: bool) -> None:
        """Let the panel be as high as what shows: a chart is not stretched for the table behind it."""
        policy = QSizePolicy.Policy.Expanding if to_table else QSizePolicy.Policy.Ignored
        self._table.setSizePolicy(policy, policy)

    def _fill(self) -> None:
        headings, rows = self.chart.numbers()
        self._table.setColumnCount(len(headings))
        self._table.setRowCount(len(rows))
        self._table.setHorizontalHeaderLabels(list(headings))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self._table.setItem(row, column, QTableWidgetItem(cell))
        self._table.resizeColumnsToContents()
        self._table.resizeRowsToContents()

    def _lay_out(self) -> None:
        self._give_room(to_table=False)
        self._table.setAccessibleName(f"{self._title}, as a table")
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head = Fold(theme.scaled(420), spacing=8)
        head.add(label(self._title, "heading", wraps=True), 1)
        head.add(self.aside, 1)
        column = self._column
        column.setContentsMargins(24, 20, 24, 14)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._swap, 0, Qt.AlignmentFlag.AlignRight)
