"""What happens around study and quizzes: places, the Library, settings, sizes."""

from __future__ import annotations

import gc

import pytest
from hands import Hands, Opening, settle, words_on
from PySide6.QtWidgets import QApplication, QScrollArea
from ui_decks import BROKEN, CARDS, EVERY_KIND, UNUSABLE

from quizapp.base.errors import CannotSaveError
from quizapp.base.settings import AppSettings
from quizapp.ui import theme
from quizapp.ui.widgets.segments import Segments
from quizapp.workspace import app_settings

PLACES = (("L", "library"), ("Q", "setup"), ("P", "progress"), (",", "settings"), ("T", "today"))


def test_a_key_leads_to_each_place_from_each_place(opening: Opening) -> None:
    hands = opening(every=EVERY_KIND)

    for here, _place in PLACES:
        hands.press(here)
        for key, place in PLACES:
            hands.press(key)
            assert hands.app.place == place
            hands.press(here)


@pytest.mark.parametrize("key", ["?", "F1"])
def test_the_keys_of_a_screen_are_shown_and_let_go(opening: Opening, key: str) -> None:
    hands = opening(cards=CARDS)

    hands.press(key)
    assert "study now" in words_on(hands.dialog())
    hands.press("Esc")
    assert QApplication.activeModalWidget() is None
    hands.until(hands.app.window.isActiveWindow)
    hands.press("Space")
    assert hands.app.place == "study"
    hands.press(key)
    assert "suspend: not again until you end it in the Library" in words_on(hands.dialog())
    hands.press("Return")
    assert QApplication.activeModalWidget() is None


def test_without_decks_every_place_says_what_to_do(opening: Opening) -> None:
    hands = opening()

    assert "No decks yet" in hands.read()
    hands.press("L")
    assert "There are no decks yet." in hands.read()
    hands.press("Q")
    assert "No deck has questions for a quiz yet." in hands.read()
    hands.press("P")
    assert "Nothing has been answered yet." in hands.read()


def test_decks_with_errors_are_shown_with_their_findings(opening: Opening) -> None:
    hands = opening(cards=CARDS, broken=BROKEN, unusable=UNUSABLE)
    hands.press("L")
    texts = [hands.app.rooms.library.screen.list.item(row).text() for row in range(3)]
    assert any("cannot be used: 1 error" in text for text in texts)

    pages: list[str] = []
    for _deck in range(3):
        pages.append(hands.read())
        hands.press("Down")
    told = "\n".join(pages)
    assert "D302, line 5" in told
    assert "version 99" in told
    assert "No findings" in told
    hands.press("T")
    assert "4 new" in hands.read()


def test_a_deck_or_a_found_item_is_studied_from_the_library(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("L", "Return")
    assert hands.app.place == "study"
    hands.press("Esc", "L", "/")
    hands.type("spain")
    assert "1 item found" in hands.read()

    hands.press("Down", "F")
    assert "Flagged" in hands.read()
    hands.press("@")
    assert "Suspended" in hands.read()
    hands.press("@")
    assert "Suspended" not in hands.read()
    hands.press("Return")

    assert hands.app.place == "study"
    assert hands.app.rooms.study.screen.question.stem.toPlainText() == "What is the capital of Spain?"


def test_today_says_which_deck_has_what_waits_now(opening: Opening) -> None:
    hands = opening(cards=CARDS, kinds=EVERY_KIND)
    hands.press("Space", "Space", "1", "Esc")
    hands.clock.pass_minutes(2)
    hands.press("L", "T")
    assert "All that waits now is from this deck." in hands.read()


def test_a_deck_without_an_item_that_can_be_studied_is_not_one_to_start(opening: Opening) -> None:
    hands = opening(cards=CARDS, bare="quizapp: 1\nid: bare\ntitle: Bare\nitems:\n- {card: Where?}\n")
    assert {"Bare", "no items"} <= set(hands.read().splitlines())


@pytest.mark.parametrize("query", ['"', "*", "NEAR(", "a AND", "-", "'; DROP TABLE item; --", "\u05e9", "%", "\\"])
def test_whatever_is_searched_for_nothing_breaks(opening: Opening, query: str) -> None:
    hands = opening(cards=CARDS)
    hands.press("L", "/")

    hands.type(query)

    assert "found" in hands.read()
    hands.press("Esc")
    assert "1 deck" in hands.read()


def test_settings_hold_one_beside_the_other_and_the_next_time(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press(",", "Right", "Right")
    assert hands.app.workspace.app.theme == "dark"
    assert theme.current() is theme.DARK
    assert hands.target().accessibleName() == "Theme: Dark"

    hands.app.rooms.settings.screen.choose_text(1)
    settle()

    assert hands.app.workspace.app == AppSettings("dark", 125, hands.app.workspace.app.learner)
    again = opening(cards=CARDS)
    assert (again.app.workspace.app.theme, again.app.workspace.app.text_percent) == ("dark", 125)
    assert theme.current() is theme.DARK
    assert theme.current_percent() == 125


def test_a_setting_that_cannot_be_kept_is_told_and_shown_as_it_is(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    hands.press(",")

    def full(*_arguments: object) -> None:
        raise CannotSaveError("The settings could not be saved.")

    monkeypatch.setattr(app_settings, "save", full)
    hands.press("Right")

    assert "The settings could not be saved." in hands.read()
    assert hands.app.rooms.settings.screen.findChildren(Segments)[0].chosen() == 0
    assert hands.app.workspace.app.theme == "system"


def test_text_at_200_percent_keeps_everything_working(opening: Opening) -> None:
    hands = opening(every=EVERY_KIND)
    hands.press(",")
    hands.app.rooms.settings.screen.choose_text(4)
    settle()
    assert hands.app.place == "settings"
    assert theme.current_percent() == 200

    for key, place in PLACES:
        hands.press(key)
        assert hands.app.place == place
        assert cut(hands) == []
    hands.press("Space")
    assert hands.app.place == "study"
    assert cut(hands) == []
    hands.press("Space")
    assert cut(hands) == []
    hands.press("3", "Esc")

    hands.press(",")
    hands.app.rooms.settings.screen.choose_text(0)
    settle()
    assert theme.current_percent() == 100
    hands.press("T", "Space")
    assert hands.app.place == "study"


def test_a_small_window_cuts_nothing(opening: Opening) -> None:
    hands = opening(every=EVERY_KIND)
    hands.app.window.resize(640, 480)
    settle()

    for key, _place in PLACES:
        hands.press(key)
        assert cut(hands) == []
    hands.press("Space", "Space")
    assert cut(hands) == []
    hands.press("Esc", "Q", "Space")
    assert hands.app.place == "quiz"
    assert cut(hands) == []


def cut(hands: Hands) -> list[str]:
    """The scroll areas and screens that are wider than the window lets them be."""
    screen = hands.app.window.current()
    found = [
        f"{type(screen).__name__} scrolls {area.horizontalScrollBar().maximum()}"
        for area in screen.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]
    if screen.minimumSizeHint().width() > screen.width():
        found.append(f"{type(screen).__name__} needs {screen.minimumSizeHint().width()}, has {screen.width()}")
    return found


def test_garbage_is_looked_for_again_once_the_window_is_there(opening: Opening) -> None:
    gc.disable()
    try:
        hands = opening(cards=CARDS)
        hands.until(gc.isenabled)
    finally:
        gc.enable()
