"""Feeds the reader of decks whatever libFuzzer makes up. For development alone: needs atheris, which nothing else does.

    pip install atheris && mkdir -p build/corpus && cd build
    python ../tests/fuzz/fuzz_reader.py corpus ../tests/fuzz/corpus -dict=../tests/fuzz/deck.dict -max_total_time=600

What it finds goes into tests/fuzz/corpus as a small file of its own, which test_corpus.py tries ever after.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
with atheris.instrument_imports(include=["quizapp", "yaml"]):
    from reading import one_input


def main() -> None:
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
