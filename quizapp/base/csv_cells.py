"""Rows of a CSV file for a spreadsheet, in which no text can act as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_ACTS = ("=", "+", "-", "@", "\t", "\r")

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

    These are texts that begin with = + - @, a tab or a carriage return, after blanks too (OWASP, "CSV Injection").
    """
    return f"'{text}" if text.lstrip(" ").startswith(_ACTS) else text


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
