"""Marks that are ruled on later: a learner was right after all, or a key was mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import BLOOD, WRONG, House, read_again, right_answer

from quizapp.quiz import attempt as attempts
from quizapp.quiz.attempt import Answer, Attempt
from quizapp.quiz.response import Picked, Response, Wrote
from quizapp.quiz.setup import Setup
from quizapp.workspace import questions, quizzing, rulings
from quizapp.workspace.desk import Workspace

PRACTICE = Setup(decks=("blood",), count=5)
EXAM = Setup(decks=("blood",), count=5, mode="exam")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(BLOOD)
        yield house


def place(attempt: Attempt, key: str) -> int:
    return [drawn.key for drawn in attempt.paper.questions].index(key)


def give(desk: Workspace, attempt: Attempt, key: str, response: Response | None = None) -> Attempt:
    number = place(attempt, key)
    return quizzing.give(desk, attempt, number, response or right_answer(key, desk), None, took_ms=4000)[0]


def answer(attempt: Attempt, key: str) -> Answer:
    return attempt.answers[place(attempt, key)]


def grades(desk: Workspace, key: str) -> list[int]:
    """The grades of an item's reviews that stand."""
    return [
        row[0]
        for row in desk.history._store.rows(
            "SELECT grade FROM review WHERE face = ? AND id NOT IN (SELECT of FROM retraction) ORDER BY id", key
        )
    ]


def equals_a_replay(desk: Workspace) -> bool:
    before = desk.history._store.rows("SELECT * FROM state ORDER BY face")
    days = desk.history._store.rows("SELECT * FROM studied_day ORDER BY day")
    desk.history.rebuild()
    after = desk.history._store.rows("SELECT * FROM state ORDER BY face")
    return (before, days) == (after, desk.history._store.rows("SELECT * FROM studied_day ORDER BY day"))


def test_a_learner_who_was_right_overrules_the_mark_and_both_are_kept(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/carry", Wrote("O two"))

    attempt = rulings.overrule(desk, attempt, place(attempt, "blood/carry"))

    ruled = answer(attempt, "blood/carry")
    assert (ruled.first.share, ruled.earned.share, ruled.is_overruled) == (0.0, 1.0, True)
    assert grades(desk, "blood/carry") == [3]
    assert equals_a_replay(desk)
    quizzing.finish(desk, attempt)
    assert [mark.share for mark in desk.history.marks()] == [1.0]
    assert desk.history.attempts()[0].points == 1.0


def test_overruling_can_be_taken_back(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/carry", Wrote("O two"))
    number = place(attempt, "blood/carry")

    for share in (1.0, 0.0, 1.0, 0.0):
        attempt = rulings.turn(desk, attempt, number)
        assert answer(attempt, "blood/carry").earned.share == share
    assert grades(desk, "blood/carry") == [1]
    assert equals_a_replay(desk)


def test_only_what_was_typed_and_is_wrong_can_be_overruled(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, PRACTICE, seed=1)
    attempt = give(desk, attempt, "blood/colour", WRONG["blood/colour"])
    attempt = give(desk, attempt, "blood/carry")

    for key in ("blood/colour", "blood/carry", "blood/days"):
        assert rulings.overrule(desk, attempt, place(attempt, key)) == attempt


def test_on_a_later_day_the_mark_changes_and_the_schedule_does_not(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/days", Wrote("seven"))
    attempt = quizzing.finish(desk, attempt)
    house.clock.advance(days=2)

    attempt = rulings.overrule(desk, attempt, place(attempt, "blood/days"))

    assert answer(attempt, "blood/days").is_right
    assert grades(desk, "blood/days") == [1]


def test_an_exam_that_is_overruled_leaves_the_schedule_alone(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.finish(desk, give(desk, quizzing.start(desk, EXAM, seed=1), "blood/carry", Wrote("O two")))

    attempt = rulings.overrule(desk, attempt, place(attempt, "blood/carry"))

    assert grades(desk, "blood/carry") == []
    assert desk.history.attempts()[0].points == 1.0


def mend_the_key(house: House, desk: Workspace) -> None:
    """The key of the question about colour turns out to be another option."""
    was = "right: Haemoglobin, wrong: [Carotene, Chlorophyll]"
    assert was in BLOOD
    house.write(BLOOD.replace(was, "right: Carotene, wrong: [Haemoglobin, Chlorophyll]"))
    read_again(desk)


def test_after_a_key_was_mended_an_attempt_shows_both_marks(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=1), "blood/colour", Picked((0,)))
    attempt = quizzing.finish(desk, give(desk, attempt, "blood/core"))
    assert rulings.mended(desk, attempt) == ()
    mend_the_key(house, desk)

    [one] = rulings.mended(desk, attempt)
    assert (one.number, one.mark.share) == (place(attempt, "blood/colour"), 0.0)
    attempt = rulings.mark_again(desk, attempt)

    ruled = answer(attempt, "blood/colour")
    assert (ruled.first.share, ruled.earned.share) == (1.0, 0.0)
    assert rulings.mended(desk, attempt) == ()
    assert desk.history.attempts()[0].points == 1.0


def test_who_picked_what_is_right_now_gets_the_mark(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=1), "blood/colour", Picked((1,)))
    attempt = quizzing.finish(desk, attempt)
    mend_the_key(house, desk)

    attempt = rulings.mark_again(desk, attempt)

    assert answer(attempt, "blood/colour").is_right


def test_other_options_cannot_be_marked_again(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=1), "blood/colour", Picked((1,)))
    attempt = quizzing.finish(desk, attempt)
    house.write(BLOOD.replace("Chlorophyll", "Melanin"))
    read_again(desk)

    assert rulings.mended(desk, attempt) == ()


def test_what_a_learner_overruled_stays_so_whatever_is_mended(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=1), "blood/carry", Wrote("O two"))
    attempt = rulings.overrule(desk, quizzing.finish(desk, attempt), place(attempt, "blood/carry"))
    house.write(BLOOD.replace("accept: [oxygen]", "accept: [air]"))
    read_again(desk)

    assert rulings.mended(desk, attempt) == ()


def test_replaying_an_attempt_gives_the_same_marks_whatever_became_of_its_deck(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, EXAM, seed=1)
    for key, response in WRONG.items():
        attempt = give(desk, attempt, key, response)
    attempt = quizzing.finish(desk, give(desk, attempt, "blood/core"))
    mend_the_key(house, desk)
    (house.decks / "blood.yaml").unlink()
    read_again(desk)

    for number, given in quizzing.load(desk, attempt.id).answers.items():
        found = questions.question(desk, attempt.paper.questions[number])
        assert found is not None
        mark = questions.mark_of(attempt, given, found.item)
        assert attempts.Earned(mark.points, mark.out_of, mark.share) == given.first
