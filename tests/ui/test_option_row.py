from __future__ import annotations

import pytest
from painted import colours, shown
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from quizapp.ui.theme import LIGHT
from quizapp.ui.widgets.option_row import OptionRow, Verdict

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.mark.parametrize(
    ("several", "role"), [(False, QAccessible.Role.RadioButton), (True, QAccessible.Role.CheckBox)]
)
def test_a_screen_reader_finds_a_radio_button_or_a_check_box(
    qtbot: QtBot, several: bool, role: QAccessible.Role
) -> None:
    row = OptionRow("B", "The nucleus", several=several)
    qtbot.addWidget(row)

    found = QAccessible.queryAccessibleInterface(row.button)

    assert found.role() == role
    assert found.text(QAccessible.Text.Name) == "B, The nucleus"


def test_its_name_tells_that_it_is_struck_out(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    qtbot.addWidget(row)

    row.strike(struck=True)
    assert row.is_struck()
    assert row.button.accessibleName() == "B, The nucleus, struck out"

    row.strike(struck=False)
    assert not row.is_struck()
    assert row.button.accessibleName() == "B, The nucleus"


@pytest.mark.parametrize(
    ("verdict", "said"), [("right", "Right"), ("wrong", "Wrong"), ("missed", "Right, not picked"), ("", "")]
)
def test_the_verdict_is_said_in_words(qtbot: QtBot, verdict: Verdict, said: str) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)

    row.judge(verdict, "It holds the DNA.")

    assert row.button.accessibleName() == (f"B, The nucleus, {said}" if said else "B, The nucleus")
    assert row.button.accessibleDescription() == "It holds the DNA."
    seen = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert seen == (["It holds the DNA.", said] if said else ["It holds the DNA."])


def test_a_click_anywhere_chooses_it(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)

    for place in (QPoint(2, 2), QPoint(200, 20), QPoint(395, row.height() - 3)):
        row.button.setAutoExclusive(False)
        row.button.setChecked(False)
        with qtbot.waitSignal(row.chosen, timeout=1000):
            QTest.mouseClick(row, LEFT, pos=place)
        assert row.button.isChecked()


def test_a_click_on_its_words_chooses_it(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=True)
    shown(qtbot, row)
    words = row.findChild(QTextBrowser)
    assert words is not None
    place = words.mapTo(row, QPoint(10, 5))
    under = row.childAt(place)

    QTest.mouseClick(under or row, LEFT, pos=place if under is None else under.mapFrom(row, place))

    assert row.button.isChecked()


def test_a_right_click_wishes_to_strike_it_out(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)

    with qtbot.waitSignal(row.strike_wished, timeout=1000):
        QTest.mouseClick(row, RIGHT, pos=QPoint(100, 10))

    assert not row.button.isChecked()


def test_a_judged_option_cannot_be_changed(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)
    row.judge("missed")

    with qtbot.assertNotEmitted(row.chosen), qtbot.assertNotEmitted(row.strike_wished):
        QTest.mouseClick(row, LEFT, pos=QPoint(100, 10))
        QTest.mouseClick(row, RIGHT, pos=QPoint(100, 10))

    assert not row.button.isChecked()


@pytest.mark.parametrize(
    ("verdict", "ground"), [("right", LIGHT.right_ground), ("wrong", LIGHT.wrong_ground), ("missed", LIGHT.surface)]
)
def test_the_verdict_shows_on_its_ground(qtbot: QtBot, verdict: Verdict, ground: str) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)

    row.judge(verdict)

    assert ground in colours(row)


def test_the_focus_can_be_seen(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)
    row.activateWindow()
    row.button.clearFocus()
    assert LIGHT.accent not in colours(row)

    row.button.setFocus()

    assert LIGHT.accent in colours(row)


def test_its_letter_is_a_target_of_its_own_height(qtbot: QtBot) -> None:
    row = OptionRow("B", "The nucleus", several=False)
    shown(qtbot, row)

    assert row.height() >= 32
