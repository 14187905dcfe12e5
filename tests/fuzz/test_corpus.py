"""The seeds of the fuzzer, and what it once found, each a small file."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import one_input

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_was_once_found_stays_mended(path: Path) -> None:
    one_input(path.read_bytes())
