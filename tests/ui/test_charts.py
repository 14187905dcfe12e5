from __future__ import annotations

import pytest
from painted import colours, shown
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.charts.bias import BiasChart, BiasPoint
from quizapp.ui.charts.calibration import CalibrationChart, Level
from quizapp.ui.charts.columns import Column, ColumnsChart
from quizapp.ui.charts.days import Day, DaysChart
from quizapp.ui.charts.frame import ChartPanel
from quizapp.ui.charts.scores import ScorePoint, ScoresChart
from quizapp.ui.theme import LIGHT


def levels(count: int) -> tuple[Level, ...]:
    return tuple(Level(0.4 + 0.02 * at, at, at + 1, 0.1, 0.9, hollow=at % 2 == 0) for at in range(count))


def points(count: int) -> tuple[ScorePoint, ...]:
    return tuple(ScorePoint(f"{at + 1} May", f"{at} of {at + 1}", at / (at + 1), 0.0, 1.0) for at in range(count))


def biases(count: int) -> tuple[BiasPoint, ...]:
    return tuple(
        BiasPoint(f"{at + 1} May", 20 + at, 15.0 * at, 17.0, at > 1, 0.2, "over by 15 points") for at in range(count)
    )


def due(count: int) -> tuple[Column, ...]:
    return tuple(Column(f"day {at}", at % 3) for at in range(count))


def weeks(count: int) -> tuple[tuple[Day, ...], ...]:
    return tuple(tuple(Day(f"{day}.{week}", (week * day) % 5) for day in range(7)) for week in range(count))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What charts tell where the pointer rests."""
    words: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: words.append(text))
    return words


@pytest.mark.parametrize("count", [0, 1, 2, 28])
def test_a_calibration_chart_is_drawn_however_much_there_is(qtbot: QtBot, count: int) -> None:
    chart = CalibrationChart()
    chart.show_levels(levels(count))
    shown(qtbot, chart)

    assert (LIGHT.accent in colours(chart)) == (count > 0)
    assert len(chart.numbers()[1]) == count


def test_a_calibration_chart_says_its_numbers() -> None:
    chart = CalibrationChart()
    assert chart.accessibleName() == ""
    chart.show_levels(())
    assert chart.accessibleName() == "Calibration. No answers with confidence yet"

    chart.show_levels((Level(0.6, 3, 4, 0.3, 0.95, hollow=True), Level(0.9, 9, 10, 0.6, 0.98, hollow=False)))

    assert chart.accessibleName() == "Calibration. 60% sure: right 3 of 4; 90% sure: right 9 of 10"
    assert chart.numbers() == (
        ("How sure", "Right", "Likely"),
        (("60%", "3 of 4", "30% to 95%"), ("90%", "9 of 10", "60% to 98%")),
    )


def test_the_counts_of_neighbours_do_not_meet() -> None:
    chart = CalibrationChart()
    chart.resize(260, 290)
    chart.show_levels(tuple(Level(sure, 90, 100, 0.8, 0.95, hollow=False) for sure in (0.4, 0.9, 0.95, 0.99)))

    counts = chart._counts(chart._box())

    assert [(row, count) for _left, row, count in counts] == [(0, "100"), (0, "100"), (1, "100")]


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_bias_is_drawn_however_much_there_is(qtbot: QtBot, count: int) -> None:
    chart = BiasChart()
    chart.show_points(biases(count))
    shown(qtbot, chart)

    assert (LIGHT.accent in colours(chart)) == (count > 0)
    assert len(chart.numbers()[1]) == count


def test_bias_says_its_numbers_newest_first() -> None:
    chart = BiasChart()
    chart.show_points(())
    assert chart.accessibleName() == "Bias over time: 0 points"

    chart.show_points((*biases(1), BiasPoint("2 to 4 May", 31, -18.4, 16.0, True, 0.24, "under by 18 points")))

    assert chart.accessibleName() == "Bias over time: 2 points; the last, 2 to 4 May: under by 18 points"
    assert chart.numbers() == (
        ("When", "Answers", "Bias", "Brier"),
        (("2 to 4 May", "31", "\u221218, clear", "0.24"), ("1 May", "20", "0, unclear", "0.20")),
    )


def test_bias_tells_what_is_under_the_pointer(qtbot: QtBot, told: list[str]) -> None:
    chart = BiasChart()
    chart.show_points(biases(2))
    shown(qtbot, chart)
    for place in (QPoint(0, 0), QPoint(chart.width() - 1, 5)):
        ask_at(chart, place)

    assert told == ["1 May: over by 15 points, 20 answers", "2 May: over by 15 points, 21 answers"]


@pytest.mark.parametrize("count", [0, 1, 2, 300])
def test_scores_are_drawn_however_many_there_are(qtbot: QtBot, count: int) -> None:
    chart = ScoresChart()
    chart.show_points(points(count))
    shown(qtbot, chart)

    assert (LIGHT.accent in colours(chart)) == (count > 0)
    assert len(chart.numbers()[1]) == count


def test_scores_say_their_numbers_newest_first() -> None:
    chart = ScoresChart()
    chart.show_points(points(3))

    assert chart.accessibleName() == "Scores over time: 3 attempts, the last 2 of 3"
    assert [row[0] for row in chart.numbers()[1]] == ["3 May", "2 May", "1 May"]


@pytest.mark.parametrize("count", [0, 1, 30, 400])
def test_columns_are_drawn_however_many_there_are(qtbot: QtBot, count: int) -> None:
    chart = ColumnsChart("Coming due", ("Day", "Due"))
    chart.show_columns(due(count))
    shown(qtbot, chart)

    assert len(colours(chart)) > 1
    assert chart.accessibleName() == f"Coming due: {sum(column.count for column in due(count))} in all"
    assert chart.numbers()[1] == tuple((column.name, str(column.count)) for column in due(count))


def test_columns_with_nothing_due_are_drawn(qtbot: QtBot) -> None:
    chart = ColumnsChart("Coming due", ("Day", "Due"))
    chart.show_columns((Column("today", 0), Column("tomorrow", 0)))
    shown(qtbot, chart)

    assert LIGHT.accent not in colours(chart)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_days_are_drawn_however_many_there_are(qtbot: QtBot, count: int) -> None:
    chart = DaysChart()
    chart.show_weeks(weeks(count))
    shown(qtbot, chart)

    assert len(colours(chart)) >= (2 if count else 1)


def test_days_to_come_are_not_drawn(qtbot: QtBot) -> None:
    chart = DaysChart()
    chart.show_weeks((tuple(Day("later", None) for _day in range(7)),))
    shown(qtbot, chart)

    assert LIGHT.track not in colours(chart)


def test_days_say_how_many_were_studied() -> None:
    chart = DaysChart()
    chart.show_weeks(((Day("Mon 4 May", 3), Day("Tue 5 May", 0), Day("Wed 6 May", 2), Day("Thu 7 May", None)),))

    assert chart.accessibleName() == "Days studied: 2 in 1 weeks"
    assert chart.numbers() == (("Day", "Answers"), (("Wed 6 May", "2"), ("Mon 4 May", "3")))


def test_a_chart_tells_what_is_under_the_pointer(qtbot: QtBot, told: list[str]) -> None:
    columns, days = ColumnsChart("Coming due", ("Day", "Due")), DaysChart()
    columns.show_columns((Column("today", 4), Column("Tue 5 May", 0)))
    days.show_weeks(((Day("Mon 4 May", 3), Day("Tue 5 May", None)),))
    for chart in (columns, days):
        shown(qtbot, chart)
        for place in (QPoint(0, 0), QPoint(chart.width() - 1, chart.height() - 1)):
            ask_at(chart, place)

    assert told == ["today: 4", "Tue 5 May: 0", "Mon 4 May: 3 answers"]


def test_an_empty_chart_tells_nothing(qtbot: QtBot, told: list[str]) -> None:
    for chart in (ColumnsChart("Coming due", ("Day", "Due")), DaysChart()):
        shown(qtbot, chart)
        ask_at(chart, QPoint(5, 5))

    assert told == []


def test_the_numbers_stand_behind_every_chart_as_a_table(qtbot: QtBot) -> None:
    chart = ScoresChart()
    chart.show_points(points(2))
    frame = ChartPanel("Scores over time", chart)
    shown(qtbot, frame.box, 500, 400)
    table, swap = frame.box.findChild(QTableWidget), frame.box.findChild(QPushButton)
    assert table is not None
    assert swap is not None
    assert not table.isVisible()

    swap.click()

    assert table.isVisible()
    assert swap.text() == "Show as chart"
    assert table.accessibleName() == "Scores over time, as a table"
    headings = [table.model().headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert headings == ["When", "Score", "Likely"]
    assert cells(table) == [["2 May", "1 of 2", "0% to 100%"], ["1 May", "0 of 1", "0% to 100%"]]

    chart.show_points(points(1))
    frame.refresh()
    assert cells(table) == [["1 May", "0 of 1", "0% to 100%"]]

    swap.click()
    assert chart.isVisible()
    assert swap.text() == "Show as table"


def ask_at(widget: QWidget, place: QPoint) -> None:
    asked = QHelpEvent(QHelpEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, asked)


def cells(table: QTableWidget) -> list[list[str]]:
    model = table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]
