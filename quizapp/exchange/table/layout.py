"""How a table is laid out: what separates its cells, what its columns hold; guessed where the file does not say."""

from __future__ import annotations

import csv
import operator
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice

from quizapp.base.csv_cells import as_it_was
from quizapp.exchange.limits import COLUMNS
from quizapp.exchange.table.roles import Role, is_header, once, role_of, usual
from quizapp.exchange.table.said import NOTHING, Said
from quizapp.exchange.table.separators import GUESSED, separator_called

_EXCEL = re.compile(r'sep=([^"\n])\n')
_ANKI = re.compile(r"#([a-z ]+):([^\n]*)(?:\n|$)", re.IGNORECASE)
_ANKI_KEYS = (
    "separator", "html", "tags", "columns", "notetype", "deck", "notetype column", "deck column", "tags column",
    "guid column", "if matches",
)  # fmt: skip
_SAMPLE_LINES = 60
_SAMPLE_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line on which it starts, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read.

    found: the separator that the file says or that is guessed, where a person says another one.
    start: where its rows begin in the text, and first_line the line there; header: whether the first row names columns.
    quoted: whether cells may stand in quotation marks; html: whether cells are HTML.
    deck, tags, notetype: what holds for every row. guessed: whether the file itself says nothing of it.
    made_safe: whether cells that a spreadsheet would run have an apostrophe before them, as in what Quizapp writes.
    """

    separator: str
    roles: tuple[Role, ...]
    header: bool = False
    quoted: bool = True
    html: bool = False
    start: int = 0
    first_line: int = 1
    deck: str = ""
    tags: tuple[str, ...] = ()
    notetype: str = ""
    guessed: bool = False
    found: str = ""
    made_safe: bool = False


class EndlessRowError(Exception):
    """A row goes on and on: a quotation mark that is never closed. ``line`` is where it starts."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def layout_of(text: str, said: Said = NOTHING) -> Layout:
    """Return how a table is laid out: as a person says, else as it says (Anki's headers, headings), else by a guess."""
    told, start = _told(text)
    layout = _of_anki(text, told, start, said.separator) if told else _guessed(text, said.separator)
    return _as_said(layout, text, said)


def _guessed(text: str, separator: str | None) -> Layout:
    excel = _EXCEL.match(text)
    start = excel.end() if excel else 0
    sample = text[start : start + _SAMPLE_CHARACTERS]
    found = excel[1] if excel else _likeliest(sample)
    separator = separator or found
    quoted = _is_quoted(text[start:], separator)
    first_line = 2 if excel else 1
    layout = Layout(separator, (), quoted=quoted, start=start, first_line=first_line, guessed=True, found=found)
    first = _first_cells(sample, layout)
    header = is_header(first)
    roles = once([role_of(cell) for cell in first]) if header else usual(_width(sample, layout))
    ours = header and "deck_id" in roles  # a heading of Quizapp's alone; the apostrophes of others are words
    return replace(layout, roles=roles, header=header, made_safe=ours)


def _as_said(layout: Layout, text: str, said: Said) -> Layout:
    """Return a layout whose columns are as a person has them: what they say goes before what was guessed."""
    header = layout.header if said.header is None else said.header
    if said.roles is not None:
        return replace(layout, roles=said.roles, header=header)
    if header == layout.header:
        return layout
    sample = text[layout.start : layout.start + _SAMPLE_CHARACTERS]
    whole = replace(layout, header=False)
    roles = once([role_of(cell) for cell in _first_cells(sample, whole)]) if header else usual(_width(sample, whole))
    return replace(layout, roles=roles, header=header)


def first_rows(text: str, layout: Layout, count: int) -> tuple[tuple[str, ...], ...]:
    """Return the first rows as they stand, the headings among them; fewer where one never ends."""
    sample = text[layout.start : layout.start + _SAMPLE_CHARACTERS]
    found = rows(sample, replace(layout, header=False), at_start=True)
    kept: list[tuple[str, ...]] = []
    with suppress(EndlessRowError):
        kept += (tuple(row.cells) for row in islice(found, count))
    return tuple(kept)


def rows(text: str, layout: Layout, *, at_start: bool = False) -> Iterator[Row]:
    """Yield the rows that are not empty, headings left out. at_start: the text begins where the rows do.

    Raises EndlessRowError.
    """
    source = StringIO(text if at_start else text[layout.start :], newline="\n")
    if layout.quoted:
        reader = csv.reader(source, delimiter=layout.separator)
    else:
        reader = csv.reader(source, delimiter=layout.separator, quoting=csv.QUOTE_NONE)
    line = layout.first_line
    skip = layout.header
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # a cell that is longer than any can be
            raise EndlessRowError(line) from error
        here, line = line, layout.first_line + reader.line_num
        if not cells or (len(cells) == 1 and not cells[0].strip()):
            continue
        if skip:
            skip = False
        else:
            kept = cells[:COLUMNS]
            yield Row(here, [as_it_was(cell) for cell in kept] if layout.made_safe else kept)


def _told(text: str) -> tuple[dict[str, str], int]:
    """Return what Anki's headers say, and where they end."""
    told: dict[str, str] = {}
    start = 0
    while found := _ANKI.match(text, start):
        key = found[1].strip().lower()
        if key not in _ANKI_KEYS and not told:
            break
        told[key] = found[2].rstrip("\r\n")
        start = found.end()
    return told, start


def _of_anki(text: str, told: dict[str, str], start: int, separator: str | None) -> Layout:
    sample = text[start : start + _SAMPLE_CHARACTERS]
    found = separator_called(told.get("separator", "")) or _likeliest(sample)
    separator = separator or found
    layout = Layout(
        separator,
        (),
        quoted=_is_quoted(text[start:], separator),
        html=told.get("html", "true").strip().lower() != "false",
        start=start,
        first_line=text.count("\n", 0, start) + 1,
        deck=told.get("deck", "").strip(),
        tags=tuple(told.get("tags", "").split()),
        notetype=told.get("notetype", "").strip(),
        found=found,
    )
    return replace(layout, roles=once(_anki_roles(told, max(_width(sample, layout), 1), separator)))


def _anki_roles(told: dict[str, str], width: int, separator: str) -> list[Role]:
    special: dict[int, Role] = {}
    columns: tuple[tuple[str, Role], ...] = (
        ("notetype column", "notetype"), ("deck column", "deck"), ("tags column", "tags"), ("guid column", "guid"),
    )  # fmt: skip
    for key, role in columns:
        if told.get(key, "").strip().isdecimal():
            special[int(told[key].strip()[:6]) - 1] = role
    headings = _first_cells(told.get("columns", ""), Layout(separator, ()))
    named: dict[int, Role] = {at: role_of(name) for at, name in enumerate(headings) if at not in special}
    if {"front", "back"} <= set(named.values()):
        return [special.get(at, named.get(at, "")) for at in range(max(width, len(headings)))]
    fields = iter(usual(width))
    return [special[at] if at in special else next(fields, "") for at in range(width)]


def _first_cells(sample: str, layout: Layout) -> list[str]:
    """Return the cells of the first row; none where it never ends."""
    try:
        return next(rows(sample, layout, at_start=True), Row(1, [])).cells
    except EndlessRowError:
        return []


def _width(sample: str, layout: Layout) -> int:
    """Return how many cells most rows of a sample have."""
    try:
        widths = Counter(len(row.cells) for row in islice(rows(sample, layout, at_start=True), _SAMPLE_LINES))
    except EndlessRowError:
        return 2
    return widths.most_common(1)[0][0] if widths else 0


def _likeliest(sample: str) -> str:
    """Return the separator that gives the most rows the same number of cells, two or more; the earlier of equals."""
    return max(GUESSED, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> float:
    layout = Layout(separator, (), quoted=_is_quoted(sample, separator))
    try:
        widths = [len(row.cells) for row in islice(rows(sample, layout, at_start=True), _SAMPLE_LINES)]
    except EndlessRowError:
        return 0.0
    split = Counter(width for width in widths if width > 1)
    if not split:
        return 0.0
    return split.most_common(1)[0][1] / len(widths)


def _is_quoted(text: str, separator: str) -> bool:
    """Say whether every cell that starts with a quotation mark ends with one: else the marks are only words'."""
    if '"' not in text:
        return True
    mark = re.escape(separator)
    cell = re.compile(rf'"(?:[^"]|"")*" *(?={mark}|\n|\Z)|([^{mark}\n]*)(?:{mark}|\n|\Z)')
    return not any(bare.startswith('"') for bare in map(operator.itemgetter(1), cell.finditer(text)) if bare)
