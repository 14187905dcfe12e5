"""The decks that ship with the app, as an editor sees them: each names the schema, and keeps it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "deck.schema.json"
DECKS = sorted((ROOT / "decks").rglob("*.y*ml"))
LINE = "# yaml-language-server: $schema="


def checked(*files: Path) -> subprocess.CompletedProcess[str]:
    """Check files against the schema; nothing is fetched."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.stem)
def test_a_deck_begins_with_the_way_to_its_schema(deck: Path) -> None:
    with deck.open(encoding="utf-8") as file:
        first = file.readline()

    assert first.startswith(LINE)
    assert (deck.parent / first.removeprefix(LINE).strip()).resolve() == SCHEMA


def test_every_deck_keeps_the_schema() -> None:
    assert DECKS

    found = checked(*DECKS)

    assert found.returncode == 0, found.stdout + found.stderr


def test_the_schema_refuses_what_the_reader_does(tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text(DECKS[0].read_text(encoding="utf-8").replace("    answer: ", "    colour: ", 1), encoding="utf-8")

    found = checked(file)

    assert found.returncode == 1
    assert "colour" in found.stdout
