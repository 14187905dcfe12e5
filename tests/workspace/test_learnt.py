"""What was learnt in another program joins what was learnt here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import CELLS, NOON, House, ask, study

from quizapp.base.clock import moment
from quizapp.exchange.carried import Carried, CarriedReview, CarriedStanding, CarriedSuspension
from quizapp.history.taking_in import Taken
from quizapp.study.memory import Grade
from quizapp.workspace import learnt, learnt_words
from quizapp.workspace.desk import Workspace

DAY = moment(NOON).day
AT = round(NOON.timestamp() * 1000)
HOUR = 3_600_000


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as made:
        made.write(CELLS)
        yield made


@pytest.fixture
def desk(house: House) -> Workspace:
    return house.desk()


def standing(face: str = "cells/nucleus", days_ago: int = 10, due_in: int = 0) -> CarriedStanding:
    answered = AT - days_ago * 24 * HOUR
    return CarriedStanding(face, answered + 1, "review", (12.5, 4.5), answered, DAY + due_in, reps=4, lapses=1)


def test_a_due_day_from_elsewhere_is_asked_on_that_day(desk: Workspace) -> None:
    carried = Carried((), (CarriedReview("cells/nucleus", AT - 240 * HOUR, Grade.GOOD),), (standing(),))
    assert learnt.take_in(desk, carried) == Taken(answers=1, memories=1)
    assert ask(desk).key == "cells/nucleus"
    memory, _ = desk.history.memory("cells/nucleus")
    assert memory is not None
    assert (memory.stability, memory.difficulty, memory.last_day, memory.due_day) == (12.5, 4.5, DAY - 10, DAY)
    assert learnt.take_in(desk, carried) == Taken()


@pytest.mark.parametrize(("left", "step"), [(2, 0), (1, 1), (0, 1), (9, 0)])
def test_a_card_in_its_steps_goes_on_where_it_was(desk: Workspace, left: int, step: int) -> None:
    soon = AT + HOUR
    one = CarriedStanding("cells/nucleus", AT, "learning", (2.3, 5.0), AT - HOUR, 0, soon, steps_left=left, reps=1)
    assert desk.study.learning_steps == (1, 10)
    learnt.take_in(desk, Carried((), standings=(one,)))
    memory, _ = desk.history.memory("cells/nucleus")
    assert memory is not None
    assert (memory.phase, memory.step, memory.due_at, memory.due_day) == ("learning", step, soon, DAY)


def test_what_is_of_a_time_to_come_is_left(desk: Workspace) -> None:
    review = CarriedReview("cells/nucleus", AT + HOUR, Grade.GOOD)
    suspension = CarriedSuspension("cells/gaps", AT + HOUR)
    assert learnt.take_in(desk, Carried((), (review,), (standing(days_ago=-1),), (suspension,))) == Taken()


def test_a_suspended_item_is_not_asked(desk: Workspace) -> None:
    assert learnt.take_in(desk, Carried((), suspensions=(CarriedSuspension("cells/nucleus", AT - HOUR),))) == Taken(
        suspensions=1
    )
    assert ask(desk).key != "cells/nucleus"


def test_portions_hold_all_of_a_face_and_all_of_them_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learnt, "_PORTION", 2)
    reviews = tuple(CarriedReview(f"d/{face}", at, Grade.GOOD) for at, face in enumerate("abcabcaab"))
    carried = Carried((), reviews, (standing("d/c"), standing("d/x")), (CarriedSuspension("d/a", 1),))
    portions = list(learnt.portions(carried))
    assert {one for portion in portions for one in portion.reviews} == set(reviews)
    assert [one.face for portion in portions for one in portion.standings] == ["d/c", "d/x"]
    assert [one for portion in portions for one in portion.suspensions] == list(carried.suspensions)
    faces = [{one.face for one in portion.reviews} | {one.face for one in portion.standings} for portion in portions]
    assert sum(map(len, faces)) == len(set().union(*faces)) == 4
    assert list(learnt.portions(Carried(()))) == []


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        (Taken(), ""),
        (Taken(1), "1 review"),
        (Taken(2, 1), "2 reviews and 1 due date"),
        (Taken(1000, 2, 3), "1,000 reviews, 2 due dates and 3 suspended items"),
    ],
)
def test_how_much_came_is_told_in_words(taken: Taken, words: str) -> None:
    assert learnt_words.taken_words(taken) == words


def test_a_card_that_was_answered_here_too_goes_by_all_its_answers_and_that_is_told(
    house: House, desk: Workspace
) -> None:
    assert study(desk, Grade.GOOD) == ["cells/nucleus"]
    here, _ = desk.history.memory("cells/nucleus")
    house.clock.advance(days=2)
    taken = learnt.take_in(desk, Carried((), standings=(standing(days_ago=-1),)))
    assert taken == Taken(answered_here=1)
    assert desk.history.memory("cells/nucleus")[0] == here
    assert learnt_words.apart_words(taken).startswith("1 card was answered here too")
