"""Several learners on one machine."""

from __future__ import annotations

import sqlite3

from hands import Hands, Opening, settle, words_on
from PySide6.QtWidgets import QLineEdit
from ui_decks import CARDS

from quizapp.ui.widgets.button import Button


def test_another_learner_sees_nothing_of_the_first(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "F", "Esc")
    hands.press("P")
    assert "no quiz taken yet" in hands.read()

    hands.app.go("learners")
    settle()
    hands.type("Bo")
    hands.press("Return")

    assert "Bo" in words_on(hands.app.window)
    shown = words_on(hands.app.window)
    assert "Ada" not in [line for line in shown.splitlines() if line != "Switch to Ada"]
    for key, words in (("T", "4 new"), ("P", "Nothing has been answered yet.")):
        leave_the_line(hands)
        hands.press(key)
        assert words in hands.read()
    hands.app.go("today")
    hands.press("Space")
    assert "Flagged" not in hands.read()
    assert "1 of 4" in hands.read()


def test_the_first_learner_is_as_they_were_after_a_switch_back(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    hands.app.go("learners")
    settle()
    hands.type("Bo")
    hands.press("Return")
    press_button(hands, "Switch to Ada")

    hands.app.go("today")
    settle()
    assert "3 new" in hands.read()
    assert opening(cards=CARDS).app.workspace.history.name() == "Ada"


def test_a_learner_is_renamed_once(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.app.go("learners")
    settle()
    line = next(one for one in hands.app.window.findChildren(QLineEdit) if one.accessibleName() == "Name of Ada")
    line.setFocus()
    hands.type(" O\u2019Neil")
    hands.press("Return")

    assert hands.app.workspace.history.name() == "Ada O\u2019Neil"
    assert "Ada O\u2019Neil" in words_on(hands.app.window)
    with sqlite3.connect(hands.app.workspace.history.path) as db:
        assert db.execute("SELECT count(*) FROM naming").fetchone() == (2,)
    db.close()


def test_a_name_that_is_taken_is_refused_with_a_sentence(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.app.go("learners")
    settle()

    hands.type("ada")
    hands.press("Return")

    assert "There is a learner called ada already." in hands.app.rooms.learners.screen.notice.words()


def leave_the_line(hands: Hands) -> None:
    """Take the focus from a line to type in, so that letters are keys again."""
    hands.app.window.setFocus()
    settle()


def press_button(hands: Hands, name: str) -> None:
    button = next(one for one in hands.app.window.findChildren(Button) if one.accessibleName() == name)
    button.setFocus()
    hands.press("Space")
