"""How long a package of 100,000 notes takes to read, beside Anki's own import of a CSV file with as many.

Run with ``python tests/bench/packages.py``; it needs the real Anki, which the tests have.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

_ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))
sys.path.insert(0, str(_ROOT / "tests" / "exchange"))

from anki.collection import ImportCsvRequest  # noqa: E402 - after the path is set
from anki_shelf import Collection, collection, export, take_in  # noqa: E402

from quizapp.base.clock import Moment  # noqa: E402
from quizapp.deck.model import Card, Deck  # noqa: E402
from quizapp.exchange.anki.read import read  # noqa: E402
from quizapp.exchange.anki.write import write  # noqa: E402
from quizapp.exchange.carried import CarriedDeck  # noqa: E402

_NOTES = 100_000
_RUNS = 3


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "big.csv"
        table.write_text(
            "".join(f'"{front}","{back}"\n' for front, back in map(_words, range(_NOTES))), encoding="utf-8"
        )
        floor = min(_anki_seconds(folder / f"csv-{run}", table) for run in range(_RUNS))
        package = folder / "big.apkg"
        writing = _best(lambda: package.write_bytes(_written()))
        with collection(folder / "source") as anki:
            take_in(anki, package)
            newest = export(anki, folder / "newest.apkg", "newest")
        reading = _best(lambda: read(newest))
    print(f"{'read 100,000 notes':<24}{reading:>8.2f} s{reading / floor:>8.1f}")
    print(f"{'write 100,000 notes':<24}{writing:>8.2f} s{writing / floor:>8.1f}")
    print(f"{'Anki, from CSV':<24}{floor:>8.2f} s")


def _words(number: int) -> tuple[str, str]:
    front = f"What is the capital of country {number}?"
    return (
        front.replace("capital", "<b>capital</b>") if number % 4 == 0 else front
    ), f"The city {number}, by the river."


def _written() -> bytes:
    items = tuple(
        Card(id=f"i{number}", front=front, back=back) for number in range(_NOTES) for front, back in [_words(number)]
    )
    return write([CarriedDeck(Deck(id="big", title="Big", items=items))], Moment(1_790_000_000_000, 20_717)).content


def _anki_seconds(folder: Path, table: Path) -> float:
    with collection(folder) as anki:
        return _seconds(lambda: _import_csv(anki, table))


def _import_csv(anki: Collection, table: Path) -> None:
    anki.import_csv(ImportCsvRequest(path=str(table), metadata=anki.get_csv_metadata(str(table), None)))


def _best(job: Callable[[], object]) -> float:
    return min(_seconds(job) for _ in range(_RUNS))


def _seconds(job: Callable[[], object]) -> float:
    start = perf_counter()
    job()
    return perf_counter() - start


main()
