from __future__ import annotations

from dataclasses import replace

import pytest
from hands import settle, strike, words_on
from painted import shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sample_screens import (
    DECK,
    ITEM,
    LIBRARY,
    PROGRESS,
    library,
    progress,
)

from quizapp.ui.progress.screen import ProgressValue

Key = Qt.Key


def test_progress_says_what_to_do_first_where_there_is_nothing(qtbot: QtBot) -> None:
    screen = progress(ProgressValue(empty="Nothing has been answered yet."))
    shown(qtbot, screen, 1200, 800)

    assert words_on(screen).splitlines() == ["Progress", "Nothing has been answered yet."]


def test_progress_shows_numbers_verdicts_and_past_quizzes(qtbot: QtBot) -> None:
    screen = progress(PROGRESS)
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen)
    for words in ("aim 90%; 120 reviews", "Mastered", "Not yet", "not asked yet", "A virus is a cell."):
        assert words in seen
    with qtbot.waitSignal(screen.attempt_wished, timeout=1000) as wished:
        next(one for one in screen.findChildren(QPushButton) if "5 May" in one.text()).click()
    assert wished.args == ["01"]


def test_progress_without_quizzes_shows_no_empty_panels(qtbot: QtBot) -> None:
    screen = progress(replace(PROGRESS, scores=(), mastery=(), attempts=(), hardest=()))
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen)
    assert "Scores over time" not in seen
    assert "Quizzes taken" not in seen
    assert "Nothing has been forgotten yet." in seen


def test_the_library_shows_decks_and_the_chosen_one_with_its_findings(qtbot: QtBot) -> None:
    screen = library(LIBRARY)
    shown(qtbot, screen, 1200, 800)

    assert screen.list.count() == 2
    assert screen.list.currentRow() == 0
    seen = words_on(screen)
    for words in (DECK.title, "finding", "1 finding", "Error", DECK.findings.lines[0].where):
        assert words in seen


def test_the_library_shows_an_item_with_its_answer_and_standing(qtbot: QtBot) -> None:
    screen = library(replace(LIBRARY, query="cell", detail=ITEM))
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen).splitlines()
    assert {"Flagged", "Suspended", ITEM.standing, "Take the flag off", "Study it again"} <= set(seen)
    assert screen.search.text() == "cell"


def test_an_empty_library_says_what_to_do(qtbot: QtBot) -> None:
    screen = library(replace(LIBRARY, lines=(), detail=None, empty="There are no decks yet."))
    shown(qtbot, screen, 1200, 800)

    assert "There are no decks yet." in words_on(screen)
    assert not screen.list.isVisible()


@pytest.mark.parametrize(
    ("key", "wish"), [("F", "flag_wished"), ("@", "suspend_wished"), ("E", "open_wished"), ("Return", "study_wished")]
)
def test_the_library_has_keys(qtbot: QtBot, key: str, wish: str) -> None:
    screen = library(replace(LIBRARY, query="cell", detail=ITEM))
    shown(qtbot, screen, 1200, 800)
    screen.activateWindow()
    screen.focus_primary()
    settle()

    with qtbot.waitSignal(getattr(screen, wish), timeout=1000):
        strike(screen.list, key)


def test_slash_searches_down_goes_to_what_was_found_and_escape_leaves(qtbot: QtBot) -> None:
    screen = library(LIBRARY)
    shown(qtbot, screen, 1200, 800)
    screen.activateWindow()
    screen.focus_primary()
    settle()
    searched: list[str] = []
    screen.search_wished.connect(searched.append)

    QTest.keyClick(screen.list, Key.Key_Slash)
    assert screen.search.hasFocus()
    QTest.keyClicks(screen.search, "f@/")
    assert searched == ["f", "f@", "f@/"]

    QTest.keyClick(screen.search, Key.Key_Down)
    assert screen.list.hasFocus()
    QTest.keyClick(screen.list, Key.Key_Escape)
    assert searched[-1] == ""
    assert screen.search.text() == ""


def test_tab_goes_through_the_library_as_it_is_read(qtbot: QtBot) -> None:
    screen = library(LIBRARY)
    shown(qtbot, screen, 1200, 800)
    screen.activateWindow()
    screen.focus_search()
    settle()
    passed = [screen.search.accessibleName()]

    for _stop in range(5):
        strike(screen.focusWidget(), "Tab")
        passed.append(screen.focusWidget().accessibleName())

    head, deck = ["Search every item", "Import…"], ["Study this deck", "Quiz on this deck"]
    assert passed == [*head, "Show: Decks", "Decks and items", *deck]
