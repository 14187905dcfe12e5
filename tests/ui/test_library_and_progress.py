from __future__ import annotations

from dataclasses import replace

import pytest
from hands import settle, strike, words_on
from painted import shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sample_screens import (
    DECK,
    ITEM,
    LIBRARY,
    PROGRESS,
    library,
    progress,
)

from quizapp.ui import theme
from quizapp.ui.progress.attempts import AttemptLine
from quizapp.ui.progress.confidence import Confidence
from quizapp.ui.progress.screen import ProgressScreen, ProgressValue
from quizapp.ui.progress.sections import SectionsPanel

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
    screen = progress(replace(PROGRESS, scores=(), confidence=Confidence(), sections=(), attempts=(), hardest=()))
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen)
    for panel in ("Scores over time", "Do you know what you know?", "Bias over time", "Mastery", "Quizzes taken"):
        assert panel not in seen
    assert "Nothing has been forgotten yet." in seen


def test_progress_tells_confidence_over_all_over_time_and_by_section(qtbot: QtBot) -> None:
    screen = progress(PROGRESS)
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen).splitlines()
    assert {"Do you know what you know?", "Overconfident by 9 points.", "Bias over time, in points"} <= set(seen)
    assert "16 of 16 first answers right. Confidence: no clear bias" in seen


def test_too_few_answers_show_the_curve_without_a_verdict(qtbot: QtBot) -> None:
    few = replace(PROGRESS.confidence, sentence="", evidence="Too few answers: 3 of at least 20.", over_time=())
    screen = progress(replace(PROGRESS, confidence=few))
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen)
    assert "Too few answers: 3 of at least 20." in seen
    assert "confident by" not in seen
    assert "Bias over time" not in seen


def test_what_cannot_be_shown_is_told_and_nothing_else(qtbot: QtBot) -> None:
    screen = progress(PROGRESS)
    screen.show_value(ProgressValue(problem="The file is damaged."))
    shown(qtbot, screen, 1200, 800)
    assert sorted(words_on(screen).splitlines()) == ["Progress", "The file is damaged."]

    screen.show_value(PROGRESS)

    assert "The file is damaged." not in words_on(screen)
    assert "Quizzes taken" in words_on(screen)


def test_every_past_quiz_can_be_reached(qtbot: QtBot) -> None:
    past = tuple(AttemptLine(f"{number:02x}", f"quiz {number}", f"{number} of 60 right") for number in range(60))
    screen = progress(replace(PROGRESS, attempts=past))
    shown(qtbot, screen, 1200, 800)
    assert names(screen, "quiz ")[-1] == "quiz 11: 11 of 60 right"

    more = next(one for one in screen.findChildren(QPushButton) if one.text() == "Show all 60 quizzes")
    more.click()
    settle()

    assert not more.isVisible()
    assert names(screen, "quiz ") == [f"quiz {number}: {number} of 60 right" for number in range(60)]
    with qtbot.waitSignal(screen.attempt_wished, timeout=1000) as wished:
        next(one for one in screen.findChildren(QPushButton) if one.text() == "quiz 59").click()
    assert wished.args == ["3b"]


def test_a_long_progress_fits_a_small_window_with_the_largest_text(qtbot: QtBot) -> None:
    theme.apply("light", 200)
    screen = progress(replace(PROGRESS, sections=PROGRESS.sections * 14, attempts=PROGRESS.attempts * 30))
    shown(qtbot, screen, 524, 480)
    settle()

    area = screen.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0
    seen = [one for one in screen.findChildren(QWidget) if one.isVisibleTo(screen)]
    cut = [one for one in seen if isinstance(one, QLabel | QPushButton) and one.width() < one.minimumSizeHint().width()]
    assert cut == []


def test_sections_stand_in_one_column_where_two_have_no_room(qtbot: QtBot) -> None:
    panel = SectionsPanel()
    panel.show_lines(PROGRESS.sections)
    shown(qtbot, panel, 600, 600)
    title, verdict = (the_label(panel, words) for words in ("Basics", "Mastered"))
    assert verdict.x() > title.x()
    assert verdict.y() < title.geometry().bottom()

    panel.resize(280, 900)
    settle()
    assert (verdict.x(), verdict.y() > title.geometry().bottom()) == (title.x(), True)

    panel.resize(600, 600)
    settle()
    assert verdict.y() < title.geometry().bottom()


def the_label(panel: QWidget, words: str) -> QLabel:
    return next(one for one in panel.findChildren(QLabel) if one.text() == words)


def names(screen: ProgressScreen, start: str) -> list[str]:
    buttons = (one for one in screen.findChildren(QPushButton) if one.isVisibleTo(screen))
    return [one.accessibleName() for one in buttons if one.text().startswith(start)]


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
