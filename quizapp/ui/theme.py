"""The design tokens of each theme, and what is made of them: palette and style sheet."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from quizapp.base.settings import Theme

_HERE = Path(__file__).parent
_FAMILY = "Inter"
_TEXT = {"small": 13, "tiny": 11, "text": 15, "answer": 18, "question": 22, "title": 26, "score": 34, "strong": 19}
_LINE = 20  # pixels of a line to write in, or to choose from


class Tokens(NamedTuple):
    """The colours of one theme, each as "#RRGGBB"."""

    background: str
    surface: str
    line: str
    edge: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    track: str
    right: str
    right_ground: str
    wrong: str
    wrong_ground: str
    caution: str
    caution_ground: str


LIGHT = Tokens(
    background="#F5F4F0",
    surface="#FFFFFF",
    line="#E2DED6",
    edge="#8C877D",
    ink="#1D1C1A",
    muted="#66625B",
    accent="#0E6660",
    on_accent="#FFFFFF",
    soft="#E3EFED",
    track="#E2DED6",
    right="#1B7046",
    right_ground="#E4F2EA",
    wrong="#A8322A",
    wrong_ground="#F9E7E5",
    caution="#8A5A00",
    caution_ground="#FBF0DA",
)

DARK = Tokens(
    background="#151514",
    surface="#1F1E1C",
    line="#35332F",
    edge="#7A766E",
    ink="#EDEAE4",
    muted="#A7A299",
    accent="#63C7BF",
    on_accent="#0B2523",
    soft="#1D3330",
    track="#35332F",
    right="#6FD19B",
    right_ground="#1A3226",
    wrong="#F28B82",
    wrong_ground="#3A201E",
    caution="#E9B949",
    caution_ground="#35290F",
)

HIGH_CONTRAST = Tokens(
    background="#000000",
    surface="#0A0A0A",
    line="#8C8C8C",
    edge="#C8C8C8",
    ink="#FFFFFF",
    muted="#D6D6D6",
    accent="#7FF0E6",
    on_accent="#000000",
    soft="#00302C",
    track="#4A4A4A",
    right="#8CF5B8",
    right_ground="#00240F",
    wrong="#FFB3AB",
    wrong_ground="#330500",
    caution="#FFD766",
    caution_ground="#2B1D00",
)


def tokens_for(theme: Theme, *, system_dark: bool) -> Tokens:
    """Return the tokens that a setting means on a system that is dark or light."""
    match theme:
        case "light":
            return LIGHT
        case "dark":
            return DARK
        case "contrast":
            return HIGH_CONTRAST
        case "system":
            return DARK if system_dark else LIGHT


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_sizes(percent: int) -> dict[str, int]:
    """Return the pixel size of each kind of text when text is scaled to ``percent``."""
    return {name: round(size * percent / 100) for name, size in _TEXT.items()}


def load_fonts() -> None:
    """Make the typeface that comes with Quizapp known to Qt; machines without any fonts can draw text then."""
    for file in sorted((_HERE / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def font(size: str = "text", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the typeface at a named size ("small", "text", "answer", ...), scaled as the learner set it."""
    made = QFont(_FAMILY)
    made.setPixelSize(text_sizes(current_percent())[size])
    made.setWeight(weight)
    return made


def brush(colour: str) -> QBrush:
    """Return a brush by way of a palette: to make or to set one asks for ``Qt``, see ``dress.by_name``."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(colour))
    return palette.brush(QPalette.ColorRole.Base)


def current() -> Tokens:
    """Return the tokens in force, for widgets that paint themselves."""
    found = _application().property("tokens")
    return found if isinstance(found, Tokens) else LIGHT


def current_percent() -> int:
    """Return the text size in force, in percent."""
    found = _application().property("text_percent")
    return found if isinstance(found, int) else 100


def scaled(pixels: int) -> int:
    """Return a length that grows with the text, in pixels."""
    return round(pixels * current_percent() / 100)


def apply(theme: Theme, percent: int) -> None:
    """Dress the whole application: palette, font and style sheet."""
    application = _application()
    tokens = tokens_for(theme, system_dark=theme == "system" and _is_dark(application))
    if application.property("tokens") == tokens and application.property("text_percent") == percent:
        return
    application.setProperty("tokens", tokens)
    application.setProperty("text_percent", percent)
    application.setPalette(_palette(tokens))
    application.setFont(font())
    application.setStyleSheet(style_sheet(tokens, percent))


def style_sheet(tokens: Tokens, percent: int) -> str:
    """Return the style sheet for a theme and a text size."""
    values = tokens._asdict()
    values |= {f"{name}_px": f"{size}px" for name, size in text_sizes(percent).items()}
    values["line_px"] = f"{round(_LINE * percent / 100)}px"
    return Template((_HERE / "style.qss").read_text(encoding="utf-8")).substitute(values)


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.background,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.background,
        role.Button: tokens.surface,
        role.WindowText: tokens.ink,
        role.Text: tokens.ink,
        role.ButtonText: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
    }
    palette = QPalette()
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    return palette


def _is_dark(application: QApplication) -> bool:
    """Tell whether the system is dark: at the start by its palette, since its scheme is a member of ``Qt``'s.

    Whenever that changes, the scheme is what is new already.
    """
    if application.property("tokens") is None:
        palette, role = application.palette(), QPalette.ColorRole
        return palette.color(role.WindowText).lightness() > palette.color(role.Window).lightness()
    from PySide6.QtCore import Qt  # see ``dress.by_name``

    return application.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
