"""Looking for deck files in folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizapp.deck import folders
from quizapp.deck.folders import look


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*where: Path) -> list[str]:
    return [Path(file.path).name for file in look(where).files]


def test_deck_files_come_in_the_order_of_folders_and_names(tmp_path: Path) -> None:
    for name in ("b/2.yml", "b/1.yaml", "b/10/x.YAML", "a/z.yaml"):
        put(tmp_path / name)

    assert names(tmp_path / "b", tmp_path / "a") == ["1.yaml", "x.YAML", "2.yml", "z.yaml"]


def test_only_visible_yaml_files_are_decks(tmp_path: Path) -> None:
    for name in ("deck.yaml", ".hidden.yaml", ".git/deck.yaml", "notes.txt", "picture.png"):
        put(tmp_path / name)

    assert names(tmp_path) == ["deck.yaml"]


def test_size_and_time_are_told_without_opening_the_file(tmp_path: Path) -> None:
    deck = put(tmp_path / "deck.yaml", "four")
    os.utime(deck, ns=(5, 1_700_000_000_123_456_700))

    (file,) = look([tmp_path]).files

    assert (file.path, file.size) == (str(deck), 4)
    assert file.mtime_ns == deck.stat().st_mtime_ns


def test_a_folder_named_twice_or_within_another_is_listed_once(tmp_path: Path) -> None:
    put(tmp_path / "a" / "deck.yaml")

    assert names(tmp_path, tmp_path / "a", tmp_path) == ["deck.yaml"]


def test_a_missing_folder_is_a_finding_and_hides_nothing(tmp_path: Path) -> None:
    put(tmp_path / "there" / "deck.yaml")

    found = look([tmp_path / "gone", tmp_path / "there"])

    assert [Path(file.path).name for file in found.files] == ["deck.yaml"]
    assert [(f.code, f.severity, f.file) for f in found.findings] == [("D901", "warning", str(tmp_path / "gone"))]


def test_a_file_in_the_place_of_a_folder_is_a_finding(tmp_path: Path) -> None:
    file = put(tmp_path / "deck.yaml")

    assert [f.file for f in look([file]).findings] == [str(file)]


def test_folders_that_link_to_each_other_come_to_an_end(tmp_path: Path) -> None:
    put(tmp_path / "a" / "deck.yaml")
    (tmp_path / "a" / "again.yaml").symlink_to(tmp_path / "a", target_is_directory=True)

    assert names(tmp_path) == ["deck.yaml"]


def test_a_link_to_nothing_is_listed_so_that_reading_it_tells_why(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").symlink_to(tmp_path / "gone")

    (file,) = look([tmp_path]).files

    assert (file.size, file.mtime_ns) == (-1, -1)


def test_very_deep_folders_are_a_finding(tmp_path: Path) -> None:
    put(tmp_path.joinpath(*"abcdefg", "deck.yaml"))
    put(tmp_path.joinpath(*"abcdefgh", "deeper.yaml"))

    found = look([tmp_path])

    assert [Path(file.path).name for file in found.files] == ["deck.yaml"]
    assert [finding.code for finding in found.findings] == ["D902"]


def test_too_many_files_are_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        put(tmp_path / f"{number}.yaml")
    monkeypatch.setattr(folders, "MOST_FILES", 3)

    found = look([tmp_path])

    assert len(found.files) == 3
    assert [finding.code for finding in found.findings] == ["D903"]


def test_a_name_that_is_no_text_is_a_finding(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/deck-\xff.yaml")).write_text("x", encoding="utf-8")
    except OSError:  # some file systems take only text for names; then there is nothing to find
        return

    found = look([tmp_path])

    assert found.files == ()
    assert [finding.code for finding in found.findings] == ["D904"]
    assert found.findings[0].file.encode("utf-8")
