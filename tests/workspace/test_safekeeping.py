"""Going back to a backup, joining two files, and what a look at the file finds, at the front desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile, rmtree

import pytest
from house import CELLS, House, study

from quizapp.base.errors import BrokenFileError, CannotSaveError, NameRefusedError
from quizapp.history import deck_copies
from quizapp.study.memory import Grade
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import today


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(CELLS)
        yield house


def reviews(desk: Workspace) -> int:
    return sum(day.reviews for day in desk.history.days(0, 99_999))


def studied(house: House) -> Workspace:
    """Ada studies on two days, with a backup each time she closes the window, and once more."""
    desk = house.desk()
    for _ in range(2):
        study(desk, Grade.EASY)
        safekeeping.keep_safe(desk, "end")
        house.clock.advance(days=1)
    study(desk, Grade.EASY)
    return desk


def test_one_goes_back_and_forth_between_backups_and_nothing_is_deleted(house: House) -> None:
    desk = studied(house)
    stem = desk.history.path.stem
    last, first = safekeeping.backups(desk, stem)
    assert (last.newer, first.newer) == (1, 2)

    aside = safekeeping.go_back(desk, stem, first.copy)

    assert reviews(desk) == 1
    assert aside.name == f"{stem}.before-restore-2026-05-12-120000"
    assert [backup.why for backup in safekeeping.backups(desk, stem)][:2] == [
        "what was gone back to",
        "before going back",
    ]
    safekeeping.keep_safe(desk, "start")  # what is older than other backups, but was gone back to, is no damage
    study(desk, Grade.EASY)

    before = next(one for one in safekeeping.backups(desk, stem) if one.why == "before going back")
    safekeeping.go_back(desk, stem, before.copy)
    assert reviews(desk) == 3
    safekeeping.keep_safe(desk, "end")
    assert today(desk).waiting is not None


def test_one_goes_back_to_a_backup_that_would_have_made_room_for_the_next(house: House) -> None:
    desk = house.desk()
    for _ in range(2):
        study(desk, Grade.EASY)
        safekeeping.keep_safe(desk, "end")
    house.clock.advance(days=1)
    study(desk, Grade.EASY)
    stem = desk.history.path.stem

    safekeeping.go_back(desk, stem, safekeeping.backups(desk, stem)[-1].copy)

    assert reviews(desk) == 1


def test_a_backup_that_decayed_is_not_gone_back_to(house: House) -> None:
    desk = studied(house)
    stem = desk.history.path.stem
    first = safekeeping.backups(desk, stem)[-1]
    content = bytearray(first.copy.path.read_bytes())
    content[100] ^= 1
    first.copy.path.write_bytes(content)
    assert not safekeeping.backups(desk, stem)[-1].sound

    with pytest.raises(BrokenFileError, match="Nothing was changed"):
        safekeeping.go_back(desk, stem, first.copy)

    assert reviews(desk) == 3
    study(desk, Grade.EASY)


def test_a_file_that_another_window_has_open_is_not_exchanged(house: House) -> None:
    desk = studied(house)
    stem = desk.history.path.stem
    other = house.desk()

    with pytest.raises(CannotSaveError, match="Another window of Quizapp has this learner open"):
        safekeeping.go_back(desk, stem, safekeeping.backups(desk, stem)[-1].copy)

    assert reviews(desk) == 3
    study(other, Grade.EASY)
    other.close()
    safekeeping.go_back(desk, stem, safekeeping.backups(desk, stem)[-1].copy)
    assert reviews(desk) == 1


def test_two_machines_are_joined_while_the_window_is_open(house: House, tmp_path: Path) -> None:
    desk = studied(house)
    stem = desk.history.path.stem
    (tmp_path / "laptop").mkdir()
    laptop = House(tmp_path / "laptop")
    laptop.write(CELLS)
    laptop.clock.advance(days=5)
    (laptop.places.data / "learners").mkdir(parents=True)
    desk.close()
    there = laptop.places.data / "learners" / f"{stem}.sqlite"
    copyfile(house.places.data / "learners" / f"{stem}.sqlite", there)
    with laptop:
        study(laptop.desk(), Grade.GOOD, Grade.GOOD)
    here = house.desk()
    study(here, Grade.EASY)

    merged = safekeeping.merge(here, stem, there)

    assert merged.answers == 2
    assert reviews(here) == 6
    safekeeping.keep_safe(here, "end")
    before = here.history.memories()
    here.history.rebuild()
    here.follow()
    assert here.history.memories() == before


def test_a_learner_is_found_by_name_by_file_and_by_what_is_left_of_them(house: House) -> None:
    desk = studied(house)
    path = desk.history.path
    desk.close()
    bare = house.bare()
    for name in ("ada", " Ada ", path.stem, path.name):
        assert safekeeping.named(bare, name).stem == path.stem

    path.write_bytes(b"broken")
    assert safekeeping.named(bare, "Ada").name == "Ada"
    path.unlink()
    lost = safekeeping.named(bare, "Ada")
    safekeeping.go_back(bare, lost.stem, safekeeping.backups(bare, lost.stem)[0].copy)
    assert reviews(house.desk()) == 2
    with pytest.raises(NameRefusedError, match="There are: Ada"):
        safekeeping.named(bare, "Grace")


def test_the_learners_own_decks_are_copied_and_brought_back(house: House) -> None:
    own = house.places.data / "decks"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("the first version")
    desk = house.desk()
    safekeeping.keep_safe(desk, "start")
    (own / "mine.yaml").write_text("the second version")
    safekeeping.keep_safe(desk, "end")

    second, first = safekeeping.deck_backups(desk)
    assert (second.differing, first.differing) == (0, 1)
    assert [backup.why for backup in (second, first)] == ["when the window was closed", "at a start"]
    aside = safekeeping.bring_decks_back(desk, first.copy)

    assert (own / "mine.yaml").read_text() == "the first version"
    assert (aside / "mine.yaml").read_text() == "the second version"
    safekeeping.bring_decks_back(desk, second.copy)
    assert (own / "mine.yaml").read_text() == "the second version"


def test_decks_go_back_to_a_backup_that_would_have_made_room_for_the_next(house: House) -> None:
    own = house.places.data / "decks"
    own.mkdir(parents=True)
    desk = house.desk()
    for version in ("first", "second"):
        (own / "mine.yaml").write_text(version)
        safekeeping.keep_safe(desk, "end")
    house.clock.advance(days=1)
    (own / "mine.yaml").write_text("third")

    safekeeping.bring_decks_back(desk, safekeeping.deck_backups(desk)[-1].copy)

    assert (own / "mine.yaml").read_text() == "first"


def test_decks_too_large_to_be_copied_are_put_aside_and_the_backup_comes_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = house.places.data / "decks"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("the first version")
    desk = house.desk()
    safekeeping.keep_safe(desk, "start")
    (own / "mine.yaml").write_text("the second version")
    monkeypatch.setattr(deck_copies, "MOST_BYTES", 10)

    aside = safekeeping.bring_decks_back(desk, safekeeping.deck_backups(desk)[0].copy)

    assert (own / "mine.yaml").read_text() == "the first version"
    assert (aside / "mine.yaml").read_text() == "the second version"


def test_decks_that_are_gone_come_back(house: House) -> None:
    own = house.places.data / "decks"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text("the first version")
    desk = house.desk()
    safekeeping.keep_safe(desk, "start")
    rmtree(own)

    (backup,) = safekeeping.deck_backups(desk)
    assert backup.differing == 1
    assert not safekeeping.bring_decks_back(desk, backup.copy).exists()

    assert (own / "mine.yaml").read_text() == "the first version"
