"""Verbs that read a table: ``items`` analyses marks, ``calibration`` holds confidence against marks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.base.csv_rows import number, read, refused, shown
from quizapp.base.errors import RefusedError
from quizapp.cli.printing import refusals, show

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.stats.calibration import Calibration
    from quizapp.stats.items import Analysis, ItemFigures, Missing, WholeFigures

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
_SETTINGS = {"show_default": True}


def _max_mark(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if not 0.001 <= value <= 1_000_000:  # "nan" is neither less nor more
        raise click.BadParameter("The highest mark is a number from 0.001 to 1000000.")
    return value


@click.command("items", context_settings=_SETTINGS)
@click.argument("file", metavar="RESULTS.csv", type=_FILE)
@click.option("--max-mark", metavar="M", type=float, default=1, callback=_max_mark, help="The highest mark of an item.")
@click.option("--missing", type=click.Choice(["zero", "skip"]), default="zero", help="Empty cells: 0, or left out.")
@_FORMAT
def items(file: Path, max_mark: float, missing: Missing, style: str) -> None:
    """Analyse a table of marks: how hard each item is, and how well it tells strong learners from weak.

    RESULTS.csv has a header row of item names, then a row for each person with a mark from 0 to M for each item.

    Facility and its 95% interval are shares of the highest mark, 0 to 1 (for people shown as percentages).
    Discrimination index, discriminative efficiency, effective weight, cic and error ratio are percentages. Mean,
    median, sd and standard error are in marks. What cannot be told is null.

    Status 0, or 2 where the table is refused.
    """
    from quizapp.stats.items import analysis
    from quizapp.stats.results import results

    with refusals():
        found = analysis(results(file, max_mark, told=" (see --max-mark)"), missing)
    _print(style, asdict(found), _analysis_lines(found))


@click.command("calibration", context_settings=_SETTINGS)
@click.argument("file", metavar="ANSWERS.csv", type=_FILE)
@_FORMAT
def calibration(file: Path, style: str) -> None:
    """Hold confidence against marks: Brier score and its parts, bias in points, log score, and each level.

    ANSWERS.csv has a header row and a row for each answer, with the columns confidence (0 to 1, or 0% to 100% with the
    sign) and mark (0 to 1; only 1 is right), in any order. Other columns are ignored, and rows where either is empty.

    Status 0, or 2 where the table is refused.
    """
    from quizapp.stats.calibration import calibration as calibrated

    with refusals():
        found = calibrated(_answers(file))
        if found is None:
            raise RefusedError("The table has no row with both a confidence and a mark.")
    _print(style, _calibration_values(found), _calibration_lines(found))


def _answers(file: Path) -> list[tuple[float, bool]]:
    """Return confidence and whether right from each row that has both."""
    rows = read(file)
    line, header = next(rows)
    columns = [name.strip().casefold() for name in header]
    said, earned = (_column(line, columns, name) for name in ("confidence", "mark"))
    return [
        _answer(line, cells[said], cells[earned])
        for line, cells in rows
        if cells[said].strip() and cells[earned].strip()
    ]


def _column(line: int, columns: list[str], name: str) -> int:
    if columns.count(name) == 1:
        return columns.index(name)
    how_many = "more than one column is" if name in columns else "no column is"
    raise refused(line, f"{how_many} called “{name}”.", "The first row names the columns: confidence and mark.")


def _answer(line: int, confidence: str, mark: str) -> tuple[float, bool]:
    from quizapp.stats.calibration import calibration as calibrated
    from quizapp.stats.results import mark_in

    try:
        answer = (_probability(confidence.strip()), mark_in(mark, 1.0) == 1)
        calibrated([answer])  # knows what is no probability, but not on which line
    except ValueError as wrong:
        raise refused(line, str(wrong)) from wrong
    except RefusedError as wrong:
        raise refused(line, wrong.happened, wrong.todo) from wrong
    return answer


def _probability(confidence: str) -> float:
    """Return 0.75 from "0.75" or "75%"; in decimals, so that the two are one level."""
    if not confidence.endswith("%"):
        return number(confidence)
    number(confidence[:-1])
    return float(Decimal(confidence[:-1].strip()).scaleb(-2))


def _print(style: str, values: object, lines: Iterator[str]) -> None:
    show(json.dumps(values, indent=2, allow_nan=False) if style == "json" else "\n".join(lines))


def _analysis_lines(found: Analysis) -> Iterator[str]:
    from quizapp.stats.items import too_few

    for one in found.items:
        yield from _item_lines(one)
    yield from _whole_lines(found.whole, len(found.items))
    if not found.is_judged:
        yield too_few(found.whole.n)


def _item_lines(one: ItemFigures) -> Iterator[str]:
    """Yield a name alone on its line, since it may run from right to left, and its figures."""
    low, high = (_percent(end, 100) for end in one.facility_ci or (None, None))
    yield shown(one.item)
    yield f"  n {one.n}; facility {_percent(one.facility, 100)}, likely {low} to {high}; sd {_told(one.sd)}"
    yield (
        f"  discrimination {_percent(one.discrimination_index)}, efficiency {_percent(one.discriminative_efficiency)},"
        f" effective weight {_percent(one.effective_weight)}"
    )


def _whole_lines(whole: WholeFigures, items: int) -> Iterator[str]:
    yield f"The whole: n {whole.n}; {items} items"
    yield f"  mean {_told(whole.mean)}, median {_told(whole.median)}, sd {_told(whole.sd)}"
    yield f"  skewness {_told(whole.skewness)}, kurtosis {_told(whole.kurtosis)}"
    yield (
        f"  internal consistency {_percent(whole.cic)}, error ratio {_percent(whole.error_ratio)},"
        f" standard error {_told(whole.standard_error)}"
    )


def _calibration_values(found: Calibration) -> dict[str, object]:
    fields = ("n", "brier", "reliability", "resolution", "uncertainty", "bias", "log_score")
    of_bins = ("level", "n", "right", "share", "low", "high")
    bins = [{name: getattr(one, name) for name in of_bins} for one in found.bins]
    return {name: getattr(found, name) for name in fields} | {"bins": bins}


def _calibration_lines(found: Calibration) -> Iterator[str]:
    from quizapp.stats import words

    yield words.calibrated(found) or words.calibration_needs(found.n)
    parts = f"reliability {found.reliability:.3f} - resolution {found.resolution:.3f}"
    yield f"Brier score {found.brier:.3f} = {parts} + uncertainty {found.uncertainty:.3f}"
    yield f"n {found.n}; bias {found.bias:+.1f} points; log score {found.log_score:.3f}"
    for one in found.bins:
        likely = f", likely {words.between(one.low, one.high)}" if one.is_judged else ""
        yield f"  {100 * one.level:g}%: {one.right} of {one.n} right{likely}"


def _told(figure: float | None) -> str:
    return "unknown" if figure is None else f"{round(figure, 2) + 0.0:.2f}"


def _percent(figure: float | None, scale: int = 1) -> str:
    return "unknown" if figure is None else f"{round(scale * figure, 1) + 0.0:.1f}%"
