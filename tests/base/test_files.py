from pathlib import Path

import pytest

from quizapp.base.errors import CannotSaveError
from quizapp.base.files import save_atomically, save_in_chosen


def test_a_file_is_made_or_replaced(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_atomically(path, b"one")
    save_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_when_the_disk_does_not_take_it_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    save_atomically(path, b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        save_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_atomically(tmp_path / "nowhere" / "settings.json", b"")


def test_what_a_person_asked_to_save_is_refused_in_words_where_it_cannot_be(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "deck.csv"

    with pytest.raises(CannotSaveError) as refused:
        save_in_chosen(target, b"")

    assert str(refused.value) == (
        "deck.csv could not be saved: No such file or directory. No file was changed. "
        "Make room on the disk, or choose another folder."
    )
