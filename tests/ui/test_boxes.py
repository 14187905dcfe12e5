from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import settle, words_on
from painted import picture, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.widgets.ask import Answer, Ask
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.dress import clear, label
from quizapp.ui.widgets.evidence import EVIDENCE_WORDS, Backing, BackingView
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.notice import Notice

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    shown(qtbot, made, 400, 300)
    yield made
    settle()


def test_a_row_folds_where_there_is_no_room(qtbot: QtBot) -> None:
    fold = Fold(300)
    one, other = label("one"), label("other")
    fold.add(one, 1)
    fold.add(other)
    shown(qtbot, fold, 400, 100)
    assert one.y() == other.y()

    fold.resize(250, 100)
    QApplication.processEvents()
    assert one.x() == other.x()
    assert one.y() < other.y()

    fold.resize(400, 100)
    QApplication.processEvents()
    assert one.y() == other.y()


def test_a_row_can_become_as_narrow_as_its_widest_part(qtbot: QtBot) -> None:
    fold = Fold(300)
    for width in (120, 80):
        part = QWidget()
        part.setMinimumWidth(width)
        row = QHBoxLayout(part)
        row.addWidget(label("x"))
        fold.add(part)
    qtbot.addWidget(fold)

    assert fold.minimumSizeHint().width() <= 130


def test_a_notice_takes_no_room_until_it_says_something(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    assert notice.words() == ""

    notice.say("It could not be saved.", "wrong")
    assert not notice.isHidden()
    assert notice.words() == "It could not be saved."

    notice.say("")
    assert notice.isHidden()
    assert notice.words() == ""


def test_a_notice_can_offer_one_thing_to_do(qtbot: QtBot) -> None:
    notice = Notice()
    notice.say("A quiz was interrupted.", "caution", "Go on with it")
    shown(qtbot, notice, 600)
    button = notice.findChild(Button)
    assert button is not None
    assert button.isVisible()

    with qtbot.waitSignal(notice.pressed, timeout=1000):
        button.click()

    notice.say("Something else.")
    assert not button.isVisible()


def test_a_question_in_between_does_not_stop_the_program(window: QWidget) -> None:
    done: list[int] = []
    dialog = Ask(window, "Leave?", "Your answers are saved.", (Answer("Leave", lambda: done.append(1)), Answer("Stay")))

    dialog.open()

    assert dialog.isVisible()
    assert words_on(dialog).splitlines()[:2] == ["Leave?", "Your answers are saved."]
    assert done == []
    dialog.buttons[0].click()
    assert done == [1]


@pytest.mark.parametrize("way", ["Escape", "Stay"])
def test_a_question_in_between_can_be_left_without_consequence(qtbot: QtBot, window: QWidget, way: str) -> None:
    done: list[int] = []
    dialog = Ask(window, "Leave?", "", (Answer("Leave", lambda: done.append(1)), Answer("Stay")))
    dialog.open()

    if way == "Escape":
        QTest.keyClick(dialog, Key.Key_Escape)
    else:
        dialog.buttons[1].click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=1000)

    assert done == []
    qtbot.waitUntil(window.isActiveWindow, timeout=1000)


def test_the_first_answer_has_the_focus(window: QWidget) -> None:
    done: list[int] = []
    dialog = Ask(window, "Finish?", "", (Answer("Finish", lambda: done.append(1)), Answer("Look again")))
    dialog.open()

    QTest.keyClick(dialog.focusWidget(), Key.Key_Return)

    assert done == [1]


def test_what_backs_an_answer_takes_no_room_where_there_is_nothing(qtbot: QtBot) -> None:
    view = BackingView()
    qtbot.addWidget(view)

    view.show_backing(Backing())

    assert view.isHidden()


@pytest.mark.parametrize("evidence", sorted(EVIDENCE_WORDS))
def test_evidence_is_a_badge_with_words(qtbot: QtBot, evidence: str) -> None:
    view = BackingView()
    view.show_backing(Backing("Because.", evidence, ("A textbook", "A trial"), "2024-12-18"))
    shown(qtbot, view, 600)

    assert words_on(view).splitlines() == [EVIDENCE_WORDS[evidence][0], "A textbook; A trial; as of 2024-12-18"]


def test_a_layout_that_is_cleared_shows_nothing(qtbot: QtBot) -> None:
    box = QWidget()
    row = QHBoxLayout(box)
    row.addWidget(label("one"))
    row.addWidget(label("two"))
    shown(qtbot, box)
    before = picture(box)

    clear(row)

    assert row.count() == 0
    assert picture(box) != before
