from pathlib import Path

import pytest
from learner_files import answer, derived, made, on, opened

from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.history import backup
from quizapp.history.history import History
from quizapp.history.store import connect
from quizapp.study.memory import Grade


def test_a_backup_holds_what_was_saved_and_the_file_stays_open(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))

    copy = backup.back_up(history.path, tmp_path / "backups", on(100))

    assert copy is not None
    assert copy.name == "1970-04-11.sqlite"
    answer(history, "d/b", Grade.EASY, on(100))
    db = connect(copy, mode="ro")
    assert db.execute("SELECT count(*) FROM review").fetchone() == (1,)
    db.close()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [copy.name]
    history.close()


def test_there_is_one_backup_a_day_and_the_newest_ten_are_kept(tmp_path: Path) -> None:
    history = made(tmp_path)
    folder = tmp_path / "backups"
    (tmp_path / "backups").mkdir()
    (folder / "before-0002.sqlite").write_bytes(b"")
    for day in range(100, 115):
        assert backup.back_up(history.path, folder, on(day)) is not None
        assert backup.back_up(history.path, folder, on(day)) is None
    history.close()

    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 11
    assert names[0] == "1970-04-16.sqlite"
    newest = backup.newest_backup(folder)
    assert newest is not None
    assert newest.name == "1970-04-25.sqlite"


def test_what_is_damaged_is_not_kept_as_a_backup(tmp_path: Path) -> None:
    history = made(tmp_path)
    for number in range(300):
        answer(history, f"d/{number}", Grade.EASY, on(100))
    (page,) = history._store.one("SELECT rootpage FROM sqlite_master WHERE name = 'state'")
    history.close()
    with history.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)

    with pytest.raises(BrokenFileError):
        backup.back_up(history.path, tmp_path / "backups", on(100))
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.close()
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(CannotSaveError):
        backup.back_up(history.path, tmp_path / "backups", on(100))


def test_putting_aside_takes_along_what_belongs_to_the_file(tmp_path: Path) -> None:
    history: History = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))
    for ending in ("-wal", "-shm"):
        assert (tmp_path / f"learner.sqlite{ending}").exists()
    backup.put_aside(history.path, on(100))

    assert not list(tmp_path.glob("learner.sqlite*"))
    assert len(list(tmp_path.glob("learner.broken-1970-04-11-120000*"))) == 3
    history.close()


def test_a_sound_copy_takes_the_place_of_a_broken_file(tmp_path: Path) -> None:
    history = made(tmp_path)
    copy = backup.back_up(history.path, tmp_path / "backups", on(100))
    history.close()
    assert copy is not None
    history.path.write_bytes(b"broken")
    (tmp_path / "learner.sqlite-wal").write_bytes(b"the rest of a broken file")

    aside = backup.exchange(history.path, copy, on(101))

    assert aside.read_bytes() == b"broken"
    assert not (tmp_path / "learner.sqlite-wal").exists()
    restored = opened(tmp_path)
    assert restored.name() == "Ada"
    assert derived(restored)["state"] == []
    restored.close()


def test_where_the_copy_is_broken_too_nothing_is_renamed(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.close()
    history.path.write_bytes(b"broken")
    copy = tmp_path / "2026-01-01.sqlite"
    copy.write_bytes(b"broken as well")

    with pytest.raises(BrokenFileError):
        backup.exchange(history.path, copy, on(101))

    assert history.path.read_bytes() == b"broken"


def test_the_newest_backup_is_the_newest_sound_one(tmp_path: Path) -> None:
    history = made(tmp_path)
    sound = backup.back_up(history.path, tmp_path / "backups", on(100))
    history.close()
    (tmp_path / "backups" / "2099-01-01.sqlite").write_bytes(b"torn")

    assert backup.newest_backup(tmp_path / "backups") == sound
