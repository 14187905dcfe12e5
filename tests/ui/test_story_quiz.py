"""Whole quizzes with the keys alone, as a learner takes them."""

from __future__ import annotations

import pytest
from hands import Opening, button, words_on
from quiz_hands import (
    ALL,
    EXAM,
    attempt,
    begin,
    finish,
    give_right,
    give_wrong,
    has_options,
    item,
    reviews,
    stops,
)
from ui_decks import QUESTIONS

from quizapp.ui.widgets.button import Button

pytestmark = pytest.mark.usefixtures("same_paper")


def test_a_practice_quiz_of_every_kind_shows_what_was_right(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    kinds = set()
    for number in range(5):
        assert f"Question {number + 1} of 5" in hands.read()
        kinds.add(type(item(hands)))
        give_right(hands)
        hands.press("Return")
        seen = hands.read().splitlines()
        assert "Right" in seen or any(words.startswith("Right.") for words in seen)
        hands.press("Space")

    assert len(kinds) == 5
    assert hands.app.place == "results"
    assert "5 of 5" in hands.read()
    assert reviews(hands) == 5


def test_practice_asks_for_an_answer_before_it_shows_one(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))

    hands.press("Return")

    assert "Answer first" in hands.read()
    assert attempt(hands).answers == {}


def test_an_answer_in_practice_stands(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.press("Return")
    first = attempt(hands).answers[0]

    hands.press("A", "B", "1")
    hands.press("Return", "Alt+Left")

    assert attempt(hands).answers == {0: first}
    assert any(words.startswith("Right") for words in hands.read().splitlines())


def test_an_exam_from_the_first_question_to_what_was_missed(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    hands.press("M")
    assert "1\u2022" in stops(hands)
    give_wrong(hands)
    assert list(attempt(hands).answers) == [0]
    hands.press("Return")
    give_right(hands)
    hands.press("Alt+Left")
    give_right(hands)
    hands.press("Return", "Return")
    assert "Question 3 of 5" in hands.read()
    assert "Right" not in hands.read().splitlines()
    hands.press("Return", "Return", "Return")

    told = words_on(hands.dialog())
    assert "3 of 5 questions are not answered." in told
    assert "1 marked for later." in told
    hands.answer("Look again")
    assert "Question 5 of 5" in hands.read()
    hands.press("Return")
    hands.answer("Finish")

    assert hands.app.place == "results"
    assert "2 of 5" in hands.read()
    assert reviews(hands) == 0
    hands.press("Tab", "Space")
    assert "Study the 3 you missed" in [button.words() for button in hands.app.window.findChildren(Button)]


def test_a_row_of_the_results_unfolds_and_folds(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    finish(hands)
    lines = [view.line for view in hands.app.rooms.results.screen._views]
    assert len(lines) == 5

    lines[2].setFocus()
    before = hands.read()
    hands.press("Space")
    assert len(hands.read()) > len(before)
    assert "Not answered" in hands.read()
    hands.press("Space")
    assert hands.read() == before


def test_what_was_missed_is_studied_at_once(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    give_right(hands)
    hands.press("Return")
    right = attempt(hands).paper.questions[0].key
    finish(hands)

    hands.press("Space")

    assert hands.app.place == "study"
    seen = set()
    for _question in range(4):
        asked = hands.app.rooms.study._asked
        assert asked is not None
        seen.add(asked.key)
        if hands.app.rooms.study.screen.way() in ("text", "number"):
            hands.type("46")
        else:
            hands.press("A")
        hands.press("Return", "Space")
    assert len(seen) == 4
    assert right not in seen


def test_a_struck_option_stays_struck(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    while not has_options(hands):
        hands.press("Return")
    here = hands.app.rooms.quiz._here
    hands.press("X", "Return", "Alt+Left")

    assert len(attempt(hands).struck[here]) == 1
    rows = hands.app.rooms.quiz.screen.question._rows.values()
    assert [row.is_struck() for row in rows].count(True) == 1
    assert here not in attempt(hands).answers
    rows_button = next(row for row in rows if row.is_struck()).button
    rows_button.setFocus()
    hands.press("X")
    assert attempt(hands).struck[here] == frozenset()


def test_a_quiz_can_be_finished_before_its_end(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.press("Return", "Esc")
    hands.answer("Finish now")

    assert hands.app.place == "results"
    assert "1 of 1" in hands.read()


def test_confidence_is_kept_beside_the_answer(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.app.rooms.quiz.screen.sure.choose(1)
    hands.press("Return")

    assert attempt(hands).answers[0].confidence is not None
    assert hands.app.rooms.quiz.screen.sure.chosen() == 1


def test_what_was_chosen_for_a_quiz_is_there_the_next_time(opening: Opening) -> None:
    finish(begin(opening(cells=QUESTIONS), EXAM, minutes=3))

    again = opening(cells=QUESTIONS)
    again.press("Q")

    ways = again.app.rooms.setup.screen._ways()
    assert (ways.count, ways.mode, ways.minutes) == (ALL, EXAM, 3)


def test_the_set_up_is_worked_with_arrow_keys(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.press("Q")
    hands.app.rooms.setup.screen._rows["count"].focus_first()

    hands.press("Left")
    assert hands.app.rooms.setup.screen._ways().count == 0
    hands.press("Right", "Right", "Right")

    assert hands.app.rooms.setup.screen._ways().count == 3
    assert hands.target().accessibleName() == "How many questions: 40"


def test_another_quiz_with_the_same_first_question_begins_afresh(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    hands.press("A")
    hands.app.rooms.quiz.screen.sure.choose(1)
    hands.press("Esc")
    hands.answer("Give it up, without a score")

    begin(hands, EXAM)

    assert hands.app.rooms.quiz.screen.question.picked() == ()
    assert hands.app.rooms.quiz.screen.sure.chosen() is None


def test_a_shorter_quiz_follows_a_longer_one(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    finish(hands)
    hands.press("Q")
    hands.app.rooms.setup.screen._boxes["cells/basics"].setFocus()
    hands.app.rooms.setup.screen.choose("mode", 0)
    hands.app.rooms.setup.screen.choose("count", 0)
    hands.app.rooms.setup.screen.focus_primary()
    hands.press("Space")

    assert hands.app.place == "quiz"
    assert len(stops(hands)) == 5
    assert "Question 1 of 5" in hands.read()


def test_decks_that_come_to_an_empty_library_can_be_asked_about(opening: Opening) -> None:
    hands = opening()
    hands.press("Q")
    assert "No deck has questions for a quiz yet." in hands.read()

    (hands.app.workspace.places.decks[0] / "cells.yaml").write_text(QUESTIONS, encoding="utf-8")
    hands.app.upkeep.decks.start()
    hands.until(lambda: not hands.app.upkeep.decks.is_running())
    hands.press("T", "Q")

    assert button(hands.app.window.current(), "Start with 5 questions").isEnabled()


def test_one_press_too_many_does_not_finish_an_exam_with_blanks(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    give_right(hands)

    hands.press(*["Return"] * 5)
    assert "4 of 5 questions are not answered." in words_on(hands.dialog())
    hands.press("Return")

    assert hands.app.place == "quiz"
    assert attempt(hands).finished is None


def test_an_exam_that_is_answered_is_finished_with_enter(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    for _question in range(5):
        give_right(hands)
        hands.press("Return")

    hands.press("Return")

    assert hands.app.place == "results"
