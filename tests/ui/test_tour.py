from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from ui_decks import write

from quizapp.base.places import shipped_decks
from quizapp.quiz.draw import QUESTION_KINDS
from quizapp.ui import tour
from quizapp.ui.tour import TourFailedError

SCREENS = (
    "welcome",
    "today-new",
    "study",
    "study-answer",
    "study-question",
    "quiz-setup",
    "quiz",
    "results",
    "results-question",
    *(f"quiz-{kind}" for kind in QUESTION_KINDS),
    "quiz-order-judged",
    "quiz-match-judged",
    "progress",
    "library",
    "library-search",
    "import-preview",
    "import-done",
    "settings",
    "learners",
    "today-200",
)


def test_the_tour_shows_every_screen_light_and_dark(tmp_path: Path) -> None:
    pictures = list(tour.play((shipped_decks(),), tmp_path / "pictures", days=0))

    shown = {picture.stem.partition("-")[2] for picture in pictures}
    assert {f"{screen}-{look}" for screen in SCREENS for look in ("light", "dark")} <= shown
    for picture in pictures:
        assert QImage(str(picture)).width() >= 1280, picture


def test_a_tour_that_fails_says_where(tmp_path: Path) -> None:
    with pytest.raises(TourFailedError, match="The tour should be on study and is on today"):
        list(tour.play((write(tmp_path / "decks"),), tmp_path / "pictures", days=0))


def test_a_warning_of_qt_makes_the_tour_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def complain(self: tour._Tour) -> object:
        from PySide6.QtCore import qWarning

        qWarning("something is wrong")
        yield from ()
        self._app.end()

    monkeypatch.setattr(tour._Tour, "run", complain)

    with pytest.raises(TourFailedError, match="Qt warned: something is wrong"):
        list(tour.play((tmp_path,), tmp_path / "pictures", days=0))
