from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from quizapp.ui.widgets.option_row import OptionRow
from quizapp.ui.widgets.question import Judged, QuestionValue, QuestionView

FIRST = QuestionValue(
    "cells/a",
    "Which part?",
    "one",
    options=((2, "Nucleus"), (0, "Wall"), (1, "Gap")),
    picked=(0,),
    struck=frozenset({1}),
)
SECOND = QuestionValue("cells/b", "Which one?", "one", options=((0, "Yes"), (1, "No")))
SEVERAL = QuestionValue("cells/c", "Which of these?", "several", options=((0, "This"), (1, "That")), picked=(1,))


@pytest.fixture
def view(qtbot: QtBot) -> QuestionView:
    made = QuestionView()
    qtbot.addWidget(made)
    made.resize(600, 600)
    made.show()
    return made


def told(view: QuestionView) -> list[str]:
    """What a screen reader is told of the options that are shown."""
    return [button.accessibleName() for button in view.stops() if button.isVisible()]


def test_the_next_question_takes_over_the_rows_of_the_one_before_and_nothing_of_what_was_in_them(
    view: QuestionView,
) -> None:
    view.show_question(FIRST)
    view.judge(Judged(False, "Wrong", {0: ("wrong", "No animal has one."), 2: ("missed", "")}))
    made = view.findChildren(OptionRow)

    view.show_question(SECOND)

    assert view.findChildren(OptionRow) == made
    assert told(view) == ["A, Yes", "B, No"]
    assert view.picked() == ()
    assert [row.isVisible() for row in made] == [True, True, False]
    assert [row.is_struck() for row in made] == [False, False, True]
    assert all(row.property("state") == "" and row.button.isEnabled() for row in made[:2])
    assert not [label for label in made[0].findChildren(QLabel) if label.isVisible()]


def test_what_was_picked_and_struck_comes_back_with_its_question(view: QuestionView) -> None:
    for value in (FIRST, SECOND, FIRST):
        view.show_question(value)

    assert told(view) == ["A, Nucleus", "B, Wall", "C, Gap, struck out"]
    assert view.picked() == (0,)


def test_questions_of_one_and_of_several_right_options_have_rows_of_their_own(view: QuestionView) -> None:
    view.show_question(FIRST)

    view.show_question(SEVERAL)

    assert told(view) == ["A, This", "B, That"]
    assert view.picked() == (1,)
    assert not any(isinstance(button, QRadioButton) for button in view.stops())
    assert view.letter(0)
    assert view.picked() == (0, 1)


def test_the_focus_leaves_a_row_before_another_option_comes_into_it(view: QuestionView) -> None:
    view.show_question(FIRST)
    view.activateWindow()
    view.letter(0)

    view.show_question(SECOND)

    assert not any(button.hasFocus() for button in view.stops())
