"""Damaged files, full disks, bugs, and decks that change or take long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Opening, words_on
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_decks import CARDS, write

from quizapp.base.errors import CannotSaveError
from quizapp.deck.library import Library
from quizapp.ui import bugs
from quizapp.ui.widgets.button import Button


def test_a_deck_that_is_put_into_the_folder_is_taken_in(opening: Opening) -> None:
    hands = opening()
    hands.press("L", "T")

    write(hands.app.workspace.places.decks[0], cards=CARDS)

    hands.until(lambda: "4 new" in hands.read())


def test_a_damaged_learner_file_is_told_and_the_backup_offered(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    path = hands.app.workspace.history.path
    hands.quit()
    path.write_bytes(b"no database at all" * 300)

    again = opening(cards=CARDS)
    assert again.app.place == "problem"
    again.press("Space")

    assert again.app.place == "today"
    assert "You go on from the newest backup." in again.read()
    assert list(path.parent.glob("*.sqlite*"))
    assert again.app.workspace.history.name() == "Ada"


def test_an_index_that_cannot_be_written_is_told(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = opening(cards=CARDS)

    def full(*_arguments: object, **_options: object) -> None:
        raise CannotSaveError("The index cannot be written.")

    monkeypatch.setattr(Library, "refresh", full)
    write(hands.app.workspace.places.decks[0], more=CARDS.replace("capitals", "more"))

    hands.until(lambda: "The index cannot be written." in words_on(hands.app.window))
    assert "4 new" in hands.read()


def test_reading_that_takes_long_shows_how_far_it_is_and_can_be_cancelled(opening: Opening) -> None:
    hands = opening(cards=CARDS)

    hands.app.decks.progressed.emit(0.4)
    assert hands.app.window.job.words() == "Reading your decks: 40%."
    button = hands.app.window.job.findChild(Button)
    assert button is not None
    assert (button.words(), button.isVisible()) == ("Cancel", True)
    button.click()

    hands.app.decks.ended.emit("")
    assert hands.app.window.job.words() == ""


@pytest.mark.qt_no_exception_capture
def test_a_bug_is_told_once_with_a_report_that_holds_no_text_of_the_learner(
    opening: Opening, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    hands = opening(cards=CARDS)

    def break_down() -> None:
        secret = "what the learner wrote"
        raise ValueError(secret)

    for _time in range(2):
        QTimer.singleShot(0, hands.app, break_down)
    hands.until(lambda: QApplication.activeModalWidget() is not None)

    reports = list((hands.app.workspace.places.data / "faults").iterdir())
    assert len(reports) == 1
    assert str(reports[0]) in words_on(hands.dialog())
    text = reports[0].read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "break_down" in text
    assert "wrote" not in text.replace('secret = "what the learner wrote"', "")
    hands.answer("Copy the report")
    assert QApplication.clipboard().text() == text
    assert QApplication.activeModalWidget() is None
    hands.until(hands.app.window.isActiveWindow)
    hands.press("Space")
    assert hands.app.place == "study"
    assert "ValueError" in capsys.readouterr().err


def test_a_report_names_the_kind_of_error_and_where_it_was() -> None:
    try:
        raise KeyError("what the learner wrote")
    except KeyError as error:
        text = bugs.report(type(error), error.__traceback__)

    assert text.splitlines()[0].startswith("Quizapp ")
    assert text.splitlines()[1] == "KeyError"
    assert "test_story_bad_luck.py" in text


def test_the_window_can_be_closed_while_decks_are_read(opening: Opening, tmp_path: Path) -> None:
    many = "\n".join(f"  - id: i{n}\n    card: Question {n}?\n    answer: Answer {n}" for n in range(5000))
    hands = opening(cards=CARDS)
    write(hands.app.workspace.places.decks[0], many="quizapp: 1\nid: many\ntitle: Many\nitems:\n" + many)
    hands.until(hands.app.decks.is_running)

    hands.quit()

    assert not hands.app.decks.is_running()
