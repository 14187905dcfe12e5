import os
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from learner_files import answer, derived, made, on, opened

from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.history import backup, shelf
from quizapp.history.history import History
from quizapp.history.shelf import Copy
from quizapp.history.store import connect
from quizapp.study.memory import Grade


def copied(history: History, folder: Path, day: int) -> Copy:
    copy = backup.back_up(history.path, folder, on(day), "start")
    assert copy is not None
    return copy


def test_a_backup_holds_what_was_saved_and_the_file_stays_open(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))

    copy = copied(history, tmp_path / "backups", 100)

    assert copy.path.name.startswith("00001-1970-04-11-120000-start-")
    answer(history, "d/b", Grade.EASY, on(100))
    db = connect(copy.path, mode="ro")
    assert db.execute("SELECT count(*) FROM review").fetchone() == (1,)
    db.close()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [copy.path.name]
    history.close()


def test_where_nothing_is_new_no_backup_is_made(tmp_path: Path) -> None:
    history = made(tmp_path)
    folder = tmp_path / "backups"
    copied(history, folder, 100)

    assert backup.back_up(history.path, folder, on(101), "start") is None
    answer(history, "d/a", Grade.EASY, on(101))
    copied(history, folder, 101)
    history.close()

    assert [copy.number for copy in shelf.copies(folder)] == [2, 1]


def test_the_last_backup_is_the_last_one_made_whatever_the_clock_said(tmp_path: Path) -> None:
    history = made(tmp_path)
    folder = tmp_path / "backups"
    for day in (100, 4000, 101):
        answer(history, f"d/{day}", Grade.EASY, on(day))
        copied(history, folder, day)
    history.close()

    last, *_ = shelf.copies(folder)
    assert backup.newest_backup(folder) == last
    assert last.made == datetime(1970, 4, 12, 12)
    assert len(shelf.copies(folder)) == 3, "a copy of a day to come is not thinned"


def test_a_backup_a_day_for_three_years_thins_out_and_keeps_what_was_promised(tmp_path: Path) -> None:
    folder = tmp_path
    for day in range(1100):
        draft = folder / ".draft.sqlite"
        draft.write_bytes(day.to_bytes(2, "big"))
        shelf.put(draft, folder, "start", on(day))
        if day % 7 == 0 or day > 1080:
            shelf.thin(folder, on(day))
    (folder / "before-0002.sqlite").write_bytes(b"")

    ages = sorted(1099 - int.from_bytes(copy.path.read_bytes(), "big") for copy in shelf.copies(folder) if copy.number)
    assert ages[:11] == list(range(11))
    assert 9 <= len([age for age in ages if 10 < age <= 80]) <= 12
    assert 30 <= len([age for age in ages if age > 80]) <= 36
    assert max(later - sooner for sooner, later in pairwise(ages)) <= 38, (
        "a month, and the days by which its last week ended early"
    )
    shelf.thin(folder, on(3000))
    assert (folder / "before-0002.sqlite").exists()


@given(st.lists(st.integers(-30, 900), max_size=60), st.integers(0, 30))
def test_thinning_twice_is_thinning_once_and_the_last_copy_stays(ages: list[int], later: int) -> None:
    today = date(2026, 5, 10)
    noon = datetime(2026, 5, 10, 12)
    found = [Copy(Path(str(n)), len(ages) - n, noon - timedelta(days=age), "start") for n, age in enumerate(ages)]

    once = shelf.kept(found, today)

    assert shelf.kept(once, today) == once
    assert once[:1] == found[:1]
    assert all(copy in once for copy in found if copy.made.date() >= today)
    then = today + timedelta(days=later)
    assert shelf.kept(once, then) == [copy for copy in shelf.kept(found, then) if copy in once]


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
        backup.back_up(history.path, tmp_path / "backups", on(100), "start")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.close()
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(CannotSaveError):
        backup.back_up(history.path, tmp_path / "backups", on(100), "start")


def test_putting_aside_takes_along_what_belongs_to_the_file(tmp_path: Path) -> None:
    history: History = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))
    for ending in ("-wal", "-shm"):
        assert (tmp_path / f"learner.sqlite{ending}").exists()
    backup.put_aside(history.path, on(100))

    assert not list(tmp_path.glob("learner.sqlite*"))
    assert len(list(tmp_path.glob("learner.broken-1970-04-11-120000*"))) == 3
    history.close()


def test_what_was_put_aside_is_never_written_over(tmp_path: Path) -> None:
    for content in (b"one", b"two"):
        (tmp_path / "learner.sqlite").write_bytes(content)
        backup.put_aside(tmp_path / "learner.sqlite", on(100))

    assert sorted(path.read_bytes() for path in tmp_path.glob("learner.broken-*")) == [b"one", b"two"]


def test_a_sound_copy_takes_the_place_of_a_broken_file(tmp_path: Path) -> None:
    history = made(tmp_path)
    copy = copied(history, tmp_path / "backups", 100)
    history.close()
    history.path.write_bytes(b"broken")
    (tmp_path / "learner.sqlite-wal").write_bytes(b"the rest of a broken file")

    aside = backup.exchange(history.path, copy.path, on(101))

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
    folder = tmp_path / "backups"
    sound = copied(history, folder, 100)
    answer(history, "d/a", Grade.EASY, on(101))
    decayed = copied(history, folder, 101)
    history.close()
    content = bytearray(decayed.path.read_bytes())
    content[-1] ^= 1
    decayed.path.write_bytes(content)
    (folder / "2099-01-01.sqlite").write_bytes(b"torn")

    assert backup.newest_backup(folder) == sound


def test_daily_copies_of_earlier_versions_can_still_be_gone_back_to(tmp_path: Path) -> None:
    history = made(tmp_path)
    folder = tmp_path / "backups"
    backup.copy_checked(history.path, folder / "1970-04-11.sqlite")
    history.close()

    (copy,) = shelf.copies(folder)

    assert (copy.number, copy.made, copy.why) == (0, datetime(1970, 4, 11), "day")
    assert backup.newest_backup(folder) == copy


def test_what_a_backup_lacks_is_counted_by_answers(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))
    copy = copied(history, tmp_path / "backups", 100)
    for number in range(12):
        answer(history, f"d/{number}", Grade.GOOD, on(101))
    assert backup.newer_answers(history.path, copy) == 12
    history.close()

    history.path.write_bytes(b"broken")
    assert backup.newer_answers(history.path, copy) is None


def test_what_another_process_began_and_did_not_finish_goes_after_an_hour(tmp_path: Path) -> None:
    history = made(tmp_path)
    folder = tmp_path / "backups"
    copied(history, folder, 100)
    old, young = shelf.draft(folder, ".sqlite"), shelf.draft(folder, ".sqlite")
    for draft, seconds in ((old, 3700), (young, 60)):
        draft.write_bytes(b"half of a copy")
        at = draft.stat().st_mtime - seconds
        os.utime(draft, (at, at))

    answer(history, "d/a", Grade.EASY, on(101))
    copied(history, folder, 101)
    history.close()

    assert [path for path in folder.iterdir() if path.name.startswith(".")] == [young]
