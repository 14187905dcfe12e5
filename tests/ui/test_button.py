from __future__ import annotations

import pytest
from painted import colours, shown
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from quizapp.ui.theme import LIGHT
from quizapp.ui.widgets.button import Button, key_hint, link
from quizapp.ui.widgets.dress import by_name

Key = Qt.Key


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Study now")
    shown(qtbot, button)

    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, key)


def test_another_key_does_not_press_a_button(qtbot: QtBot) -> None:
    button = Button("Study now")
    shown(qtbot, button)

    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Key.Key_Shift)


@pytest.mark.no_qt_log  # Qt's test keys say that nobody took them
def test_a_button_that_is_off_cannot_be_pressed(qtbot: QtBot) -> None:
    button = Button("Study now")
    shown(qtbot, button)
    button.setEnabled(False)

    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Key.Key_Return)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_words_of_a_primary_button_that_is_off_can_be_read(qtbot: QtBot) -> None:
    button = Button("Start with 0 questions", tone="primary")
    shown(qtbot, button)

    button.setEnabled(False)

    assert LIGHT.muted in colours(button)


def test_its_name_is_the_words_with_the_line_under_them(qtbot: QtBot) -> None:
    button = Button("Good", "3", two_lines=True)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Good"

    button.set_words("Good", "10 min")

    assert button.accessibleName() == "Good, 10 min"
    assert (button.words(), button.under()) == ("Good", "10 min")


def test_the_key_stands_beside_the_words_where_there_is_one(qtbot: QtBot) -> None:
    with_key, without = Button("Study now", "Space"), Button("Study now")
    for button in (with_key, without):
        shown(qtbot, button)

    assert _seen(with_key) == ["Study now", "Space"]
    assert _seen(without) == ["Study now"]


def test_a_place_shows_its_key_alone_and_keeps_its_name(qtbot: QtBot) -> None:
    button = Button("Library", "L", role="place")
    shown(qtbot, button)

    button.show_key_alone(alone=True)

    assert _seen(button) == ["L"]
    assert button.toolTip() == "Library"
    assert button.accessibleName() == "Library"


def test_words_are_never_markup(qtbot: QtBot) -> None:
    button = Button("<b>bold</b>")
    qtbot.addWidget(button)

    assert button.words() == "<b>bold</b>"
    assert button.findChildren(QLabel)[0].textFormat() == Qt.TextFormat.PlainText


def test_a_link_is_a_button_with_words(qtbot: QtBot) -> None:
    made = link("Show as table")
    shown(qtbot, made)

    assert made.text() == "Show as table"
    assert made.height() >= 32


def test_a_hint_shows_a_key_and_what_it_does(qtbot: QtBot) -> None:
    hint = key_hint("F", "flag")
    shown(qtbot, hint)

    assert [label.text() for label in hint.findChildren(QLabel)] == ["F", "flag"]


@pytest.mark.parametrize("part", ["Study now", "Space"])
def test_a_click_on_what_stands_in_a_button_presses_it(qtbot: QtBot, part: str) -> None:
    button = Button("Study now", "Space")
    shown(qtbot, button)
    label = next(label for label in button.findChildren(QLabel) if label.text() == part)

    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.mouseClick(button.windowHandle(), Qt.MouseButton.LeftButton, pos=label.geometry().center())


def test_the_mouse_is_a_hand_over_a_button(qtbot: QtBot) -> None:
    button = Button("Study now")
    shown(qtbot, button)

    QApplication.sendEvent(button, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))

    assert button.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_properties_are_set_by_the_names_of_their_values() -> None:
    made = QLabel("words")

    by_name(made, alignment="AlignRight")

    assert made.alignment() == Qt.AlignmentFlag.AlignRight
    with pytest.raises(AssertionError, match="alignment cannot be AlignWrong"):
        by_name(made, alignment="AlignWrong")


def _seen(button: Button) -> list[str]:
    return [label.text() for label in button.findChildren(QLabel) if label.isVisibleTo(button)]
