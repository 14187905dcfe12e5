"""The cells that answers are given in: shapes to mark, boxes and lines to write in."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.ui.printing.measures import WIDTH, wide
from quizapp.ui.printing.pieces import AFTER_LINE, Cell, Cells, Shape

_DATE = 540.0
_BOX = 150.0
_WORD = 36 + 16 + 90  # a shape, its gap, and the room to the next one
_LETTERS = 140.0


def name_and_date(above: float) -> Cells:
    """Return the line on which a person writes who they are, and when."""
    return Cells((line("Name", WIDTH - _DATE), line("Date", _DATE + AFTER_LINE)), 0, WIDTH + AFTER_LINE, above)


def to_mark(letters: Iterable[str], *, several: bool) -> tuple[Cell, ...]:
    """Return a shape for each letter: a circle where one is to be marked, a square where several are."""
    shape: Shape = "square" if several else "round"
    return tuple(Cell(shape, letter, _LETTERS) for letter in letters)


def true_or_false() -> tuple[Cell, ...]:
    """Return the two words to mark one of."""
    return tuple(Cell("round", words, wide(words) + _WORD) for words in ("True", "False"))


def boxes(count: int) -> tuple[Cell, ...]:
    """Return a numbered box for each step."""
    return _numbered("box", count)


def lines(count: int) -> tuple[Cell, ...]:
    """Return a numbered line for each left-hand side."""
    return _numbered("line", count)


def line(words: str, width: float) -> Cell:
    """Return one line to write on, after some words."""
    return Cell("line", words, width)


def _numbered(shape: Shape, count: int) -> tuple[Cell, ...]:
    return tuple(Cell(shape, str(number), wide(str(count)) + _BOX) for number in range(1, count + 1))
