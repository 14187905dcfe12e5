"""How things stand, in figures that can be worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import BLOOD, CELLS, WRONG, House, ask, one, read_again, right_answer, study

from quizapp.history.due import DeckDue
from quizapp.quiz.setup import Setup
from quizapp.stats.scores import Share, wilson
from quizapp.study.memory import Grade
from quizapp.workspace import quizzing, reporting, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.looking import standing
from quizapp.workspace.today import recall_by_deck, today


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(CELLS)
        yield house


def quiz(desk: Workspace, right: dict[str, float], wrong: dict[str, float], mode: str = "exam") -> None:
    """Take a quiz on blood: these questions rightly, those wrongly, each with a confidence; the rest is left out."""
    attempt = quizzing.start(desk, Setup(decks=("blood",), mode="practice" if mode == "practice" else "exam"), seed=1)
    for number, drawn in enumerate(attempt.paper.questions):
        if drawn.key in right:
            quizzing.give(desk, attempt, number, right_answer(drawn.key, desk), right[drawn.key], took_ms=1000)
        elif drawn.key in wrong:
            quizzing.give(desk, attempt, number, WRONG[drawn.key], wrong[drawn.key], took_ms=1000)
    quizzing.finish(desk, quizzing.load(desk, attempt.id))


def test_on_the_first_day_everything_is_new(house: House) -> None:
    house.write(BLOOD)

    found = today(house.desk())

    assert (found.waiting.new, found.waiting.reviews, found.waiting.learning) == (8, 0, 0)
    assert found.due == (DeckDue("blood", 0, 0, 0, 5), DeckDue("cells", 0, 0, 0, 5))
    assert [(deck.id, deck.faces) for deck in found.decks] == [("blood", 5), ("cells", 5)]
    assert found.ms_each == 12_000


def test_what_was_done_today_is_counted(house: House) -> None:
    desk = house.desk()
    studying.grade(desk, ask(desk), Grade.EASY, took_ms=1000)
    studying.grade(desk, ask(desk), Grade.GOOD, took_ms=5000)
    house.clock.advance(minutes=10)

    found = today(desk)

    assert (found.waiting.new, found.waiting.learning, found.waiting.new_done) == (1, 1, 2)
    assert found.due == (DeckDue("cells", 1, 0, 2, 3),)
    assert found.ms_each == 3000


def test_how_long_an_answer_takes_is_of_the_last_month(house: House) -> None:
    desk = house.desk()
    studying.grade(desk, ask(desk), Grade.EASY, took_ms=60_000)
    house.clock.advance(days=40)
    assert today(desk).ms_each == 12_000

    studying.grade(desk, ask(desk), Grade.EASY, took_ms=8000)

    assert today(desk).ms_each == 8000


def test_recall_is_predicted_for_what_was_studied(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    assert recall_by_deck(desk) == {}
    quiz(desk, {"blood/core": 0.9}, {}, mode="practice")

    [fresh] = recall_by_deck(desk).values()
    assert (fresh.mean, fresh.low, fresh.high, fresh.studied, fresh.total) == (1.0, 1.0, 1.0, 1, 5)

    house.clock.advance(days=3)
    later = recall_by_deck(desk)["blood"]
    # Good at first gives a stability of 2.3065 days, and recall falls to (1 + 0.9804 * 3 / 2.3065) ^ -0.1542.
    assert later.mean == pytest.approx(0.8809, abs=1e-4)
    assert later.low == pytest.approx(0.2461, abs=1e-3)
    assert later.high == 1.0


def test_a_vanished_deck_is_left_out_of_recall(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY)
    (house.decks / "cells.yaml").unlink()
    read_again(desk)

    assert recall_by_deck(desk) == {}
    assert today(desk).due == ()
    assert reporting.learner_report(desk).recall.total == 0


def test_recall_in_reviews_counts_reviews_alone(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY, Grade.EASY, Grade.AGAIN)
    house.clock.advance(days=20)

    asked = [ask(desk, one("cells/nucleus")), ask(desk, one("cells/membrane"))]
    studying.grade(desk, asked[0], Grade.GOOD, took_ms=1)
    studying.grade(desk, asked[1], Grade.AGAIN, took_ms=1)

    found = standing(desk)
    assert found.reviews == Share(1, 2, *wilson(1, 2))
    assert [(day.reviews, day.right, day.new, day.tested, day.recalled) for day in found.days] == [
        (3, 2, 3, 0, 0), (2, 1, 0, 2, 1),
    ]  # fmt: skip
    assert found.hardest == ("The skin of a cell?",)
    assert found.aim == 0.90


def test_recall_in_reviews_is_of_the_last_thirty_days(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY)
    house.clock.advance(days=10)
    studying.grade(desk, ask(desk, one("cells/nucleus")), Grade.EASY, took_ms=1)

    house.clock.advance(days=29)
    assert standing(desk).reviews.n == 1
    house.clock.advance(days=1)
    assert standing(desk).reviews.n == 0
    assert len(standing(desk).days) == 2


def test_what_comes_due_is_counted_by_day(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.EASY, Grade.GOOD)

    assert standing(desk).due == (1, 0, 0, 0, 0, 0, 0, 0, 1, *[0] * 21)
    house.clock.advance(days=100)
    assert standing(desk).due == (2, *[0] * 29)


def test_scores_stand_newest_first_and_the_last_five_together(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    for number in range(7):
        quiz(desk, dict.fromkeys(list(WRONG)[:number], 0.9), {})
        house.clock.advance(days=1)

    found = standing(desk)

    points = [(took.score.points, took.score.out_of) for took in found.taken]
    assert points == [(right, 5) for right in (5, 5, 4, 3, 2, 1)], "where nothing was answered there is no score"


def test_the_recent_score_is_of_the_first_answers_to_distinct_items(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    for right in [["carry", "days"], ["kinds"], ["kinds"], ["kinds"], ["kinds"], ["kinds"]]:
        quiz(desk, {f"blood/{item}": 0.9 for item in right}, {"blood/colour": 0.9, "blood/core": 0.9})
        house.clock.advance(days=1)

    found = standing(desk)

    # Of the last five the first answers are: kinds right, two wrong, two blank. The quiz before them says nothing.
    assert found.recent is not None
    assert (found.recent.points, found.recent.out_of, found.recent.n) == (1, 5, 5)
    assert (found.recent.low, found.recent.high) == wilson(1, 5)
    # One of three options and true or false were guessed at and wrong: 1 - 1/2 - 1 of 5.
    assert found.not_guessed == pytest.approx((1 - 1 / 2 - 1) / 5)


def test_where_nothing_could_be_guessed_there_is_nothing_to_take_off(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    quiz(desk, {"blood/carry": 0.9, "blood/days": 0.9}, {})

    assert standing(desk).not_guessed is None


def test_guessing_is_taken_off_as_far_as_the_decks_still_have_the_questions(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    quiz(desk, {"blood/core": 0.9}, {"blood/colour": 0.9})
    house.write(
        BLOOD.replace("- {id: colour, question: What makes red cells red?", "- {id: colour, card: Red?").replace(
            "right: Haemoglobin, wrong: [Carotene, Chlorophyll]", "answer: Haemoglobin"
        )
    )
    read_again(desk)

    assert standing(desk).not_guessed == pytest.approx(1 / 4), "core is right of four that are left; the rest is blank"


def test_confidence_is_held_against_what_was_right(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    assert standing(desk).calibration is None

    quiz(desk, {"blood/colour": 0.9, "blood/carry": 0.4}, {"blood/days": 0.99})

    found = standing(desk).calibration
    assert found is not None
    assert found.n == 3
    assert found.brier == pytest.approx((0.1**2 + 0.6**2 + 0.99**2) / 3)
    assert found.bias == pytest.approx(100 * ((0.9 + 0.4 + 0.99) / 3 - 2 / 3))


def test_confidence_is_told_by_section_and_by_stretches_of_days(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    for _day in range(9):
        quiz(desk, {"blood/carry": 0.9, "blood/kinds": 0.6}, {"blood/days": 0.75})
        house.clock.advance(days=1)

    found = standing(desk)

    assert {key: (one.n, round(one.bias)) for key, one in found.said_in.items()} == {
        "blood/red": (18, 32), "blood/white": (9, -40),
    }  # fmt: skip
    first = found.now.day - 9
    assert [(one.first - first, one.last - first, one.calibration.n) for one in found.said_over_time] == [(0, 6, 21)]


def test_only_the_first_answer_to_a_question_tells_of_mastery(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    quiz(desk, {"blood/colour": 0.9, "blood/kinds": 0.9}, {"blood/carry": 0.9})
    house.clock.advance(days=1)
    quiz(desk, {"blood/carry": 0.9, "blood/kinds": 0.9}, {"blood/colour": 0.9, "blood/core": 0.9})

    found = {one.section: (one.first.right, one.first.n, one.verdict) for one in standing(desk).mastery}

    assert found == {"blood/red": (1, 4, "too few to tell"), "blood/white": (1, 1, "too few to tell")}
    assert [section.key for section in standing(desk).sections] == [
        "blood/red", "blood/white", "cells/parts", "cells/work",
    ]  # fmt: skip


def test_a_quiz_that_is_not_finished_says_nothing_yet(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk()
    attempt = quizzing.start(desk, Setup(decks=("blood",)), seed=1)
    quizzing.give(desk, attempt, 0, WRONG[attempt.paper.questions[0].key], 0.9, took_ms=1)

    found = standing(desk)

    assert (found.taken, found.recent, found.calibration, found.mastery) == ((), None, None, ())


def test_decks_are_reported_with_their_kinds_and_findings(house: House) -> None:
    house.write(BLOOD)
    (house.decks / "empty.yaml").write_text("quizapp: 1\nid: empty\ntitle: Empty\nitems: []\n")
    (house.decks / "torn.yaml").write_text("items: [")
    (house.decks / "wrong.yaml").write_bytes(b"\x00")

    found = reporting.deck_reports(house.desk())

    assert [(one.deck.id, one.kinds, [finding.code for finding in one.findings]) for one in found] == [
        ("blood", {"choose_all": 1, "choose_one": 1, "number": 1, "true_false": 1, "typed": 1}, []),
        ("cells", {"card": 2, "cloze": 1}, []),
        ("empty", {}, ["D206"]),
        ("torn", {}, ["D108"]),
        (str(house.decks / "wrong.yaml"), {}, ["D106"]),
    ]
    assert [one.deck.loaded for one in found] == [True, True, True, True, False]


def test_a_learner_is_reported_over_all_days(house: House) -> None:
    house.write(BLOOD)
    desk = house.desk("Ada")
    study(desk, Grade.EASY, Grade.EASY)
    house.clock.advance(days=400)
    study(desk, Grade.EASY)

    found = reporting.learner_report(desk)

    assert (found.learner, found.reviews, found.days) == ("Ada", 3, 2)
    assert (found.recall.studied, found.recall.total) == (2, 10)
    assert len(found.standing.days) == 1, "the chart goes back forty weeks, the count goes back for ever"
