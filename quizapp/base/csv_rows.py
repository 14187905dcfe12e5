"""Rows of a CSV file that somebody else has written: read within limits, or refused in a sentence with the line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from quizapp.base.errors import RefusedError

MOST_MB = 20
MOST_CELLS = 2_000_000
_LONGEST_NUMBER = 40
_WIDEST = 80  # characters of a name or a cell that are shown
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")


def read(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the header and then the rows, all of one length, each with the line it ends on; blank lines are none.

    Commas part the cells; the text is UTF-8, with or without a byte order mark. Raises RefusedError for anything else,
    and for a file of more than 20 MB or 2 million cells.
    """
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    width = cells = 0
    try:
        for row in filter(None, reader):
            width = width or _width(reader.line_num, row)
            if len(row) != width:
                raise refused(reader.line_num, f"this row has {_cells(len(row))} and the header {_cells(width)}.")
            cells += width
            if cells > MOST_CELLS:
                raise refused(reader.line_num, f"the table has more than {MOST_CELLS} cells.", "Split it.")
            yield reader.line_num, row
    except csv.Error as broken:
        raise refused(reader.line_num, f"this is no CSV ({broken}).", "Look for a stray quotation mark.") from broken
    if not width:
        raise RefusedError("The table is empty: it has no header.", todo="The first row names the columns.")


def refused(line: int, happened: str, todo: str = "") -> RefusedError:
    """Return the refusal of a line."""
    return RefusedError(f"Line {line}: {happened}", todo=todo)


def number(cell: str) -> float:
    """Return the number in a cell. Raises ValueError with a sentence, also for a decimal comma: it is not guessed."""
    written = cell.strip()
    if len(written) <= _LONGEST_NUMBER and _NUMBER.fullmatch(written):
        return float(written) + 0.0  # which takes the sign from -0
    if len(written) <= _LONGEST_NUMBER and _NUMBER.fullmatch(written.replace(",", ".", 1)):
        raise ValueError(f"{written} has a decimal comma. Write it with a point.")
    raise ValueError(f"“{shown(written)}” is no number.")


def shown(text: str) -> str:
    """Return a name or a cell as a terminal can show it: in one line, not too long, without control signs."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _width(line: int, header: list[str]) -> int:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise refused(line, "the columns are not parted by commas.", "Save the table with commas between the cells.")
    return len(header)


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_MB * 1_000_000 + 1)
    except OSError as trouble:
        raise RefusedError(f"{file} cannot be read: {trouble.strerror}.") from trouble
    if len(data) > MOST_MB * 1_000_000:
        raise RefusedError(f"The table is larger than {MOST_MB} MB.", todo="Split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        raise refused(line, "this is no UTF-8 text.", "Save the table as CSV in UTF-8.") from broken
