"""The index is only a cache: whoever meets damage in it has it made anew, and nothing of the learner's is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from house import BLOOD, CELLS, WRONG, House, ask, read_again, study

from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import looking, quizzing, reporting, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import recall_by_deck, today

BOTH = Setup(decks=("blood", "cells"), count=5)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(BLOOD, CELLS)
        desk = house.desk()
        study(desk, Grade.EASY, Grade.EASY)
        quizzing.start(desk, BOTH, seed=1)
        desk.close()  # so that all of the index is in its file, and nothing of it in memory
        yield house


def overwrite(desk: Workspace) -> None:
    """Damage every page of the index while it is open."""
    with desk.library.index.path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(0)
        file.write(b"\xff" * size)


def answer_in_a_quiz(desk: Workspace) -> None:
    attempt = quizzing.unfinished(desk)
    assert attempt is not None
    quizzing.give(desk, attempt, 0, WRONG[attempt.paper.questions[0].key], None, took_ms=1)


def at_the_desk(house: House) -> Workspace:
    """The learner comes back, and nothing of the index is in memory yet."""
    desk = house.bare()
    desk.switch(desk.usual_learner())
    return desk


ACTS: dict[str, Callable[[Workspace], object]] = {
    "ask what is next": lambda desk: ask(desk).face,
    "ask for a face": lambda desk: studying.asked(desk, "cells/gaps#1") is not None or pytest.fail("not found"),
    "answer in a quiz": answer_in_a_quiz,
    "undo": studying.undo,
    "suspend": lambda desk: studying.turn_suspension(desk, "cells/gaps"),
    "start a quiz": lambda desk: quizzing.start(desk, BOTH, seed=2),
    "look at today": lambda desk: len(today(desk).decks) == 2 or pytest.fail("decks are missing"),
    "look at progress": lambda desk: looking.standing(desk).sections or pytest.fail("sections are missing"),
    "look at recall": lambda desk: recall_by_deck(desk)["blood"].total == 5 or pytest.fail("wrong total"),
    "report decks": lambda desk: len(reporting.deck_reports(desk)) == 2 or pytest.fail("decks are missing"),
    "report the learner": lambda desk: reporting.learner_report(desk).recall.total == 10 or pytest.fail("wrong total"),
    "switch": lambda desk: desk.switch(desk.usual_learner()),
    "read decks again": read_again,
    "search and study": lambda desk: (desk.library.index.search("nucleus"), ask(desk)),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_damage_met_by_any_act_is_mended_and_the_act_is_done(house: House, act: Callable[[Workspace], object]) -> None:
    desk = at_the_desk(house)
    overwrite(desk)

    act(desk)

    reviews = sum(day.reviews for day in desk.history.days(0, 99_999))
    assert study(desk, Grade.EASY)
    assert sum(day.reviews for day in desk.history.days(0, 99_999)) == reviews + 1
    assert len(reporting.deck_reports(desk)) == 2
    assert desk.library.index.search("haemoglobin")
    desk.history.rebuild()
    assert sum(day.reviews for day in desk.history.days(0, 99_999)) == reviews + 1


def test_an_answer_is_kept_once_though_the_index_is_made_anew_around_it(house: House) -> None:
    shown = ask(at_the_desk(house))
    desk = at_the_desk(house)
    overwrite(desk)

    studying.grade(desk, shown, Grade.EASY, took_ms=1)

    assert desk.history.days(0, 99_999)[0].reviews == 3
    assert desk.library.index.replaced == 1


def test_faces_are_asked_in_the_order_of_the_decks_after_the_index_was_made_anew(house: House) -> None:
    house.write(CELLS.replace("cells", "another"))  # it is numbered between the others, and later by its place
    house.desk().close()
    desk = at_the_desk(house)
    overwrite(desk)

    recall_by_deck(desk)

    assert desk.library.index.replaced == 1
    assert ask(desk).key == "another/nucleus"
    assert {due.deck: due.unseen for due in today(desk).due} == {"another": 5, "blood": 3, "cells": 5}


def test_the_cache_can_be_deleted_while_the_window_is_open(house: House) -> None:
    desk = house.desk()
    shutil.rmtree(house.places.cache)

    desk.add("Grace")

    assert ask(desk).key == "blood/colour"


def test_decks_can_change_after_the_cache_was_deleted(house: House) -> None:
    desk = house.desk()
    shutil.rmtree(house.places.cache)
    house.write(CELLS.replace("cells", "another"))

    read_again(desk)

    assert {deck.id for deck in today(desk).decks} == {"another", "blood", "cells"}
    assert ask(desk).key == "another/nucleus"
