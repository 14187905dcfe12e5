"""Quizzes as a learner may take them: what comes back, what adapts, what is marked otherwise, what is kept of it."""

from __future__ import annotations

import json
from pathlib import Path

from hands import Hands, Opening, button, settle, words_on
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from quiz_hands import (
    ADAPTIVE,
    EXAM,
    MOCK,
    attempt,
    begin,
    finish,
    give_right,
    give_wrong,
    has_options,
    item,
    press_button,
    reviews,
    rewrite,
    stops,
)
from ui_decks import QUESTIONS

from quizapp.deck.model import Number, Typed
from quizapp.ui.library.screen import VIEWS
from quizapp.ui.widgets.option_row import OptionRow
from quizapp.ui.widgets.save_as import SaveAs

CERTAINTY, NEGATIVE = 2, 1


def go_to_typed(hands: Hands) -> None:
    """Answer what comes before it rightly, and stop at the question to be answered in words."""
    while not isinstance(item(hands), Typed):
        give_right(hands)
        hands.press("Return")
        if attempt(hands).paper.setup.tells_at_once:
            hands.press("Return")


def test_what_was_wrong_comes_back_until_it_was_right_and_the_first_answer_counts(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    for number in range(5):
        (give_wrong if number == 1 else give_right)(hands)
        hands.press("Return", "Return")

    assert "1 question comes back until it was right once. Your score is made of the first answers." in hands.read()
    assert "Question 2 of 5 \u00b7 comes back" in hands.read()
    give_wrong(hands)
    hands.press("Return", "Return")
    assert "comes back" in hands.read()
    give_right(hands)
    hands.press("Return", "Return")

    assert hands.app.place == "results"
    assert "4 of 5 right" in hands.read()
    assert reviews(hands) == 7


def test_several_questions_that_come_back_are_counted(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    for number in range(5):
        (give_wrong if number < 2 else give_right)(hands)
        hands.press("Return", "Return")

    assert "2 questions come back until each was right once." in hands.read()


def test_a_question_that_came_back_is_there_after_a_new_start(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    for number in range(5):
        (give_wrong if number == 3 else give_right)(hands)
        hands.press("Return", "Return")
    assert "comes back" in hands.read()

    again = opening(cells=QUESTIONS)
    press_button(again, "Go on with it")

    assert "Question 4 of 5 \u00b7 comes back" in again.read()
    give_right(again)
    again.press("Return", "Return")
    assert "4 of 5 right" in again.read()


def test_adaptive_practice_asks_as_many_as_were_wished_and_goes_on_after_a_new_start(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.press("Q")
    hands.app.rooms.setup.screen.choose("count", 0)
    begin(hands, ADAPTIVE)
    assert "Adaptive practice" in hands.read()
    assert "Question 1 of 5" in hands.read()
    first = attempt(hands).paper.questions[hands.app.rooms.quiz._here].key
    give_right(hands)
    hands.press("Return", "Return")
    assert stops(hands) == ["1", "2", "3", "4", "5"]

    again = opening(cells=QUESTIONS)
    press_button(again, "Go on with it")
    assert "Question 2 of 5" in again.read()
    again.press("Alt+Left")
    assert attempt(again).paper.questions[again.app.rooms.quiz._here].key == first
    again.press("Return")
    for _question in range(4):
        give_right(again)
        again.press("Return", "Return")
    assert "5 of 5 right" in again.read()


def test_a_mock_paper_goes_by_its_number(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.press("Q")
    hands.app.rooms.setup.screen.choose("mode", MOCK)
    hands.app.rooms.setup.screen._number.setValue(42)
    begin(hands, MOCK)

    assert "Mock paper 42" in hands.read()
    assert attempt(hands).paper.seed == 42
    paper = attempt(hands).paper.questions
    finish(hands)
    assert "Mock paper 42, 5 questions" in hands.read()
    begin(hands, MOCK)
    assert attempt(hands).paper.questions == paper


def test_certainty_is_asked_whatever_else_is_chosen_and_pays_or_costs(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.press("Q")
    hands.app.rooms.setup.screen.choose("confidence", 1)
    hands.app.rooms.setup.screen.choose("marking", CERTAINTY)
    assert "at certainty 1, 2 or 3 right earns 1, 2 or 3 points" in hands.read()
    begin(hands, EXAM)
    assert "from 80% it is 3, or 6 lost" in hands.read()
    assert "up to 3 points, certainty" in hands.read()
    give_right(hands)
    hands.app.rooms.quiz.screen.sure.choose(3)
    hands.press("Return")
    give_wrong(hands)
    hands.app.rooms.quiz.screen.sure.choose(len(hands.app.rooms.quiz.screen.sure.stops()) - 1)
    finish(hands)

    seen = hands.read()
    assert "of 15 points" in seen
    assert "Certainty: at certainty 1, 2 or 3" in seen
    assert "Without this scheme: 20% of the marks." in seen


def test_negative_marks_are_told_with_their_scheme(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.press("Q")
    hands.app.rooms.setup.screen.choose("marking", NEGATIVE)
    begin(hands, EXAM)
    while item(hands).id != "pick-one":
        hands.press("Return")
    give_wrong(hands)
    finish(hands)

    assert "-0.33 of 1, negative" in hands.read()
    assert "a wrong choice among k options costs" in hands.read()


def test_a_learner_who_was_right_says_so_with_a_key_and_can_take_it_back(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    go_to_typed(hands)
    rewrite(hands, "the engine")
    hands.press("Return")
    assert button(hands.app.rooms.quiz.screen, "I was right").isVisible()

    hands.press("I")
    assert "Right. You overruled the mark." in hands.read()
    hands.press("I")
    assert "Wrong" in hands.read()
    assert "overruled" not in hands.read()
    hands.press("I")
    finish(hands)
    assert "0, then 1 of 1, right or wrong" in hands.read()


def test_what_is_chosen_cannot_be_overruled(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    while not has_options(hands):
        give_right(hands)
        hands.press("Return", "Return")
    give_wrong(hands)
    hands.press("Return", "I")

    assert "overruled" not in hands.read()


def test_a_mark_can_be_overruled_in_the_results_and_the_score_follows(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    for _question in range(5):
        if isinstance(item(hands), Typed | Number):
            give_wrong(hands)
        else:
            give_right(hands)
        hands.press("Return")
    hands.answer("Finish")
    assert "3 of 5 right" in hands.read()
    place = next(n for n, drawn in enumerate(hands.app.rooms.results._attempt.paper.questions) if drawn.kind == "typed")  # type: ignore[union-attr]  # there is one

    hands.app.rooms.results.screen._views[place].line.click()
    settle()
    button(hands.app.rooms.results.screen._views[place], "I was right").click()
    settle()

    assert "4 of 5 right" in hands.read()
    assert "0, then 1 of 1, right or wrong" in hands.read()
    assert button(hands.app.rooms.results.screen._views[place], "I was wrong after all").isVisible()


def test_a_note_on_a_question_reaches_the_library(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    while not has_options(hands):
        give_right(hands)
        hands.press("Return", "Return")
    stem = hands.app.rooms.quiz.screen.question.stem.toPlainText()
    hands.press("N")
    assert isinstance(hands.target(), QPlainTextEdit)
    hands.type("The key is wrong.")
    hands.press("Ctrl+Return")
    assert "You noted something on this question." in hands.read()
    assert "The key is wrong." not in hands.read(), "a note may hold the answer"
    give_right(hands)
    hands.press("Return")
    assert "Your note: The key is wrong." in hands.read()
    hands.press("Esc")
    hands.answer("Go on later")

    hands.press("L")
    hands.app.rooms.library.screen.view_wished.emit(VIEWS.index("Notes"))
    settle()

    assert "What you noted, newest first" in hands.read()
    assert "Your note: The key is wrong." in hands.read()
    assert stem in hands.app.rooms.library.screen._item._question.stem.toPlainText()
    hands.app.rooms.library.screen.note_wished.emit()
    hands.press("Ctrl+A", "Backspace", "Ctrl+Return")
    assert "You have noted nothing yet" in hands.read()


def test_escape_leaves_a_note_as_it_was(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    hands.press("Ctrl+N")
    hands.type("never mind")
    hands.press("Esc")

    assert "Your note" not in hands.read()
    assert hands.app.workspace.history.notes() == ()


def test_choices_are_kept_under_a_name_and_taken_again(opening: Opening) -> None:
    hands = opening(cells=QUESTIONS)
    hands.press("Q")
    screen = hands.app.rooms.setup.screen
    screen.choose("mode", EXAM)
    screen.choose("minutes", 3)
    screen.presets._line.setFocus()
    hands.type("Ada\u2019s exam")
    hands.press("Return")
    screen.choose("mode", 0)

    again = opening(cells=QUESTIONS)
    again.press("Q")
    again.app.rooms.setup.screen.preset_wished.emit("Ada\u2019s exam")
    assert again.app.rooms.setup.screen._ways().mode == EXAM
    assert again.app.rooms.setup.screen._ways().minutes == 3
    again.app.rooms.setup.screen.presets.removed.emit("Ada\u2019s exam")
    settle()
    assert "Ada\u2019s exam" not in again.app.workspace.history.presets()


def test_after_a_key_was_mended_the_results_offer_to_mark_again_and_show_both_marks(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    for _question in range(5):
        give_right(hands)
        hands.press("Return")
    hands.answer("Finish")
    assert "5 of 5 right" in hands.read()
    index, mended = hands.app.workspace.library.index, QUESTIONS.replace("truth: false", "truth: true")
    before = index.item("cells/yes-or-no")
    (hands.app.workspace.places.decks[0] / "cells.yaml").write_text(mended, encoding="utf-8")
    hands.until(lambda: index.item("cells/yes-or-no") != before)

    hands.app.show_results(hands.app.rooms.results._attempt.id)  # type: ignore[union-attr]  # there is one
    settle()
    assert "The key of 1 question was mended since this quiz was taken." in hands.read()
    press_button(hands, "Mark again")

    assert "4 of 5 right" in hands.read()
    assert "1, then 0 of 1, right or wrong" in hands.read()
    assert "mended since" not in hands.read()


def test_a_quiz_goes_on_where_its_deck_is_deleted_in_the_middle(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    give_right(hands)
    hands.press("Return")
    (hands.app.workspace.places.decks[0] / "cells.yaml").unlink()
    hands.until(lambda: hands.app.workspace.library.index.decks() == ())
    for _question in range(4):
        give_right(hands)
        hands.press("Return")

    assert "This question has left its deck since the quiz was drawn." in hands.read()
    hands.answer("Finish")
    assert "5 of 5 right" in hands.read()


def test_a_clock_that_is_set_by_a_day_in_an_exam_is_told_and_changes_nothing(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM, minutes=1)
    give_right(hands)
    hands.clock.jump(24 * 60)
    hands.app.rooms.quiz.clock.tick()

    assert "The computer's clock was set. Your time goes on as it was, and your answers are saved." in hands.read()
    assert "5:00 left" in hands.read()
    hands.clock.jump(-48 * 60)
    hands.clock.pass_minutes(1)
    hands.app.rooms.quiz.clock.tick()
    assert "4:00 left" in hands.read()
    hands.press("Return")
    assert hands.app.place == "quiz"


def test_five_minutes_and_one_before_the_end_are_told(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM, minutes=2)
    hands.clock.pass_minutes(4.9)
    hands.app.rooms.quiz.clock.tick()
    assert "minutes are left" not in hands.read()
    hands.clock.pass_minutes(0.2)
    hands.app.rooms.quiz.clock.tick()
    assert "5 minutes are left. What you have answered is saved." in hands.read()
    hands.clock.pass_minutes(4)
    hands.app.rooms.quiz.clock.tick()
    assert "One minute is left." in hands.read()
    hands.clock.pass_minutes(1)
    hands.app.rooms.quiz.clock.tick()
    assert hands.app.place == "results"
    assert "time ran out" in hands.read()


def test_results_are_saved_as_a_table_and_as_json(opening: Opening, tmp_path: Path) -> None:
    hands = begin(opening(cells=QUESTIONS))
    give_right(hands)
    hands.press("Return")
    finish(hands)

    for name, type_ in (("mine.csv", "CSV"), ("mine.json", "JSON")):
        hands.until(hands.app.window.isActiveWindow)
        hands.press("S")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SaveAs)
        dialog.filterSelected.emit(next(one for one in dialog.nameFilters() if one.startswith(type_)))
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(tmp_path / name.partition(".")[0]))
        dialog.accept()
        settle()
        assert f"Saved as {name}." in hands.read()

    assert (tmp_path / "mine.csv").read_bytes().startswith(b"\xef\xbb\xbfattempt,learner,started")
    [kept] = json.loads((tmp_path / "mine.json").read_bytes())["attempts"]
    assert kept["score"]["points"] == 1.0


def test_words_of_the_results_say_what_is_left_without_guessing(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS))
    for _question in range(5):
        give_right(hands)
        hands.press("Return", "Return")

    assert "Corrected for guessing: 100% without guessing." in words_on(hands.app.rooms.results.screen)


def test_results_show_a_question_as_it_was_with_what_was_struck_out(opening: Opening) -> None:
    hands = begin(opening(cells=QUESTIONS), EXAM)
    while item(hands).id != "pick-one":
        hands.press("Return")
    number, wrong = hands.app.rooms.quiz._here, attempt(hands).paper.questions[hands.app.rooms.quiz._here].order
    hands.app.rooms.quiz.screen.strike_wished.emit(2)
    give_right(hands)
    finish(hands)

    hands.app.rooms.results.screen._views[number].line.click()
    settle()
    rows = hands.app.rooms.results.screen._views[number].findChildren(OptionRow)
    assert len(rows) == len(wrong)
    assert [row.is_struck() for row in rows] == [place == 2 for place in wrong]
