"""Where things lie on this machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from quizapp.base.places import Places, default_places, shipped_decks


def test_places_that_are_named_are_taken(tmp_path: Path) -> None:
    places = default_places(decks=[tmp_path / "mine"], data=tmp_path / "data", cache=tmp_path / "cache")

    assert places == Places((tmp_path / "mine",), tmp_path / "data", tmp_path / "cache")


def test_the_learners_own_decks_come_after_those_that_ship(tmp_path: Path) -> None:
    assert default_places(data=tmp_path, cache=tmp_path).decks == (shipped_decks(), tmp_path / "decks")
    assert (shipped_decks() / "01-what-are-stem-cells.yaml").is_file()
    assert not (tmp_path / "decks").exists()


def test_without_names_data_and_cache_are_where_the_system_keeps_them() -> None:
    places = default_places()

    assert "Quizapp" in places.data.parts
    assert "Quizapp" in places.cache.parts
    assert places.data != places.cache


def test_platformdirs_is_imported_only_when_it_is_needed(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from quizapp.base.places import default_places
default_places(data=Path({str(tmp_path)!r}), cache=Path({str(tmp_path)!r}))
sys.exit("platformdirs" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
