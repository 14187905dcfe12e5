"""Telling a screen reader what changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence; without one nothing happens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # nothing is said before the first paint

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
