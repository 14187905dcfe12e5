"""What a person says of a table where a guess will not do, as a value and in words."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.base.errors import RefusedError
from quizapp.exchange.encoding import ENCODINGS, Encoding, encoding_called
from quizapp.exchange.table.roles import KNOWN, Role, once, role_of
from quizapp.exchange.table.separators import NAMES, separator_called

_NO_COLUMN = "-"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a table; None leaves it to what the file says, or to the guess.

    roles: what each column holds, "" for nothing; columns beyond them hold nothing. header: whether the first row names
    the columns. separator: the sign between cells.
    """

    roles: tuple[Role, ...] | None = None
    header: bool | None = None
    separator: str | None = None
    encoding: Encoding | None = None


NOTHING = Said()


def said_in_words(
    columns: str | None = None,
    *,
    header: bool | None = None,
    separator: str | None = None,
    encoding: str | None = None,
) -> Said:
    """Return what words say. columns: "front,back,-,tags", a name for each as headings have them, "-" for nothing.

    separator: its name or the sign itself. Raises RefusedError where a name says nothing known, or a column's twice.
    """
    return Said(
        None if columns is None else _roles(columns),
        header,
        None if separator is None else _separator(separator),
        None if encoding is None else _encoding(encoding),
    )


def _roles(words: str) -> tuple[Role, ...]:
    names = [name.strip() for name in words.split(",")]
    roles = ["" if name == _NO_COLUMN else role_of(name) for name in names]
    unknown = [name for name, role in zip(names, roles, strict=True) if not role and name != _NO_COLUMN]
    if unknown:
        raise RefusedError(
            f"No column holds '{unknown[0]}'.", todo=f"Columns hold: {', '.join(KNOWN)}, or {_NO_COLUMN} for nothing."
        )
    told = once(roles)
    if list(told) != roles:
        twice = next(role for role, kept in zip(roles, told, strict=True) if role != kept)
        raise RefusedError(f"Two columns cannot both hold '{twice}'.", todo=f"Write {_NO_COLUMN} for one of them.")
    return told


def _separator(words: str) -> str:
    sign = separator_called(words)
    if not sign:
        names = ", ".join(NAMES.values())
        raise RefusedError(
            f"'{words}' sets no cells apart.", todo=f"Write {names}, or one sign that is no quotation mark."
        )
    return sign


def _encoding(name: str) -> Encoding:
    found = encoding_called(name)
    if found is None:
        names = ", ".join(one.name for one in ENCODINGS)
        raise RefusedError(f"There is no encoding '{name}' here.", todo=f"Name one of these: {names}.")
    return found
