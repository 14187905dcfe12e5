"""The decks of some folders behind one index."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.deck.indexing.compile import Changes
from quizapp.deck.library import Library, index_name

DECK = """quizapp: 1
id: {0}
title: Deck
items:
  - {{id: x, card: front, answer: back}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "a.yaml").write_text(DECK.format("a"), encoding="utf-8")
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Library]:
    library = Library([folder], tmp_path / "cache")
    yield library
    library.close()


def ids(library: Library) -> list[str]:
    return [deck.id for deck in library.index.decks()]


def test_a_new_library_is_empty_until_it_is_refreshed(library: Library) -> None:
    assert library.changed()
    assert ids(library) == []

    assert library.refresh() == Changes(added=("a",))

    assert not library.changed()
    assert ids(library) == ["a"]
    assert library.refresh() == Changes()


def test_a_deck_file_that_appears_changes_or_vanishes_is_noticed(library: Library, folder: Path) -> None:
    library.refresh()

    (folder / "b.yaml").write_text(DECK.format("b"), encoding="utf-8")
    assert library.changed()
    library.refresh()

    os.utime(folder / "b.yaml", (1, 1))
    assert library.changed()
    assert not library.refresh()
    assert not library.changed()

    (folder / "b.yaml").unlink()
    assert library.refresh() == Changes(removed=("b",))


def test_a_folder_that_vanishes_is_a_finding_and_takes_its_decks_along(library: Library, folder: Path) -> None:
    library.refresh()

    folder.rename(folder.with_name("elsewhere"))

    assert library.refresh() == Changes(removed=("a",))
    assert [finding.file for finding in library.index.findings()] == [str(folder)]
    assert not library.changed()


def test_a_duplicate_does_not_keep_the_library_busy(library: Library, folder: Path) -> None:
    (folder / "b.yaml").write_text(DECK.format("a"), encoding="utf-8")

    library.refresh()

    assert not library.changed()


def test_folders_share_an_index_only_with_themselves(tmp_path: Path) -> None:
    names = [index_name(folders) for folders in ([tmp_path], [tmp_path / "a"], [tmp_path, tmp_path / "a"], [])]

    assert len(set(names)) == 4
    assert all(re.fullmatch(r"index-[0-9a-f]{12}\.sqlite", name) for name in names)
    assert index_name([tmp_path]) == names[0]


def test_a_damaged_index_is_made_anew(library: Library) -> None:
    library.refresh()
    content = library.index.path.read_bytes()
    library.close()
    library.index.path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))

    again = Library(library.folders, library.index.path.parent)
    again.refresh()

    assert ids(again) == ["a"]
    assert again.index.search("front") != ()
    again.close()


def test_damage_that_only_compiling_meets_makes_the_index_anew(library: Library, folder: Path) -> None:
    library.refresh()
    library.index._db.execute("UPDATE words_data SET block = zeroblob(length(block))")
    (folder / "a.yaml").write_text(DECK.format("a").replace("front", "other"), encoding="utf-8")

    library.refresh()

    assert library.index.replaced == 1
    assert [row.key for row in library.index.search("other")] == ["a/x"]


def test_a_watcher_is_told_of_folders_and_files(library: Library, folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "b.yaml").write_text(DECK.format("b"), encoding="utf-8")

    assert set(library.watch_paths()) == {
        *(folder, folder / "a.yaml"),
        *(folder / "more", folder / "more" / "b.yaml"),
    }


def test_a_start_with_an_index_up_to_date_imports_no_reader(library: Library, folder: Path) -> None:
    library.refresh()
    code = f"""
import sys
from pathlib import Path
from quizapp.deck.library import Library
library = Library([Path({str(folder)!r})], Path({str(library.index.path.parent)!r}))
assert not library.changed()
assert [deck.id for deck in library.index.decks()] == ["a"]
assert library.index.sections() and library.index.search("fro") and library.index.counts() and library.index.browse()
library.close()
print(*sorted({{"yaml", "msgspec", "hashlib", "tempfile", "json", "PySide6"}} & set(sys.modules)))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == ""
