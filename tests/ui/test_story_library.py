"""What was set aside while studying is found again in the Library."""

from __future__ import annotations

from hands import Opening, settle
from PySide6.QtWidgets import QListWidget
from ui_decks import CARDS

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
