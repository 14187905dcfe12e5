"""What is said of a table by the choices of its view, one change after the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from quizapp.exchange.encoding import encoding_called
from quizapp.exchange.table.roles import Role
from quizapp.exchange.table.said import NOTHING, Said
from quizapp.exchange.table.understood import Table
from quizapp.ui.exchange import table_words
from quizapp.ui.exchange.table_view import TableView

_NONE = -1


class TableWishes(QObject):
    """What is said of the table that a view shows (``said``). Signal: it is something else now (``changed``)."""

    changed = Signal()

    def __init__(self, view: TableView) -> None:
        super().__init__()
        self.said = NOTHING
        self._shown: tuple[Role, ...] = ()
        self._before: tuple[Role, ...] = ()
        self._changing = _NONE  # the column that is being changed, from 0
        view.role_wished.connect(self._change_role)
        view.heading_wished.connect(lambda is_heading: self._change(replace(self.said, header=is_heading)))
        view.separator_wished.connect(self._change_separator)
        view.encoding_wished.connect(self._change_encoding)

    def forget(self) -> None:
        """Say nothing, of another file."""
        self.said, self._changing = NOTHING, _NONE

    def take_in(self, table: Table | None) -> None:
        """Know how the table is understood now, of which the next wish changes a part."""
        self._shown = () if table is None else table.roles

    def _change_role(self, column: int, role: str) -> None:
        """Let a column hold something else; what it took from another on the way through its list goes back there."""
        if column != self._changing:
            self._before = self._shown
        self._shown = table_words.changed(self._before, column, table_words.role_named(role))
        self._change(replace(self.said, roles=self._shown), column)

    def _change_separator(self, separator: str) -> None:
        """Set the cells apart by another sign; what the columns hold is guessed anew, since they are others."""
        self._change(replace(self.said, separator=separator, roles=None))

    def _change_encoding(self, name: str) -> None:
        self._change(replace(self.said, encoding=encoding_called(name)))

    def _change(self, said: Said, column: int = _NONE) -> None:
        self.said, self._changing = said, column
        self.changed.emit()
