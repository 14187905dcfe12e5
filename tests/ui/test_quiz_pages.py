from __future__ import annotations

from dataclasses import replace

import pytest
from hands import button, settle, strike, words_on
from painted import shown
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout
from pytestqt.qtbot import QtBot
from sample_screens import (
    CHOICE,
    JUDGED,
    LONG,
    RESULTS,
    SETUP,
    TYPED,
    results,
    setup,
)

from quizapp.ui.quiz.setup_screen import DeckChoice, SectionChoice, SetupValue, Ways
from quizapp.ui.results.screen import ResultsScreen, ResultsValue
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.check import Check
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.option_row import OptionRow
from quizapp.ui.widgets.prose import Prose
from quizapp.ui.widgets.sight import area_around


def test_the_set_up_names_what_it_draws_from(qtbot: QtBot) -> None:
    screen = setup(SETUP)
    shown(qtbot, screen, 1200, 800)

    names = [box.accessibleName() for box in screen.findChildren(Check)]
    assert names[:2] == ["Mesenchymal stem cells, 12 questions", "Success stories and case studies, 5 questions"]
    states = [box.checkState() for box in screen.findChildren(Check)]
    assert states == [Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
    assert button(screen, "Start with 5 questions").isEnabled()
    assert SETUP.resume in words_on(screen)


def test_the_set_up_wishes_for_sections(qtbot: QtBot) -> None:
    screen = setup(SETUP)
    shown(qtbot, screen, 1200, 800)
    whole, _first, second = screen.findChildren(Check)

    with qtbot.waitSignal(screen.sections_wished, timeout=1000) as wished:
        second.click()
    assert wished.args == [["cells/a", "cells/b"]]

    with qtbot.waitSignal(screen.sections_wished, timeout=1000) as wished:
        whole.click()
    assert wished.args == [[]]


@pytest.mark.parametrize(
    ("row", "place", "ways"),
    [
        ("count", 3, Ways(count=3, mode=2)),
        ("mode", 0, Ways(mode=0)),
        ("minutes", 2, Ways(minutes=2, mode=2)),
        ("confidence", 1, Ways(confidence=1, mode=2)),
        ("choose_all", 2, Ways(choose_all=2, mode=2)),
    ],
)
def test_the_set_up_wishes_for_ways(qtbot: QtBot, row: str, place: int, ways: Ways) -> None:
    screen = setup(SETUP)
    qtbot.addWidget(screen)

    with qtbot.waitSignal(screen.ways_wished, timeout=1000) as wished:
        screen.choose(row, place)

    assert wished.args == [ways]


def test_a_time_limit_is_offered_where_all_is_judged_at_the_end(qtbot: QtBot) -> None:
    for mode in range(4):
        screen = setup(replace(SETUP, ways=Ways(mode=mode)))
        shown(qtbot, screen, 1200, 800)
        assert screen._rows["minutes"].isVisible() == (mode in (2, 3))


@pytest.mark.parametrize(("available", "words"), [(1, "Start with 1 question"), (7, "Start with 7 questions")])
def test_the_start_button_counts(qtbot: QtBot, available: int, words: str) -> None:
    screen = setup(replace(SETUP, available=available))
    qtbot.addWidget(screen)

    assert button(screen, words).isEnabled()


def test_nothing_to_draw_cannot_be_started(qtbot: QtBot) -> None:
    screen = setup(replace(SETUP, available=0))
    qtbot.addWidget(screen)

    assert not button(screen, "Start with 0 questions").isEnabled()


def test_the_set_up_says_that_there_are_no_questions(qtbot: QtBot) -> None:
    screen = setup(SetupValue((), Ways(), 0, "No deck has questions for a quiz yet."))
    shown(qtbot, screen, 1200, 800)

    assert "No deck has questions for a quiz yet." in words_on(screen)
    assert [one for one in screen.findChildren(Button) if one.isVisible()] == []


def test_results_show_the_score_with_what_it_says(qtbot: QtBot) -> None:
    screen = results()
    shown(qtbot, screen, 1200, 800)

    seen = words_on(screen)
    assert "14 of 20 right" in seen
    assert RESULTS.level in seen
    assert RESULTS.calibration in seen
    for section in RESULTS.sections:
        assert section.score in seen
        assert section.level in seen


def test_each_question_of_the_results_has_a_name_that_says_all(qtbot: QtBot) -> None:
    screen = results()
    shown(qtbot, screen, 1200, 800)

    names = [view.line.accessibleName() for view in screen._views]
    assert names[1] == "Question 2: Which of these are cells?, Partly, 0.5 of 1, plus-minus"


def test_a_question_of_the_results_unfolds_and_folds(qtbot: QtBot) -> None:
    screen = results()
    shown(qtbot, screen, 1200, 800)
    with qtbot.waitSignal(screen.question_wished, timeout=1000) as wished:
        screen._views[2].line.click()
    assert wished.args == [2]
    assert "Right, not picked" not in words_on(screen)

    opened = results(open_row=True)
    shown(qtbot, opened, 1200, 800)
    assert "Right, not picked" in words_on(opened)

    opened.open_row(0, RESULTS.rows[0])
    settle()
    assert "Right, not picked" not in words_on(opened)


def test_results_without_anything_missed_can_be_saved_and_offer_nothing_to_study(qtbot: QtBot) -> None:
    screen = results()
    screen.show_value(ResultsValue("Practice, 0 questions, 3 s", "Nothing was answered", "", (), ()))
    shown(qtbot, screen, 1200, 800)

    assert [one.words() for one in screen.findChildren(Button) if one.isVisible()] == ["Save"]


def test_a_question_that_unfolds_below_comes_into_sight(qtbot: QtBot) -> None:
    screen = ResultsScreen()
    screen.show_value(replace(RESULTS, rows=tuple(replace(RESULTS.rows[1], number=number) for number in range(20))))
    shown(qtbot, screen, 900, 500)
    whole = replace(RESULTS.rows[1], question=CHOICE, judged=JUDGED)
    screen.question_wished.connect(lambda place: screen.open_row(place, whole))
    line = screen._views[3].line

    line.click()
    settle()

    area = area_around(line)
    assert area is not None
    seen = area.viewport().rect()
    first = next(one for one in screen.findChildren(OptionRow))
    for part in (line, first):
        assert seen.contains(QRect(part.mapTo(area.viewport(), QPoint()), part.size())), part


def test_a_long_question_is_cut_short_in_its_line_and_not_where_it_unfolds(qtbot: QtBot) -> None:
    stem = "What does a cell do when nobody looks at it? " * 40
    whole = replace(RESULTS.rows[0], stem=stem, question=replace(CHOICE, stem=stem), judged=JUDGED)
    screen = ResultsScreen()
    screen.show_value(replace(RESULTS, rows=(whole,)))
    shown(qtbot, screen, 1000, 700)

    shortened = next(words for words in words_on(screen).splitlines() if words.startswith("What does"))
    assert len(shortened) <= 241
    assert shortened.endswith("\u2026")

    screen.open_row(0, whole)
    assert stem.strip() in screen._views[0].findChildren(Prose)[0].toPlainText()


def test_tab_goes_through_the_set_up_as_the_eye_does(qtbot: QtBot) -> None:
    screen = setup(replace(SETUP, ways=Ways(mode=3), presets=("Short",)))
    shown(qtbot, screen, 1200, 800)
    screen.focus_primary()
    settle()

    seen = []
    for _step in range(14):
        strike(screen.focusWidget(), "Tab")
        seen.append(screen.focusWidget().accessibleName())

    assert seen[:4] == [
        "Mesenchymal stem cells, 12 questions",
        "Success stories and case studies, 5 questions",
        f"{LONG}, 7 questions",
        "What kind of quiz: Mock paper",
    ]
    assert seen[4] == "Number of the mock paper"
    assert seen[-4:] == ["Preset Short", "Remove the preset Short", "A name for these choices", "Keep"]


def test_many_questions_are_laid_out_together(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    times = 0
    resized = Fold.resizeEvent

    def counted(self: Fold, event: QResizeEvent) -> None:
        nonlocal times
        times += 1
        resized(self, event)

    monkeypatch.setattr(Fold, "resizeEvent", counted)
    screen = results()
    shown(qtbot, screen, 900, 600)
    times = 0

    screen.show_value(replace(RESULTS, rows=tuple(replace(RESULTS.rows[1], number=number) for number in range(200))))
    settle()

    assert len(screen._views) == 200
    assert times < 20


def test_tab_goes_from_a_line_to_what_unfolds_under_it(qtbot: QtBot) -> None:
    screen = results()
    shown(qtbot, screen, 1000, 700)
    whole = replace(RESULTS.rows[0], question=TYPED, judged=JUDGED, overrule="I was right")
    screen.question_wished.connect(lambda place: screen.open_row(place, whole))
    screen.focus_row(0)
    strike(screen.focusWidget(), "Space")
    settle()

    reached = []
    for _step in range(4):
        strike(screen.focusWidget(), "Tab")
        reached.append(screen.focusWidget())

    assert [one.words() for one in reached if isinstance(one, Button)] == ["I was right", "Note"]
    assert reached[-1] is screen._views[1].line


def test_a_line_is_in_sight_again_after_its_mark_was_overruled(qtbot: QtBot) -> None:
    screen = ResultsScreen()
    value = replace(RESULTS, rows=tuple(replace(RESULTS.rows[1], number=number) for number in range(40)))
    whole = replace(RESULTS.rows[1], question=CHOICE, judged=JUDGED)
    screen.show_value(value)
    shown(qtbot, screen, 900, 500)
    screen.open_row(30, whole)
    settle()

    screen.show_value(value)
    screen.open_row(30, whole)
    screen.focus_row(30)
    settle()

    line = screen._views[30].line
    area = area_around(line)
    assert area is not None
    assert area.viewport().rect().contains(QRect(line.mapTo(area.viewport(), QPoint()), line.size()))


def test_tab_goes_through_the_questions_of_the_results_before_what_stands_beside_them(qtbot: QtBot) -> None:
    screen = results()
    shown(qtbot, screen, 1000, 700)
    screen.focus_primary()

    for view in screen._views:
        strike(screen.focusWidget(), "Tab")
        assert screen.focusWidget() is view.line


def test_a_count_stands_after_a_title_that_is_written_from_right_to_left(qtbot: QtBot) -> None:
    title = "\u062e\u0644\u064a\u0629"
    section = SectionChoice("cells/a", title, 4, chosen=True)
    screen = setup(replace(SETUP, decks=(DeckChoice("cells", title, 4, (section,)),)))
    shown(qtbot, screen, 1200, 800)

    for box in screen.findChildren(Check):
        line = QTextLayout(box.text())
        line.beginLayout()
        laid = line.createLine()
        line.endLayout()
        title_at, count_at = (laid.cursorToX(box.text().index(part))[0] for part in (title, "4"))  # type: ignore[index]  # it returns a pair
        assert title_at < count_at
