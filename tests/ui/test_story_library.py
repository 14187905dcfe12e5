"""What was set aside while studying is found again in the Library."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from hands import Opening, settle
from PySide6.QtWidgets import QListWidget
from ui_decks import CARDS

from quizapp.base.progress import GoOn
from quizapp.deck.indexing import worded
from quizapp.ui.library.screen import VIEWS


def listed(screen_list: QListWidget) -> list[str]:
    return [screen_list.item(row).text() for row in range(screen_list.count())]


def test_what_was_suspended_while_studying_is_listed_and_can_be_studied_again(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space")
    stem = hands.app.rooms.study.screen.question.stem.toPlainText()
    hands.press("@", "Esc", "L")

    screen = hands.app.rooms.library.screen
    screen.view_wished.emit(VIEWS.index("Suspended"))
    settle()
    assert [line.splitlines()[0] for line in listed(screen.list)] == [stem]

    hands.press("@")
    assert listed(screen.list) == []


def test_what_was_flagged_is_listed_until_the_flag_is_taken_off(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "F", "Esc", "L")

    screen = hands.app.rooms.library.screen
    screen.view_wished.emit(VIEWS.index("Flagged"))
    settle()
    assert len(listed(screen.list)) == 1

    hands.press("F")
    assert listed(screen.list) == []


def test_an_item_that_left_its_deck_is_listed_as_retired(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "3", "Esc")

    again = opening(cards="quizapp: 1\nid: cards\nitems:\n  - {id: new, card: Another?, answer: Yes.}\n")
    again.press("L")
    screen = again.app.rooms.library.screen
    screen.view_wished.emit(VIEWS.index("Retired"))
    settle()

    assert len(listed(screen.list)) == 1
    assert "its history is kept" in listed(screen.list)[0]


def test_search_says_that_it_is_still_taking_in_decks_and_then_shows_what_it_missed(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, word_decks = Event(), worded.word_decks

    def waiting(index_path: Path, go_on: GoOn) -> bool:
        may_go_on.wait(10)
        return word_decks(index_path, go_on)

    monkeypatch.setattr(worded, "AT_ONCE", 0)
    monkeypatch.setattr(worded, "word_decks", waiting)
    hands = opening(cards=CARDS)
    hands.press("L", "/")
    hands.type("madrid")

    screen = hands.app.rooms.library.screen
    assert "Nothing was found. Search is still taking in new decks: there may be more." in hands.read()
    assert listed(screen.list) == []

    may_go_on.set()
    hands.until(lambda: screen.list.count() > 0)
    assert "still taking in" not in hands.read()
    assert screen.search.text() == "madrid"
