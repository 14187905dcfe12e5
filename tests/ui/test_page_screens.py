from __future__ import annotations

import pytest
from hands import button, settle, words_on
from painted import shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sample_screens import (
    END,
    LEARNERS,
    TODAY,
    end,
    learners,
    problem,
    today,
)

from quizapp.ui.learners.problem_screen import ProblemScreen
from quizapp.ui.learners.screen import WelcomeScreen
from quizapp.ui.today.screen import TodayValue
from quizapp.ui.widgets.button import Button

Key = Qt.Key
READING = TodayValue("Reading your decks", "", "Your decks are being read.", "It takes a moment the first time.")
EMPTY = TodayValue("No decks yet", "", "There is nothing to study yet.", "Put a deck into your deck folder.")
NOTHING_DUE = TODAY._replace(headline="Nothing is due", aside="", lead="You are done for today.", study="")


@pytest.mark.parametrize(
    ("value", "buttons"),
    [
        (TODAY, ["Take a quiz", "Study now"]),
        (NOTHING_DUE, ["Take a quiz"]),
        (NOTHING_DUE._replace(quiz=""), []),
        (EMPTY, []),
        (READING, []),
        (TODAY._replace(resume="A quiz was interrupted."), ["Take a quiz", "Study now", "Go on with it"]),
    ],
    ids=["full", "nothing due", "nothing at all", "empty", "reading", "interrupted"],
)
def test_today_offers_what_there_is_to_do(qtbot: QtBot, value: TodayValue, buttons: list[str]) -> None:
    screen = today(value)
    shown(qtbot, screen, 1000, 700)

    seen = words_on(screen)
    for words in (value.headline, value.lead, value.under, value.resume):
        assert words in seen
    offered = [button.words() for button in screen.findChildren(Button) if button.isVisible()]
    assert sorted(offered) == sorted(buttons)


def test_space_on_today_studies_or_takes_a_quiz_where_nothing_is_due(qtbot: QtBot) -> None:
    for value, wish in ((TODAY, "study_wished"), (NOTHING_DUE, "quiz_wished")):
        screen = today(value)
        shown(qtbot, screen, 1000, 700)
        screen.activateWindow()
        screen.focus_primary()
        settle()
        with qtbot.waitSignal(getattr(screen, wish), timeout=1000):
            QTest.keyClick(screen.focusWidget(), Key.Key_Space)


def test_today_offers_to_go_on_with_the_interrupted_quiz(qtbot: QtBot) -> None:
    screen = today(TODAY._replace(resume="A quiz was interrupted."))
    shown(qtbot, screen, 1000, 700)

    with qtbot.waitSignal(screen.resume_wished, timeout=1000):
        button(screen, "Go on with it").click()


def test_today_shows_its_outline_in_words_too(qtbot: QtBot) -> None:
    screen = today(TODAY)
    shown(qtbot, screen, 1000, 700)

    assert {"20 of 33", "not started", "About 5 minutes"} <= set(words_on(screen).splitlines())


def test_learners_can_be_switched_renamed_and_added(qtbot: QtBot) -> None:
    screen = learners()
    shown(qtbot, screen, 1000, 700)
    screen.activateWindow()
    settle()
    lines = {line.accessibleName(): line for line in screen.findChildren(QLineEdit)}
    assert list(lines) == ["Name of a new learner", "Name of Ada O\u2019Neil", "Name of Bo"]
    assert "Studying now" in words_on(screen)

    with qtbot.waitSignal(screen.switch_wished, timeout=1000) as wished:
        next(one for one in screen.findChildren(Button) if one.accessibleName() == "Switch to Bo").click()
    assert wished.args == ["b"]

    lines["Name of Bo"].setFocus()
    lines["Name of Bo"].setText("Bob")
    with qtbot.waitSignal(screen.rename_wished, timeout=1000) as wished:
        QTest.keyClick(lines["Name of Bo"], Key.Key_Return)
    assert wished.args == ["b", "Bob"]

    lines["Name of a new learner"].setText("Cy")
    with qtbot.waitSignal(screen.add_wished, timeout=1000) as wished:
        QTest.keyClick(lines["Name of a new learner"], Key.Key_Return)
    assert wished.args == ["Cy"]


def test_a_name_that_was_not_changed_is_no_wish(qtbot: QtBot) -> None:
    screen = learners()
    shown(qtbot, screen, 1000, 700)
    line = screen.findChildren(QLineEdit)[1]

    with qtbot.assertNotEmitted(screen.rename_wished):
        line.setFocus()
        QTest.keyClick(line, Key.Key_Return)
    assert len(LEARNERS) == 2


def test_the_first_start_asks_for_a_name_and_nothing_else(qtbot: QtBot) -> None:
    screen = WelcomeScreen()
    shown(qtbot, screen, 1000, 700)
    screen.activateWindow()
    screen.focus_primary()
    settle()

    assert screen.name.hasFocus()
    QTest.keyClicks(screen.name, "Ada")
    with qtbot.waitSignal(screen.name_wished, timeout=1000) as wished:
        QTest.keyClick(screen.name, Key.Key_Return)
    assert wished.args == ["Ada"]
    with qtbot.waitSignal(screen.name_wished, timeout=1000):
        button(screen, "Begin").click()


@pytest.mark.parametrize("backup", ["The last backup is of 4 May 2026.", ""])
def test_a_file_that_cannot_be_opened_is_told_and_the_way_on_offered(qtbot: QtBot, backup: str) -> None:
    screen: ProblemScreen = problem()
    screen.show_problem("The file is damaged.", backup)
    shown(qtbot, screen, 1000, 700)

    offered = [one.words() for one in screen.findChildren(Button) if one.isVisible()]
    assert "The file is damaged." in words_on(screen)
    assert backup in words_on(screen)
    assert ("Go on from the newest backup" in offered) == bool(backup)
    assert "Choose or add another learner" in offered


def test_the_end_says_what_was_done_and_what_comes(qtbot: QtBot) -> None:
    screen = end()
    shown(qtbot, screen, 1000, 700)
    screen.activateWindow()
    screen.focus_primary()
    settle()

    seen = words_on(screen)
    for words in (END.headline, *END.lines, END.later):
        assert words in seen
    for key, wish in (
        (Key.Key_Space, screen.done_wished),
        (Key.Key_Return, screen.done_wished),
        (Key.Key_Escape, screen.done_wished),
        (Key.Key_U, screen.undo_wished),
    ):
        with qtbot.waitSignal(wish, timeout=1000):
            QTest.keyClick(screen.focusWidget(), key)
