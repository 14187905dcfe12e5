"""Feeds every importer whatever libFuzzer makes up. For development alone: needs atheris, which nothing else does.

    pip install atheris && mkdir -p build/imported && cd build
    python ../tests/fuzz/fuzz_importers.py imported ../tests/fuzz/imported -dict=../tests/fuzz/import.dict \
        -max_total_time=3600

What it finds goes into tests/fuzz/imported as a small file of its own, which test_corpus.py tries ever after.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
with atheris.instrument_imports(include=["quizapp"]):
    from importing import one_input

    from quizapp import exchange

    for _module in pkgutil.walk_packages(exchange.__path__, "quizapp.exchange."):  # each is else loaded when it is used
        importlib.import_module(_module.name)


def main() -> None:
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
