"""How long a table of 100,000 notes takes to become a deck file, as a whole process, beside reading its cells alone.

Run with ``python tests/bench/tables.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

_ROOT = Path(__file__).parents[2]
_NOTES = 100_000
_RUNS = 3
_FLOOR = "import csv, sys\nwith open(sys.argv[1], newline='') as f:\n    for _ in csv.reader(f): pass"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "big.csv"
        rows = (f"What is the capital of country number {n}?,City {n}: the capital,geography\n" for n in range(_NOTES))
        table.write_text("".join(rows), encoding="utf-8")
        command = [sys.executable, str(_ROOT / "main.py"), "import", str(table), "--to"]
        told = [_seconds([*command, str(folder / f"decks-{run}")]) for run in range(_RUNS)]
        floor = min(_seconds([sys.executable, "-c", _FLOOR, str(table)]) for _ in range(_RUNS))
    print(f"import {_NOTES:,} notes of a CSV: {min(told):.2f} s; reading its cells: {floor:.2f} s")


def _seconds(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return perf_counter() - start


main()
