"""Words in lines, for the buttons and boxes of Qt that do not break lines by themselves."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics


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


def longest(words: str, metrics: QFontMetrics) -> int:
    """Return the width in pixels of the longest word."""
    return max(metrics.horizontalAdvance(word) for word in words.split(" "))
