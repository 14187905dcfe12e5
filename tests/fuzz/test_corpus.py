"""The seeds of the fuzzers, and what they once found, each a small file."""

from __future__ import annotations

from pathlib import Path

import importing
import pytest
import reading

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", sorted((HERE / "corpus").iterdir()), ids=lambda path: path.name)
def test_what_was_once_found_in_the_reader_stays_mended(path: Path) -> None:
    reading.one_input(path.read_bytes())


@pytest.mark.parametrize("path", sorted((HERE / "imported").iterdir()), ids=lambda path: path.name)
def test_what_was_once_found_in_an_importer_stays_mended(path: Path) -> None:
    assert path.read_bytes()[:1] in importing.WAYS
    importing.one_input(path.read_bytes())
