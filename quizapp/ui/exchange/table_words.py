"""What a table says to people: its columns, and the words for all that can be chosen of it."""

from __future__ import annotations

from quizapp.exchange.encoding import ENCODINGS
from quizapp.exchange.table.roles import Role
from quizapp.exchange.table.separators import NAMES, name_of
from quizapp.exchange.table.understood import Table
from quizapp.ui.exchange.table_view import ColumnLine, TableValue

_ROLES: dict[Role, str] = {
    "front": "What is asked",
    "back": "The answer",
    "wrong": "A wrong option",
    "hint": "Hint",
    "why": "Why (an explanation)",
    "tags": "Tags",
    "section": "Section",
    "id": "The item's id",
    "deck": "The deck's title",
    "deck_id": "The deck's id",
    "kind": "The kind of item",
    "image": "Picture",
    "audio": "Sound",
    "evidence": "Evidence",
    "as_of": "As of (a date)",
    "refs": "References",
    "was": "Former ids",
    "ignore": "Rules to ignore",
    "settings": "Settings",
    "guid": "Anki's id of the note",
    "notetype": "Anki's type of the note",
    "": "Nothing: leave it out",
}
_COLUMNS = 40
_CELLS, _CELL_CHARACTERS = 3, 60
_NAME_CHARACTERS = 40


def told(table: Table) -> TableValue:
    """Return a table as the screen shows it."""
    return TableValue(
        separator=table.separator,
        encoding=table.encoding.name,
        header=table.header,
        columns=tuple(_column(table, at) for at in range(min(len(table.roles), _COLUMNS))),
        separators=tuple((sign, _separator(sign)) for sign in dict.fromkeys((*NAMES, table.found))),
        encodings=tuple((one.name, f"{one.name} ({one.whose})" if one.whose else one.name) for one in ENCODINGS),
        choices=tuple((role, words) for role, words in _ROLES.items()),
        more=max(len(table.roles) - _COLUMNS, 0),
    )


def changed(roles: tuple[Role, ...], at: int, role: Role) -> tuple[Role, ...]:
    """Return roles of which one column has another; it takes it from the column that had it, unless many may."""
    nothing: Role = ""
    kept = (nothing if one == role and role != "wrong" else one for one in roles)
    return tuple(role if place == at else one for place, one in enumerate(kept))


def role_named(name: str) -> Role:
    """Return the role that a choice stands for."""
    return next(role for role in _ROLES if role == name)


def _separator(sign: str) -> str:
    """Return the words for a separator: its name, and the sign where it can be seen."""
    name = name_of(sign)
    return name.capitalize() if name == sign or sign.isspace() else f"{name.capitalize()} ( {sign} )"


def _column(table: Table, at: int) -> ColumnLine:
    heads, body = (table.rows[:1], table.rows[1:]) if table.header else ((), table.rows)
    named = [_short(row[at], _NAME_CHARACTERS) for row in heads if at < len(row) and row[at].strip()]
    cells = [_short(row[at], _CELL_CHARACTERS) for row in body if at < len(row) and row[at].strip()]
    name = f"Column {at + 1}"
    return ColumnLine(f"{name}: {named[0]}" if named else name, table.roles[at], "  \u00b7  ".join(cells[:_CELLS]))


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}\u2026"
