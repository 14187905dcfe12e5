"""Rows of a CSV file for a spreadsheet, in which no text can act as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# Full-width signs act where the spreadsheet speaks Japanese; a line feed is a carriage return that was read.
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_MARK = "'"

Cell = str | int | float | bool | None


def written(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to see that it is UTF-8).

    Numbers stand as they are; None is an empty cell, and true and false are 1 and 0.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would take it for a formula.

    These are texts that begin with = + - @, a tab or a line's end, after blanks too (OWASP, "CSV Injection"); numbers
    are none. A formula behind apostrophes gets one more, so that ``as_it_was`` knows which one to take away.
    """
    return f"{_MARK}{text}" if _acts_behind_marks(text) else text


def as_it_was(cell: str) -> str:
    """Return the text that ``safe`` made a cell of."""
    return cell[1:] if cell.startswith(_MARK) and _acts_behind_marks(cell) else cell


def _acts_behind_marks(text: str) -> bool:
    bare = text.lstrip(_MARK)
    return bare.lstrip(" ").startswith(_ACTS) and _NUMBER.fullmatch(bare) is None


def _cell(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case bool():
            return int(cell)
        case str():
            return safe(cell)
        case _:
            return cell
