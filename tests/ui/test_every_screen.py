from __future__ import annotations

import pytest
from hands import settle
from painted import picture
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot
from sample_screens import SCREENS

from quizapp.ui import theme
from quizapp.ui.help import Help
from quizapp.ui.keys import KEYS
from quizapp.ui.widgets.ask import Answer, Ask
from quizapp.ui.widgets.option_row import OptionRow
from quizapp.ui.window import Window

PADDING = 7  # above and below the words of a choice
ALONE = ("study", "end", "quiz", "welcome", "problem")


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_has_a_name(qtbot: QtBot, name: str) -> None:
    screen = in_window(qtbot, name)

    for control in controls(screen):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip(), control


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_shows_that_it_has_the_focus(qtbot: QtBot, name: str) -> None:
    screen = in_window(qtbot, name)
    reached = controls(screen)
    other = QWidget(screen)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()

    assert reached, "there is something to do on every screen"
    for control in reached:
        other.setFocus()
        before = picture(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert control.hasFocus(), control
        if isinstance(control, QLineEdit):
            control.deselect()
        assert picture(control) != before, control


@pytest.mark.parametrize("name", SCREENS)
def test_every_control_is_large_enough_to_hit(qtbot: QtBot, name: str) -> None:
    screen = in_window(qtbot, name)

    for control in controls(screen):
        if isinstance(control, QAbstractButton | QLineEdit | QSpinBox):
            row = control.parent()
            target = row if isinstance(row, OptionRow) else control
            assert target.height() >= 32, control


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize(("width", "height", "percent"), [(640, 480, 100), (1280, 800, 200)])
def test_nothing_is_cut_at_the_side(qtbot: QtBot, name: str, width: int, height: int, percent: int) -> None:
    theme.apply("light", percent)
    screen = in_window(qtbot, name, width, height)

    assert screen.minimumSizeHint().width() <= screen.width()
    assert screen.window().rect().contains(screen.rect().translated(screen.mapTo(screen.window(), QPoint())))
    for area in (area for area in screen.findChildren(QScrollArea) if area.isVisible()):
        assert area.horizontalScrollBar().maximum() == 0
    assert cut(screen) == []


def test_the_answers_of_a_dialog_have_names(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    dialogs = [
        Ask(window, "Leave?", "Your answers are saved.", (Answer("Leave"), Answer("Stay"))),
        Help(window, "quiz"),
    ]
    for dialog in dialogs:
        dialog.show()
        for control in controls(dialog):
            assert control.accessibleName()
            assert control.height() >= 32
        dialog.close()
    settle()


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_has_its_keys_in_the_help(name: str) -> None:
    assert name.split(maxsplit=1)[0] in KEYS


@pytest.mark.parametrize("screen", sorted(KEYS))
def test_the_help_shows_every_key_of_a_screen(qtbot: QtBot, screen: str) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    dialog = Help(window, screen)
    dialog.open()

    told = {label.text() for label in dialog.findChildren(QLabel)}
    for keys, does in KEYS[screen]:
        assert {*keys.split("  "), does} <= told
    dialog.close()
    settle()


def test_a_key_in_the_help_is_no_higher_for_what_it_does(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    dialog = Help(window, "quiz")
    dialog.open()
    settle()

    heights = {label.height() for label in dialog.findChildren(QLabel) if label.property("role") == "keycap"}
    assert len(heights) == 1
    dialog.close()
    settle()


def in_window(qtbot: QtBot, name: str, width: int = 1280, height: int = 800) -> QWidget:
    """Show a screen where it belongs: beside the sidebar, or alone."""
    window = Window()
    qtbot.addWidget(window)
    screen = SCREENS[name]()
    window.show_learner("Ada O\u2019Neil")
    if name.split(maxsplit=1)[0] in ALONE:
        window.show_alone(screen)
    else:
        window.show_page(screen, "today")
    window.resize(width, height)
    window.show()
    window.activateWindow()
    settle()
    return screen


def controls(screen: QWidget) -> list[QWidget]:
    """What a learner can reach with Tab."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(screen)
        and widget.isEnabledTo(screen)
        and widget.objectName() != "qt_spinbox_lineedit"
    ]


def cut(screen: QWidget) -> list[str]:
    """Labels in one line that are narrower than their words, controls narrower than they can be, choices too low."""
    lines = [label for label in screen.findChildren(QLabel) if label.isVisibleTo(screen) and not label.wordWrap()]
    found = [line.text() for line in lines if line.width() < line.sizeHint().width()]
    for button in screen.findChildren(QAbstractButton):
        in_line = isinstance(button.parent(), QLineEdit)  # Qt's own cross in a line to type in
        if button.isVisibleTo(screen) and not in_line and button.width() < button.minimumSizeHint().width():
            found.append(button.accessibleName() or button.text())
    choices = [choice for choice in screen.findChildren(QComboBox) if choice.isVisibleTo(screen)]
    found += [one.accessibleName() for one in choices if one.height() < one.fontMetrics().height() + 2 * PADDING]
    return found
