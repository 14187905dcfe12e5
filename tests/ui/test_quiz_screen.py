from __future__ import annotations

from dataclasses import replace

import pytest
from hands import settle, strike, words_on
from painted import shown
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sample_screens import ALL, CHOICE, JUDGED, MATCH, NUMBER, ORDER, QUIZ, TYPED

from quizapp.ui.quiz.navigator import Stop
from quizapp.ui.quiz.screen import QuizScreen, QuizValue
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.question import QuestionValue, Way

JUDGED_VALUE = replace(QUIZ, mode="Practice", stage="judged", judged=JUDGED, next_words="Next")
WISHES = ("answered", "next_wished", "previous_wished", "go_wished", "mark_wished", "strike_wished", "stop_wished")


@pytest.fixture
def screen(qtbot: QtBot) -> QuizScreen:
    made = QuizScreen()
    shown(qtbot, made, 1000, 700)
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def wishes(screen: QuizScreen) -> list[str]:
    made: list[str] = []
    for name in WISHES:
        getattr(screen, name).connect(lambda *number, name=name: made.append(" ".join((name, *map(str, number)))))
    return made


def test_a_question_is_asked_and_how_sure_one_is(screen: QuizScreen) -> None:
    screen.show_value(QUIZ)
    settle()

    seen = words_on(screen)
    assert "Question 7 of 40" in seen
    assert "Exam" in seen
    assert "How sure are you?" in seen
    assert screen.sure.chosen() is None
    assert screen.question.picked() == ()


def test_confidence_is_not_asked_where_it_is_not_wanted(screen: QuizScreen) -> None:
    screen.show_value(replace(QUIZ, levels=()))

    assert "How sure are you?" not in words_on(screen)
    assert not screen.sure.isVisible()


def test_what_was_given_before_is_there_again(screen: QuizScreen) -> None:
    screen.show_value(replace(QUIZ, question=replace(CHOICE, picked=(0,), struck=frozenset({1})), sure=2))
    settle()

    assert screen.question.picked() == (0,)
    assert screen.sure.chosen() == 2
    names = [row.button.accessibleName() for row in screen.question._rows.values()]
    assert names[2] == "C, The membrane, struck out"


@pytest.mark.parametrize(
    ("keys", "picked"), [(("A",), (2,)), (("2",), (0,)), (("A", "D"), (3,)), (("3", "B"), (0,)), (("8", "H"), ())]
)
def test_letters_and_digits_choose_one(screen: QuizScreen, keys: tuple[str, ...], picked: tuple[int, ...]) -> None:
    screen.show_value(QUIZ)

    press(screen, *keys)

    assert screen.question.picked() == picked


def test_letters_turn_options_where_several_are_right(screen: QuizScreen, wishes: list[str]) -> None:
    screen.show_value(replace(QUIZ, question=ALL))

    press(screen, "A", "B", "A")

    assert screen.question.picked() == (0,)
    assert wishes == ["answered"] * 3


def test_arrow_keys_go_from_option_to_option(screen: QuizScreen) -> None:
    screen.show_value(QUIZ)
    press(screen, "A")

    press(screen, "Down", "Down")

    assert screen.question.picked() == (1,)


def test_x_strikes_the_option_that_has_the_focus(screen: QuizScreen, wishes: list[str]) -> None:
    screen.show_value(QUIZ)

    press(screen, "X")

    assert wishes == ["strike_wished 2"]


def test_a_strike_does_not_change_the_answer(screen: QuizScreen) -> None:
    screen.show_value(QUIZ)
    press(screen, "B")

    screen.show_value(replace(QUIZ, question=replace(CHOICE, struck=frozenset({2}))))

    assert screen.question.picked() == (0,)
    assert screen.question._rows[2].is_struck()


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        ("Return", "next_wished"),
        ("Enter", "next_wished"),
        ("M", "mark_wished"),
        ("Alt+Left", "previous_wished"),
        ("Alt+Right", "next_wished"),
        ("Esc", "stop_wished"),
    ],
)
@pytest.mark.parametrize("value", [QUIZ, replace(QUIZ, question=ALL), JUDGED_VALUE], ids=["one", "several", "judged"])
def test_every_key_holds_at_every_stage(
    screen: QuizScreen, wishes: list[str], value: QuizValue, key: str, wish: str
) -> None:
    screen.show_value(value)

    press(screen, key)

    assert wishes == [wish]


def test_enter_goes_on_from_how_sure_one_is(screen: QuizScreen, wishes: list[str]) -> None:
    screen.show_value(QUIZ)
    screen.sure.choose(2)
    screen.sure.focus_first()

    press(screen, "Return")

    assert wishes == ["answered", "next_wished"]


@pytest.mark.parametrize("question", [TYPED, NUMBER], ids=["typed", "number"])
def test_what_is_typed_is_an_answer_and_no_command(
    screen: QuizScreen, wishes: list[str], question: QuestionValue
) -> None:
    screen.show_value(replace(QUIZ, question=question))

    press(screen, "M", "1", "X")

    assert screen.question.written().casefold() == "m1x"
    assert wishes == ["answered"] * 3

    press(screen, "Return")
    assert wishes[3:] == ["next_wished"]


def test_space_goes_on_once_it_is_judged(screen: QuizScreen, wishes: list[str]) -> None:
    screen.show_value(QUIZ)
    screen.show_value(JUDGED_VALUE)

    press(screen, "Space")

    assert wishes == ["next_wished"]


def test_a_judged_question_says_what_was_right_option_by_option(screen: QuizScreen) -> None:
    screen.show_value(QUIZ)
    press(screen, "C")
    screen.show_value(JUDGED_VALUE)
    settle()

    seen = words_on(screen).splitlines()
    assert {"Wrong", "Right, not picked", "It only surrounds the cell.", "Not this one."} <= set(seen)
    press(screen, "A", "1")
    assert screen.question.picked() == (1,)
    assert not any(button.isEnabled() for button in screen.sure.findChildren(QWidget) if button.isVisible())


def test_the_navigator_leads_to_a_question(screen: QuizScreen, wishes: list[str]) -> None:
    screen.show_value(QUIZ)
    settle()

    screen.navigator.findChildren(QPushButton)[3].click()

    assert wishes == ["go_wished 3"]


def test_the_way_back_is_closed_at_the_first_question(screen: QuizScreen) -> None:
    screen.show_value(replace(QUIZ, here=0))
    assert not screen._previous.isEnabled()

    screen.show_value(replace(QUIZ, here=1))
    assert screen._previous.isEnabled()


def test_a_marked_question_says_so(screen: QuizScreen) -> None:
    screen.show_value(replace(QUIZ, marked=True, stops=(Stop(marked=True),)))

    assert "Marked" in [button.words() for button in screen.findChildren(Button)]


def test_short_time_stands_out_in_words_and_colour(screen: QuizScreen) -> None:
    screen.show_value(QUIZ)
    screen.show_time("12:30 left")
    assert clock(screen).property("tone") == ""

    screen.show_time("0:45 left", short=True)
    assert (clock(screen).text(), clock(screen).property("tone")) == ("0:45 left", "wrong")

    screen.show_time("")
    assert clock(screen).text() == ""


def test_the_next_question_begins_afresh(screen: QuizScreen) -> None:
    screen.show_value(QUIZ)
    press(screen, "B")
    screen.sure.choose(1)

    screen.show_value(replace(QUIZ, here=7))

    assert screen.question.picked() == ()
    assert screen.sure.chosen() is None


def clock(screen: QuizScreen) -> QLabel:
    return screen._clock


def press(screen: QWidget, *keys: str) -> None:
    for key in keys:
        target: QWidget | None = screen.window().focusWidget()
        strike(target or screen, key)


def test_tab_goes_from_a_typed_answer_to_how_sure_one_is_and_then_to_the_buttons(screen: QuizScreen) -> None:
    screen.show_value(replace(QUIZ, question=TYPED))
    settle()

    (line,) = screen.question.stops()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() in screen.sure.stops()


MANY = replace(CHOICE, key="cells/many", options=tuple((place, f"Part {place}") for place in range(26)))


@pytest.mark.parametrize("way", ["one", "several"])
def test_an_option_that_a_key_goes_to_is_in_sight(screen: QuizScreen, way: Way) -> None:
    screen.show_value(replace(QUIZ, question=replace(MANY, way=way)))
    screen.resize(640, 480)
    settle()

    press(screen, "H")
    assert is_in_sight(screen)

    if way == "one":
        press(screen, *["Down"] * 10)
        assert screen.question.picked() == (17,)
        assert is_in_sight(screen)


def test_the_page_stays_where_it_is_when_an_answer_is_judged(screen: QuizScreen) -> None:
    screen.show_value(replace(QUIZ, question=MANY))
    screen.resize(640, 480)
    settle()
    press(screen, "H")
    before = screen._area.verticalScrollBar().value()

    screen.show_value(replace(QUIZ, question=MANY, stage="judged", judged=JUDGED))
    settle()

    assert screen._area.verticalScrollBar().value() == before


def is_in_sight(screen: QuizScreen) -> bool:
    focused = screen.window().focusWidget()
    port = screen._area.viewport()
    return port.rect().contains(QRect(focused.mapTo(port, QPoint()), focused.size()))


def test_an_option_is_struck_out_by_its_letter_without_being_chosen(screen: QuizScreen, wishes: list[str]) -> None:
    screen.show_value(QUIZ)

    press(screen, "Shift+B", "Shift+H")

    assert wishes == ["strike_wished 0"]
    assert screen.question.picked() == ()


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        (QUIZ, ["N", "M"]),
        (replace(QUIZ, question=ORDER), ["N", "M"]),
        (replace(QUIZ, question=TYPED), ["Ctrl N", "Ctrl M"]),
        (replace(QUIZ, question=NUMBER), ["Ctrl N", "Ctrl M"]),
        (replace(QUIZ, question=MATCH), ["Ctrl N", "Ctrl M"]),
        (replace(QUIZ, question=TYPED, stage="judged", judged=JUDGED), ["N", "M"]),
    ],
    ids=["one", "order", "typed", "number", "match", "judged"],
)
def test_the_buttons_show_keys_that_press_them(
    screen: QuizScreen, wishes: list[str], value: QuizValue, keys: list[str]
) -> None:
    screen.note_wished.connect(lambda: wishes.append("note_wished"))
    screen.show_value(QUIZ)
    screen.show_value(replace(value, here=7))
    settle()

    assert [screen._note.key(), screen._mark.key()] == keys
    press(screen, *(key.replace(" ", "+") for key in keys))
    assert wishes == ["note_wished", "mark_wished"]


def test_the_buttons_stay_in_one_row_where_their_keys_are_longer(screen: QuizScreen) -> None:
    screen.resize(640, 480)
    for question in (CHOICE, TYPED):
        screen.show_value(replace(QUIZ, question=question))
        settle()
        assert screen._note.y() == screen._next.y()
