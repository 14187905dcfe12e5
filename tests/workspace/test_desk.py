"""The front desk: who studies, with which settings, over which decks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from house import BLOOD, CELLS, EVERYTHING, House, ask, damage, read_again, read_only, study

from quizapp.base.errors import CannotSaveError, NameRefusedError, RefusedError
from quizapp.base.places import default_places
from quizapp.base.settings import AppSettings, StudySettings
from quizapp.history.history import History
from quizapp.study.memory import Grade
from quizapp.workspace import safekeeping, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import today


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(CELLS)
        yield house


def names(desk: Workspace) -> list[str]:
    return [learner.name for learner in desk.learners()]


def stem_of(desk: Workspace, name: str) -> str:
    return next(learner.stem for learner in desk.learners() if learner.name == name)


def test_at_the_first_start_nobody_studies_and_a_sentence_says_so(house: House) -> None:
    desk = house.bare()

    assert desk.learners() == []
    assert desk.usual_learner() == ""
    assert not desk.has_learner()
    with pytest.raises(RefusedError, match=r"^No learner is open\. Choose a learner, or add one\.$"):
        studying.next_asked(desk, studying.waiting(desk, EVERYTHING))


def test_the_first_learner_is_there_again_at_the_next_start(house: House) -> None:
    house.desk("Ada").close()

    again = house.bare()
    again.switch(again.usual_learner())

    assert again.history.name() == "Ada"


def test_whoever_studied_last_is_the_usual_learner(house: House) -> None:
    desk = house.desk("Ada")
    desk.add("Grace")
    assert house.bare().usual_learner() == stem_of(desk, "Grace")

    desk.switch(stem_of(desk, "Ada"))

    assert desk.history.name() == "Ada"
    assert house.bare().usual_learner() == stem_of(desk, "Ada")


def test_of_several_learners_nobody_is_usual_until_one_has_studied(house: House) -> None:
    desk = house.desk("Ada")
    desk.add("Grace")
    (house.places.data / "settings.json").unlink()

    assert house.bare().usual_learner() == ""


def test_each_learner_has_answers_and_settings_of_their_own(house: House) -> None:
    desk = house.desk("Ada")
    desk.change_study(StudySettings(new_per_day=3))
    study(desk, Grade.EASY)

    desk.add("Grace")

    assert desk.study == StudySettings()
    assert today(desk).waiting.new_done == 0
    desk.switch(stem_of(desk, "Ada"))
    assert desk.study.new_per_day == 3
    assert today(desk).waiting.new_done == 1


@pytest.mark.parametrize("name", ["Siobhán O'Neill", "Żółć", "Дмитрий", "山田 太郎", "فاطمة", "N🦊x", 'a "b" c; --'])
def test_a_name_is_kept_as_it_was_written(house: House, name: str) -> None:
    desk = house.desk(name)
    study(desk, Grade.EASY)

    assert names(desk) == [name]
    assert house.desk().history.name() == name


def test_a_name_that_is_taken_is_refused_and_who_studied_goes_on(house: House) -> None:
    desk = house.desk("Ada")

    with pytest.raises(NameRefusedError, match="There is a learner called ADA already"):
        desk.add(" ADA ")

    assert names(desk) == ["Ada"]
    assert desk.history.name() == "Ada"


def test_a_learner_is_renamed_while_open(house: House) -> None:
    desk = house.desk("Ada")
    study(desk, Grade.EASY)

    desk.rename(stem_of(desk, "Ada"), "Ada Lovelace")

    assert desk.history.name() == "Ada Lovelace"
    assert names(house.bare()) == ["Ada Lovelace"]
    assert today(desk).waiting.new_done == 1


def test_a_learner_is_renamed_while_somebody_else_studies(house: House) -> None:
    desk = house.desk("Ada")
    desk.add("Grace")

    desk.rename(stem_of(desk, "Ada"), "Augusta")

    assert desk.history.name() == "Grace"
    assert names(desk) == ["Augusta", "Grace"]
    with pytest.raises(NameRefusedError):
        desk.rename(stem_of(desk, "Augusta"), "grace")


def test_a_report_finds_its_learner_however_the_name_is_typed(house: House) -> None:
    desk = house.desk("Émile")
    desk.add("Grace")

    desk.look_at(normalize("NFD", " éMILE "))

    assert desk.history.name() == "Émile"
    assert house.bare().usual_learner() == stem_of(desk, "Grace")


def test_a_report_on_nobody_names_who_there_is(house: House) -> None:
    desk = house.desk("Grace")
    desk.add("Ada")

    with pytest.raises(NameRefusedError, match=r"^There is no learner called Bob\. There are: Ada, Grace\.$"):
        desk.look_at("Bob")
    assert desk.history.name() == "Ada"


def test_a_report_on_nobody_tells_of_a_learner_whose_name_cannot_be_read(house: House) -> None:
    desk = house.desk("Ada")
    desk.add("Grace")
    file = house.places.data / "learners" / f"{stem_of(desk, 'Ada')}.sqlite"
    file.write_bytes(b"nothing" * 1000)

    with pytest.raises(NameRefusedError) as refused:
        desk.look_at("Ada")

    assert refused.value.todo == f"There are: a file that cannot be read: {file.name}, Grace."


def test_study_settings_are_kept(house: House) -> None:
    wanted = StudySettings(new_per_day=7, reviews_per_day=50, desired_retention=0.85, rollover_hour=3)
    house.desk().change_study(wanted)

    assert house.desk().study == wanted


def test_app_settings_are_kept(house: House) -> None:
    desk = house.desk()
    desk.change_app(desk.app._replace(theme="contrast", text_percent=150))

    assert house.bare().app == AppSettings("contrast", 150, stem_of(desk, "Ada"))


DAMAGED = [
    b"",
    b"{",
    b"\xff\xfe\x00",
    b"[]",
    b"null",
    b'{"theme": 7, "text_percent": 1000, "learner": []}',
    b"[" * 99_999,
]


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged_app_settings_are_as_on_the_first_day_and_nothing_is_lost(house: House, content: bytes) -> None:
    study(house.desk("Ada"), Grade.EASY)
    (house.places.data / "settings.json").write_bytes(content)

    again = house.desk()

    assert again.app == AppSettings(learner=stem_of(again, "Ada"))
    assert again.history.name() == "Ada"
    assert today(again).waiting.new_done == 1


def test_of_damaged_app_settings_the_sound_parts_are_kept(house: House) -> None:
    (house.places.data).mkdir()
    (house.places.data / "settings.json").write_text('{"theme": "dark", "text_percent": "big", "from": "tomorrow"}')

    assert house.bare().app == AppSettings(theme="dark")


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_settings_that_cannot_be_saved_are_refused_in_words_and_the_old_ones_stay(house: House) -> None:
    desk = house.desk()
    before = desk.app

    with read_only(house.places.data), pytest.raises(CannotSaveError) as refused:
        desk.change_app(before._replace(theme="dark"))

    assert str(refused.value) == (
        "The settings could not be saved: Permission denied. Your answers are as they were."
        f" Make room on the disk, or allow writing in {house.places.data}."
    )
    assert desk.app == before == house.bare().app


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_where_nothing_can_be_written_no_learner_is_added(house: House) -> None:
    desk = house.bare()
    house.places.data.mkdir()

    with read_only(house.places.data), pytest.raises(CannotSaveError) as refused:
        desk.add("Ada")

    assert "Everything that was saved before is safe" in str(refused.value)
    assert not desk.has_learner()
    assert desk.learners() == []


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_learner_whose_file_cannot_be_written_is_refused_and_the_other_one_goes_on(house: House) -> None:
    desk = house.desk("Ada")
    stem = stem_of(desk, "Ada")
    desk.add("Grace")

    with read_only(house.places.data / "learners"), pytest.raises(CannotSaveError, match="Nothing can be saved in"):
        desk.switch(stem)

    assert desk.history.name() == "Grace"
    study(desk, Grade.EASY)


def test_a_learner_whose_file_turns_out_damaged_is_refused_and_the_other_one_goes_on(house: House) -> None:
    desk = house.desk("Ada")
    desk.add("Grace")
    path = house.places.data / "learners" / f"{stem_of(desk, 'Ada')}.sqlite"
    damage(path, "setting")  # which is not read before the learner is let in

    with pytest.raises(RefusedError, match="damaged"):
        desk.switch(path.stem)

    assert desk.history.name() == "Grace"
    study(desk, Grade.EASY)


def test_where_it_cannot_be_kept_who_studies_the_other_one_goes_on(house: House) -> None:
    desk = house.desk("Ada")
    desk.add("Grace")
    (house.places.data / "settings.json").unlink()
    (house.places.data / "settings.json").mkdir()

    with pytest.raises(CannotSaveError, match="settings could not be saved"):
        desk.switch(stem_of(desk, "Ada"))

    assert desk.history.name() == "Grace"
    study(desk, Grade.EASY)


def test_the_study_day_turns_over_at_the_learners_hour(house: House) -> None:
    desk = house.desk()
    today = desk.now().day
    house.clock.advance(hours=15)
    assert desk.now().day == today

    desk.change_study(desk.study._replace(rollover_hour=2))

    assert desk.now().day == today + 1


def test_a_backup_is_made_whenever_something_is_new(house: House) -> None:
    desk = house.desk()
    stem = desk.history.path.stem
    assert safekeeping.backups(desk, stem) == ()

    safekeeping.keep_safe(desk, "start")
    safekeeping.keep_safe(desk, "end")
    house.clock.advance(days=1)
    study(desk, Grade.EASY, Grade.GOOD)
    safekeeping.keep_safe(desk, "end")
    study(desk, Grade.EASY)

    last, first = safekeeping.backups(desk, stem)
    assert (first.made.isoformat(), first.why, first.newer) == ("2026-05-10T12:00:00", "at a start", 3)
    assert (last.made.isoformat(), last.why, last.newer) == ("2026-05-11T12:00:00", "when the window was closed", 1)
    assert first.sound
    assert last.sound


def test_a_deck_with_errors_never_stops_the_others(house: House) -> None:
    house.write(BLOOD, "id: broken\nitems: [{id: a, card: [}]\n")
    (house.decks / "binary.yaml").write_bytes(b"\x00\x01")
    (house.decks / "twin.yaml").write_text(BLOOD)

    desk = house.desk()

    decks = {deck.id: deck for deck in desk.library.index.decks()}
    assert [name for name, deck in decks.items() if deck.loaded and deck.items] == ["blood", "cells"]
    assert decks[str(house.decks / "binary.yaml")].errors == 1
    found = {finding.code for finding in desk.library.index.findings(str(house.decks / "twin.yaml"))}
    assert found == {"D905"}
    assert study(desk, Grade.EASY, Grade.EASY)


def test_decks_that_change_are_followed(house: House) -> None:
    desk = house.desk()
    assert today(desk).waiting.new == 3

    house.write(BLOOD)
    read_again(desk)

    assert today(desk).waiting.new == 8
    assert [due.deck for due in today(desk).due] == ["blood", "cells"]


def test_a_bug_while_a_learner_is_opened_leaves_who_studied_before(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = house.desk()
    ada = first.history.path.stem
    first.add("Grace")
    grace = first.history
    bare = house.bare()
    monkeypatch.setattr(History, "settings", lambda _self: 1 // 0)

    with pytest.raises(ZeroDivisionError):
        first.switch(ada)
    with pytest.raises(ZeroDivisionError):
        bare.open_usual()

    assert first.history is grace
    assert first.history.name() == "Grace"
    assert not bare.has_learner()


def test_without_any_deck_nothing_waits(house: House) -> None:
    (house.decks / "cells.yaml").unlink()
    desk = house.desk()

    assert studying.next_asked(desk, studying.waiting(desk, EVERYTHING)) is None
    assert today(desk).decks == ()


def test_a_deck_put_between_others_is_asked_in_its_place(house: House) -> None:
    desk = house.desk()
    house.write(BLOOD)
    read_again(desk)

    assert ask(desk).key == "blood/colour"


def test_where_the_cache_cannot_be_written_everything_works_all_the_same(house: House) -> None:
    house.places.cache.write_text("a file in the place of the folder")

    desk = house.desk()
    study(desk, Grade.EASY)
    desk.close()

    assert ask(house.desk()).key == "cells/membrane"
    assert house.places.cache.is_file()


def test_the_learners_own_folder_is_there_to_put_decks_into(tmp_path: Path) -> None:
    places = default_places(data=tmp_path / "data", cache=tmp_path / "cache")
    desk = Workspace(places)
    (tmp_path / "data" / "decks" / "cells.yaml").write_text(CELLS)

    desk.refresh()

    assert "cells" in [deck.id for deck in desk.library.index.decks()]
    desk.close()


def test_without_room_for_a_folder_of_their_own_the_decks_that_ship_are_there(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the place of the folder")
    desk = Workspace(default_places(data=tmp_path / "data", cache=tmp_path / "cache"))

    desk.refresh()

    assert desk.library.index.decks()
    with pytest.raises(CannotSaveError, match="No learner can be added"):
        desk.add("Ada")
    desk.close()


def test_a_learner_who_was_lent_is_there_again_and_answers_as_before(house: House) -> None:
    desk = house.desk()
    path = desk.history.path

    desk.lend()
    assert (desk.is_lent(), desk.has_learner()) == (True, False)
    with pytest.raises(RefusedError, match="No learner is open"):
        desk.history.name()
    desk.follow()  # nobody studies, so nothing follows
    desk.take_back()

    assert not desk.is_lent()
    assert desk.history.path == path
    study(desk, Grade.GOOD)


def test_a_bug_while_a_file_is_exchanged_leaves_the_learner_there(house: House) -> None:
    desk = house.desk()

    def broken() -> None:
        raise ValueError("a bug")

    with pytest.raises(ValueError, match="a bug"):
        desk.exchanged(desk.history.path.stem, broken)

    assert not desk.is_lent()
    study(desk, Grade.GOOD)
