from __future__ import annotations

from dataclasses import replace

import pytest
from hands import settle, strike, words_on
from painted import shown
from PySide6.QtWidgets import QLineEdit, QProgressBar, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sample_screens import ASKED, CARD, JUDGED, NUMBER, REVEALED, TYPED

from quizapp.ui.study.screen import StudyScreen
from quizapp.ui.widgets.question import Judged

JUDGED_VALUE = replace(ASKED, stage="judged", judged=JUDGED, next_words="comes again in 10 min")


@pytest.fixture
def screen(qtbot: QtBot) -> StudyScreen:
    made = StudyScreen()
    shown(qtbot, made, 1000, 700)
    made.activateWindow()
    settle()
    return made


def test_a_card_is_asked(screen: StudyScreen) -> None:
    screen.show_value(CARD)

    seen = words_on(screen)
    assert CARD.where in seen
    assert "4 of 24" in seen
    assert "Hint: It is thin." in seen
    assert "Show the answer" in seen
    assert "Flagged" not in seen
    assert "Again" not in seen
    assert screen.question.stem.toPlainText() == CARD.question.stem
    assert screen.way() == "recall"
    line = screen.findChild(QProgressBar)
    assert line is not None
    assert (line.value(), line.maximum()) == (3, 24)


def test_its_answer_is_shown_with_the_interval_of_each_grade(screen: StudyScreen) -> None:
    screen.show_value(CARD)
    screen.show_value(REVEALED)

    seen = words_on(screen).splitlines()
    assert [word for word in seen if word in ("Again", "1 min", "Hard", "6 min", "Good", "10 min", "Easy", "10 days")]
    assert "Supported, with limits" in seen
    assert "Hint: It is thin." not in seen
    assert "Show the answer" not in seen
    assert [button.accessibleName() for button in screen._grades] == [
        "Again, 1 min",
        "Hard, 6 min",
        "Good, 10 min",
        "Easy, 10 days",
    ]
    assert screen._grades[2].hasFocus()


def test_the_stem_stays_where_it_is_when_the_answer_shows(screen: StudyScreen) -> None:
    screen.show_value(CARD)
    settle()
    before = screen.question.stem.mapTo(screen, screen.question.stem.rect().topLeft())

    screen.show_value(REVEALED)
    settle()

    assert screen.question.stem.mapTo(screen, screen.question.stem.rect().topLeft()) == before


def test_a_flag_is_told_in_words(screen: StudyScreen) -> None:
    screen.show_value(replace(CARD, flagged=True))

    assert "Flagged" in words_on(screen)


def test_a_sentence_shows_until_another_face_is_asked(screen: StudyScreen) -> None:
    screen.show_value(CARD)
    screen.say("Your answer could not be saved.", "wrong")
    assert "Your answer could not be saved." in words_on(screen)

    screen.show_value(replace(CARD, question=TYPED))

    assert "Your answer could not be saved." not in words_on(screen)


def test_a_number_shows_its_unit(screen: StudyScreen) -> None:
    screen.show_value(replace(ASKED, question=NUMBER))

    line = screen.findChild(QLineEdit)
    assert line is not None
    assert line.hasFocus()
    assert line.placeholderText() == "Type a number"
    assert NUMBER.unit in words_on(screen)


def test_a_judged_question_says_what_was_right(screen: StudyScreen) -> None:
    screen.show_value(ASKED)
    screen.show_value(JUDGED_VALUE)
    settle()

    seen = words_on(screen).splitlines()
    assert {"Wrong", "Right, not picked", "It only surrounds the cell.", "comes again in 10 min", "Next"} <= set(seen)


def test_a_judged_text_shows_the_right_answer_and_keeps_what_was_typed(screen: StudyScreen) -> None:
    screen.show_value(replace(ASKED, question=TYPED))
    press(screen, "X")
    judged = Judged(right=False, words="Wrong", options={}, right_answer="mitochondrion")
    screen.show_value(replace(ASKED, question=TYPED, stage="judged", judged=judged))

    line = screen.findChild(QLineEdit)
    assert line is not None
    assert line.isReadOnly()
    assert line.property("tone") == "wrong"
    assert screen.question.written() in ("x", "X")
    assert screen._answer.toPlainText() == "mitochondrion"


def test_the_next_question_begins_afresh(screen: StudyScreen) -> None:
    screen.show_value(ASKED)
    press(screen, "2")
    screen.show_value(JUDGED_VALUE)

    screen.show_value(ASKED)

    assert screen.question.picked() == ()
    assert "Wrong" not in words_on(screen).splitlines()


def press(screen: QWidget, *keys: str) -> None:
    for key in keys:
        target: QWidget | None = screen.window().focusWidget()
        strike(target or screen, key)


def test_a_long_answer_is_read_by_keyboard_alone(screen: StudyScreen) -> None:
    long = replace(REVEALED, answer="\n\n".join(f"Line {number}" for number in range(80)))
    screen.show_value(replace(CARD, answer=long.answer))
    screen.show_value(long)
    settle()
    (area,) = screen.findChildren(QScrollArea)
    bar = area.verticalScrollBar()

    strike(screen, "PgDown")
    assert bar.value() == bar.pageStep()
    strike(screen, "PgUp")
    assert bar.value() == 0
