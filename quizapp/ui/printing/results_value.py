"""The results of an attempt as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.ui.results.row import ResultRow
from quizapp.ui.results.screen import ResultsValue, SectionScore


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A question and what became of it, in words."""

    number: int
    stem: str
    sure: str
    verdict: str
    marks: str


@dataclass(frozen=True, slots=True)
class PrintedResults:
    """What the results say on paper.

    notes: how the quiz was marked, and the score without guessing; levels: a row for each level of confidence, as (how
    sure, right, likely).
    """

    title: str
    learner: str
    about: str
    headline: str
    level: str
    sections: tuple[SectionScore, ...]
    rows: tuple[PrintedRow, ...]
    notes: tuple[str, ...] = ()
    calibration: str = ""
    levels: tuple[tuple[str, str, str], ...] = ()


def printed_results(value: ResultsValue, title: str, learner: str, when: str) -> PrintedResults:
    """Return results as they are printed, from what the screen shows; when: the day of the attempt, in words."""
    return PrintedResults(
        title=title,
        learner=learner,
        about=f"{when}. {value.about}",
        headline=value.headline,
        level=value.level,
        sections=value.sections,
        rows=tuple(_row(row) for row in value.rows),
        notes=tuple(note for note in (value.guessed, value.scheme) if note),
        calibration=value.calibration,
        levels=tuple(
            (f"{one.sure:.0%}", f"{one.right} of {one.n}", f"{one.low:.0%} to {one.high:.0%}") for one in value.levels
        ),
    )


def _row(row: ResultRow) -> PrintedRow:
    return PrintedRow(row.number, row.stem, row.sure, row.verdict, row.marks)
