from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hands import Opening
from pytestqt.qtbot import QtBot
from ui_decks import CARDS

from quizapp.ui.ahead import Ahead

# How many modules each step loads, and then what is still loaded for the rooms that were meant.
STEPS = """
import sys
from quizapp.ui.app import dress_application
from quizapp.ui.ahead import Ahead
from PySide6.QtCore import QObject, QTimer, Qt  # as a window that is open for a moment has them

application = dress_application(["quizapp"])
ahead = Ahead(application.quit)
steps = []

def loaded():
    return {name for name, module in sys.modules.items() if "_LazyModule" not in str(type(module))}

def counted(go_on=ahead._go_on):
    before = loaded()
    go_on()
    steps.append(len(loaded() - before))

ahead._timer.timeout.disconnect()
ahead._timer.timeout.connect(counted)
ahead.start()
application.exec()
print(*steps)
before = loaded()
import quizapp.ui.study.flow, quizapp.ui.progress.flow, quizapp.ui.library.flow, quizapp.ui.quiz.flow
print(*sorted(loaded() - before))
"""


def test_it_loads_what_rooms_need_in_small_steps() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", STEPS], capture_output=True, text=True, check=False, timeout=60,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    steps, missing = ran.stdout.splitlines()
    assert max(map(int, steps.split())) <= 20
    assert missing == ""


def test_it_calls_back_once_all_is_loaded_and_rests_then(qtbot: QtBot) -> None:
    told: list[bool] = []
    ahead = Ahead(lambda: told.append(ahead.is_over()))

    ahead.start()
    assert not ahead.is_over()

    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    qtbot.wait(60)
    assert told == [True]


def test_a_window_that_is_closed_meanwhile_leaves_the_rest(opening: Opening, qtbot: QtBot) -> None:
    hands = opening()
    assert not hands.app.upkeep.ahead.is_over()

    hands.quit()
    qtbot.wait(60)

    assert not hands.app.upkeep.ahead.is_over()


@pytest.mark.parametrize("key", ["Space", "P", "L"])
def test_a_room_that_is_entered_before_it_is_ready_opens_all_the_same(opening: Opening, key: str) -> None:
    hands = opening(cards=CARDS)

    hands.press(key)

    assert hands.app.place == {"Space": "study", "P": "progress", "L": "library"}[key]
