"""Giving a widget its part in the style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget


def dress(widget: QWidget, **properties: str) -> None:
    """Set properties that the style sheet selects by, such as role="pill" and tone="right", and restyle the widget."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles; its text is never taken for markup."""
    made = QLabel()
    made.setTextFormat(made.textFormat().PlainText)
    made.setText(text)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def panel() -> QFrame:
    """Return an empty panel: a surface with a hair-line and round corners."""
    made = QFrame()
    made.setProperty("role", "panel")
    return made


def rule() -> QFrame:
    """Return a hair-line between two parts of a panel."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def pill(text: str, tone: str) -> QLabel:
    """Return a word on a coloured ground; the colour never says more than the word."""
    made = label(text, "pill")
    made.setProperty("tone", tone)
    made.setAlignment(made.alignment().AlignCenter)
    return made


@contextmanager
def unseen(widget: QWidget) -> Iterator[None]:
    """Hide a widget while parts are put into it: Qt lays all of it out anew for each part that appears in sight."""
    was_hidden = widget.isHidden()
    widget.hide()
    yield
    widget.setHidden(was_hidden)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (entry := layout.takeAt(0)) is not None:
        if widget := entry.widget():
            widget.hide()
            widget.deleteLater()
