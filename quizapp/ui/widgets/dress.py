"""Giving a widget its part in the style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget


def dress(widget: QWidget, **properties: str) -> bool:
    """Set properties that the style sheet selects by, such as role="pill" and tone="right", and restyle the widget.

    Tells whether anything is different now.
    """
    changed = False
    for name, value in properties.items():
        before = widget.property(name)
        if before != value:
            widget.setProperty(name, value)
            changed = changed or value != (before or "")  # what was never said looks as if it were ""
    if changed:
        restyle(widget)
    return changed


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget anew; one that was never shown is looked at when it is.

    So a window is built without the style being asked for, which alone has Qt make hundreds of Python's enum members.
    """
    from PySide6.QtCore import Qt  # see ``by_name``

    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def by_name(widget: QWidget, **properties: str) -> None:
    """Set properties of Qt's own by the names of their values, such as alignment="AlignRight".

    For what the first paint needs: the values themselves are members of the namespace ``Qt``, and for the first that is
    asked for Python makes all 2,500 of them.
    """
    for name, value in properties.items():
        is_known = widget.setProperty(name, value)
        assert is_known, f"{name} cannot be {value}"


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label in one of the style sheet's roles; its text is never taken for markup."""
    made = QLabel()
    by_name(made, textFormat="PlainText")
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
