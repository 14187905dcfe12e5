"""Results of other people as a table of marks, read within limits: what the verb ``items`` and cohorts are made of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from quizapp.base.csv_rows import number, read, refused, shown
from quizapp.base.errors import RefusedError
from quizapp.stats.items import Marks

_MOST_ITEMS = 1000


def results(file: Path, max_mark: float = 1.0, told: str = "") -> Marks:
    """Return the marks in a table: a header row of item names, then a row for each person, a cell for each mark.

    max_mark: the highest mark; told: what a refusal says of it besides. Raises RefusedError with the line.
    """
    rows = read(file)
    line, header = next(rows)
    names = _names(line, header)
    marks = tuple(_row(line, names, cells, max_mark, told) for line, cells in rows)
    if not marks:
        raise RefusedError("The table has no rows below its header.", todo="Add a row for each person.")
    return Marks(names, marks, max_mark)


@lru_cache(maxsize=1024)
def mark_in(cell: str, max_mark: float) -> float | None:
    """Return the mark in a cell, None for an empty one. Raises ValueError with a sentence."""
    if not cell.strip():
        return None
    mark = number(cell)
    if mark < 0:
        raise ValueError(f"the mark {cell.strip()} is below 0.")
    if mark > max_mark:
        raise ValueError(f"the mark {cell.strip()} is above the highest, {max_mark:g}.")
    return mark


def _names(line: int, header: list[str]) -> tuple[str, ...]:
    todo = "The first row names the items, each once."
    names = tuple(name.strip() for name in header)
    if len(names) > _MOST_ITEMS:
        raise refused(line, f"there are {len(names)} items, and at most {_MOST_ITEMS} are read.")
    if "" in names:
        raise refused(line, f"column {names.index('') + 1} has no name.", todo)
    if all(name.replace(".", "", 1).isdecimal() for name in names) and min(map(float, names)) < 1:
        raise refused(line, "there are marks where the header should be.", todo)
    for at, name in enumerate(names):
        if name in names[:at]:
            raise refused(line, f"two items are called “{shown(name)}”.", todo)
    return names


def _row(line: int, names: tuple[str, ...], cells: list[str], max_mark: float, told: str) -> tuple[float | None, ...]:
    marks = []
    for name, cell in zip(names, cells, strict=True):
        try:
            marks.append(mark_in(cell, max_mark))
        except ValueError as wrong:
            todo = f"A cell holds a mark from 0 to {max_mark:g}{told}, or nothing."
            raise refused(line, f"item “{shown(name)}”: {wrong}", todo) from wrong
    return tuple(marks)
