"""Words in lines, for the buttons and boxes of Qt that do not break lines by themselves."""

from __future__ import annotations

import re

from PySide6.QtGui import QFontMetrics

_PIECE = 12  # signs; so many have room in a line of a small window at twice the text size
_LONG = re.compile(rf"[^\s/\\]{{{_PIECE + 1},}}")  # Qt breaks lines after slashes by itself
_PIECES = re.compile(rf"[^-_.]{{1,{_PIECE}}}[-_.]*|[-_.]+")
_MAY_BREAK = "\u200b"  # seen and read as nothing


def broken(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return words in lines of at most ``width`` pixels, but for a word that is longer by itself."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def soft(words: str) -> str:
    """Return words of which a very long one, such as the name of a file, may go on in the next line of a label."""
    return _LONG.sub(lambda word: _MAY_BREAK.join(_PIECES.findall(word[0])), words)


def longest(words: str, metrics: QFontMetrics) -> int:
    """Return the width in pixels of the longest word."""
    return max(metrics.horizontalAdvance(word) for word in words.split(" "))
