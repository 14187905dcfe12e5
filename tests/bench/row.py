"""One line of the table: a figure of this app beside its floor, the bar that it should stay under, and its peers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from statistics import median


@dataclass(frozen=True)
class Row:
    """A figure. app and floor: in ``unit``; bar: in words, what the figure should be; peers: the same of other apps."""

    figure: str
    unit: str
    app: float
    floor: float | None = None
    floor_is: str = ""
    bar: str = ""
    peers: Mapping[str, float] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.app / self.floor if self.floor else None


def as_json(rows: Iterable[Row]) -> str:
    """Return rows for programs."""
    return json.dumps([{**asdict(row), "ratio": row.ratio} for row in rows], indent=1)


def as_table(rows: Iterable[Row]) -> str:
    """Return rows for people."""
    lines = [f"{'figure':<58}{'this app':>12}{'floor':>12}{'ratio':>7}  {'peers':<24}{'bar':<34}floor is"]
    lines += [_line(row) for row in rows]
    return "\n".join(lines)


def _line(row: Row) -> str:
    floor = "" if row.floor is None else _figure(row.floor, row.unit)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    peers = ", ".join(f"{name} {_figure(figure, row.unit)}" for name, figure in row.peers.items())
    app = _figure(row.app, row.unit)
    return f"{row.figure:<58}{app:>12}{floor:>12}{ratio:>7}  {peers:<24}{row.bar:<34}{row.floor_is}".rstrip()


def _figure(value: float, unit: str) -> str:
    return f"{value:,.2f} {unit}" if value < 100 else f"{value:,.0f} {unit}"


def middle(values: Iterable[float]) -> float:
    """Return the median."""
    return median(values)


def p99(values: Iterable[float]) -> float:
    """Return the value that 99 of 100 do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)]
