from __future__ import annotations

import pytest
from hands import settle, strike
from painted import colours, shown
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.quiz.navigator import Navigator, Stop
from quizapp.ui.theme import LIGHT
from quizapp.ui.widgets.check import Check
from quizapp.ui.widgets.recall_bar import RecallBar
from quizapp.ui.widgets.segments import Segments
from quizapp.ui.widgets.wrap import _Rows

Key = Qt.Key


@pytest.fixture
def choices(qtbot: QtBot) -> Segments:
    made = Segments("How sure")
    made.show_choices(("a guess", "60%", "90%"), 0)
    shown(qtbot, made)
    made.activateWindow()
    made.focus_first()
    return made


def test_arrow_keys_go_from_choice_to_choice(qtbot: QtBot, choices: Segments) -> None:
    picked: list[int] = []
    choices.picked.connect(picked.append)

    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left):
        QTest.keyClick(_focus(), key)

    assert picked == [1, 2, 1]
    assert choices.chosen() == 1


def test_the_focus_stays_where_a_choice_is_answered_with_the_same_choices(choices: Segments) -> None:
    choices.picked.connect(lambda place: choices.show_choices(("a guess", "60%", "90%"), place))

    for _press in range(2):
        QTest.keyClick(_focus(), Key.Key_Right)
        QApplication.processEvents()

    assert choices.chosen() == 2
    assert _focus().accessibleName() == "How sure: 90%"


def test_one_choice_holds_or_none(choices: Segments) -> None:
    choices.choose(2)
    assert [button.isChecked() for button in choices.findChildren(QRadioButton)] == [False, False, True]

    choices.show_choices(("a guess", "60%", "90%"), None)
    assert choices.chosen() is None
    choices.choose(7)
    assert choices.chosen() is None

    choices.show_choices(("a guess", "60%", "90%"), 1)
    assert choices.chosen() == 1


def test_each_choice_has_a_name_that_says_what_it_is_about(choices: Segments) -> None:
    assert [button.accessibleName() for button in choices.findChildren(QRadioButton)] == [
        "How sure: a guess",
        "How sure: 60%",
        "How sure: 90%",
    ]
    assert choices.height() >= 32


def test_a_choice_that_is_kept_cannot_be_changed(choices: Segments) -> None:
    choices.set_choosable(choosable=False)
    choices.choose(1)

    assert choices.chosen() == 0


def test_other_choices_take_the_place_of_the_first(choices: Segments) -> None:
    choices.show_choices(("yes", "no"), 1)

    assert choices.chosen() == 1
    choices.choose(0)
    assert choices.chosen() == 0


@pytest.mark.parametrize("state", [Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked])
def test_a_check_box_shows_its_tick_or_bar(qtbot: QtBot, state: Qt.CheckState) -> None:
    box = Check("Basics")
    shown(qtbot, box)
    box.clearFocus()
    assert LIGHT.accent not in colours(box)

    box.setCheckState(state)

    assert {LIGHT.accent, LIGHT.on_accent} <= colours(box)
    assert box.height() >= 32


def test_space_turns_a_check_box(qtbot: QtBot) -> None:
    box = Check("Basics")
    shown(qtbot, box)

    QTest.keyClick(box, Key.Key_Space)

    assert box.isChecked()


def test_a_bar_says_its_share_and_how_sure_that_is(qtbot: QtBot) -> None:
    bar = RecallBar("Cells")
    shown(qtbot, bar)
    assert bar.accessibleName() == "Cells: nothing studied yet"
    assert bar.toolTip() == ""
    assert LIGHT.accent not in colours(bar)

    bar.show_share(0.824, 0.7, 0.9)

    assert bar.accessibleName() == "Cells: 82%, likely 70% to 90%"
    assert bar.toolTip() == "82%, likely 70% to 90%"
    assert LIGHT.accent in colours(bar)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_bar_that_is_empty_or_full_is_drawn(qtbot: QtBot, share: float) -> None:
    bar = RecallBar("Cells")
    bar.show_share(share, share, share)
    shown(qtbot, bar)

    assert LIGHT.accent in colours(bar)


def test_the_stops_say_what_became_of_each_question(qtbot: QtBot) -> None:
    navigator = Navigator()
    shown(qtbot, navigator)

    navigator.show_stops((Stop(), Stop("answered", marked=True), Stop("right"), Stop("wrong")), here=1)
    settle()

    assert [button.accessibleName() for button in _stops(navigator)] == [
        "Question 1, not answered",
        "Question 2, answered, marked for later",
        "Question 3, right",
        "Question 4, wrong",
    ]
    assert [button.text() for button in _stops(navigator)] == ["1", "2\u2022", "3", "4"]
    assert [button.property("here") for button in _stops(navigator)] == ["", "true", "", ""]


def test_the_stops_wrap_where_the_row_is_full(qtbot: QtBot) -> None:
    navigator = Navigator()
    shown(qtbot, navigator, 800, 40)
    navigator.show_stops((Stop(),) * 40, here=0)
    QApplication.processEvents()
    wide = navigator.height()

    navigator.resize(300, 40)
    QApplication.processEvents()

    assert navigator.height() > wide
    for button in _stops(navigator):
        assert navigator.rect().contains(button.geometry())
    assert all(min(button.width(), button.height()) >= 32 for button in _stops(navigator))


def test_there_are_as_many_stops_as_questions(qtbot: QtBot) -> None:
    navigator = Navigator()
    shown(qtbot, navigator)
    navigator.show_stops((Stop(),) * 5, here=0)

    navigator.show_stops((Stop(),) * 2, here=1)
    settle()

    with qtbot.waitSignal(navigator.go_wished, timeout=1000) as wished:
        _stops(navigator)[-1].click()
    assert wished.args == [1]


def _stops(navigator: Navigator) -> list[QPushButton]:
    return [button for button in navigator.findChildren(QPushButton) if not button.isHidden()]


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize(("keys", "chosen"), [(("Right",), 1), (("Right", "Right"), 2), (("Left",), 0)])
def test_arrow_keys_choose_where_nothing_is_chosen_yet(
    qtbot: QtBot, choices: Segments, keys: tuple[str, ...], chosen: int
) -> None:
    choices.show_choices(("25%", "50%", "75%"))
    settle()
    choices.focus_first()
    picked: list[int] = []
    choices.picked.connect(picked.append)

    for key in keys:
        strike(_focus(), key)

    assert choices.chosen() == chosen
    assert picked[-1] == chosen
    assert len(picked) == len(keys)


def test_tab_reaches_the_choice_that_holds(choices: Segments) -> None:
    choices.show_choices(("25%", "50%", "75%"), 2)

    reached = [place for place, one in enumerate(choices.stops()) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert reached == [2]


def test_the_way_through_a_long_paper_is_laid_out_in_one_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    times = 0
    lay_out = _Rows.setGeometry

    def counted(self: _Rows, rect: QRect) -> None:
        nonlocal times
        times += 1
        lay_out(self, rect)

    monkeypatch.setattr(_Rows, "setGeometry", counted)
    navigator = Navigator()
    shown(qtbot, navigator, 600)

    navigator.show_stops((Stop(),) * 200, 0)
    settle()

    assert times < 20
