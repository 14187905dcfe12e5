"""How a table was understood, and its first rows, to look at."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.exchange.encoding import Encoding
from quizapp.exchange.table.roles import Role


@dataclass(frozen=True, slots=True)
class Table:
    """How a table was understood. rows: the first ones, the headings among them, their cells cut short.

    separator: the sign between cells; found: the one that the file says or that is guessed, whatever a person says.
    roles: what each column holds.
    """

    separator: str
    found: str
    encoding: Encoding
    header: bool
    roles: tuple[Role, ...]
    rows: tuple[tuple[str, ...], ...]
