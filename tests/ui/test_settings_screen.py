from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot
from sample_screens import (
    SETTINGS,
    settings,
)

from quizapp.base.settings import AppSettings, StudySettings
from quizapp.ui.settings.screen import SettingsScreen
from quizapp.ui.widgets.segments import Segments


@pytest.mark.parametrize(
    ("name", "number", "wished"),
    [
        ("New items a day", 7, StudySettings(new_per_day=7)),
        ("Reviews a day", 50, StudySettings(reviews_per_day=50)),
        ("Desired retention", 85, StudySettings(desired_retention=0.85)),
        ("A new day begins at", 0, StudySettings(rollover_hour=0)),
    ],
)
def test_each_study_setting_is_a_wish(qtbot: QtBot, name: str, number: int, wished: StudySettings) -> None:
    screen = settings()
    qtbot.addWidget(screen)

    with qtbot.waitSignal(screen.study_wished, timeout=1000) as made:
        next(one for one in screen.findChildren(QSpinBox) if one.accessibleName() == name).setValue(number)

    assert made.args == [wished]


def test_no_limit_is_a_word_and_can_be_wished_for(qtbot: QtBot) -> None:
    screen = settings()
    screen.show_value(replace(SETTINGS, study=StudySettings(reviews_per_day=50)))
    qtbot.addWidget(screen)
    reviews = next(one for one in screen.findChildren(QSpinBox) if one.accessibleName() == "Reviews a day")

    with qtbot.waitSignal(screen.study_wished, timeout=1000) as made:
        reviews.setValue(0)

    assert made.args == [StudySettings(reviews_per_day=None)]
    assert reviews.text() == "No limit"


@pytest.mark.parametrize(
    ("row", "place", "wished"),
    [(0, 2, AppSettings(theme="dark")), (0, 3, AppSettings(theme="contrast")), (1, 4, AppSettings(text_percent=200))],
)
def test_each_app_setting_is_a_wish(qtbot: QtBot, row: int, place: int, wished: AppSettings) -> None:
    screen = settings()
    qtbot.addWidget(screen)

    with qtbot.waitSignal(screen.app_wished, timeout=1000) as made:
        screen.findChildren(Segments)[row].choose(place)

    assert made.args == [wished]


def test_steps_are_minutes_in_a_row(qtbot: QtBot) -> None:
    screen = settings()
    qtbot.addWidget(screen)

    for text, steps in (("1 10 60", (1.0, 10.0, 60.0)), ("2.5, 15", (2.5, 15.0)), ("", ())):
        with qtbot.waitSignal(screen.study_wished, timeout=1000) as made:
            write_steps(screen, text)
        assert made.args == [StudySettings(learning_steps=steps)]


@pytest.mark.parametrize("text", ["ten", "0", "-1", "1440", "1e9", "nan", "inf", "1 2 3 4 5 6 7 8 9 10 11", "1;2"])
def test_steps_that_are_none_are_refused_with_a_sentence(qtbot: QtBot, text: str) -> None:
    screen = settings()
    qtbot.addWidget(screen)

    with qtbot.assertNotEmitted(screen.study_wished):
        write_steps(screen, text)

    assert "Nothing was changed" in screen.notice.words()


def test_showing_settings_is_no_wish(qtbot: QtBot) -> None:
    screen = settings()
    qtbot.addWidget(screen)

    with qtbot.assertNotEmitted(screen.study_wished), qtbot.assertNotEmitted(screen.app_wished):
        screen.show_value(replace(SETTINGS, app=AppSettings("dark", 150), study=StudySettings(new_per_day=3)))

    assert [row.chosen() for row in screen.findChildren(Segments)] == [2, 2]


def write_steps(screen: SettingsScreen, text: str) -> None:
    line = next(one for one in screen.findChildren(QLineEdit) if one.accessibleName() == "Learning steps in minutes")
    line.setText(text)
    line.editingFinished.emit()
