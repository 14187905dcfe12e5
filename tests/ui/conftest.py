"""The dressed application, and the app over small decks, for the tests of the window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Hands, Opening, StillClock, settle, temporary_places
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_decks import write

from quizapp.ui import theme
from quizapp.ui.app import dress_application


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The one application of this run, in the style and typeface of Quizapp; pytest-qt uses it too."""
    return dress_application(["quizapp"])


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> Iterator[None]:
    """Every test begins in the light theme at 100%, and leaves no window behind."""
    theme.apply("light", 100)
    yield
    settle()
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert left == []


@pytest.fixture
def opening(tmp_path: Path, qtbot: QtBot) -> Iterator[Opening]:
    """Opens the app on decks of the test; once more on the same places shows what was kept."""
    opened: list[Hands] = []
    clock = StillClock()

    def open_it(learner: str = "Ada", **decks: str) -> Hands:
        for hands in opened:
            hands.quit()
        opened.clear()
        hands = Hands(temporary_places(tmp_path, write(tmp_path / "decks", **decks)), clock, qtbot)
        opened.append(hands)
        hands.begin()
        if hands.app.place == "welcome" and learner:
            hands.type(learner)
            hands.press("Return")
        return hands

    yield open_it
    for hands in opened:
        hands.quit()


@pytest.fixture
def same_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every quiz on the deck of questions draws the same paper, which begins with a question to choose one."""
    monkeypatch.setattr(random, "SystemRandom", lambda: random.Random(2))
