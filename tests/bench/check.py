"""How long the linter takes for a deck of 10,000 items, as a whole process, beside the least that reading YAML takes.

Run with ``make bench``; with ``--json`` for programs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from big_deck import big_deck

_ROOT = Path(__file__).parents[2]
_ITEMS = 10_000
_RUNS = 5
_FLOOR = "import sys, yaml\nwith open(sys.argv[1], 'rb') as f:\n    for _ in yaml.parse(f, yaml.CBaseLoader): pass"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "big.yaml"
        deck.write_text(big_deck(_ITEMS), encoding="utf-8")
        app = _best([sys.executable, str(_ROOT / "main.py"), "check", str(deck)])
        floor = _best([sys.executable, "-c", _FLOOR, str(deck)])
    row = {"figure": f"check a deck of {_ITEMS:,} items", "app": app, "floor": floor, "ratio": app / floor}
    if "--json" in sys.argv[1:]:
        print(json.dumps([row]))
    else:
        print(f"{'figure':<36}{'this app':>10}{'floor':>10}{'ratio':>8}   floor: the events of libyaml")
        print(f"{row['figure']:<36}{app:>8.2f} s{floor:>8.2f} s{app / floor:>8.1f}")


def _best(command: list[str]) -> float:
    """Return the seconds of the quickest of some runs, from outside the process."""
    times = []
    for _ in range(_RUNS):
        start = perf_counter()
        subprocess.run(command, capture_output=True, check=False)
        times.append(perf_counter() - start)
    return min(times)


main()
