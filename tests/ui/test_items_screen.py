from __future__ import annotations

from dataclasses import replace

import pytest
from hands import button, settle, strike, words_on
from painted import shown
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sample_screens import HOW_IT_WORKS, ITEMS, LONG, TYPED_HOW, items

from quizapp.ui.items.detail import PeopleValue
from quizapp.ui.items.screen import ItemsScreen, ItemsValue, Line
from quizapp.ui.widgets.button import Button


def opened(qtbot: QtBot, value: ItemsValue, width: int = 1200) -> ItemsScreen:
    screen = items(value)
    shown(qtbot, screen, width, 800)
    screen.activateWindow()
    screen.focus_primary()
    settle()
    return screen


def test_a_question_is_shown_in_full(qtbot: QtBot) -> None:
    seen = words_on(opened(qtbot, ITEMS))

    for words in (
        "3 of 9 right, likely between 12% and 65%.",
        "half of your answers took less",
        "3 of 8, 38%",
        "nobody took it",
        "4 May 2026",
        "2 answers were given before the question was last edited.",
        "34%",
        HOW_IT_WORKS.people.judgement,
        HOW_IT_WORKS.people.meaning,
        "23 people, 5 questions.",
    ):
        assert words in seen


def test_the_right_option_is_marked_by_a_word_and_named_for_a_screen_reader(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)

    names = {widget.accessibleName() for widget in screen.findChildren(QWidget)}
    assert {"The nucleus: 3 of 8, 38%, the right answer", "The ribosome: nobody took it"} <= names
    assert words_on(screen).splitlines().count("Right") == 2, "the figure, and one option"


def test_wrong_answers_that_were_typed_are_listed_and_nothing_else_is_there(qtbot: QtBot) -> None:
    seen = words_on(opened(qtbot, replace(ITEMS, detail=TYPED_HOW)))

    assert "mitochondria, or so" in seen
    assert "twice" in seen
    assert "How often each option was taken" not in seen
    assert "are being counted: 40%" in seen


def test_where_nothing_was_asked_it_says_what_to_do(qtbot: QtBot) -> None:
    screen = opened(qtbot, ItemsValue((), "", empty="Take a quiz."))

    assert "Take a quiz." in words_on(screen)
    assert not screen.list.isVisible()
    assert screen.decks.hasFocus()


@pytest.mark.parametrize(("key", "wish"), [("Down", "choice_wished"), ("Esc", "back_wished")])
def test_the_list_has_keys(qtbot: QtBot, key: str, wish: str) -> None:
    screen = opened(qtbot, ITEMS)

    with qtbot.waitSignal(getattr(screen, wish), timeout=1000):
        strike(screen.list, key)


def test_a_adds_results_and_take_out_takes_them_out(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)

    with qtbot.waitSignal(screen.item.add_wished, timeout=1000):
        strike(screen.list, "A")
    take_out = next(one for one in screen.findChildren(Button) if one.accessibleName() == "Take out Class 9b")
    with qtbot.waitSignal(screen.item.take_out_wished, timeout=1000) as wished:
        take_out.click()
    assert wished.args == ["Class 9b"]


def test_counting_can_be_stopped(qtbot: QtBot) -> None:
    screen = opened(qtbot, replace(ITEMS, detail=TYPED_HOW))

    with qtbot.waitSignal(screen.item.stop_wished, timeout=1000):
        button(screen, "Stop counting").click()


def test_slash_searches_escape_leaves_the_search_first(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)
    searched: list[str] = []
    screen.search_wished.connect(searched.append)

    strike(screen.list, "/")
    assert screen.search.hasFocus()
    QTest.keyClicks(screen.search, "dna")
    assert searched == ["d", "dn", "dna"]
    with qtbot.assertNotEmitted(screen.back_wished):
        strike(screen.search, "Esc")
    assert searched[-1] == ""
    assert screen.list.hasFocus()


def test_space_scrolls_what_is_said_while_the_list_has_the_focus(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)
    bar = screen._area.verticalScrollBar()
    assert bar.maximum() > 0

    strike(screen.list, "Space")
    assert bar.value() > 0
    strike(screen.list, "Shift+Space")
    assert bar.value() == 0


def test_a_deck_and_an_order_are_wished_by_what_they_stand_for(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)
    assert screen.decks.currentText() == LONG

    with qtbot.waitSignal(screen.deck_wished, timeout=1000) as wished:
        screen.decks.setCurrentIndex(1)
    assert wished.args == ["cells"]
    with qtbot.waitSignal(screen.sorting_wished, timeout=1000) as wished:
        screen.sorting.setCurrentIndex(2)
    assert wished.args == ["most"]


def test_showing_is_no_wish(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)
    wishes = (screen.deck_wished, screen.sorting_wished, screen.choice_wished)

    for wish in wishes:
        with qtbot.assertNotEmitted(wish):
            screen.show_value(replace(ITEMS, deck="", sorting="deck", chosen="cells/spell"))
            screen.show_value(ITEMS)


def test_the_same_people_keep_the_focus_where_it_is(qtbot: QtBot) -> None:
    screen = opened(qtbot, ITEMS)
    take_out = button(screen, "Take out")
    take_out.setFocus()

    screen.show_value(replace(ITEMS, detail=replace(HOW_IT_WORKS, where="Elsewhere")))

    assert take_out.hasFocus()
    screen.show_value(replace(ITEMS, detail=replace(HOW_IT_WORKS, people=PeopleValue(("Nobody.",)))))
    settle()
    assert "Nobody." in words_on(screen)


@pytest.mark.parametrize("width", [640, 700, 1000, 1280])
def test_no_line_of_the_list_is_cut(qtbot: QtBot, width: int) -> None:
    lines = tuple(Line(f"d/{at}", "word " * at, "3 of 9 right") for at in range(1, 60))
    screen = opened(qtbot, replace(ITEMS, lines=lines, chosen="d/1"), width)
    room = screen.list.viewport().width() - 28

    for row, line in enumerate(lines):
        words = f"{line.title}\n{line.under}"
        metrics = screen.list.fontMetrics()
        needs = metrics.boundingRect(0, 0, room, 1, 0x1000, words).height()
        assert screen.list.visualItemRect(screen.list.item(row)).height() >= needs + 16
