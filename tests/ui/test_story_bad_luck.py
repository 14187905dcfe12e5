"""Damaged files, full disks, bugs, and decks that change or take long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Opening, words_on
from ui_decks import CARDS, write

from quizapp.base.errors import CannotSaveError
from quizapp.deck.library import Library
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

    hands.app.upkeep.decks.progressed.emit(0.4)
    assert hands.app.window.job.words() == "Reading your decks: 40%."
    button = hands.app.window.job.findChild(Button)
    assert button is not None
    assert (button.words(), button.isVisible()) == ("Cancel", True)
    button.click()

    hands.app.upkeep.decks.ended.emit("")
    assert hands.app.window.job.words() == ""


def test_the_window_can_be_closed_while_decks_are_read(opening: Opening, tmp_path: Path) -> None:
    many = "\n".join(f"  - id: i{n}\n    card: Question {n}?\n    answer: Answer {n}" for n in range(5000))
    hands = opening(cards=CARDS)
    write(hands.app.workspace.places.decks[0], many="quizapp: 1\nid: many\ntitle: Many\nitems:\n" + many)
    hands.until(hands.app.upkeep.decks.is_running)

    hands.quit()

    assert not hands.app.upkeep.decks.is_running()
