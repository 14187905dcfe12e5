"""What is wrong with a deck stands beside the item, and the page of the rule is one key away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hands import Hands, Opening, StillClock, button, settle, strike, temporary_places, words_on
from painted import shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sample_screens import DECK, ITEM, LIBRARY, library
from ui_decks import CARDS, write

from quizapp.base.places import Places
from quizapp.deck.finding import Finding, Severity
from quizapp.ui import theme
from quizapp.ui.keys import KEYS
from quizapp.ui.library import lines
from quizapp.ui.library.detail import DeckView
from quizapp.ui.library.finding_list import FindingLine, FindingsValue
from quizapp.ui.library.findings import in_words, worst_first
from quizapp.ui.library.rule_page import RulePage, RuleText
from quizapp.ui.library.screen import VIEWS, LibraryScreen, LibraryValue, Line
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.window import Window

ERROR = FindingLine("Error", "wrong", "D302", "D302, line 5", "Say what answers the question.", "cells/half")
WARNING = FindingLine("Warning", "caution", "D601", "D601, line 9", "Ask for all that apply.", "cells/pick")
OF_DECK = FindingLine("Hint", "accent", "D803", "D803", "Mix the kinds of items.")
THREE = FindingsValue((ERROR, WARNING, OF_DECK))

FLAWED = """\
quizapp: 1
id: flawed
title: Flawed
language: en
references: {R1: A textbook}
items:
  - id: half
    question: Without an answer?
  - id: organelle
    question: Which of these parts has a cell?
    right: All of the above
    wrong: [A nucleus, A membrane]
    why: It has each of them.
  - id: closed
    card: Is a virus a cell?
    answer: No, it has none of its parts.
  - id: sound
    card: What surrounds a cell?
    answer: A membrane.
"""
"""A reference that nothing names; an item that cannot be used, one with warnings, one with one, and one with none."""


# -- the screen, from a value


def test_an_item_shows_its_findings_and_the_way_to_the_rule(qtbot: QtBot) -> None:
    told = FindingsValue((replace(ERROR, item=""), replace(WARNING, item="")))
    screen = in_library(qtbot, replace(LIBRARY, query="cell", detail=replace(ITEM, findings=told)))

    seen = words_on(screen).splitlines()
    for line in told.lines:
        assert {line.severity, line.where, line.message} <= set(seen)
    assert seen.count("2 findings") == 2, "on top, where it is seen at once, and above the findings"
    assert "the rule" in seen


def test_an_item_without_findings_says_nothing_of_them(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, query="cell", detail=replace(ITEM, findings=FindingsValue())))

    assert "finding" not in words_on(screen)
    assert "the rule" not in words_on(screen)


def test_findings_that_are_not_listed_are_counted(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=replace(THREE, more=1337))))

    seen = words_on(screen)
    assert "1,340 findings" in seen
    assert "1,337 more are not listed." in seen


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_a_finding_leads_to_its_item_or_where_there_is_none_to_its_rule(qtbot: QtBot, key: str) -> None:
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=THREE)))

    with qtbot.waitSignal(screen.item_wished, timeout=1000) as item:
        strike(row(screen, WARNING), key)
    with qtbot.waitSignal(screen.rule_wished, timeout=1000) as rule:
        strike(row(screen, OF_DECK), key)

    assert item.args == ["cells/pick"]
    assert rule.args == ["D803"]


def test_the_code_of_a_finding_is_a_link_to_its_rule(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=THREE)))
    items: list[str] = []
    screen.item_wished.connect(items.append)
    code = next(label for label in screen.findChildren(QLabel) if label.text() == WARNING.where)

    with qtbot.waitSignal(screen.rule_wished, timeout=1000) as rule:
        QTest.mouseClick(code, Qt.MouseButton.LeftButton)

    assert rule.args == ["D601"]
    assert items == []
    assert row(screen, WARNING).hasFocus()
    assert not row(screen, WARNING).isDown()


def test_r_asks_for_the_rule_of_the_finding_in_focus_or_else_of_the_first(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=THREE)))
    asked: list[str] = []
    screen.rule_wished.connect(asked.append)

    strike(screen.list, "R")
    row(screen, WARNING).setFocus()
    strike(row(screen, WARNING), "R")
    assert asked == ["D302", "D601"]

    screen.show_value(replace(LIBRARY, detail=replace(DECK, findings=FindingsValue())))
    strike(screen.list, "R")
    screen.show_value(replace(LIBRARY, detail=None))
    strike(screen.list, "R")
    assert asked == ["D302", "D601"]


def test_tab_and_down_go_from_one_finding_to_the_next(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=THREE)))
    row(screen, ERROR).setFocus()

    strike(row(screen, ERROR), "Tab")
    assert row(screen, WARNING).hasFocus()
    strike(row(screen, WARNING), "Down")
    assert row(screen, OF_DECK).hasFocus()


def test_the_findings_of_an_item_are_reached_before_what_stands_under_them(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, query="cell", detail=replace(ITEM, findings=THREE)))
    row(screen, OF_DECK).setFocus()

    strike(row(screen, OF_DECK), "Tab")

    assert button(screen, "Take the flag off").hasFocus()


def test_findings_that_come_anew_leave_the_focus_and_the_list_as_they_are(qtbot: QtBot) -> None:
    many = tuple(Line(f"deck-{number}", f"Deck {number}", "1 finding") for number in range(60))
    value = replace(LIBRARY, lines=many, chosen="deck-50", detail=replace(DECK, findings=THREE))
    screen = in_library(qtbot, value)
    focused, scrolled = row(screen, WARNING), screen.list.verticalScrollBar().value()
    focused.setFocus()
    assert scrolled > 0

    changed = replace(OF_DECK, message="Mix them well.")
    screen.show_value(
        replace(value, lines=many[:59], detail=replace(DECK, findings=FindingsValue((ERROR, WARNING, changed))))
    )
    settle()

    assert focused.hasFocus()
    assert screen.list.currentRow() == 50
    assert screen.list.verticalScrollBar().value() == scrolled
    assert "Mix them well." in words_on(screen)


def test_the_list_gets_the_focus_where_the_finding_that_had_it_is_gone(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=THREE)))
    row(screen, OF_DECK).setFocus()

    screen.show_value(replace(LIBRARY, detail=None))

    assert screen.list.hasFocus()


def test_another_deck_is_shown_from_its_top(qtbot: QtBot) -> None:
    many = FindingsValue((WARNING,) * 40)
    screen = in_library(qtbot, replace(LIBRARY, detail=replace(DECK, findings=many)))
    bar = max((area.verticalScrollBar() for area in screen.findChildren(QScrollArea)), key=lambda bar: bar.maximum())
    bar.setValue(bar.maximum())
    assert bar.value() > 1000

    screen.show_value(replace(LIBRARY, chosen="broken", detail=replace(DECK, findings=many)))

    assert bar.value() == 0


@pytest.mark.parametrize(("width", "height", "percent"), [(1280, 800, 100), (640, 480, 100), (1280, 800, 200)])
def test_very_long_findings_wrap_and_nothing_is_blank_under_them(
    qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    theme.apply("light", percent)
    long = replace(WARNING, message="Say it in fewer words. " * 40, item="cells/" + "-".join(["mitochondrion"] * 6))
    screen = in_library(
        qtbot, replace(LIBRARY, detail=replace(DECK, findings=FindingsValue((long,) * 30))), width, height
    )
    areas = [area for area in screen.findChildren(QScrollArea) if area.isVisible()]

    assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)
    last = rows(screen)[-1]
    detail = next(view for view in screen.findChildren(DeckView))
    assert detail.height() - last.mapTo(detail, last.rect().bottomLeft()).y() < 40


@pytest.mark.parametrize(("width", "height"), [(640, 480), (1280, 800)])
def test_a_finding_that_gets_the_focus_comes_into_view(qtbot: QtBot, width: int, height: int) -> None:
    many = tuple(replace(WARNING, where=f"D601, line {number}") for number in range(40))
    value = replace(LIBRARY, detail=replace(DECK, findings=FindingsValue(many)))
    screen = in_library(qtbot, value, width, height)

    screen.focus_finding("D601, line 30")
    settle()

    focused = row(screen, many[30])
    assert focused.hasFocus()
    assert focused.visibleRegion().boundingRect() == focused.rect()

    screen.focus_finding("D999")
    assert screen.list.hasFocus()


def test_a_hundred_findings_have_their_places_at_the_next_paint(qtbot: QtBot) -> None:
    screen = in_library(qtbot, LIBRARY)
    many = FindingsValue(tuple(replace(WARNING, message=f"Mend it. {'Word ' * number}") for number in range(100)))

    screen.show_value(replace(LIBRARY, detail=replace(DECK, findings=many)))
    QApplication.processEvents()

    placed = [one.geometry() for one in rows(screen)]
    assert len(placed) == 100
    assert all(one.bottom() < other.top() for one, other in pairwise(placed))
    assert all(one.height() >= one.heightForWidth(one.width()) for one in rows(screen))


def test_escape_leads_back_from_the_findings_of_a_deck(qtbot: QtBot) -> None:
    screen = in_library(qtbot, replace(LIBRARY, aside=True, detail=ITEM))

    with qtbot.waitSignal(screen.back_wished, timeout=1000):
        strike(screen.list, "Esc")
    with qtbot.waitSignal(screen.back_wished, timeout=1000):
        button(screen, "Back to the deck").click()

    screen.show_value(LIBRARY)
    assert "Back to the deck" not in words_on(screen)


def test_the_keys_of_the_library_name_the_one_for_the_rule() -> None:
    assert ("R", "read the rule behind a finding") in KEYS["library"]


# -- findings in words


def test_findings_stand_worst_first_and_in_the_order_of_the_file() -> None:
    found = [flaw("hint", 1), flaw("warning", 2), flaw("error", 3), flaw("warning", 4)]

    told = in_words(found, "cells")

    assert [line.where for line in told.lines] == ["D101, line 3", "D101, line 2", "D101, line 4", "D101, line 1"]
    assert told.lines[0].item == "cells/half"
    assert told.more == 0


def test_a_hundred_findings_are_told_and_the_rest_is_counted() -> None:
    told = in_words([flaw("warning", number) for number in range(1, 105)] + [flaw("error", 999)])

    assert len(told.lines) == 100
    assert told.lines[0].where == "D101, line 999"
    assert told.more == 5


def test_what_has_findings_is_ordered_by_errors_then_warnings_then_hints() -> None:
    found = [
        *(flaw("hint", 1, "hints") for _ in range(9)),
        flaw("warning", 2, "one"),
        flaw("warning", 3, "two"),
        flaw("warning", 4, "two"),
        flaw("error", 5, "error"),
        flaw("warning", 6, "another"),
    ]

    ordered = worst_first(found, ())

    assert [one.item for one in ordered] == ["error", "two", "one", "another", "hints"]
    assert [one.in_words() for one in ordered[:2]] == ["1 error", "2 warnings"]


# -- the dialog

Pages = Callable[..., RulePage]

CODE = "\n```yaml\n- card: " + "A prompt that is written in one long line. " * 6 + "\n  answer: Yes.\n```\n"
RULES = (
    RuleText("D601", "## D601: All of the above\n\n**warning**\n\nWhy: it helps.\n" + CODE + "\nMore words.\n\n" * 40),
    RuleText("D604", "## D604: The long key\n\nShort."),
    RuleText("D803", "## D803\n\nThe last one."),
)


def test_the_page_of_a_rule_steps_to_the_others_and_round(page: Pages) -> None:
    dialog = page(RULES, first=1)
    pages = []

    for key in ("Right", "Right", "Left"):
        pages.append((page_of(dialog), dialog.windowTitle()))
        strike(dialog, key)
    button(dialog, "Rule before").click()

    assert pages[0] == ("D604: The long key\nShort.", "Rule D604")
    assert pages[1] == ("D803\nThe last one.", "Rule D803")
    assert pages[2][1] == "Rule D601"
    assert dialog.windowTitle() == "Rule D604"
    assert "2 of 3" in words_on(dialog)


def test_the_page_of_a_single_rule_has_no_steps(page: Pages) -> None:
    dialog = page(RULES[:1])

    assert {one.words() for one in dialog.findChildren(type(button(dialog, "Close"))) if one.isVisible()} == {"Close"}
    assert "1 of 1" not in words_on(dialog)
    strike(dialog, "Right")
    assert dialog.windowTitle() == "Rule D601"


@pytest.mark.parametrize("key", ["Esc", "Space", "Return"])
def test_a_page_is_closed_by_one_key(page: Pages, key: str) -> None:
    dialog = page(RULES)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    focused = button(dialog, "Close")
    assert focused.hasFocus()

    strike(focused, key)

    assert len(closed) == 1


@pytest.mark.parametrize(("key", "ends"), [("End", True), ("PgDown", False), ("Down", False)])
def test_a_long_page_scrolls_by_keys_and_another_begins_at_its_top(page: Pages, key: str, ends: bool) -> None:
    dialog = page((RULES[0], replace(RULES[0], code="D602"), RULES[1]))
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()

    strike(button(dialog, "Close"), key)
    assert bar.value() > 0
    assert (bar.value() == bar.maximum()) == ends

    strike(button(dialog, "Close"), "Right")
    assert dialog.windowTitle() == "Rule D602"
    assert bar.value() == 0


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_fits_into_the_smallest_window_and_names_its_controls(page: Pages, percent: int) -> None:
    theme.apply("dark", percent)
    dialog = page(RULES)

    assert dialog.width() <= 640
    assert dialog.height() <= 480
    assert dialog.findChildren(QScrollArea)[0].horizontalScrollBar().maximum() == 0
    prose = dialog.findChildren(Prose)[0]
    assert prose.document().idealWidth() <= prose.viewport().width(), "a long line of code wraps"
    assert prose.accessibleName().startswith("D601: All of the above")
    for control in dialog.findChildren(QPushButton):
        assert control.accessibleName()
        assert control.height() >= 32


# -- the window


def test_a_flawed_deck_that_comes_is_found_beside_its_items_and_r_opens_the_rule(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("L")

    write(hands.app.workspace.places.decks[0], flawed=FLAWED)
    hands.until(lambda: "6 findings" in listed(hands))
    hands.press("/")
    hands.type("which of these parts")
    hands.press("Down")
    assert "3 findings" in hands.read()
    assert "Ask for all that apply" in hands.read()
    before = hands.target()

    hands.press("R")
    assert hands.dialog().windowTitle() == "Rule D601"
    assert "D601: All of the above" in page_of(hands.dialog())
    hands.press("Esc")

    assert QApplication.activeModalWidget() is None
    hands.until(hands.app.window.isActiveWindow)
    assert hands.target() is before is hands.app.rooms.library.screen.list


def test_a_finding_of_a_deck_leads_to_its_item_and_escape_back_to_the_finding(opening: Opening) -> None:
    hands = on_findings_of(opening, "Flawed")
    choose_finding(hands, "D704, line 15")
    hands.press("R")
    assert hands.dialog().windowTitle() == "Rule D704"
    hands.press("Esc")

    hands.press("Return")
    assert "3 items with findings in Flawed" in hands.read()
    assert hands.app.rooms.library.screen.list.currentItem().text().startswith("Is a virus a cell?")
    assert hands.target().accessibleName().startswith("Warning, D704, line 15, Ask ")
    hands.press("R")
    assert hands.dialog().windowTitle() == "Rule D704"
    hands.press("Esc", "Esc")

    assert hands.target().accessibleName().startswith("Warning, D704, line 15, closed, ")
    assert "2 decks" in hands.read()
    hands.press("Esc")
    assert hands.target() is hands.app.rooms.library.screen.list


def test_an_item_that_cannot_be_used_is_shown_with_its_findings_alone(opening: Opening) -> None:
    hands = on_findings_of(opening, "Flawed")
    choose_finding(hands, "D302, line 7")

    hands.press("Return")

    about = [prose.toPlainText() for prose in hands.app.rooms.library.screen.findChildren(Prose) if prose.isVisible()]
    assert about == ["This item cannot be used until the errors of its deck are mended."]
    assert "1 finding" in hands.read()
    hands.press("F", "@")
    assert hands.app.workspace.history.flagged() == ()
    hands.press("Tab")
    hands.app.rooms.library.screen.study_wished.emit()
    assert hands.app.place == "library"


def test_the_findings_of_all_decks_stand_together_worst_first(opening: Opening) -> None:
    unusable = "quizapp: 99\nid: from-the-future\ntitle: From the future\nitems: []\n"
    hands = opening(cards=CARDS, flawed=FLAWED, unusable=unusable)
    hands.press("L")

    view(hands, "Findings")
    hands.until(lambda: "1 warning" in listed(hands))

    assert listed(hands).splitlines()[::2] == [
        "half",
        "unusable",
        "Which of these parts has a cell?",
        "Flawed",
        "Is a virus a cell?",
    ]
    assert listed(hands).splitlines()[1::6] == ["1 error \u00b7 Flawed", "1 warning \u00b7 the deck itself"]
    assert "What has findings, worst first" in hands.read()


def test_the_view_of_all_findings_says_where_it_ends(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_MOST_FLAWED", 2)
    hands = on_findings_of(opening, "Flawed")

    view(hands, "Findings")

    assert "What has findings, worst first. 2 of 4 are listed." in hands.read()
    assert hands.app.rooms.library.screen.list.count() == 2


def test_the_view_of_all_findings_says_that_there_are_none(opening: Opening) -> None:
    hands = opening(cards=CARDS)
    hands.press("L")

    view(hands, "Findings")

    assert "Nothing has findings" in hands.read()


def test_a_missing_folder_of_decks_is_among_the_findings(tmp_path: Path, qtbot: QtBot) -> None:
    places = Places((write(tmp_path / "decks", cards=CARDS), tmp_path / "gone"), tmp_path / "data", tmp_path / "cache")
    hands = Hands(places, StillClock(), qtbot)
    hands.begin()
    hands.type("Ada")
    hands.press("Return", "L")

    view(hands, "Findings")

    assert listed(hands) == f"{tmp_path / 'gone'}\n1 warning \u00b7 a folder of decks"
    assert "This folder of decks is not there." in hands.read()
    hands.quit()


def test_where_there_are_no_decks_a_missing_folder_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    hands = Hands(temporary_places(tmp_path, tmp_path / "gone"), StillClock(), qtbot)
    hands.begin()
    hands.type("Ada")
    hands.press("Return", "L")

    seen = hands.read()
    assert "There are no decks yet." in seen
    assert f"{tmp_path / 'gone'}: This folder of decks is not there." in seen
    hands.quit()


def test_a_deck_that_is_mended_keeps_the_line_and_shows_what_is_left(opening: Opening) -> None:
    hands = on_findings_of(opening, "Flawed")
    view(hands, "Findings")
    hands.press("Down", "Down", "Down")
    screen = hands.app.rooms.library.screen
    assert screen.list.currentRow() == 3
    seen: list[int] = []
    screen.list.model().rowsRemoved.connect(lambda *_rows: seen.append(screen.list.count()))

    change(hands, FLAWED.replace("Without an answer?", "How many?\n    number: 3"), lambda: "half" not in listed(hands))

    assert screen.list.currentItem().text().startswith("Is a virus a cell?")
    assert seen == [3], "the findings of the linter did not go and come again"


def test_the_next_finding_takes_the_place_of_one_that_is_mended(opening: Opening) -> None:
    hands = on_findings_of(opening, "Flawed")
    view(hands, "Findings")
    hands.press("Down")
    screen = hands.app.rooms.library.screen
    assert screen.list.currentItem().text().startswith("Which of these parts")

    mended = FLAWED.replace("All of the above", "A cytoplasm").replace("nucleus, A membrane", "shell: No., A leaf: No.")
    change(hands, mended, lambda: "Which of" not in listed(hands))

    assert screen.list.currentItem().text() == "Flawed\n1 warning \u00b7 the deck itself"


def test_what_was_chosen_is_chosen_again_once_its_findings_are_back(opening: Opening) -> None:
    hands = on_findings_of(opening, "Flawed")
    view(hands, "Findings")
    hands.press("Down")
    chosen = hands.app.rooms.library.screen.list.currentItem().text()

    change(hands, "quizapp: 1\nid: flawed\ntitle: Flawed\nitems: []\n", lambda: "Which of" not in listed(hands))
    change(hands, FLAWED, lambda: "Which of" in listed(hands))

    assert hands.app.rooms.library.screen.list.currentItem().text() == chosen


# -- hands and eyes


def in_library(qtbot: QtBot, value: LibraryValue, width: int = 1280, height: int = 800) -> LibraryScreen:
    """The Library in an active window, at rest, with the focus on its list."""
    window = Window()
    qtbot.addWidget(window)
    screen = library(value)
    window.show_page(screen, "library")
    window.resize(width, height)
    window.show()
    window.activateWindow()
    settle()
    screen.focus_primary()
    settle()
    return screen


def rows(screen: QWidget) -> list[QPushButton]:
    """The rows of the findings that are shown."""
    buttons = screen.findChildren(QPushButton)
    return [one for one in buttons if one.property("role") == "row" and one.isVisibleTo(screen)]


def row(screen: QWidget, line: FindingLine) -> QPushButton:
    """The row of a finding."""
    return next(one for one in rows(screen) if line.where in words_on(one).splitlines())


def flaw(severity: Severity, line: int, item: str = "half") -> Finding:
    """A finding of an item."""
    return Finding("D101", severity, "Mend it.", "cells.yaml", line, 1, item)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Pages]:
    """Opens the dialog over the smallest window there can be; it is closed in the end."""
    behind = QWidget()
    shown(qtbot, behind, 640, 480)

    def opened(rules: tuple[RuleText, ...], first: int = 0) -> RulePage:
        dialog = RulePage(behind, rules, first)
        dialog.open()
        settle()
        return dialog

    yield opened
    for dialog in behind.findChildren(RulePage):
        dialog.close()


def page_of(dialog: QWidget) -> str:
    """What the page says that a dialog shows."""
    return dialog.findChildren(Prose)[0].toPlainText()


def on_findings_of(opening: Opening, title: str) -> Hands:
    """The Library over two decks, with the one of this title chosen and looked over by the linter."""
    hands = opening(cards=CARDS, flawed=FLAWED)
    hands.press("L")
    hands.until(lambda: "6 findings" in listed(hands))
    hands.press("Down")
    assert title in hands.app.rooms.library.screen.list.currentItem().text()
    return hands


def listed(hands: Hands) -> str:
    """What the list of the Library says."""
    entries = hands.app.rooms.library.screen.list
    return "\n".join(entries.item(place).text() for place in range(entries.count()))


def choose_finding(hands: Hands, where: str) -> None:
    """Go to a finding of the chosen deck by Tab."""
    for _stop in range(20):
        hands.press("Tab")
        if where in hands.target().accessibleName():
            return
    pytest.fail(f"Tab does not lead to {where}.")


def view(hands: Hands, name: str) -> None:
    """Turn to a view of the Library."""
    hands.app.rooms.library.screen.view_wished.emit(VIEWS.index(name))
    hands.app.rooms.library.screen.focus_primary()
    settle()


def change(hands: Hands, text: str, holds: Callable[[], bool]) -> None:
    """Write the flawed deck anew, and wait until the Library shows that."""
    (hands.app.workspace.places.decks[0] / "flawed.yaml").write_text(text, encoding="utf-8")
    hands.until(holds)
