"""Quizzes that are left, interrupted, timed out, or disturbed from outside."""

from __future__ import annotations

import pytest
from hands import Opening, settle, words_on
from PySide6.QtWidgets import QApplication
from quiz_hands import (
    EXAM,
    attempt,
    begin,
    full,
    give_right,
    give_wrong,
    has_options,
    press_button,
)
from ui_decks import QUESTIONS

from quizapp.history.history import History
from quizapp.ui import showing
from quizapp.workspace import quizzing

pytestmark = pytest.mark.usefixtures("same_paper")


def test_escape_asks_and_escape_goes_back_to_the_question(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.press("Return", "Esc")

    assert "Your answer is saved." in words_on(hands.dialog())
    hands.press("Esc")
    assert QApplication.activeModalWidget() is None
    assert hands.app.place == "quiz"
    hands.until(hands.app.window.isActiveWindow)
    hands.press("Return")
    assert "Question 2 of 5" in hands.read()


def test_a_quiz_left_for_later_goes_on_where_it_was(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.press("Return", "Return", "Esc")
    hands.answer("Go on later")

    assert hands.app.place == "today"
    assert "1 answer is saved." in hands.read()
    press_button(hands, "Go on with it")
    assert hands.app.place == "quiz"
    assert "Question 2 of 5" in hands.read()


def test_a_quiz_can_be_given_up_without_a_score(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.press("Return", "Esc")
    hands.answer("Give it up, without a score")

    assert hands.app.place == "today"
    assert "interrupted" not in hands.read()
    hands.press("P")
    assert hands.app.place == "progress"
    assert "no quiz taken yet" in hands.read()


@pytest.mark.parametrize("mode", [0, EXAM], ids=["practice", "exam"])
def test_quitting_in_the_middle_loses_nothing(opening: Opening, mode: int) -> None:
    hands = begin(opening(cells=QUESTIONS), mode)
    paper = attempt(hands).paper
    for _question in range(2):
        give_right(hands)
        hands.press("Return")
        if mode != EXAM:
            hands.press("Return")

    again = opening(cells=QUESTIONS)
    assert "A quiz of 5 questions was interrupted. 2 answers are saved." in again.read()
    press_button(again, "Go on with it")

    assert attempt(again).paper == paper
    assert len(attempt(again).answers) == 2
    assert "Question 3 of 5" in again.read()


def test_what_was_typed_last_is_kept_when_the_program_quits(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    while has_options(hands):
        hands.press("Return")
    number = hands.app.rooms.quiz._here
    hands.type("something")

    again = opening(cells=QUESTIONS)
    press_button(again, "Go on with it")

    assert number in attempt(again).answers
    assert again.app.rooms.quiz.screen.question.written() == "something"


def test_time_runs_out_while_a_dialog_is_open(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM, minutes=1)
    give_right(hands)
    hands.press("Return", "Esc")
    assert "The clock of an exam does not stop meanwhile." in words_on(hands.dialog())

    hands.clock.pass_minutes(6)
    hands.app.rooms.quiz.clock.tick()
    settle()

    assert hands.app.place == "results"
    assert QApplication.activeModalWidget() is None
    assert "time ran out" in hands.read()


def test_time_is_short_in_the_last_minute(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM, minutes=1)
    assert "5:00 left" in hands.read()

    hands.clock.pass_minutes(4.5)
    hands.app.rooms.quiz.clock.tick()

    assert "0:30 left" in hands.read()


def test_a_full_disk_in_practice_is_told_and_the_question_stays(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    with monkeypatch.context() as patched:
        patched.setattr(History, "answer_question", full)
        hands.press("Return")
        assert "The disk is full." in hands.read()
        assert "Question 1 of 5" in hands.read()
        assert attempt(hands).answers == {}

    hands.press("Return")
    assert 0 in attempt(hands).answers
    assert "The disk is full." not in hands.read()


def test_a_full_disk_in_an_exam_is_told_and_what_was_typed_stays(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    while has_options(hands):
        hands.press("Return")
    number = hands.app.rooms.quiz._here
    hands.type("something")
    with monkeypatch.context() as patched:
        patched.setattr(History, "answer_question", full)
        hands.press("Return")
        assert "The disk is full." in hands.read()
        assert hands.app.rooms.quiz._here == number
        assert hands.app.rooms.quiz.screen.question.written() == "something"

    hands.press("Return")
    assert number in attempt(hands).answers


def test_the_answer_that_was_given_in_another_window_is_the_one_that_shows(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    workspace, here = hands.app.workspace, attempt(hands)
    give_right(hands)
    right = showing.response(hands.app.rooms.quiz.screen.question)
    quizzing.give(workspace, here, 0, right, None, 1000)
    give_wrong(hands)

    hands.press("Return")

    assert showing.response(hands.app.rooms.quiz.screen.question) == right
    assert "Wrong" not in hands.read().splitlines()


def test_an_answer_given_in_another_window_counts_and_the_quiz_goes_on(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    workspace, here = hands.app.workspace, attempt(hands)
    give_right(hands)
    response = showing.response(hands.app.rooms.quiz.screen.question)
    quizzing.give(workspace, here, 0, response, None, 1000)

    hands.press("Return")

    assert "This question was answered in another window. What was saved there counts." in hands.read()
    assert "Right" in hands.read().splitlines()
    hands.press("Return")
    assert "Question 2 of 5" in hands.read()


def test_a_question_that_vanished_from_its_deck_is_asked_as_it_was(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    first = attempt(hands).paper.questions[0].key.partition("/")[2]
    hands.press("Esc")
    hands.answer("Go on later")
    deck = hands.app.workspace.places.decks[0] / "cells.yaml"
    deck.write_text(QUESTIONS.replace(f"id: {first}\n", "id: another\n"), encoding="utf-8")
    hands.until(lambda: hands.app.workspace.library.index.item_row("cells/another") is not None)

    press_button(hands, "Go on with it")
    assert "This question has left its deck since the quiz was drawn. It is asked and marked as it was." in hands.read()
    give_right(hands)
    hands.press("Return")

    assert "Right" in hands.read().splitlines()
    assert attempt(hands).answers[0].is_right


def test_an_interrupted_exam_says_that_its_time_goes_on(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM, minutes=2)
    give_right(hands)
    hands.press("Return", "Esc")
    hands.answer("Go on later")
    assert "1 answer is saved. Its time goes on: 10 min left." in hands.read()

    hands.clock.pass_minutes(11)
    hands.press("T")
    assert "Its time is up." in hands.read()
    press_button(hands, "Go on with it")
    assert hands.app.place == "results"
    assert "time ran out" in hands.read()
