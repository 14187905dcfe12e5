"""The results of an attempt on paper: the score, section by section, question by question, and calibration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.ui.printing.measures import WIDTH
from quizapp.ui.printing.pages import Part
from quizapp.ui.printing.pieces import Block, Piece, Row, Rule
from quizapp.ui.printing.prose import words
from quizapp.ui.printing.results_value import PrintedResults, PrintedRow

Columns = Sequence[tuple[float, float]]  # where each begins, and how wide it is

_SECTIONS: Columns = ((0, 800), (840, 340), (1220, 440))
_LEVELS: Columns = ((0, 300), (340, 300), (680, 500))
_ROWS: Columns = ((0, 80), (100, 740), (880, 180), (1090, 140), (1250, 410))


def results_part(results: PrintedResults) -> Part:
    """Return the results."""
    running = f"{results.title}: results of {results.learner}"
    return Part(running, _blocks(results), len(results.rows) + len(results.sections) + 3)


def _blocks(results: PrintedResults) -> Iterator[Block]:
    yield _head(results)
    if results.sections:
        sections = tuple((one.title, one.score, one.level) for one in results.sections)
        yield from _table("Section by section", ("Section", "Score", "Level"), sections, _SECTIONS)
    if results.calibration:
        yield from _calibration(results)
    rows = tuple(map(_row, results.rows))
    yield from _table("Question by question", ("", "Question", "How sure", "Answer", "Marks"), rows, _ROWS)


def _head(results: PrintedResults) -> Block:
    return Block(
        (
            words(results.title, 0, WIDTH, size="title", strong=True),
            words(f"Results of {results.learner}", 0, WIDTH, above=14),
            words(results.about, 0, WIDTH, size="small", above=14),
            Rule(above=40),
            words(results.headline, 0, WIDTH, size="title", strong=True, above=50),
            words(results.level, 0, WIDTH, above=10),
            *(words(note, 0, WIDTH, size="small", above=10) for note in results.notes),
        )
    )


def _calibration(results: PrintedResults) -> Iterator[Block]:
    title = words("Do you know what you know?", 0, WIDTH, size="heading", strong=True, above=80)
    said = words(results.calibration, 0, WIDTH, above=14)
    heads = _cells(("How sure", "Right", "Likely"), _LEVELS, above=24, strong=True)
    rows = (_cells(level, _LEVELS, above=18) for level in results.levels)
    yield Block((title, said, *((heads, Rule(above=10), *rows) if results.levels else ())))


def _table(title: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], columns: Columns) -> Iterator[Block]:
    """Yield the title with the heads and the first row, then row by row."""
    over = (
        words(title, 0, WIDTH, size="heading", strong=True, above=80),
        _cells(heads, columns, above=24, strong=True),
        Rule(above=10),
    )
    for place, row in enumerate(rows):
        cells = _cells(row, columns, above=18)
        yield Block((*(over if place == 0 else ()), cells))


def _cells(texts: tuple[str, ...], columns: Columns, above: float, *, strong: bool = False) -> Piece:
    cells = (
        words(text, left, width, size="small", strong=strong)
        for text, (left, width) in zip(texts, columns, strict=True)
        if text
    )
    return Row(cells, above)


def _row(row: PrintedRow) -> tuple[str, ...]:
    return (str(row.number), row.stem, row.sure, row.verdict, row.marks)
