from __future__ import annotations

from dataclasses import replace

import pytest
from hands import settle, strike
from painted import shown
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sample_screens import ALL, ASKED, CARD, CHOICE, JUDGED, NUMBER, ORDER, REVEALED, TYPED

from quizapp.ui.study.screen import StudyScreen, StudyValue
from quizapp.ui.widgets.question import QuestionValue

WISHES = (
    "reveal_wished",
    "grade_wished",
    "submit_wished",
    "next_wished",
    "undo_wished",
    "flag_wished",
    "bury_wished",
    "suspend_wished",
    "edit_wished",
    "stop_wished",
)
JUDGED_VALUE = replace(ASKED, stage="judged", judged=JUDGED, next_words="comes again in 10 min")
SIX = replace(CHOICE, options=tuple((place, f"option {place}") for place in range(6)))


@pytest.fixture
def screen(qtbot: QtBot) -> StudyScreen:
    made = StudyScreen()
    shown(qtbot, made, 1000, 700)
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def wishes(screen: StudyScreen) -> list[str]:
    """The names of what was wished for, a grade with its number."""
    made: list[str] = []
    for name in WISHES:
        getattr(screen, name).connect(lambda *number, name=name: made.append(" ".join((name, *map(str, number)))))
    return made


@pytest.mark.parametrize("key", ["Space", "Return", "Enter"])
@pytest.mark.parametrize(
    ("value", "wish"),
    [
        (CARD, "reveal_wished"),
        (REVEALED, "grade_wished 3"),
        (JUDGED_VALUE, "next_wished"),
    ],
    ids=["asked", "revealed", "judged"],
)
def test_space_and_enter_do_what_comes_next(
    screen: StudyScreen, wishes: list[str], value: StudyValue, wish: str, key: str
) -> None:
    screen.show_value(value)

    press(screen, key)

    assert wishes == [wish]


@pytest.mark.parametrize("question", [CHOICE, ALL, TYPED, NUMBER], ids=["one", "several", "typed", "number"])
def test_enter_checks_the_answer_to_a_question(screen: StudyScreen, wishes: list[str], question: QuestionValue) -> None:
    screen.show_value(replace(ASKED, question=question))

    press(screen, "Return")

    assert wishes == ["submit_wished"]


def test_space_picks_the_option_that_has_the_focus_and_then_checks(screen: StudyScreen, wishes: list[str]) -> None:
    screen.show_value(ASKED)

    press(screen, "Space")
    assert (screen.question.picked(), wishes) == ((2,), [])

    press(screen, "Space")
    assert (screen.question.picked(), wishes) == ((2,), ["submit_wished"])


def test_digits_choose_options_before_the_answer(screen: StudyScreen, wishes: list[str]) -> None:
    screen.show_value(ASKED)

    press(screen, "2")
    assert screen.question.picked() == (0,)
    press(screen, "1")
    assert screen.question.picked() == (2,)
    press(screen, "7")
    assert screen.question.picked() == (2,)

    assert wishes == []


def test_digits_do_nothing_before_the_answer_of_a_card(screen: StudyScreen, wishes: list[str]) -> None:
    screen.show_value(CARD)

    press(screen, "1", "2", "3", "4")

    assert wishes == []


def test_digits_grade_once_the_answer_shows(screen: StudyScreen, wishes: list[str]) -> None:
    screen.show_value(REVEALED)

    press(screen, "1", "2", "3", "4")

    assert wishes == ["grade_wished 1", "grade_wished 2", "grade_wished 3", "grade_wished 4"]


def test_digits_do_nothing_once_a_question_is_judged(screen: StudyScreen, wishes: list[str]) -> None:
    screen.show_value(ASKED)
    press(screen, "2")
    screen.show_value(JUDGED_VALUE)

    press(screen, "1", "3", "A")

    assert wishes == []
    assert screen.question.picked() == (0,)


def test_letters_choose_options(screen: StudyScreen) -> None:
    screen.show_value(replace(ASKED, question=ALL))

    press(screen, "A", "C", "D", "C")

    assert screen.question.picked() == (2, 3)


def test_f_flags_unless_it_is_the_letter_of_an_option(screen: StudyScreen, wishes: list[str]) -> None:
    screen.show_value(replace(ASKED, question=SIX))
    press(screen, "F")
    assert (screen.question.picked(), wishes) == ((5,), [])

    screen.show_value(ASKED)
    press(screen, "F")
    assert wishes == ["flag_wished"]

    screen.show_value(REVEALED)
    press(screen, "F")
    assert wishes == ["flag_wished", "flag_wished"]


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        ("Ctrl+Z", "undo_wished"),
        ("U", "undo_wished"),
        ("-", "bury_wished"),
        ("@", "suspend_wished"),
        ("E", "edit_wished"),
        ("Esc", "stop_wished"),
    ],
)
@pytest.mark.parametrize("value", [CARD, REVEALED, ASKED, JUDGED_VALUE], ids=["card", "revealed", "asked", "judged"])
def test_every_other_key_holds_at_every_stage(
    screen: StudyScreen, wishes: list[str], value: StudyValue, key: str, wish: str
) -> None:
    screen.show_value(value)

    press(screen, key)

    assert wishes == [wish]


@pytest.mark.parametrize(("question", "text"), [(TYPED, "f-2@ue1"), (NUMBER, "-1.5e3")], ids=["typed", "number"])
def test_what_is_typed_is_an_answer_and_no_command(
    screen: StudyScreen, wishes: list[str], question: QuestionValue, text: str
) -> None:
    screen.show_value(replace(ASKED, question=question))

    for sign in text:
        press(screen, sign)

    assert screen.question.written() == text
    assert wishes == []


@pytest.mark.parametrize("question", [TYPED, NUMBER], ids=["typed", "number"])
def test_ctrl_z_takes_typing_back_and_then_the_last_answer(
    screen: StudyScreen, wishes: list[str], question: QuestionValue
) -> None:
    screen.show_value(replace(ASKED, question=question))
    press(screen, "1", "Ctrl+Z")
    assert screen.question.written() == ""
    assert wishes == []

    press(screen, "Ctrl+Z")
    assert wishes == ["undo_wished"]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (CARD, "Space"),
        (ASKED, "Enter"),
        (replace(ASKED, question=TYPED), "Enter"),
        (replace(ASKED, question=ORDER), "Enter"),
        (JUDGED_VALUE, "Space"),
    ],
    ids=["card", "one", "typed", "order", "judged"],
)
def test_the_main_button_shows_a_key_that_presses_it(screen: StudyScreen, value: StudyValue, key: str) -> None:
    screen.show_value(value)

    assert screen._primary.key() == key


def press(screen: QWidget, *keys: str) -> None:
    for key in keys:
        target: QWidget | None = screen.window().focusWidget()
        strike(target or screen, key)
