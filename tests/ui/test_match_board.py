from __future__ import annotations

from pathlib import Path

import pytest
from around import RIGHT, Around, carried, click, drag, let_go, middle, pull, take, turn_wheel
from hands import settle
from painted import colours, picture
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from quizapp.ui import theme
from quizapp.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Tokens
from quizapp.ui.widgets import match_board
from quizapp.ui.widgets.joins import Joins
from quizapp.ui.widgets.lettered_tile import LetteredTile, letter_at
from quizapp.ui.widgets.match_board import MatchBoard, MatchValue

LEFTS = ("**Ribosome**", "Mitochondrion", "Golgi")
RIGHTS = ((2, "packs proteins"), (0, "makes proteins"), (3, "stores water"), (1, "makes ATP"))  # A, B, C (spare), D
TRUTH = (0, 1, 2)
LONG = "A sentence with a dozen words that has to be wrapped, whatever comes. "
RED = "#C00010"


@pytest.fixture
def board() -> MatchBoard:
    made = MatchBoard()
    made.show_pairs(MatchValue(LEFTS, RIGHTS))
    return made


@pytest.fixture
def screen(qtbot: QtBot, board: MatchBoard) -> Around:
    made = Around(qtbot, board)
    board.focus_answer()
    return made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    sentences: list[str] = []
    monkeypatch.setattr(match_board, "announce", lambda _widget, sentence: sentences.append(sentence))
    return sentences


def lefts(board: MatchBoard) -> list[LetteredTile]:
    return [stop for stop in board.stops() if isinstance(stop, LetteredTile)]


def right(board: MatchBoard, letter: str) -> LetteredTile:
    others = [tile for tile in board.findChildren(LetteredTile) if tile not in board.stops() and tile.isVisible()]
    return next(tile for tile in others if tile.letter() == letter)


def changes(board: MatchBoard) -> list[tuple[int | None, ...]]:
    """Every state that was told from now on."""
    seen: list[tuple[int | None, ...]] = []
    board.changed.connect(lambda: seen.append(board.joined()))
    return seen


# Keys


def test_a_letter_joins_its_right_side(screen: Around, board: MatchBoard) -> None:
    seen = changes(board)

    screen.press("B", "Down", "D")

    assert seen == [(0, None, None), (0, 1, None)]
    assert [tile.letter() for tile in lefts(board)] == ["B", "D", ""]


def test_a_letter_that_is_joined_is_taken_from_where_it_was(screen: Around, board: MatchBoard) -> None:
    screen.press("B", "Down", "B")
    assert board.joined() == (None, 0, None)

    screen.press("A")
    assert board.joined() == (None, 2, None), "the other one is free again"


def test_the_same_letter_again_changes_nothing(screen: Around, board: MatchBoard) -> None:
    screen.press("B")
    seen = changes(board)

    screen.press("B")

    assert seen == []


def test_small_and_capital_letters_are_the_same(screen: Around, board: MatchBoard) -> None:
    screen.press("Shift+B")

    assert board.joined() == (0, None, None)


def test_no_letter_leaks_to_the_screen(screen: Around, board: MatchBoard) -> None:
    screen.press(*"EFLMPQTUXZ", "Shift+Q")
    assert screen.got == []
    assert board.joined() == (None, None, None)

    screen.below.clearFocus()
    screen.setFocus()
    screen.press("Q")
    assert screen.got == ["Q"], "it is the screen's where the board has not the focus"


def test_letters_of_other_scripts_do_not_leak(screen: Around, board: MatchBoard) -> None:
    short_q = QKeyEvent(QEvent.Type.ShortcutOverride, 0x0419, Qt.KeyboardModifier.NoModifier, "\u0439")
    short_q.ignore()

    QApplication.sendEvent(lefts(board)[0], short_q)

    assert short_q.isAccepted()


@pytest.mark.parametrize("key", ["Backspace", "Del"])
def test_backspace_and_delete_empty_a_slot(screen: Around, board: MatchBoard, key: str) -> None:
    screen.press("B", key)
    assert board.joined() == (None, None, None)

    seen = changes(board)
    screen.press(key)
    assert seen == []


def test_arrows_home_and_end_move_the_focus(screen: Around, board: MatchBoard) -> None:
    for key, index in (("Up", 0), ("Down", 1), ("Down", 2), ("Down", 2), ("Home", 0), ("End", 2), ("Up", 1)):
        screen.press(key)
        assert board.stops()[index].hasFocus(), key

    assert board.joined() == (None, None, None)
    assert screen.got == []


def test_right_steps_through_the_right_sides_that_are_free(screen: Around, board: MatchBoard) -> None:
    screen.press("B", "Down")
    found = []
    for _press in range(4):
        screen.press("Right")
        found.append(lefts(board)[1].letter())

    assert found == ["A", "C", "D", "A"]
    assert lefts(board)[0].letter() == "B"


def test_left_steps_the_other_way(screen: Around, board: MatchBoard) -> None:
    screen.press("B", "Down")
    found = []
    for _press in range(4):
        screen.press("Left")
        found.append(lefts(board)[1].letter())

    assert found == ["D", "C", "A", "D"]


def test_enter_space_esc_and_shortcuts_are_left_to_the_screen(screen: Around, board: MatchBoard) -> None:
    screen.press("Return", "Enter", "Space", "Esc", "Alt+Left", "3")

    assert screen.got == ["Return", "Enter", "Space", "Esc", "Alt+Left", "3"]
    assert board.joined() == (None, None, None)


def test_tab_goes_through_the_left_sides_only(screen: Around, board: MatchBoard) -> None:
    for stop in board.stops():
        assert stop.hasFocus()
        screen.press("Tab")

    assert screen.below.hasFocus()


def test_what_was_joined_before_is_shown(qtbot: QtBot, board: MatchBoard) -> None:
    board.show_pairs(MatchValue(LEFTS, RIGHTS, joined=(None, 1, 3)))

    assert board.joined() == (None, 1, 3)
    assert [tile.letter() for tile in lefts(board)] == ["", "D", "C"]


# Screen readers


def test_a_left_side_is_a_button_that_tells_what_it_is_joined_with(screen: Around, board: MatchBoard) -> None:
    found = QAccessible.queryAccessibleInterface(lefts(board)[0])
    assert found.role() == QAccessible.Role.Button
    assert found.text(QAccessible.Text.Name) == "Ribosome, not joined yet"

    screen.press("B")

    assert found.text(QAccessible.Text.Name) == "Ribosome, joined with B, makes proteins"


def test_a_right_side_tells_its_letter_and_with_what_it_is_joined(screen: Around, board: MatchBoard) -> None:
    assert right(board, "B").accessibleName() == "B, makes proteins"

    screen.press("B")

    assert right(board, "B").accessibleName() == "B, makes proteins, joined with Ribosome"


def test_every_change_is_announced(screen: Around, board: MatchBoard, said: list[str]) -> None:
    screen.press("B", "Down", "B", "Backspace", "Left")

    assert said == [
        "Ribosome, joined with B, makes proteins",
        "Mitochondrion, joined with B, makes proteins, taken from Ribosome",
        "Mitochondrion, not joined yet",
        "Mitochondrion, joined with D, makes ATP",
    ]


def test_pressing_as_a_screen_reader_does_joins(screen: Around, board: MatchBoard) -> None:
    right(board, "A").click()
    lefts(board)[2].click()

    assert board.joined() == (None, None, 2)


# The mouse


def test_a_right_side_is_dragged_onto_a_left_one(screen: Around, board: MatchBoard) -> None:
    seen = changes(board)

    drag(right(board, "D"), middle(lefts(board)[1]))

    assert seen == [(None, 1, None)]
    assert lefts(board)[1].hasFocus()


def test_a_right_side_that_is_dropped_beside_joins_nothing(screen: Around, board: MatchBoard) -> None:
    seen = changes(board)

    drag(right(board, "D"), middle(screen.below))

    assert seen == []


def test_dragging_shows_what_is_carried_and_where_it_would_go(screen: Around, board: MatchBoard) -> None:
    tile, goal = right(board, "D"), lefts(board)[1]
    lefts(board)[0].setFocus()
    take(tile)
    pull(tile, middle(goal))

    assert carried(screen) == ["D, makes ATP"]
    assert goal.property("state") == "target"
    assert LIGHT.soft in colours(goal)
    pull(tile, middle(screen.below))
    assert goal.property("state") == ""

    let_go(tile, middle(screen.below))
    assert carried(screen) == []


def test_a_letter_is_dragged_from_one_left_side_to_another(screen: Around, board: MatchBoard) -> None:
    screen.press("B")
    seen = changes(board)

    drag(lefts(board)[0], middle(lefts(board)[2]))

    assert seen == [(None, None, 0)]


def test_a_letter_that_is_dragged_out_is_taken_away(screen: Around, board: MatchBoard) -> None:
    screen.press("B")

    drag(lefts(board)[0], middle(screen.below))

    assert board.joined() == (None, None, None)


def test_a_letter_that_is_dropped_where_it_was_stays(screen: Around, board: MatchBoard) -> None:
    screen.press("B")
    seen = changes(board)

    take(lefts(board)[0])
    let_go(lefts(board)[0], middle(lefts(board)[0]))

    assert seen == []


def test_an_empty_left_side_cannot_be_dragged(screen: Around, board: MatchBoard) -> None:
    take(lefts(board)[0])

    assert carried(screen) == []
    assert not lefts(board)[0].is_dragged()
    let_go(lefts(board)[0], middle(lefts(board)[0]))


def test_a_click_on_a_right_side_and_then_on_a_left_one_joins(screen: Around, board: MatchBoard) -> None:
    click(right(board, "D"))
    assert right(board, "D").property("state") == "lifted"
    assert board.joined() == (None, None, None)

    click(lefts(board)[1])
    assert board.joined() == (None, 1, None)

    click(lefts(board)[2])
    assert board.joined() == (None, 1, None), "one click takes one right side"


def test_a_second_click_or_esc_puts_a_right_side_down(screen: Around, board: MatchBoard) -> None:
    click(right(board, "D"))
    click(right(board, "D"))
    assert right(board, "D").property("state") == ""

    click(right(board, "D"))
    screen.press("Esc")
    assert right(board, "D").property("state") == ""
    assert screen.got == []

    click(lefts(board)[1])
    assert board.joined() == (None, None, None)


def test_a_click_on_a_right_side_brings_the_focus_to_the_board(screen: Around, board: MatchBoard) -> None:
    screen.below.setFocus()

    click(right(board, "D"))

    assert lefts(board)[0].hasFocus()


def test_esc_ends_a_drag_and_nothing_is_dropped(screen: Around, board: MatchBoard) -> None:
    tile, goal = right(board, "D"), middle(lefts(board)[1])
    take(tile)
    pull(tile, goal)

    screen.press("Esc")
    let_go(tile, goal)

    assert board.joined() == (None, None, None)
    assert carried(screen) == []
    assert screen.got == []


def test_a_right_click_empties_from_either_side(screen: Around, board: MatchBoard) -> None:
    screen.press("B", "Down", "D")

    click(lefts(board)[0], RIGHT)
    assert board.joined() == (None, 1, None)
    click(right(board, "D"), RIGHT)
    assert board.joined() == (None, None, None)
    click(right(board, "A"), RIGHT)
    assert board.joined() == (None, None, None)


def test_the_wheel_scrolls_the_page(qtbot: QtBot, board: MatchBoard) -> None:
    board.show_pairs(many(26, 26))
    screen = Around(qtbot, board, 640, 480)

    turn_wheel(lefts(board)[3], 2)

    assert screen.scroll_of() > 0


# What it looks like


def test_the_focus_can_be_seen(screen: Around, board: MatchBoard) -> None:
    screen.below.setFocus()
    before = picture(lefts(board)[1])

    lefts(board)[1].setFocus()

    assert picture(lefts(board)[1]) != before
    assert LIGHT.accent in colours(lefts(board)[1])


def test_the_right_side_of_what_has_the_focus_stands_out(screen: Around, board: MatchBoard) -> None:
    screen.press("B", "Down", "D")
    assert right(board, "D").property("state") == "partner"
    assert right(board, "B").property("state") == "used"

    screen.press("Up")

    assert right(board, "D").property("state") == "used"
    assert right(board, "B").property("state") == "partner"
    assert right(board, "A").property("state") == ""

    screen.below.setFocus()
    assert right(board, "B").property("state") == "used"
    lefts(board)[1].setFocus()
    assert right(board, "D").property("state") == "partner"


def test_nothing_moves_when_something_is_joined(screen: Around, board: MatchBoard) -> None:
    everything = [*lefts(board), *(right(board, letter) for letter in "ABCD"), screen.below]
    before = [(widget.mapToGlobal(QPoint()), widget.size()) for widget in everything]

    for keys in (("B",), ("Down", "D"), ("Backspace",), ("Down", "Right")):
        screen.press(*keys)
        assert [(widget.mapToGlobal(QPoint()), widget.size()) for widget in everything] == before


@pytest.mark.parametrize(("width", "columns"), [(640, 1), (720, 2), (1280, 2)])
def test_two_columns_fold_into_one_where_the_window_is_small(
    qtbot: QtBot, board: MatchBoard, width: int, columns: int
) -> None:
    _screen = Around(qtbot, board, width, 480)

    beside = right(board, "A").mapToGlobal(QPoint()).x() > lefts(board)[0].mapToGlobal(QPoint()).x()
    assert beside == (columns == 2)
    if columns == 1:
        assert right(board, "A").mapToGlobal(QPoint()).y() > lefts(board)[-1].mapToGlobal(QPoint()).y()


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(640, 480, 100), (640, 480, 200), (1280, 800, 100), (1280, 800, 200)]
)
def test_very_long_texts_are_wrapped_and_never_cut(qtbot: QtBot, width: int, height: int, percent: int) -> None:
    theme.apply("light", percent)
    board = MatchBoard()
    texts = (LONG * 9, "Donaudampfschifffahrtsgesellschaft" * 4, "short")
    board.show_pairs(MatchValue(texts, tuple(enumerate(texts)), joined=(1, 0, None)))
    screen = Around(qtbot, board, width, height)
    whole(screen, board)

    board.judge((0, 1, 2))

    whole(screen, board)


@pytest.mark.parametrize("width", [720, 800, 900, 1280])
def test_texts_that_just_wrap_are_not_cut(qtbot: QtBot, board: MatchBoard, width: int) -> None:
    rights = (*RIGHTS, (4, "makes ATP, the fuel of the cell, out of sugar and oxygen"))
    board.show_pairs(MatchValue((*LEFTS, LONG), rights))
    screen = Around(qtbot, board, width, 800)
    whole(screen, board)

    board.judge((0, 1, 2, 4))

    whole(screen, board)


def test_every_tile_is_large_enough_to_hit(screen: Around, board: MatchBoard) -> None:
    assert all(tile.height() >= 32 for tile in board.findChildren(LetteredTile))


def test_twenty_six_pairs_and_more_right_sides_can_be_joined(qtbot: QtBot, board: MatchBoard) -> None:
    board.show_pairs(many(26, 28))
    screen = Around(qtbot, board, 640, 480)
    board.focus_answer()

    screen.press("End", "Z", "Up", "Left")

    assert [tile.letter() for tile in lefts(board)[-2:]] == ["AB", "Z"]
    focused, port = screen.focusWidget(), screen.area.viewport()
    assert focused is not None
    assert port.rect().contains(port.mapFromGlobal(middle(focused)))


def test_letters_go_on_after_z() -> None:
    assert [letter_at(index) for index in (0, 25, 26, 27, 51, 52)] == ["A", "Z", "AA", "AB", "AZ", "BA"]


@pytest.mark.parametrize(("name", "tokens"), [("light", LIGHT), ("dark", DARK), ("contrast", HIGH_CONTRAST)])
def test_every_theme_is_followed(qtbot: QtBot, name: str, tokens: Tokens) -> None:
    theme.apply(name, 100)  # type: ignore[arg-type]  # one of the themes, named by each test line
    board = MatchBoard()
    board.show_pairs(MatchValue(LEFTS, RIGHTS))
    screen = Around(qtbot, board)
    board.focus_answer()
    screen.press("B", "Down", "A")
    assert {tokens.soft, tokens.accent, tokens.on_accent, tokens.surface} <= colours(board)

    board.judge(TRUTH)

    assert {tokens.right_ground, tokens.right, tokens.wrong_ground, tokens.wrong} <= colours(board)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST])
def test_letters_can_be_read(tokens: Tokens) -> None:
    least = 7.0 if tokens is HIGH_CONTRAST else 4.5
    assert theme.contrast(tokens.on_accent, tokens.accent) >= least  # in use, and the words that are carried
    assert theme.contrast(tokens.right, tokens.surface) >= least
    assert theme.contrast(tokens.wrong, tokens.surface) >= least
    assert theme.contrast(tokens.ink, tokens.background) >= least  # a right side that is in use


def test_right_to_left_texts_and_pictures_are_shown(qtbot: QtBot, board: MatchBoard, tmp_path: Path) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    assert image.save(str(tmp_path / "red.png"))
    rights = ((0, "![a red cell](red.png)"), (1, "\u05e9\u05dc\u05d1"))
    board.show_pairs(MatchValue(("one", "two"), rights, folder=tmp_path))
    screen = Around(qtbot, board)
    board.focus_answer()

    screen.press("A")

    assert RED in colours(right(board, "A"))
    assert lefts(board)[0].accessibleName() == "one, joined with A, a red cell"
    words = right(board, "B").findChild(QTextBrowser)
    assert words is not None
    assert words.document().firstBlock().layout().lineAt(0).naturalTextRect().left() > words.width() / 2


# The verdict


def test_each_pair_is_right_or_wrong_and_what_belongs_there_is_told(qtbot: QtBot, board: MatchBoard) -> None:
    board.show_pairs(MatchValue(LEFTS, RIGHTS, joined=(0, 3, None)))
    _screen = Around(qtbot, board)

    board.judge(TRUTH)

    first, second, third = lefts(board)
    assert [shown_words(tile) for tile in lefts(board)] == [["Right", "B"], ["Wrong", "C"], ["Not joined", ""]]
    assert first.accessibleName() == "Ribosome, joined with B, makes proteins, Right"
    assert second.accessibleName() == "Mitochondrion, joined with C, stores water, Wrong"
    assert second.accessibleDescription() == "Here belongs D: makes ATP"
    assert third.accessibleName() == "Golgi, Not joined"
    assert third.accessibleDescription() == "Here belongs A: packs proteins"
    assert LIGHT.right_ground in colours(first)
    assert LIGHT.wrong_ground in colours(second) & colours(third)


def test_a_spare_right_side_is_told_to_belong_to_nothing(screen: Around, board: MatchBoard) -> None:
    board.judge(TRUTH)

    assert right(board, "C").accessibleDescription() == "Belongs to nothing"
    assert right(board, "A").accessibleDescription() == ""


def test_nothing_can_be_changed_once_it_is_judged(screen: Around, board: MatchBoard) -> None:
    screen.press("B")
    click(right(board, "D"))
    seen = changes(board)
    board.judge(TRUTH)
    settle()

    assert screen.below.hasFocus(), "the focus went on"
    board.setFocus()
    screen.press("A", "Backspace", "Right")
    click(lefts(board)[0], RIGHT)
    click(lefts(board)[1])
    drag(right(board, "A"), middle(lefts(board)[2]))
    drag(lefts(board)[0], middle(lefts(board)[2]))

    assert seen == []
    assert lefts(board)[0].accessibleName().endswith("Right")


def test_time_may_run_out_in_the_middle_of_a_drag(screen: Around, board: MatchBoard) -> None:
    tile, goal = right(board, "D"), middle(lefts(board)[1])
    take(tile)
    pull(tile, goal)

    board.judge(TRUTH)
    let_go(tile, goal)

    assert board.joined() == (None, None, None)
    assert carried(screen) == []
    assert [shown_words(tile) for tile in lefts(board)] == [["Not joined", ""]] * 3


def test_other_pairs_can_be_joined_again(screen: Around, board: MatchBoard) -> None:
    screen.press("B")
    board.judge(TRUTH)

    board.show_pairs(MatchValue(("one", "two"), ((1, "b"), (0, "a"))))
    board.focus_answer()
    settle()
    screen.press("B")

    assert board.joined() == (0, None)
    assert LIGHT.wrong_ground not in colours(board)


# Joins


def test_a_right_side_is_joined_with_one_left_side_at_most() -> None:
    joins = Joins((5, None, 7))

    assert joins.join(1, 5) == 0
    assert joins.all() == (None, 5, 7)
    assert joins.join(1, 5) is None
    assert joins.join(2, None) is None
    assert joins.all() == (None, 5, None)
    assert joins.with_right(5) == 1
    assert joins.with_right(7) is None


@pytest.mark.parametrize(
    ("of", "by", "place"),
    [
        ((None, None), 1, 4),
        ((None, None), -1, 6),
        ((5, None), 1, 6),
        ((6, None), 1, 4),
        ((4, None), -1, 6),
        ((4, 5), 1, 6),
        ((None, 4), 1, 5),
    ],
)
def test_the_next_right_side_is_one_that_is_free(of: tuple[int | None, ...], by: int, place: int) -> None:
    assert Joins(of).next_for(0, (4, 5, 6), by) == place


def test_there_is_no_next_right_side_where_all_are_taken() -> None:
    assert Joins((None, 4)).next_for(0, (4,), 1) is None


def many(there: int, spare: int) -> MatchValue:
    texts = tuple(f"left {place}" for place in range(there))
    return MatchValue(texts, tuple((place, f"right {place}") for place in range(spare)))


def shown_words(tile: LetteredTile) -> list[str]:
    return [label.text() for label in tile.findChildren(QLabel) if label.isVisible()]


def whole(screen: Around, board: MatchBoard) -> None:
    """Every text has the room that it needs, and the page scrolls down only."""
    settle()
    assert screen.area.horizontalScrollBar().maximum() == 0
    for text in (text for text in board.findChildren(QTextBrowser) if text.isVisible()):
        assert text.document().size().height() <= text.height()
        assert text.document().size().width() <= text.width()
    for label in (label for label in board.findChildren(QLabel) if label.isVisible() and not label.wordWrap()):
        assert label.width() >= label.sizeHint().width()
