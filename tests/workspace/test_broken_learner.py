"""A learner's file that cannot be used: refused in words, put aside, and gone on from its newest backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from house import CELLS, House, damage, study

from quizapp.base.errors import BrokenFileError, NewerFileError
from quizapp.study.memory import Grade
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import today


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(CELLS)
        yield house


def studied(house: House, *, backups: bool) -> Path:
    """Ada studies on two days, with a backup on each evening or none, and once more; return where her file is."""
    desk = house.desk("Ada")
    path = desk.history.path
    for _ in range(2):
        study(desk, Grade.EASY)
        if backups:
            safekeeping.keep_safe(desk, "end")
        house.clock.advance(days=1)
    study(desk, Grade.EASY)
    desk.close()
    return path


def reviews(desk: Workspace) -> int:
    return sum(day.reviews for day in desk.history.days(0, 99_999))


def files(house: House) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in house.places.data.rglob("*") if path.is_file()}


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\xff" * 9000, b"\0" * 9000, b"a letter to Ada" * 99])
def test_a_damaged_file_is_refused_in_words_and_left_as_it_is(house: House, content: bytes) -> None:
    path = studied(house, backups=True)
    path.write_bytes(content)
    desk = house.bare()
    assert desk.usual_learner() == path.stem

    with pytest.raises(BrokenFileError) as refused:
        desk.switch(path.stem)

    assert "Put it aside and go on from a backup." in str(refused.value)
    assert not desk.has_learner()
    assert safekeeping.last_backup(desk, path.stem) is not None
    assert path.read_bytes() == content


def test_the_damaged_file_is_put_aside_and_the_newest_backup_takes_its_place(house: House) -> None:
    path = studied(house, backups=True)
    path.write_bytes(b"damaged")
    desk = house.bare()

    aside = desk.go_on_from_backup(path.stem)

    assert aside == path.with_name(f"{path.stem}.broken-2026-05-12-120000")
    assert aside.read_bytes() == b"damaged"
    assert desk.history.name() == "Ada"
    assert desk.history.path == path
    assert reviews(desk) == 2
    study(desk, Grade.EASY)
    desk.close()
    again = house.desk()
    assert reviews(again) == 3
    assert [learner.name for learner in again.learners()] == ["Ada"]


def test_a_file_that_is_not_there_any_more_is_gone_on_from_its_backup_too(house: House) -> None:
    path = studied(house, backups=True)
    path.unlink()
    desk = house.bare()
    with pytest.raises(BrokenFileError, match="is not there any more"):
        desk.switch(path.stem)

    desk.go_on_from_backup(path.stem)

    assert reviews(desk) == 2


def test_without_a_backup_nothing_is_changed(house: House) -> None:
    path = studied(house, backups=False)
    path.write_bytes(b"damaged")
    before = files(house)
    desk = house.bare()
    assert safekeeping.last_backup(desk, path.stem) is None

    with pytest.raises(BrokenFileError) as refused:
        desk.go_on_from_backup(path.stem)

    assert str(refused.value) == (
        f"There is no backup of this learner. The damaged file stays where it is: {path}. Add a learner to go on."
    )
    assert files(house) == before
    desk.add("Ada")
    assert desk.history.name() == "Ada"
    assert path.read_bytes() == b"damaged"


def test_the_one_who_goes_on_from_a_backup_is_the_usual_learner(house: House) -> None:
    path = studied(house, backups=True)
    desk = house.desk()
    desk.add("Grace")
    path.write_bytes(b"damaged")

    desk.go_on_from_backup(path.stem)

    assert desk.history.name() == "Ada"
    assert house.bare().usual_learner() == path.stem


def test_damage_that_shows_while_studying_is_gone_on_from_without_closing_the_window(house: House) -> None:
    path = studied(house, backups=True)
    desk = house.desk()
    study(desk, Grade.EASY)
    damage(path, "hold")

    aside = desk.go_on_from_backup(path.stem)
    study(desk, Grade.EASY)

    assert not aside.with_name(f"{aside.name}-wal").exists(), "it was closed first, and is in one piece"
    assert reviews(desk) == 3
    assert reviews(house.desk()) == 3, "another window sees what was answered after that"


def test_a_file_of_a_newer_version_is_refused_and_not_touched(house: House) -> None:
    path = studied(house, backups=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")
    before = files(house)
    desk = house.bare()

    with pytest.raises(NewerFileError) as refused:
        desk.switch(path.stem)

    assert str(refused.value) == (
        "Your file was written by a newer version of Quizapp. It was not changed."
        " Install the newest version to open it."
    )
    assert files(house) == before
    assert not desk.has_learner()


def test_a_learner_whose_file_is_broken_does_not_keep_the_others_away(house: House) -> None:
    path = studied(house, backups=False)
    path.write_bytes(b"damaged")
    desk = house.bare()
    desk.refresh()
    desk.add("Grace")

    assert {learner.name for learner in desk.learners()} == {"", "Grace"}
    assert today(desk).waiting.new == 3
    with pytest.raises(BrokenFileError):
        desk.switch(path.stem)
    assert desk.history.name() == "Grace"
    with pytest.raises(BrokenFileError):
        desk.rename(path.stem, "Augusta")
    assert house.bare().usual_learner() == desk.history.path.stem
