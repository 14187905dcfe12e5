"""Which question comes next: through the paper, back to what was wrong, or near 75% expected success."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import BLOOD, WRONG, House, read_again, right_answer

from quizapp.quiz.attempt import Attempt
from quizapp.quiz.setup import Mode, Setup
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace
from quizapp.workspace.going_on import next_question


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(BLOOD)
        yield house


def start(desk: Workspace, mode: Mode, count: int = 5) -> Attempt:
    return quizzing.start(desk, Setup(decks=("blood",), count=count, mode=mode), seed=1)


def give(desk: Workspace, attempt: Attempt, number: int, *, right: bool = True) -> Attempt:
    key = attempt.paper.questions[number].key
    response = right_answer(key, desk) if right else WRONG[key]
    return quizzing.give(desk, attempt, number, response, None, took_ms=4000)[0]


@pytest.mark.parametrize("mode", ["exam", "mock"])
def test_an_exam_goes_through_the_paper(house: House, mode: Mode) -> None:
    desk = house.desk()
    attempt = give(desk, start(desk, mode), 1)

    assert [next_question(desk, attempt, here) for here in (0, 3, 4)] == [1, 4, None]


def test_practice_goes_on_to_what_is_not_answered(house: House) -> None:
    desk = house.desk()
    attempt = start(desk, "practice")
    for number in (1, 2, 4):
        attempt = give(desk, attempt, number)

    assert [next_question(desk, attempt, here) for here in (0, 1, 4)] == [3, 3, 0]


def test_practice_brings_back_what_was_wrong_until_it_was_right(house: House) -> None:
    desk = house.desk()
    attempt = start(desk, "practice")
    for number in range(5):
        attempt = give(desk, attempt, number, right=number not in (1, 3))
    asked = []
    for right in (False, True, True):
        back = next_question(desk, attempt, 4)
        assert back is not None
        asked.append(back)
        attempt = quizzing.note(desk, attempt, "again", back)
        attempt = give(desk, attempt, back, right=right)

    assert asked == [1, 3, 1]
    assert next_question(desk, attempt, 1) is None


def test_adaptive_practice_asks_in_the_authors_order_while_little_is_known(house: House) -> None:
    desk = house.desk()
    attempt = start(desk, "adaptive", count=3)
    asked = []
    for _ in range(3):
        number = next_question(desk, attempt, -1)
        assert number is not None
        asked.append(attempt.paper.questions[number].key)
        attempt = give(desk, attempt, number)

    assert asked == ["blood/colour", "blood/core", "blood/carry"]
    assert next_question(desk, attempt, -1) is None


def test_adaptive_practice_asks_what_is_neither_too_easy_nor_too_hard(house: House) -> None:
    desk = house.desk()
    for _quiz in range(6):
        before = start(desk, "exam")
        for number, drawn in enumerate(before.paper.questions):
            before = give(desk, before, number, right=drawn.key != "blood/carry")
        quizzing.finish(desk, before)

    attempt = start(desk, "adaptive", count=5)

    first = next_question(desk, attempt, -1)
    assert first is not None
    assert attempt.paper.questions[first].key != "blood/carry", "always wrong so far: too hard"
    asked = []
    for _ in range(5):
        following = next_question(desk, attempt, -1)
        assert following is not None
        asked.append(attempt.paper.questions[following].key)
        attempt = give(desk, attempt, following)
    assert asked[0] != "blood/colour", "the authors' order counts no more"


def test_adaptive_practice_goes_on_where_its_deck_is_gone(house: House) -> None:
    desk = house.desk()
    attempt = start(desk, "adaptive")
    (house.decks / "blood.yaml").unlink()
    read_again(desk)

    assert next_question(desk, attempt, -1) == 0
