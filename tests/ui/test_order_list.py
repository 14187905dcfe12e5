from __future__ import annotations

from pathlib import Path

import pytest
from around import Around, click, drag, let_go, middle, pull, take, turn_wheel
from hands import settle
from painted import colours, picture
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui import theme
from quizapp.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Tokens
from quizapp.ui.widgets import order_list
from quizapp.ui.widgets.order_list import OrderList, OrderValue
from quizapp.ui.widgets.step_verdict import verdict_on
from quizapp.ui.widgets.tile import Tile

PHASES = ((2, "Anaphase"), (0, "**Prophase**"), (3, "Telophase"), (1, "Metaphase"))
RIGHT = (0, 1, 2, 3)
LONG = "A sentence with a dozen words that has to be wrapped, whatever comes. "
MANY = tuple((place, f"Step {place}") for place in range(26))
RED = "#C00010"


@pytest.fixture
def steps() -> OrderList:
    made = OrderList()
    made.show_steps(OrderValue(PHASES))
    return made


@pytest.fixture
def screen(qtbot: QtBot, steps: OrderList) -> Around:
    made = Around(qtbot, steps)
    steps.focus_answer()
    return made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    sentences: list[str] = []
    monkeypatch.setattr(order_list, "announce", lambda _widget, sentence: sentences.append(sentence))
    return sentences


def tiles(steps: OrderList) -> list[Tile]:
    return [stop for stop in steps.stops() if isinstance(stop, Tile)]


def changes(steps: OrderList) -> list[tuple[int, ...]]:
    """Every order that was told from now on."""
    seen: list[tuple[int, ...]] = []
    steps.changed.connect(lambda: seen.append(steps.order()))
    return seen


# Keys


def test_steps_stand_in_the_order_that_is_given(screen: Around, steps: OrderList) -> None:
    assert steps.order() == (2, 0, 3, 1)
    assert [tile.words for tile in tiles(steps)] == ["Anaphase", "Prophase", "Telophase", "Metaphase"]
    heights = [tile.y() for tile in tiles(steps)]
    assert heights == sorted(heights)


def test_arrows_home_and_end_move_the_focus_and_nothing_else(screen: Around, steps: OrderList) -> None:
    seen, stops = changes(steps), steps.stops()

    for key, index in (("Up", 0), ("Down", 1), ("Down", 2), ("End", 3), ("Down", 3), ("Up", 2), ("Home", 0)):
        screen.press(key)
        assert stops[index].hasFocus(), key

    assert seen == []
    assert screen.got == []


def test_space_picks_a_step_up_arrows_move_it_space_drops_it(screen: Around, steps: OrderList) -> None:
    seen = changes(steps)

    screen.press("Space", "Down", "Down")
    assert seen == [(0, 2, 3, 1), (0, 3, 2, 1)]
    screen.press("Space", "Down")

    assert steps.order() == (0, 3, 2, 1)
    assert len(seen) == 2
    assert steps.stops()[3].hasFocus(), "once it is dropped, the arrows move the focus"


def test_a_step_that_is_up_goes_to_either_end_and_not_beyond(screen: Around, steps: OrderList) -> None:
    seen = changes(steps)

    screen.press("Space", "Up", "End", "Down", "Home")

    assert seen == [(0, 3, 1, 2), (2, 0, 3, 1)]


def test_alt_and_an_arrow_move_a_step_at_once(screen: Around, steps: OrderList) -> None:
    screen.press("Alt+Down", "Alt+Down")
    assert steps.order() == (0, 3, 2, 1)
    assert steps.stops()[2].hasFocus()

    screen.press("Alt+Up")
    assert steps.order() == (0, 2, 3, 1)

    screen.press("Down")
    assert steps.stops()[2].hasFocus(), "it was never picked up"


def test_esc_puts_a_step_back_and_is_the_screens_otherwise(screen: Around, steps: OrderList) -> None:
    seen = changes(steps)
    screen.press("Space", "Down", "Down", "Esc")

    assert steps.order() == (2, 0, 3, 1)
    assert seen[-1] == (2, 0, 3, 1)
    assert steps.stops()[0].hasFocus()
    assert screen.got == []

    screen.press("Esc")
    assert screen.got == ["Esc"]


def test_esc_tells_of_no_change_where_nothing_moved(screen: Around, steps: OrderList) -> None:
    seen = changes(steps)

    screen.press("Space", "Esc")

    assert seen == []


def test_enter_is_left_to_the_screen_even_while_a_step_is_up(screen: Around, steps: OrderList) -> None:
    screen.press("Return", "Space", "Down", "Return", "Enter")

    assert screen.got == ["Return", "Return", "Enter"]
    assert steps.order() == (0, 2, 3, 1), "what is shown is what is answered"


def test_other_keys_are_left_to_the_screen(screen: Around) -> None:
    screen.press("M", "Alt+Left", "7", "Alt+Space")

    assert screen.got == ["M", "Alt+Left", "7", "Space"]


def test_a_step_is_dropped_where_the_focus_leaves_it(screen: Around, steps: OrderList) -> None:
    screen.press("Space", "Down", "Tab")

    assert steps.order() == (0, 2, 3, 1)
    assert "picked up" not in tiles(steps)[1].accessibleName()


def test_a_step_stays_up_while_another_window_is_open(screen: Around, steps: OrderList) -> None:
    screen.press("Space", "Down")

    screen.uncover(screen.cover())

    assert tiles(steps)[1].accessibleName().endswith("picked up")
    screen.press("Esc")
    assert steps.order() == (2, 0, 3, 1)


def test_tab_goes_through_the_steps_as_they_stand_now(screen: Around, steps: OrderList) -> None:
    screen.press("End", "Alt+Home", "Tab")
    reached = [screen.focusWidget()]
    for _step in range(3):
        screen.press("Tab")
        reached.append(screen.focusWidget())

    assert steps.order() == (1, 2, 0, 3)
    assert reached == [*steps.stops()[1:], screen.below]


# Screen readers


def test_a_step_is_a_button_that_tells_where_it_stands(screen: Around, steps: OrderList) -> None:
    found = QAccessible.queryAccessibleInterface(tiles(steps)[1])

    assert found.role() == QAccessible.Role.Button
    assert found.text(QAccessible.Text.Name) == "Prophase, position 2 of 4"

    screen.press("Down", "Space", "Down")
    assert found.text(QAccessible.Text.Name) == "Prophase, position 3 of 4, picked up"


def test_every_change_is_announced(screen: Around, steps: OrderList, said: list[str]) -> None:
    screen.press("Space", "Down", "Space", "Alt+Up", "Space", "Down", "Esc")

    assert said == [
        "Anaphase, position 1 of 4, picked up",
        "Anaphase, position 2 of 4, picked up",
        "Anaphase, position 2 of 4, dropped",
        "Anaphase, position 1 of 4",
        "Anaphase, position 1 of 4, picked up",
        "Anaphase, position 2 of 4, picked up",
        "Anaphase, position 1 of 4, put back",
    ]


def test_pressing_it_as_a_screen_reader_does_picks_it_up(screen: Around, steps: OrderList) -> None:
    tiles(steps)[2].click()

    assert tiles(steps)[2].accessibleName().endswith("picked up")


def test_a_picture_is_named_by_its_words(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(((0, "![a cell in prophase](<a b.png>) *early*"), (1, "late"))))

    assert tiles(steps)[0].accessibleName() == "a cell in prophase early, position 1 of 2"


# The mouse


def test_a_step_is_dragged_between_two_others(screen: Around, steps: OrderList) -> None:
    seen = changes(steps)
    last, second = tiles(steps)[3], tiles(steps)[1]

    drag(last, second.mapToGlobal(QPoint(40, 4)))

    assert seen == [(2, 1, 0, 3)]
    assert last.hasFocus()


@pytest.mark.parametrize(("from_", "past", "order"), [(0, 3, (0, 3, 1, 2)), (3, 0, (1, 2, 0, 3)), (1, 1, (2, 0, 3, 1))])
def test_a_step_is_dragged_to_either_end_or_back_where_it_was(
    screen: Around, steps: OrderList, from_: int, past: int, order: tuple[int, ...]
) -> None:
    tile, goal = tiles(steps)[from_], tiles(steps)[past]
    beyond = QPoint(0, goal.height() * (1 if from_ < past else -1 if from_ > past else 0))

    drag(tile, middle(goal) + beyond)

    assert steps.order() == order


def test_a_step_is_dragged_down_between_two_others(screen: Around, steps: OrderList) -> None:
    drag(tiles(steps)[0], tiles(steps)[2].mapToGlobal(QPoint(40, 4)))

    assert steps.order() == (0, 2, 3, 1)


def test_a_line_shows_where_it_would_be_dropped(screen: Around, steps: OrderList) -> None:
    first, second, third, _fourth = tiles(steps)
    take(first)
    pull(first, third.mapToGlobal(QPoint(40, 4)))

    (line,) = lines(screen)
    y = line.mapToGlobal(line.rect().center()).y()
    assert second.mapToGlobal(second.rect().bottomLeft()).y() < y < third.mapToGlobal(QPoint()).y()
    assert line.width() == third.width()
    assert LIGHT.accent in colours(line)

    let_go(first, third.mapToGlobal(QPoint(40, 4)))
    assert lines(screen) == []


def test_nothing_moves_before_it_is_dropped(screen: Around, steps: OrderList) -> None:
    before = [tile.geometry() for tile in tiles(steps)]

    take(tiles(steps)[0])
    pull(tiles(steps)[0], middle(tiles(steps)[3]))

    assert [tile.geometry() for tile in tiles(steps)] == before
    tiles(steps)[0].stop_drag()


def test_esc_ends_a_drag_and_nothing_is_dropped(screen: Around, steps: OrderList) -> None:
    seen, first, last = changes(steps), tiles(steps)[0], middle(tiles(steps)[3])
    take(first)
    pull(first, last)

    screen.press("Esc")
    let_go(first, last)

    assert seen == []
    assert lines(screen) == []
    assert screen.got == []


def test_without_dragging_a_click_picks_up_and_another_tells_the_place(screen: Around, steps: OrderList) -> None:
    click(tiles(steps)[3])
    assert tiles(steps)[3].accessibleName().endswith("picked up")

    click(tiles(steps)[1])

    assert steps.order() == (2, 1, 0, 3)
    assert not any("picked up" in tile.accessibleName() for tile in tiles(steps))


def test_a_second_click_on_it_drops_it(screen: Around, steps: OrderList) -> None:
    click(tiles(steps)[3])
    click(tiles(steps)[3])

    assert steps.order() == (2, 0, 3, 1)
    assert not any("picked up" in tile.accessibleName() for tile in tiles(steps))


def test_the_wheel_scrolls_the_page(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(MANY))
    screen = Around(qtbot, steps, 640, 480)

    turn_wheel(tiles(steps)[3], 2)

    assert screen.scroll_of() > 0


def test_the_wheel_scrolls_the_page_in_the_middle_of_a_drag(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(MANY))
    screen = Around(qtbot, steps, 640, 480)
    first, mouse = tiles(steps)[0], middle(tiles(steps)[3])
    take(first)
    pull(first, mouse)
    (line,) = lines(screen)
    before = line.y()

    turn_wheel(first, 3)
    assert screen.scroll_of() > 0
    assert line.isVisible()
    assert abs(line.y() - before) < tiles(steps)[3].height(), "it stays with the mouse"

    let_go(first, mouse)
    assert steps.order().index(0) > 3


def test_the_page_scrolls_while_the_mouse_rests_at_its_edge(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(MANY))
    screen = Around(qtbot, steps, 640, 480)
    port = screen.area.viewport()
    take(tiles(steps)[0])

    pull(tiles(steps)[0], port.mapToGlobal(QPoint(100, port.height() - 3)))
    qtbot.waitUntil(lambda: screen.scroll_of() > 60)
    pull(tiles(steps)[0], port.mapToGlobal(QPoint(100, 3)))
    qtbot.waitUntil(lambda: screen.scroll_of() == 0)

    tiles(steps)[0].stop_drag()


def test_a_drag_ends_where_another_window_opens(screen: Around, steps: OrderList) -> None:
    take(tiles(steps)[0])
    pull(tiles(steps)[0], middle(tiles(steps)[2]))

    other = screen.cover()

    assert lines(screen) == []
    assert not tiles(steps)[0].is_dragged()
    screen.uncover(other)


def test_a_drag_ends_where_the_steps_go_out_of_sight(screen: Around, steps: OrderList) -> None:
    take(tiles(steps)[0])
    pull(tiles(steps)[0], middle(tiles(steps)[2]))

    steps.hide()

    assert lines(screen) == []
    assert not tiles(steps)[0].is_dragged()


# What it looks like


def test_the_focus_can_be_seen_and_so_can_a_step_that_is_up(screen: Around, steps: OrderList) -> None:
    tile = tiles(steps)[0]
    screen.below.setFocus()
    plain = picture(tile)
    tile.setFocus()
    focused = picture(tile)
    screen.press("Space")
    up = picture(tile)

    assert plain != focused != up
    assert LIGHT.soft in colours(tile)
    assert tile.graphicsEffect() is not None, "it casts a shadow"
    screen.press("Space")
    assert picture(tile) == focused


@pytest.mark.parametrize(("name", "tokens"), [("light", LIGHT), ("dark", DARK), ("contrast", HIGH_CONTRAST)])
def test_every_theme_is_followed(qtbot: QtBot, name: str, tokens: Tokens) -> None:
    theme.apply(name, 100)  # type: ignore[arg-type]  # one of the themes, named by each test line
    steps = OrderList()
    steps.show_steps(OrderValue(PHASES))
    screen = Around(qtbot, steps)
    steps.focus_answer()
    screen.press("Space")
    assert {tokens.soft, tokens.accent, tokens.surface} <= colours(steps)

    steps.judge((2, 0, 1, 3))

    assert {tokens.right_ground, tokens.right, tokens.wrong_ground, tokens.wrong} <= colours(steps)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST])
def test_what_is_dragged_can_be_seen(tokens: Tokens) -> None:
    assert theme.contrast(tokens.accent, tokens.background) >= 3  # the line where it would be dropped
    assert theme.contrast(tokens.edge, tokens.background) >= 3  # the edge of the step that is away
    assert theme.contrast(tokens.accent, tokens.soft) >= 3  # the arrows of a step that is up
    assert theme.contrast(tokens.edge, tokens.surface) >= 3  # the dots of a step that is not


def test_numbers_stand_still_and_nothing_jumps(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(((0, "short"), (1, LONG * 5), (2, "short"), (3, LONG * 2))))
    screen = Around(qtbot, steps)
    steps.focus_answer()
    heights = {tile.words: tile.height() for tile in tiles(steps)}
    below = screen.below.y()

    for key in ("Space", "Down", "Down", "Down", "Space", "Alt+Home"):
        screen.press(key)
        assert {tile.words: tile.height() for tile in tiles(steps)} == heights
        assert screen.below.y() == below
        assert [label.text() for label in numbers(steps)] == ["1", "2", "3", "4"]
        assert [label.y() for label in numbers(steps)] == [tile.y() for tile in tiles(steps)]


@pytest.mark.parametrize(("width", "height", "percent"), [(640, 480, 100), (640, 480, 200), (1280, 800, 200)])
def test_very_long_texts_are_wrapped_and_never_cut(qtbot: QtBot, width: int, height: int, percent: int) -> None:
    theme.apply("light", percent)
    steps = OrderList()
    steps.show_steps(OrderValue(((0, LONG * 9), (1, "Donaudampfschifffahrtsgesellschaft" * 4), (2, "short"))))
    screen = Around(qtbot, steps, width, height)
    whole(screen, steps)

    steps.judge((1, 0, 2))

    whole(screen, steps)


def test_every_step_is_large_enough_to_hit(screen: Around, steps: OrderList) -> None:
    assert all(tile.height() >= 32 for tile in tiles(steps))


def test_what_has_the_focus_is_in_sight(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(MANY))
    screen = Around(qtbot, steps, 640, 480)
    steps.focus_answer()

    for keys in (("End",), ("Home",), ("Space", "End"), ("Home",), ("Esc",), ("Alt+End",)):
        screen.press(*keys)
        focused, port = screen.focusWidget(), screen.area.viewport()
        assert focused is not None
        assert port.rect().contains(port.mapFromGlobal(middle(focused))), keys


def test_right_to_left_text_stands_at_the_right(qtbot: QtBot, steps: OrderList) -> None:
    steps.show_steps(OrderValue(((0, "\u05e9\u05dc\u05d1"), (1, "step"))))
    _screen = Around(qtbot, steps)

    rtl, ltr = (ink_from(tile) for tile in tiles(steps))
    assert rtl > tiles(steps)[0].width() * 0.8
    assert ltr < tiles(steps)[0].width() * 0.2


def test_pictures_come_from_the_decks_folder(qtbot: QtBot, steps: OrderList, tmp_path: Path) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    assert image.save(str(tmp_path / "red.png"))
    steps.show_steps(OrderValue(((0, "![red](red.png)"), (1, "none")), tmp_path))
    _screen = Around(qtbot, steps)

    assert RED in colours(tiles(steps)[0])
    steps.judge((1, 0))
    assert RED in colours(tiles(steps)[1]), "what was put there is shown with its picture"


def test_pictures_and_links_are_no_stops_of_their_own(screen: Around, steps: OrderList) -> None:
    steps.show_steps(OrderValue(((0, "![a](a.png)"), (1, "[b](https://example.org)"))))
    steps.focus_answer()
    settle()

    screen.press("Tab")
    assert steps.stops()[1].hasFocus()
    screen.press("Tab")
    assert screen.below.hasFocus()


# The verdict

TEXTS = {place: f"step {place}" for place in range(4)}
FOLLOWS = "It follows the right step. "


@pytest.mark.parametrize(
    ("order", "verdicts"),
    [
        ((0, 1, 2), [("Right start", ""), ("Right", ""), ("Right", "")]),
        (
            (1, 2, 0),
            [
                ("Wrong start", "Its place is 2, where you put: step 2"),
                ("Right", FOLLOWS + "Its place is 3, where you put: step 0"),
                ("Wrong", "Its place is 1, where you put: step 1"),
            ],
        ),
        (
            (0, 2, 1),
            [
                ("Right start", ""),
                ("Wrong", "Its place is 3, where you put: step 1"),
                ("Wrong", "Its place is 2, where you put: step 2"),
            ],
        ),
        (
            (2, 1, 0),
            [
                ("Wrong start", "Its place is 3, where you put: step 0"),
                ("Wrong", "It is in its place, but should follow: step 0"),
                ("Wrong", "Its place is 1, where you put: step 2"),
            ],
        ),
        ((0,), [("Right start", "")]),
    ],
)
def test_neighbours_in_right_succession_are_right(order: tuple[int, ...], verdicts: list[tuple[str, str]]) -> None:
    found = [verdict_on(index, order, sorted(order), TEXTS) for index in range(len(order))]

    assert [(one.words, one.remark) for one in found] == verdicts
    assert [one.follows for one in found] == [words.startswith("Right") for words, _remark in verdicts]


def test_as_many_are_right_after_the_first_as_pairs_are_kept() -> None:
    order = (3, 0, 1, 2)

    kept = sum(verdict_on(index, order, RIGHT, TEXTS).follows for index in (1, 2, 3))

    assert kept == 2  # 0-1 and 1-2


def test_the_verdict_is_said_in_words_and_shown_on_its_ground(screen: Around, steps: OrderList) -> None:
    steps.judge((2, 0, 1, 3))

    first, second, third, fourth = tiles(steps)
    assert [shown_words(tile) for tile in tiles(steps)] == [["Right start"], ["Right"], ["Wrong"], ["Wrong"]]
    assert LIGHT.right_ground in colours(first) & colours(second)
    assert LIGHT.wrong_ground in colours(third) & colours(fourth)
    assert third.accessibleName() == "Telophase, position 3 of 4, Wrong"
    assert third.accessibleDescription() == "Its place is 4, where you put: Metaphase"


def test_a_judged_step_cannot_be_moved(screen: Around, steps: OrderList) -> None:
    screen.press("Space")
    seen = changes(steps)
    steps.judge(RIGHT)
    settle()

    screen.press("Down", "Space", "Alt+Down")
    click(tiles(steps)[0])
    drag(tiles(steps)[0], middle(tiles(steps)[3]))

    assert seen == []
    assert screen.below.hasFocus(), "the focus went on"
    assert not any("picked up" in tile.accessibleName() for tile in tiles(steps))


def test_time_may_run_out_in_the_middle_of_a_drag(screen: Around, steps: OrderList) -> None:
    take(tiles(steps)[3])
    pull(tiles(steps)[3], middle(tiles(steps)[0]))

    steps.judge(RIGHT)
    let_go(tiles(steps)[3], middle(tiles(steps)[0]))

    assert steps.order() == (2, 0, 3, 1)
    assert lines(screen) == []
    assert [shown_words(tile) for tile in tiles(steps)] == [["Wrong start"], ["Wrong"], ["Wrong"], ["Wrong"]]
    assert [tile.accessibleName().split(", ")[-1] for tile in tiles(steps)] == ["Wrong start", *["Wrong"] * 3]
    assert all(LIGHT.wrong_ground in colours(tile) for tile in tiles(steps))


def test_a_step_that_is_up_when_it_is_judged_is_not_told_to_be_dropped(
    screen: Around, steps: OrderList, said: list[str]
) -> None:
    screen.press("Space")
    said.clear()

    steps.judge(RIGHT)

    assert said == []


def test_other_steps_can_be_moved_again(screen: Around, steps: OrderList) -> None:
    screen.press("Space")
    steps.judge(RIGHT)

    steps.show_steps(OrderValue(((7, "seven"), (8, "eight"))))
    steps.focus_answer()
    settle()
    screen.press("Alt+Down")

    assert steps.order() == (8, 7)
    assert [label.text() for label in numbers(steps)] == ["1", "2"]
    assert LIGHT.wrong_ground not in colours(steps)


def lines(screen: QWidget) -> list[QFrame]:
    """The line where a step would be dropped, if there is one."""
    frames = screen.findChildren(QFrame)
    return [frame for frame in frames if frame.property("role") == "drop-line" and frame.isVisible()]


def numbers(steps: OrderList) -> list[QLabel]:
    return [label for label in steps.findChildren(QLabel) if label.property("role") == "position"]


def shown_words(tile: Tile) -> list[str]:
    return [label.text() for label in tile.findChildren(QLabel) if label.isVisible()]


def whole(screen: Around, steps: OrderList) -> None:
    """Every text has the room that it needs, and the page scrolls down only."""
    settle()
    assert screen.area.horizontalScrollBar().maximum() == 0
    for text in (text for text in steps.findChildren(QTextBrowser) if text.isVisible()):
        assert text.document().size().height() <= text.height()
        assert text.document().size().width() <= text.width()
    for label in (label for label in steps.findChildren(QLabel) if label.isVisible() and not label.wordWrap()):
        assert label.width() >= label.sizeHint().width()


def ink_from(tile: Tile) -> int:
    """The first column of the words of a tile that is drawn on."""
    image = picture(tile)
    return next(
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).name().upper() == LIGHT.ink for y in range(image.height()))
    )
