import os
from pathlib import Path

import pytest
from learner_files import on

from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.history import deck_copies, shelf


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    (folder / "pictures").mkdir(parents=True)
    (folder / "rivers.yaml").write_text("quizapp: 1\n")
    (folder / "pictures" / "Łódź.png").write_bytes(b"\x89PNG")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_deck_folder_is_copied_where_something_in_it_is_new(decks: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    first = deck_copies.back_up(decks, folder, on(100), "start")
    assert first is not None
    assert deck_copies.back_up(decks, folder, on(101), "start") is None

    (decks / "rivers.yaml").write_text("quizapp: 1\nid: rivers\n")
    second = deck_copies.back_up(decks, folder, on(102), "start")

    assert second is not None
    assert shelf.copies(folder) == [second, first]


def test_an_earlier_deck_folder_comes_back_whole_and_todays_is_put_aside(decks: Path, tmp_path: Path) -> None:
    before = contents(decks)
    copy = deck_copies.back_up(decks, tmp_path / "copies", on(100), "start")
    assert copy is not None
    (decks / "rivers.yaml").write_text("all wrong")
    (decks / "pictures" / "Łódź.png").unlink()
    today = contents(decks)

    aside = deck_copies.restore(copy, decks, on(101))

    assert contents(decks) == before
    assert aside.name == "decks.before-restore-1970-04-12-120000"
    assert contents(aside) == today


def test_what_comes_back_is_on_the_disk_before_it_takes_the_place_of_anything(
    decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = deck_copies.back_up(decks, tmp_path / "copies", on(100), "start")
    assert copy is not None
    done: list[object] = []
    sync, rename = os.fsync, Path.rename

    def renaming(path: Path, target: Path) -> Path:
        done.append(f"to {target.name}")
        return rename(path, target)

    def syncing(handle: int) -> None:
        done.append(os.fstat(handle).st_ino)
        sync(handle)

    monkeypatch.setattr(os, "fsync", syncing)
    monkeypatch.setattr(Path, "rename", renaming)
    deck_copies.restore(copy, decks, on(101))

    last = done.index("to decks")
    assert {path.stat().st_ino for path in (decks, *decks.rglob("*"))} <= set(done[:last])
    assert tmp_path.stat().st_ino in done[last:]


def test_a_copy_that_decayed_is_refused_and_nothing_is_renamed(decks: Path, tmp_path: Path) -> None:
    before = contents(decks)
    copy = deck_copies.back_up(decks, tmp_path / "copies", on(100), "start")
    assert copy is not None
    content = bytearray(copy.path.read_bytes())
    content[40] ^= 1
    copy.path.write_bytes(content)

    with pytest.raises(BrokenFileError, match="is damaged"):
        deck_copies.restore(copy, decks, on(101))
    assert contents(decks) == before


def test_links_are_not_followed_and_an_empty_folder_is_no_copy(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (tmp_path / "secret").write_text("not a deck")
    (decks / "link.yaml").symlink_to(tmp_path / "secret")

    assert deck_copies.back_up(decks, tmp_path / "copies", on(100), "start") is None


def test_a_folder_that_is_too_large_is_said_to_be_so(
    decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deck_copies, "MOST_BYTES", 10)
    with pytest.raises(CannotSaveError, match="Your answers are copied as always"):
        deck_copies.back_up(decks, tmp_path / "copies", on(100), "start")


def test_where_the_last_step_fails_the_folder_is_where_it_was(
    decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = deck_copies.back_up(decks, tmp_path / "copies", on(100), "start")
    assert copy is not None
    (decks / "rivers.yaml").write_text("all wrong")
    today, beside = contents(decks), sorted(tmp_path.iterdir())
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if ".restored." in path.name:
            raise OSError(5, "The disk could not be used")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(CannotSaveError, match="They are as they were"):
        deck_copies.restore(copy, decks, on(101))

    assert contents(decks) == today
    assert sorted(tmp_path.iterdir()) == beside


def test_one_is_told_how_many_files_are_otherwise_today(decks: Path, tmp_path: Path) -> None:
    copy = deck_copies.back_up(decks, tmp_path / "copies", on(100), "start")
    assert copy is not None
    assert deck_copies.differing(copy, deck_copies.sums(decks)) == 0

    (decks / "rivers.yaml").write_text("all wrong")
    (decks / "pictures" / "Łódź.png").unlink()
    (decks / "lakes.yaml").write_text("new")
    assert deck_copies.differing(copy, deck_copies.sums(decks)) == 3

    copy.path.write_bytes(b"no archive")
    assert deck_copies.differing(copy, deck_copies.sums(decks)) is None
