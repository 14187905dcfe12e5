"""Keys that do something on a screen, wherever its focus is, and the way of Tab."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget


def bind(screen: QWidget, keys: str, does: Callable[[], object] | SignalInstance) -> None:
    """Let each of the keys, parted by two spaces, do something while ``screen`` is the one that is shown.

    A line of text that has the focus keeps the letters that are typed into it.
    """
    for key in keys.split("  "):
        shortcut = QShortcut(screen)
        is_known = shortcut.setProperty("key", key)  # by name: to make a QKeySequence takes a start 1 ms, see by_name
        assert is_known, f"{key} is no key"
        shortcut.activated.connect(does)


def tab_through(*stops: QWidget) -> None:
    """Let Tab go through widgets in this order; without it Qt goes in the order in which they were made."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
