from __future__ import annotations

import pytest
from painted import colours, shown
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.ui import theme
from quizapp.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Tokens
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.option_row import OptionRow
from quizapp.ui.widgets.recall_bar import RecallBar
from quizapp.ui.widgets.segments import Segments

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark"), pytest.param(HIGH_CONTRAST, id="contrast")]

TEXT_ON_GROUND = [
    ("ink", "background"),  # titles, dialogs
    ("ink", "surface"),  # panels, options, buttons, lists
    ("ink", "soft"),  # an option that is chosen, a list's current line, a button that is held down
    ("ink", "right_ground"),  # an option that was right
    ("ink", "wrong_ground"),  # an option that was wrong
    ("muted", "background"),  # the sidebar, what stands beside a title, a struck option
    ("muted", "surface"),  # what stands under a title in a panel, keycaps, an option that cannot be picked
    ("muted", "soft"),  # the interval on a grade that is held down
    ("muted", "right_ground"),  # feedback on an option that was right
    ("muted", "wrong_ground"),  # feedback on an option that was wrong
    ("accent", "background"),  # a link
    ("accent", "surface"),  # a link in a panel
    ("accent", "soft"),  # the present place, the choice that holds, a pill
    ("on_accent", "accent"),  # the primary button, selected text, the letter of a chosen option
    ("right", "right_ground"),
    ("wrong", "wrong_ground"),
    ("caution", "caution_ground"),
]

EDGE_ON_GROUND = [
    ("edge", "surface"),  # lines to type in, check boxes, the ring around a letter
    ("edge", "background"),  # a check box beside a page, the handle of a scroll bar
    ("accent", "background"),  # the focus ring
    ("accent", "surface"),  # the focus ring in a panel, the bar of recall
    ("accent", "soft"),  # the edge of an option that is chosen
    ("accent", "track"),  # the bar of recall on its track
    ("accent", "right_ground"),  # the focus ring on what was right
    ("accent", "wrong_ground"),
    ("ink", "background"),  # the focus ring of the primary button
    ("right", "surface"),  # the edge of what was right
    ("right", "right_ground"),
    ("wrong", "surface"),
    ("wrong", "wrong_ground"),
    ("caution", "background"),  # the edge of a notice
]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#767676", "#FFFFFF", 4.54),  # the lightest grey that passes on white
        ("#777777", "#FFFFFF", 4.48),
        ("#FF0000", "#FFFFFF", 4.00),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_as_published(one: str, other: str, ratio: float) -> None:
    assert theme.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert theme.contrast(other, one) == theme.contrast(one, other)


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read_on_its_ground(tokens: Tokens, text: str, ground: str) -> None:
    least = 7.0 if tokens is HIGH_CONTRAST else 4.5
    assert theme.contrast(getattr(tokens, text), getattr(tokens, ground)) >= least


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_ON_GROUND)
def test_an_edge_that_carries_meaning_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert theme.contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", THEMES)
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    for colour in tokens:
        assert QColor(colour).name().upper() == colour


def test_a_setting_means_a_theme_on_each_system() -> None:
    assert theme.tokens_for("system", system_dark=False) is LIGHT
    assert theme.tokens_for("system", system_dark=True) is DARK
    for dark in (False, True):
        assert theme.tokens_for("light", system_dark=dark) is LIGHT
        assert theme.tokens_for("dark", system_dark=dark) is DARK
        assert theme.tokens_for("contrast", system_dark=dark) is HIGH_CONTRAST


@pytest.mark.parametrize("tokens", THEMES)
def test_the_style_sheet_leaves_nothing_unreplaced(tokens: Tokens) -> None:
    sheet = theme.style_sheet(tokens, 100)

    assert "$" not in sheet
    assert tokens.ink in sheet


def test_text_at_200_percent_is_twice_as_high() -> None:
    usual, double = theme.text_sizes(100), theme.text_sizes(200)

    assert usual["text"] == 15
    assert double == {name: 2 * size for name, size in usual.items()}


def test_the_application_takes_a_theme_and_a_size(qapp: QApplication) -> None:
    theme.apply("dark", 150)

    assert theme.current() is DARK
    assert theme.current_percent() == 150
    assert theme.scaled(100) == 150
    assert qapp.palette().window().color() == QColor(DARK.background)
    assert theme.font("text").pixelSize() == 22


def test_the_typeface_that_comes_along_is_the_one_in_use(qtbot: QtBot) -> None:
    button = Button("Study")
    shown(qtbot, button)

    assert QFontInfo(button.font()).family() == "Inter"


def test_texts_of_a_living_window_follow_the_theme(qtbot: QtBot) -> None:
    row = OptionRow("A", "Some words that are long enough to count", several=False)
    shown(qtbot, row)
    assert {LIGHT.surface, LIGHT.ink} <= colours(row)

    theme.apply("dark", 100)

    assert {DARK.surface, DARK.ink} <= colours(row)
    assert LIGHT.ink not in colours(row)


def test_a_struck_option_follows_the_theme(qtbot: QtBot) -> None:
    row = OptionRow("A", "Some words that are long enough to count", several=False)
    row.strike(struck=True)
    shown(qtbot, row)
    assert {LIGHT.background, LIGHT.muted} <= colours(row)

    theme.apply("dark", 100)

    assert {DARK.background, DARK.muted} <= colours(row)
    assert LIGHT.muted not in colours(row)


def test_painted_widgets_follow_the_theme(qtbot: QtBot) -> None:
    bar = RecallBar("Cells")
    bar.show_share(0.5, 0.4, 0.6)
    choices = Segments("How sure")
    choices.show_choices(("a guess", "certain"), 1)
    for widget in (bar, choices):
        shown(qtbot, widget)
        assert LIGHT.accent in colours(widget)

    theme.apply("contrast", 100)

    for widget in (bar, choices):
        assert HIGH_CONTRAST.accent in colours(widget)
        assert LIGHT.accent not in colours(widget)


def test_a_start_takes_the_system_to_be_dark_where_its_palette_is(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground, ink = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
    before = qapp.palette()
    monkeypatch.setattr(QApplication, "property", lambda _self, _name: None)  # nothing was put in force yet
    try:
        told = []
        for colours in ({ground: "#202020", ink: "#F0F0F0"}, {ground: "#F0F0F0", ink: "#202020"}):
            palette = QPalette()
            for role, colour in colours.items():
                palette.setColor(role, QColor(colour))
            qapp.setPalette(palette)
            told.append(theme._is_dark(qapp))
    finally:
        qapp.setPalette(before)

    assert told == [True, False]
