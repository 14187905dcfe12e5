"""The table of what is felt: each figure of this app beside the least that it could take, measured in the same run.

Run with ``make bench``. Absolute times say more about the machine than about the app; the ratios hold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import bench_decks
import bench_install
import bench_progress
import bench_start
import bench_study
from collection import Size
from peers import beside
from plan import Plan
from process import ROOT
from row import Row, as_json, as_table

PARTS = {
    "start": bench_start.rows,
    "study": bench_study.rows,
    "decks": bench_decks.rows,
    "progress": bench_progress.rows,
    "install": bench_install.rows,
}


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    chosen = _parser().parse_args(arguments)
    plan = quick(chosen.folder) if chosen.quick else Plan(Size(chosen.cards, chosen.reviews), 7, 400, chosen.folder)
    rows = measured(plan, chosen.only or list(PARTS))
    if chosen.peers:
        rows = beside(rows, chosen.peers, plan)
    print(as_json(rows) if chosen.json else as_table(rows))


def quick(folder: Path) -> Plan:
    """Return the plan by which every row is tried in seconds; its figures say nothing."""
    return Plan(Size(400, 2_000), runs=1, answers=8, folder=folder, on_screen=False)


def measured(plan: Plan, parts: Sequence[str]) -> list[Row]:
    """Return the rows of some parts."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    return [row for part in parts for row in PARTS[part](plan)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="rows for programs")
    parser.add_argument("--quick", action="store_true", help="every row once, on a small collection")
    parser.add_argument("--only", action="append", choices=list(PARTS), help="some parts; may be given again")
    parser.add_argument("--peers", type=Path, help="a Python that has Anki, to measure it too")
    parser.add_argument("--cards", type=int, default=100_000, help="cards of the large collection")
    parser.add_argument("--reviews", type=int, default=1_000_000, help="reviews of the large collection")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench", help="where collections are made")
    return parser


if __name__ == "__main__":
    main(sys.argv[1:])
