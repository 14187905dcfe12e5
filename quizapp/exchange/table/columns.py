"""What the columns of a table hold, as a person says it or as it was understood; and the first rows, to look at."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.base.errors import RefusedError
from quizapp.exchange.table.roles import KNOWN, Role, once, role_of

_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Columns:
    """What a person says of a table where a guess will not do; None leaves it to the guess.

    roles: what each column holds, "" for nothing; columns beyond them hold nothing. header: whether the first row names
    the columns.
    """

    roles: tuple[Role, ...] | None = None
    header: bool | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """How a table was understood. rows: the first ones, the headings among them, their cells cut short.

    separator, encoding: in words. roles: what each column holds.
    """

    separator: str
    encoding: str
    header: bool
    roles: tuple[Role, ...]
    rows: tuple[tuple[str, ...], ...]


def columns_told(words: str) -> Columns:
    """Return what "front,back,-,tags" says: a name for each column, as headings have them, and "-" for nothing.

    Raises RefusedError where a name says nothing known, or stands twice.
    """
    names = [name.strip() for name in words.split(",")]
    roles = ["" if name == _NOTHING else role_of(name) for name in names]
    unknown = [name for name, role in zip(names, roles, strict=True) if not role and name != _NOTHING]
    if unknown:
        raise RefusedError(
            f"No column holds '{unknown[0]}'.", todo=f"Columns hold: {', '.join(KNOWN)}, or {_NOTHING} for nothing."
        )
    told = once(roles)
    if list(told) != roles:
        twice = next(role for role, kept in zip(roles, told, strict=True) if role != kept)
        raise RefusedError(f"Two columns cannot both hold '{twice}'.", todo=f"Write {_NOTHING} for one of them.")
    return Columns(told)
