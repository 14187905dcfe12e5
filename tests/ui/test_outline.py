from __future__ import annotations

import pytest
from hands import settle
from painted import colours, shown
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from quizapp.ui import theme
from quizapp.ui.theme import DARK, LIGHT
from quizapp.ui.today.outline import Outline, OutlineLine, OutlineRow

BASICS = OutlineLine("Basics", "20 of 33", 0.824, 0.7, 0.9)
LONG = OutlineLine("Mesenchymal stem cells and other cells of connective tissue", "not started")


def outline(qtbot: QtBot, *lines: OutlineLine, width: int = 900) -> Outline:
    made = Outline()
    made.show_lines(lines)
    shown(qtbot, made, width, made.heightForWidth(width))
    return made


def rows(of: Outline) -> list[OutlineRow]:
    return [row for row in of.findChildren(OutlineRow) if row.isVisible()]


def test_each_part_is_said_in_words(qtbot: QtBot) -> None:
    of = outline(qtbot, BASICS, LONG)

    first, second = rows(of)
    assert first.accessibleName() == "Basics: 82%, likely 70% to 90%; 20 of 33"
    assert first.toolTip() == "82%, likely 70% to 90%"
    assert second.accessibleName() == f"{LONG.title}: nothing studied yet; not started"
    assert second.toolTip() == ""
    assert QAccessible.queryAccessibleInterface(first).role() == QAccessible.Role.StaticText


def test_a_long_title_takes_several_lines_and_the_rows_below_make_room(qtbot: QtBot) -> None:
    of = outline(qtbot, LONG, BASICS)
    high, usual = (row.height() for row in rows(of))
    assert high > usual

    of.resize(1600, 300)
    settle()
    high, usual = (row.height() for row in rows(of))
    assert high == usual

    of.resize(420, 600)
    settle()
    first, second = rows(of)
    assert second.y() == first.height()
    assert first.height() + second.height() == of.heightForWidth(420)


@pytest.mark.parametrize(
    "title", ["Donau" * 20, "\u9020\u8840\u5e79\u7d30\u80de\u79fb\u690d" * 9, "A title\nin two lines"]
)
def test_no_title_makes_the_page_wide(qtbot: QtBot, title: str) -> None:
    assert outline(qtbot, BASICS._replace(title=title)).minimumSizeHint().width() < 300


def test_a_title_that_is_written_to_the_left_begins_at_the_right_of_its_column(qtbot: QtBot) -> None:
    hebrew = BASICS._replace(title="\u05ea\u05d0\u05d9 \u05d2\u05d6\u05e2!")
    of = outline(qtbot, BASICS, hebrew)
    bar = of.width() * 29 // 95  # about where the bars begin, a little to the right of the titles

    first, second = (inked(row, QRect(0, 2, bar - 40, 36)) for row in rows(of))

    assert first.left() < 5
    assert second.left() > first.right()


def test_rows_that_say_the_same_are_kept_and_others_are_made_anew(qtbot: QtBot) -> None:
    of = outline(qtbot, BASICS._replace(share=None), LONG)
    before = rows(of)
    assert LIGHT.accent not in colours(of)

    of.show_lines((BASICS, LONG))
    settle()
    assert rows(of) == before
    assert LIGHT.accent in colours(of)

    of.show_lines((LONG, BASICS, BASICS))
    settle()
    assert [row.words()[0] for row in rows(of)] == [LONG.title, BASICS.title, BASICS.title]
    assert all(row not in before for row in rows(of))


def test_an_outline_follows_the_theme(qtbot: QtBot) -> None:
    of = outline(qtbot, BASICS)
    light = {LIGHT.ink, LIGHT.muted, LIGHT.accent, LIGHT.line}
    assert light <= colours(of)

    theme.apply("dark", 100)
    settle()

    assert {DARK.ink, DARK.muted, DARK.accent, DARK.line} <= colours(of)
    assert not light & colours(of)


def inked(row: OutlineRow, within: QRect) -> QRect:
    """The smallest rectangle that holds what is written in a part of a row."""
    image: QImage = row.grab(within).toImage()
    ground = image.pixel(image.width() // 2, 0)
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    return QRect(columns[0], 0, columns[-1] - columns[0] + 1, 1)
