"""Study at the front desk: what is asked next, and what becomes of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import BLOOD, CELLS, EVERYTHING, WRONG, House, ask, read_again, right_answer, study

from quizapp.base.errors import AnsweredElsewhereError
from quizapp.history.due import Scope
from quizapp.history.reviews import Undone
from quizapp.study.memory import Grade, Memory
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace

ALL_FACES = ["cells/nucleus", "cells/membrane", "cells/membrane#back", "cells/gaps#1", "cells/gaps#2"]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(CELLS)
        yield house


def memory_of(desk: Workspace, face: str) -> Memory:
    memory, _ = desk.history.memory(face)
    assert memory is not None
    return memory


def memories(desk: Workspace) -> dict[str, Memory | None]:
    return {face: desk.history.memory(face)[0] for face in ALL_FACES}


def test_a_new_face_is_asked_with_its_item_deck_and_folder(house: House) -> None:
    desk = house.desk()

    asked = ask(desk)

    assert (asked.face, asked.key, asked.mark) == ("cells/nucleus", "cells/nucleus", "")
    assert (asked.item.id, asked.deck.title, asked.folder) == ("nucleus", "Cells", house.decks)
    assert (asked.memory, asked.last_review, asked.flagged) == (None, None, False)


def test_of_an_item_only_one_new_face_comes_on_a_day(house: House) -> None:
    desk = house.desk()

    today = study(desk, Grade.EASY, Grade.EASY, Grade.EASY)
    assert studying.next_asked(desk, studying.waiting(desk, EVERYTHING)) is None
    house.clock.advance(days=1)
    tomorrow = study(desk, Grade.EASY, Grade.EASY)

    assert today == ["cells/nucleus", "cells/membrane", "cells/gaps#1"]
    assert tomorrow == ["cells/membrane#back", "cells/gaps#2"]
    assert studying.next_asked(desk, studying.waiting(desk, EVERYTHING)) is None


def test_no_more_new_faces_come_on_a_day_than_the_learner_wants(house: House) -> None:
    desk = house.desk()
    desk.change_study(desk.study._replace(new_per_day=2))

    assert studying.waiting(desk, EVERYTHING).new == 2
    study(desk, Grade.EASY, Grade.EASY)

    assert studying.next_asked(desk, studying.waiting(desk, EVERYTHING)) is None
    house.clock.advance(days=1)
    assert studying.waiting(desk, EVERYTHING).new == 2


def test_each_grade_comes_about_in_the_time_that_was_foreseen(house: House) -> None:
    desk = house.desk()
    asked = ask(desk)
    assert studying.intervals(desk, asked) == {
        Grade.AGAIN: "1 min",
        Grade.HARD: "6 min",
        Grade.GOOD: "10 min",
        Grade.EASY: "8 days",
    }

    studying.grade(desk, asked, Grade.EASY, took_ms=2000)

    memory = memory_of(desk, asked.face)
    assert memory.due_day - desk.now().day == 8
    house.clock.advance(days=8)
    assert ask(desk).face == asked.face
    assert ask(desk).memory == memory


def test_a_face_in_its_steps_comes_again_when_they_are_over(house: House) -> None:
    desk = house.desk()
    first = study(desk, Grade.GOOD)
    assert ask(desk).face != first[0]

    house.clock.advance(minutes=10)

    assert ask(desk).face == first[0]
    assert studying.waiting(desk, EVERYTHING).learning == 1


def test_a_question_marks_itself_and_says_when_it_comes_again(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    asked = ask(desk)

    marked = studying.submit(desk, asked, right_answer(asked.key, desk), took_ms=3000)

    assert (marked.mark.verdict, marked.mark.points, marked.again_in) == ("right", 1.0, "10 min")
    assert memory_of(desk, asked.key).reps == 1
    asked = ask(desk)
    missed = studying.submit(desk, asked, WRONG[asked.key], took_ms=3000)
    assert (missed.mark.verdict, missed.again_in) == ("wrong", "1 min")
    assert desk.history.days(0, desk.now().day)[0].took_ms == 6000


def test_answers_are_taken_back_one_by_one_as_often_as_wanted(house: House) -> None:
    desk = house.desk()
    stages = [memories(desk)]
    for grade in (Grade.AGAIN, Grade.EASY, Grade.GOOD):
        study(desk, grade)
        stages.append(memories(desk))

    for before in reversed(stages[:-1]):
        undone = studying.undo(desk)
        assert undone is not None
        assert undone.what == "review"
        assert memories(desk) == before

    assert studying.undo(desk) is None
    assert ask(desk).face == "cells/nucleus"


def test_what_was_answered_yesterday_can_be_taken_back_today(house: House) -> None:
    study(house.desk(), Grade.EASY)
    house.clock.advance(days=1)
    desk = house.desk()

    assert studying.undo(desk) is not None

    assert studying.waiting(desk, EVERYTHING).new_done == 0
    assert ask(desk).face == "cells/nucleus"


def test_a_flag_is_turned_on_and_off_and_seen_when_asked(house: House) -> None:
    desk = house.desk()

    assert studying.turn_flag(desk, "cells/nucleus")
    assert ask(desk).flagged
    assert house.desk().history.flagged() == ("cells/nucleus",)
    assert not studying.turn_flag(desk, "cells/nucleus")
    assert not ask(desk).flagged


def test_a_suspended_item_is_not_asked_until_that_ends(house: House) -> None:
    desk = house.desk()

    assert studying.turn_suspension(desk, "cells/nucleus")
    assert ask(desk).key == "cells/membrane"
    house.clock.advance(days=100)
    assert ask(desk).key == "cells/membrane"
    assert not studying.turn_suspension(desk, "cells/nucleus")
    assert ask(desk).key == "cells/nucleus"


def test_a_buried_item_comes_again_on_the_next_study_day(house: House) -> None:
    desk = house.desk()

    studying.bury(desk, "cells/nucleus")

    assert ask(desk).key == "cells/membrane"
    house.clock.advance(hours=15)
    assert ask(desk).key == "cells/membrane"
    house.clock.advance(hours=2)
    assert ask(desk).key == "cells/nucleus"


def test_burying_and_suspending_are_undone_in_their_turn(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY)
    studying.bury(desk, "cells/membrane")
    studying.turn_suspension(desk, "cells/gaps")
    assert studying.next_asked(desk, studying.waiting(desk, EVERYTHING)) is None

    undone = [studying.undo(desk) for _ in range(3)]

    assert [(one.what, one.key) for one in undone if one] == [
        ("suspend", "cells/gaps"),
        ("bury", "cells/membrane"),
        ("review", "cells/nucleus"),
    ]
    assert studying.waiting(desk, EVERYTHING).new == 3


def test_what_was_answered_is_there_the_next_day_with_the_same_due_dates(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    study(desk, Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY, Grade.EASY, Grade.EASY)
    studying.turn_flag(desk, "cells/nucleus")
    kept = memories(desk)
    forecast = desk.history.forecast(desk.now())
    desk.close()

    again = house.desk()
    assert memories(again) == kept
    assert again.history.forecast(again.now()) == forecast
    house.clock.advance(days=1)
    assert memories(house.desk()) == kept
    assert again.history.flagged() == ("cells/nucleus",)
    again.history.rebuild()
    assert memories(again) == kept


def test_only_chosen_decks_are_studied(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()

    assert ask(desk, Scope(decks=("cells",))).key == "cells/nucleus"
    assert ask(desk, Scope(decks=("blood",))).key == "blood/colour"
    assert studying.next_asked(desk, studying.waiting(desk, Scope(decks=("nowhere",)))) is None


def test_chosen_items_are_each_asked_once_though_they_are_not_due(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY)
    house.clock.advance(minutes=1)
    missed = Scope(items=("cells/nucleus", "cells/gaps"), since=desk.now().at)

    asked = []
    while (found := studying.next_asked(desk, studying.waiting(desk, missed))) is not None:
        studying.grade(desk, found, Grade.EASY, took_ms=1)
        asked.append(found.face)

    assert asked == ["cells/nucleus", "cells/gaps#1", "cells/gaps#2"]


def test_the_item_on_the_screen_survives_a_deck_that_changes_meanwhile(house: House) -> None:
    desk = house.desk()
    on_the_screen = ask(desk)
    house.write(CELLS.replace("In the nucleus.", "In the nucleus, mostly."))
    read_again(desk)

    assert studying.intervals(desk, on_the_screen)[Grade.EASY] == "8 days"
    studying.grade(desk, on_the_screen, Grade.EASY, took_ms=1)

    assert memory_of(desk, "cells/nucleus").reps == 1
    assert ask(desk).key == "cells/membrane"


@pytest.mark.parametrize("noticed", [True, False])
def test_the_item_on_the_screen_survives_a_deck_that_vanishes_meanwhile(house: House, noticed: bool) -> None:
    house.write(BLOOD)
    desk = house.desk()
    on_the_screen = ask(desk, Scope(decks=("cells",)))
    (house.decks / "cells.yaml").unlink()
    desk.refresh()
    if noticed:
        desk.follow()

    studying.grade(desk, on_the_screen, Grade.EASY, took_ms=1)

    assert memory_of(desk, "cells/nucleus").reps == 1
    assert ask(desk).key == "blood/colour"
    assert studying.asked(desk, "cells/nucleus") is None
    assert studying.next_asked(desk, studying.waiting(desk, Scope(decks=("cells",)))) is None
    house.write(CELLS)
    read_again(desk)
    assert memory_of(desk, "cells/nucleus").reps == 1
    assert ask(desk, Scope(decks=("cells",))).key == "cells/membrane"


def test_a_question_on_the_screen_can_be_answered_after_its_deck_vanished(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    on_the_screen = ask(desk)
    answer = right_answer(on_the_screen.key, desk)
    (house.decks / "blood.yaml").unlink()
    read_again(desk)

    assert studying.submit(desk, on_the_screen, answer, took_ms=1).mark.verdict == "right"

    assert memory_of(desk, on_the_screen.key).reps == 1
    assert ask(desk).key == "cells/nucleus"


def test_studying_goes_on_between_reading_the_decks_and_following_them(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    study(desk, Grade.EASY)
    house.write(CELLS.replace("cells", "another"))
    (house.decks / "blood.yaml").unlink()
    desk.refresh()

    assert study(desk, Grade.EASY)[0].startswith(("another/", "cells/"))
    desk.follow()
    assert ask(desk).key.startswith("another/")


def test_an_item_with_a_new_id_keeps_its_memory_and_what_was_done_stays_undoable(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY, Grade.EASY)
    studying.turn_flag(desk, "cells/nucleus")
    before = memory_of(desk, "cells/nucleus")

    house.write(CELLS.replace("id: nucleus,", "id: core, was: [nucleus],"))
    read_again(desk)

    assert memory_of(desk, "cells/core") == before
    assert desk.history.memory("cells/nucleus") == (None, None)
    assert desk.history.flagged() == ("cells/core",)
    house.clock.advance(days=30)
    assert studying.waiting(desk, EVERYTHING).reviews == 2
    assert [one.key for one in (studying.undo(desk), studying.undo(desk)) if one] == ["cells/membrane", "cells/core"]


def test_an_answer_to_an_item_that_got_a_new_id_meanwhile_follows_it_when_the_deck_changes_next(house: House) -> None:
    desk = house.desk()
    on_the_screen = ask(desk)
    house.write(CELLS.replace("id: nucleus,", "id: core, was: [nucleus],"))
    read_again(desk)

    studying.grade(desk, on_the_screen, Grade.EASY, took_ms=1)
    assert memory_of(desk, "cells/nucleus").reps == 1

    house.write(CELLS.replace("id: nucleus,", "id: core, was: [nucleus], hint: Inside.,"))
    read_again(desk)
    assert memory_of(desk, "cells/core").reps == 1
    assert ask(desk).key == "cells/membrane"


def test_two_windows_on_one_learner_neither_lose_nor_double(house: House) -> None:
    one, other = house.desk(), house.desk()
    seen_by_one, seen_by_other = ask(one), ask(other)
    assert seen_by_one.face == seen_by_other.face

    studying.grade(one, seen_by_one, Grade.EASY, took_ms=1)
    with pytest.raises(AnsweredElsewhereError, match="answered in another window"):
        studying.grade(other, seen_by_other, Grade.AGAIN, took_ms=1)

    assert study(other, Grade.EASY) == ["cells/membrane"]
    assert study(one, Grade.EASY) == ["cells/gaps#1"]
    assert [day.reviews for day in one.history.days(0, one.now().day)] == [3]
    assert memories(one) == memories(other)
    assert studying.undo(other) == Undone("review", "cells/gaps#1")
    assert memories(one) == memories(other)


def test_two_windows_see_each_others_decks_and_names(house: House) -> None:
    one, other = house.desk(), house.desk()
    house.write(BLOOD)
    read_again(one)
    one.rename(one.usual_learner(), "Augusta")

    assert not other.refresh()  # it is compiled already
    other.follow()
    assert ask(other).key == "blood/colour"
    assert other.history.name() == "Augusta"
