"""The page and its type, in tenths of a millimetre: A4 at 254 dots to the inch, so that a dot is one of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

DOTS_PER_INCH = 254
PAGE_WIDTH, PAGE_HEIGHT = 2100, 2970
LEFT, TOP = 220, 200
WIDTH = PAGE_WIDTH - 2 * LEFT
HEIGHT = PAGE_HEIGHT - TOP - 270
FOOT = PAGE_HEIGHT - 180
GUTTER = 120
BODY = WIDTH - GUTTER
HAIR = 2

_POINTS = {"title": 21, "heading": 13, "text": 10.5, "small": 9, "tiny": 8}


@dataclass(frozen=True, slots=True)
class Hand:
    """The hand that a text is written by: places are counted from the side at which its lines begin."""

    right_to_left: bool = False

    def left(self, start: float, width: float) -> float:
        """Return the left edge of what begins ``start`` from that side."""
        return WIDTH - start - width if self.right_to_left else start

    def edge(self, start: float) -> float:
        """Return how far from the left a place is that is ``start`` from that side."""
        return WIDTH - start if self.right_to_left else start


def wide(words: str, *, strong: bool = False) -> float:
    """Return how wide words are in one line of text."""
    return QFontMetricsF(font(strong=strong)).horizontalAdvance(words)


def font(size: str = "text", *, strong: bool = False) -> QFont:
    """Return the house's typeface for paper, at a named size; the learner's text size and theme do not reach paper."""
    made = QFont("Inter")
    made.setPixelSize(round(_POINTS[size] * DOTS_PER_INCH / 72))
    made.setWeight(STRONG if strong else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


STRONG = QFont.Weight.DemiBold  # the heaviest that comes with Quizapp: a heavier one would be drawn twice, not be bold
