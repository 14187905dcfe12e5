"""A quiz at the front desk: drawn, answered, interrupted, gone on with, ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import BLOOD, CELLS, EVERYTHING, WRONG, House, ask, read_again, right_answer, study
from msgspec.structs import replace

from quizapp.base.errors import AnsweredElsewhereError, RefusedError
from quizapp.deck.model import TrueFalse
from quizapp.quiz import attempt as attempts
from quizapp.quiz.attempt import NOTHING, Attempt, TimeIsUpError
from quizapp.quiz.draw import draw
from quizapp.quiz.read_decks import candidates, read_decks
from quizapp.quiz.response import Picked, Response, Wrote
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import questions, quizzing, studying
from quizapp.workspace.desk import Workspace

PRACTICE = Setup(decks=("blood",), count=5)
EXAM = Setup(decks=("blood",), count=5, mode="exam", minutes=10)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(BLOOD, CELLS)
        yield house


@pytest.fixture
def drawn_before_questions_were_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quizzes are drawn as by the first version, which kept no questions."""
    monkeypatch.setattr(quizzing, "_kept_items", lambda _workspace, _paper: [])


def keys(attempt: Attempt) -> list[str]:
    return [drawn.key for drawn in attempt.paper.questions]


def place(attempt: Attempt, key: str) -> int:
    return keys(attempt).index(key)


def give(
    desk: Workspace, attempt: Attempt, key: str, response: Response | None = None, sure: float | None = None
) -> Attempt:
    """Answer a question rightly, or as told."""
    number = place(attempt, key)
    after, _ = quizzing.give(desk, attempt, number, response or right_answer(key, desk), sure, took_ms=4000)
    return after


def resumed(desk: Workspace) -> Attempt:
    attempt = quizzing.unfinished(desk)
    assert attempt is not None
    return attempt


def reps(desk: Workspace, key: str) -> int:
    memory, _ = desk.history.memory(key)
    return 0 if memory is None else memory.reps


def test_a_quiz_is_drawn_from_what_was_chosen(house: House) -> None:
    desk = house.desk()

    everything = quizzing.start(desk, PRACTICE, seed=1)
    one_section = quizzing.start(desk, Setup(decks=("blood",), sections=("blood/white",)), seed=1)

    assert sorted(keys(everything)) == sorted(WRONG)
    assert keys(one_section) == ["blood/kinds"]


def test_the_same_seed_draws_the_same_paper_and_no_seed_another_one(house: House) -> None:
    desk = house.desk()

    assert quizzing.start(desk, PRACTICE, seed=7).paper == quizzing.start(desk, PRACTICE, seed=7).paper
    assert len({quizzing.start(desk, PRACTICE).paper.seed for _ in range(3)}) > 1


def test_where_there_is_nothing_to_ask_no_quiz_begins(house: House) -> None:
    desk = house.desk()

    with pytest.raises(RefusedError, match="no question to draw"):
        quizzing.start(desk, Setup(decks=("cells",)))
    assert quizzing.unfinished(desk) is None
    assert quizzing.last_setup(desk) is None


def test_a_question_comes_with_its_item_deck_and_folder(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, PRACTICE, seed=1)

    found = questions.question(desk, attempt.paper.questions[place(attempt, "blood/core")])

    assert found is not None
    assert (found.item.id, found.deck.title, found.folder, found.now) == ("core", "Blood", house.decks, "same")


def test_practice_answers_are_reviews_at_once(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, PRACTICE, seed=1)

    attempt = give(desk, attempt, "blood/colour", sure=0.9)
    attempt = give(desk, attempt, "blood/carry", sure=0.4)
    attempt = give(desk, attempt, "blood/days", WRONG["blood/days"], sure=0.99)

    assert {key: reps(desk, key) for key in keys(attempt)} == {
        "blood/colour": 1, "blood/carry": 1, "blood/days": 1, "blood/core": 0, "blood/kinds": 0,
    }  # fmt: skip
    steps = {key: desk.history.memory(key)[0] for key in ("blood/colour", "blood/carry", "blood/days")}
    difficulty = [memory.difficulty for memory in steps.values() if memory]
    assert difficulty == sorted(difficulty), "good, hard and again: each is harder than the one before"
    assert [day.reviews for day in desk.history.days(0, desk.now().day)] == [3]


def test_a_practice_answer_is_final_and_cannot_be_taken_back(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/colour")

    with pytest.raises(AnsweredElsewhereError, match="answered already"):
        give(desk, attempt, "blood/colour", WRONG["blood/colour"])

    assert studying.undo(desk) is None
    assert resumed(desk).answers == attempt.answers
    assert reps(desk, "blood/colour") == 1


def test_an_exam_leaves_the_schedule_alone_and_lets_answers_change(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, EXAM, seed=1)

    attempt = give(desk, attempt, "blood/colour")
    attempt = give(desk, attempt, "blood/colour", WRONG["blood/colour"])
    attempt = give(desk, attempt, "blood/core")
    attempt = give(desk, attempt, "blood/core", Picked(()))

    assert list(attempt.answers) == [place(attempt, "blood/colour")]
    assert not attempt.answers[place(attempt, "blood/colour")].is_right
    assert desk.history.days(0, desk.now().day) == []


def test_a_finished_exam_counts_what_was_left_out(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=1), "blood/colour")

    attempt = quizzing.finish(desk, attempt)

    assert attempt.finished == desk.now().at
    assert not attempt.timed_out
    assert attempts.marks(attempts.results(attempt)).count(NOTHING) == 4
    [row] = desk.history.attempts()
    assert (row.answered, row.points, row.out_of) == (1, 1.0, 5.0)
    assert sorted(mark.item for mark in desk.history.marks()) == sorted(WRONG)


def test_finished_practice_counts_what_was_answered(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/colour")
    attempt = give(desk, attempt, "blood/kinds", Picked((0,)))

    attempt = quizzing.finish(desk, attempt)

    assert sorted(one.share for one in attempts.marks(attempts.results(attempt))) == [0.5, 1.0]
    assert attempts.missed(attempt, attempts.results(attempt)) == ("blood/kinds",)
    [row] = desk.history.attempts()
    assert (row.answered, row.points, row.out_of) == (2, 1.5, 2.0)


def test_after_the_end_nothing_can_be_added(house: House) -> None:
    desk = house.desk()
    before_the_end = give(desk, quizzing.start(desk, EXAM, seed=1), "blood/colour")
    quizzing.finish(desk, before_the_end)

    for attempt in (before_the_end, quizzing.load(desk, before_the_end.id)):
        with pytest.raises(AnsweredElsewhereError):
            give(desk, attempt, "blood/core")
    with pytest.raises(AnsweredElsewhereError, match="ended in another window"):
        quizzing.note(desk, before_the_end, "mark", 0)
    with pytest.raises(AnsweredElsewhereError):
        quizzing.finish(desk, before_the_end)
    assert desk.history.attempts()[0].answered == 1
    assert quizzing.unfinished(desk) is None


def test_a_quiz_that_was_left_has_no_score_and_is_not_gone_on_with(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/colour")

    quizzing.leave(desk, attempt)

    assert quizzing.unfinished(desk) is None
    assert desk.history.attempts() == []
    assert desk.history.marks() == []
    assert reps(desk, "blood/colour") == 1


def test_what_was_chosen_last_is_remembered(house: House) -> None:
    desk = house.desk()
    quizzing.finish(desk, quizzing.start(desk, PRACTICE, seed=1))
    quizzing.start(desk, EXAM, seed=1)

    assert quizzing.last_setup(house.desk()) == EXAM


def test_an_interrupted_quiz_goes_on_where_it_stopped(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, EXAM, seed=3)
    colour, kinds = place(attempt, "blood/colour"), place(attempt, "blood/kinds")
    attempt = give(desk, attempt, "blood/carry", Wrote("oxygene"), sure=0.75)
    attempt = quizzing.note(desk, attempt, "goto", colour)
    attempt = quizzing.note(desk, attempt, "strike", colour, "1")
    attempt = quizzing.note(desk, attempt, "strike", colour, "2")
    attempt = quizzing.note(desk, attempt, "unstrike", colour, "1")
    attempt = quizzing.note(desk, attempt, "mark", colour)
    attempt = quizzing.note(desk, attempt, "mark", kinds)
    attempt = quizzing.note(desk, attempt, "unmark", kinds)
    house.clock.advance(minutes=2, seconds=30)
    desk.close()

    again = house.desk()
    found = resumed(again)

    assert found == attempt
    assert (found.at_question, found.marked, found.struck[colour]) == (
        colour,
        frozenset({colour}),
        frozenset({2}),
    )
    assert found.answers[place(found, "blood/carry")].response == Wrote("oxygene")
    assert found.answers[place(found, "blood/carry")].confidence == 0.75
    assert quizzing.seconds_left(again, found) == 7 * 60 + 30


def test_time_runs_while_the_app_is_closed_and_runs_out(house: House) -> None:
    desk = house.desk()
    give(desk, quizzing.start(desk, EXAM, seed=3), "blood/colour")
    house.clock.advance(minutes=9, seconds=59)
    assert quizzing.seconds_left(desk, resumed(desk)) == 1
    desk.close()

    house.clock.advance(hours=3)
    again = house.desk()
    attempt = resumed(again)
    assert quizzing.seconds_left(again, attempt) == 0
    attempt = quizzing.finish(again, attempt, timed_out=True)

    assert attempt.timed_out
    assert again.history.attempts()[0].timed_out
    assert again.history.attempts()[0].out_of == 5.0
    assert quizzing.seconds_left(again, attempt) == 0


def test_a_clock_set_back_gives_no_more_time(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, EXAM, seed=3)
    house.clock.advance(minutes=4)
    attempt = give(desk, attempt, "blood/colour")

    house.clock.advance(hours=-1)

    assert quizzing.seconds_left(desk, attempt) == 6 * 60
    attempt = give(desk, attempt, "blood/core")
    assert quizzing.seconds_left(desk, resumed(desk)) == 6 * 60
    assert len(resumed(desk).answers) == 2


def test_practice_has_no_time_limit(house: House) -> None:
    desk = house.desk()

    attempt = quizzing.start(desk, Setup(decks=("blood",), count=5, minutes=1), seed=3)

    assert quizzing.seconds_left(desk, attempt) is None


def test_a_question_whose_deck_vanished_is_asked_and_marked_as_it_was(house: House) -> None:
    house.write(BLOOD.replace("blood", "marrow"))
    desk = house.desk()
    attempt = quizzing.start(desk, Setup(decks=("blood", "marrow"), count=10, mode="exam"), seed=3)
    attempt = give(desk, attempt, "blood/core")
    (house.decks / "marrow.yaml").unlink()
    read_again(desk)

    found = questions.question(desk, attempt.paper.questions[place(attempt, "marrow/core")])
    assert found is not None
    assert (found.item.id, found.deck.title, found.folder, found.now) == ("core", "Blood", None, "gone")
    attempt = give(desk, attempt, "marrow/core", Picked((1,)))
    attempt = quizzing.finish(desk, attempt)
    assert len(attempt.answers) == 2
    [row] = desk.history.attempts()
    assert (row.points, row.out_of) == (2.0, 10.0)


def test_what_left_its_deck_is_practised_without_a_review(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, PRACTICE, seed=3)
    (house.decks / "blood.yaml").unlink()
    read_again(desk)

    attempt = give(desk, attempt, "blood/core", Picked((1,)))

    assert attempt.answers[place(attempt, "blood/core")].is_right
    assert reps(desk, "blood/core") == 0


def test_a_question_that_became_another_one_is_asked_and_marked_as_it_was(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, EXAM, seed=3)
    house.write(
        BLOOD.replace("statement: A ripe red cell has a nucleus., truth: false", "question: Why?, accept: [so]")
    )
    read_again(desk)

    attempt = give(desk, attempt, "blood/core", Picked((1,)))

    found = questions.question(desk, attempt.paper.questions[place(attempt, "blood/core")])
    assert found is not None
    assert (type(found.item), found.now) == (TrueFalse, "changed")
    assert attempt.answers[place(attempt, "blood/core")].is_right


@pytest.mark.usefixtures("drawn_before_questions_were_kept")
def test_a_question_that_was_not_kept_and_left_its_deck_counts_for_nothing_on_any_page(house: House) -> None:
    house.write(BLOOD.replace("blood", "marrow"))
    desk = house.desk()
    attempt = quizzing.start(desk, Setup(decks=("blood", "marrow"), count=10, mode="exam"), seed=3)
    attempt = give(desk, attempt, "blood/core")
    (house.decks / "marrow.yaml").unlink()
    read_again(desk)

    with pytest.raises(RefusedError) as refused:
        give(desk, attempt, "marrow/core", Picked((1,)))
    assert str(refused.value) == (
        "This question is not in its deck any more. All your other answers are saved. Go on with the next one."
    )
    attempt = quizzing.finish(desk, attempt)

    counted = questions.counted(desk, attempt)
    assert {attempt.paper.questions[number].deck for number, _ in counted} == {"blood"}
    assert len(counted) == desk.history.attempts()[0].out_of


@pytest.mark.usefixtures("drawn_before_questions_were_kept")
def test_an_option_that_is_not_there_any_more_is_refused_in_words(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, EXAM, seed=3)
    house.write(
        BLOOD.replace("statement: A ripe red cell has a nucleus., truth: false", "question: Why?, accept: [so]")
    )
    read_again(desk)

    with pytest.raises(RefusedError, match="The deck may have changed since"):
        give(desk, attempt, "blood/core", Picked((1,)))
    assert resumed(desk).answers == {}


def test_an_answer_counts_for_an_item_by_its_new_id(house: House) -> None:
    desk = house.desk()
    quizzing.finish(desk, give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/colour"))

    house.write(BLOOD.replace("id: colour,", "id: hue, was: [colour],"))
    read_again(desk)

    assert [mark.item for mark in desk.history.marks()] == ["blood/hue"]
    assert reps(desk, "blood/hue") == 1


def test_two_windows_on_one_quiz_neither_lose_nor_double(house: House) -> None:
    one = house.desk()
    here = quizzing.start(one, PRACTICE, seed=1)
    other = house.desk()
    there = resumed(other)

    here = give(one, here, "blood/colour")
    with pytest.raises(AnsweredElsewhereError, match="answered in another window"):
        give(other, there, "blood/colour", WRONG["blood/colour"])
    there = give(other, there, "blood/core")
    study(one, Grade.EASY)
    here = give(one, here, "blood/carry")

    assert here.answers == resumed(other).answers
    assert len(here.answers) == 3
    assert all(answer.is_right for answer in here.answers.values())
    assert [day.reviews for day in other.history.days(0, 99_999)] == [4]
    quizzing.finish(other, there)
    with pytest.raises(AnsweredElsewhereError, match="ended in another window"):
        give(one, here, "blood/days")
    assert [row.answered for row in one.history.attempts()] == [3]


def test_in_an_exam_the_last_answer_of_two_windows_stands(house: House) -> None:
    one = house.desk()
    here = quizzing.start(one, EXAM, seed=1)
    other = house.desk()
    there = resumed(other)

    give(one, here, "blood/colour")
    give(other, there, "blood/colour", WRONG["blood/colour"])

    assert not resumed(one).answers[place(here, "blood/colour")].is_right
    quizzing.finish(one, resumed(one))
    assert [row.points for row in other.history.attempts()] == [0.0]


def test_a_question_studied_while_a_quiz_is_open_is_reviewed_by_both(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, PRACTICE, seed=1)
    shown = ask(desk, EVERYTHING)
    attempt = give(desk, attempt, shown.key)

    with pytest.raises(AnsweredElsewhereError):
        studying.grade(desk, shown, Grade.EASY, took_ms=1)
    assert reps(desk, shown.key) == 1
    again = studying.asked(desk, shown.key)
    assert again is not None
    studying.grade(desk, again, Grade.EASY, took_ms=1)
    assert reps(desk, shown.key) == 2


def test_the_mark_of_a_standing_answer_is_by_the_attempts_own_scheme(house: House) -> None:
    desk = house.desk()
    strict = Setup(decks=("blood",), count=5, choose_all="all-or-nothing")
    attempt = give(desk, quizzing.start(desk, strict, seed=1), "blood/kinds", Picked((0,)))
    number = place(attempt, "blood/kinds")
    found = questions.question(desk, attempt.paper.questions[number])
    assert found is not None

    mark = questions.mark_of(attempt, attempt.answers[number], found.item)

    assert (mark.points, mark.scheme) == (0.0, "all-or-nothing")
    assert attempt.answers[number].earned.points == 0.0
    assert mark.verdict == "wrong"
    assert questions.mark_of(attempt, None, found.item).verdict == "unanswered"


def test_negative_marking_takes_points_away_and_leaves_the_level_alone(house: House) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, replace(EXAM, marking="negative"), seed=1)
    attempt = give(desk, attempt, "blood/colour", WRONG["blood/colour"])
    attempt = give(desk, attempt, "blood/carry")

    attempt = quizzing.finish(desk, attempt)

    earned = attempt.answers[place(attempt, "blood/colour")].earned
    assert (earned.points, earned.out_of, earned.share) == (-0.5, 1.0, 0.0)
    [row] = desk.history.attempts()
    assert (row.points, row.out_of) == (0.5, 5.0)
    assert {mark.share for mark in desk.history.marks()} == {0.0, 1.0}


@pytest.mark.parametrize(
    ("sure", "right", "points"),
    [(0.4, True, 1), (0.4, False, 0), (0.75, True, 2), (0.75, False, -2), (0.99, False, -6)],
)
def test_certainty_based_marking_goes_by_how_sure_one_was(house: House, sure: float, right: bool, points: int) -> None:
    desk = house.desk()
    attempt = quizzing.start(desk, replace(PRACTICE, marking="certainty", confidence=False), seed=1)

    attempt = give(desk, attempt, "blood/core", None if right else WRONG["blood/core"], sure)

    earned = attempt.answers[place(attempt, "blood/core")].earned
    assert (earned.points, earned.out_of, earned.share) == (points, 3, float(right))
    assert attempt.paper.setup.asks_confidence


def test_what_is_left_blank_in_an_exam_with_certainty_is_out_of_three(house: House) -> None:
    desk = house.desk()
    quizzing.finish(desk, quizzing.start(desk, replace(EXAM, marking="certainty"), seed=1))

    [row] = desk.history.attempts()
    assert (row.points, row.out_of) == (0.0, 15.0)


def test_a_mock_paper_is_the_same_for_everybody_and_as_the_command_line_draws_it(house: House) -> None:
    mock = Setup(decks=("blood",), count=4, mode="mock", number=12, minutes=10)
    ada, bo = house.desk("Ada"), house.desk()
    bo.add("Bo")

    paper = quizzing.start(ada, mock).paper

    assert quizzing.start(bo, mock).paper == paper
    assert quizzing.start(bo, replace(mock, number=13)).paper.questions != paper.questions
    decks, _notes = read_decks([house.decks])
    drawn = draw(candidates(decks), Setup(decks=("blood",), count=4), 12)
    assert drawn.questions == paper.questions


def test_what_came_back_is_answered_anew_and_reviewed_again(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, PRACTICE, seed=1), "blood/colour", WRONG["blood/colour"])
    attempt = quizzing.note(desk, attempt, "again", place(attempt, "blood/colour"))

    attempt = give(desk, attempt, "blood/colour")

    assert not attempt.answers[place(attempt, "blood/colour")].is_right
    assert reps(desk, "blood/colour") == 2
    quizzing.finish(desk, attempt)
    assert [mark.share for mark in desk.history.marks()] == [0.0]
    with pytest.raises(AnsweredElsewhereError):
        give(desk, attempt, "blood/colour")


def test_two_windows_answer_what_came_back_once(house: House) -> None:
    one, other = house.desk(), house.desk()
    attempt = give(one, quizzing.start(one, PRACTICE, seed=1), "blood/colour", WRONG["blood/colour"])
    here = quizzing.note(one, attempt, "again", place(attempt, "blood/colour"))
    there = resumed(other)

    give(one, here, "blood/colour")

    with pytest.raises(AnsweredElsewhereError, match="answered in another window"):
        give(other, there, "blood/colour", WRONG["blood/colour"])
    assert reps(one, "blood/colour") == 2


def test_a_clock_that_jumps_by_a_day_takes_no_time_of_an_exam(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=3), "blood/colour")
    house.clock.advance(minutes=2)
    house.clock.set_by(days=1)
    attempt = quizzing.clock_was_set(desk, attempt, 24 * 3600 * 1000)

    assert quizzing.seconds_left(desk, attempt) == 8 * 60
    attempt = give(desk, attempt, "blood/core")
    desk.close()
    again = house.desk()
    house.clock.advance(minutes=3)
    assert quizzing.seconds_left(again, resumed(again)) == 5 * 60
    assert len(resumed(again).answers) == 2


def test_an_answer_after_the_time_is_refused_and_the_others_are_safe(house: House) -> None:
    desk = house.desk()
    attempt = give(desk, quizzing.start(desk, EXAM, seed=3), "blood/colour")
    house.clock.advance(minutes=11)

    with pytest.raises(TimeIsUpError) as refused:
        give(desk, attempt, "blood/core")

    assert str(refused.value) == (
        "The time is up, and this answer came after it. What you answered in time is saved and counts."
        " Look at the results."
    )
    assert list(resumed(desk).answers) == [place(attempt, "blood/colour")]


def test_a_question_is_kept_once_however_often_it_is_drawn(house: House) -> None:
    desk = house.desk()
    for seed in range(3):
        quizzing.start(desk, PRACTICE, seed=seed)

    assert desk.history._store.one("SELECT count(*) FROM kept_item") == (5,)
