"""Where things stand: a titled panel, and a box in the middle of a screen."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from quizapp.ui.widgets.dress import label, panel


def titled(title: str, inner: QLayout, role: str = "heading") -> QFrame:
    """Return a panel with a title, "" for none, and what stands under it, at the top."""
    box = panel()
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    if title:
        column.addWidget(label(title, role, wraps=True))
    column.addLayout(inner)
    column.addStretch(1)
    return box


def across(middle: QWidget, width: int) -> QHBoxLayout:
    """Return a row with a widget in its middle, as wide as there is room, up to ``width`` pixels."""
    middle.setMaximumWidth(width)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(middle, 1000)
    row.addStretch(1)
    return row


def alone(screen: QWidget, middle: QWidget, width: int) -> None:
    """Let a box stand alone on a screen, a little above its middle."""
    column = QVBoxLayout(screen)
    column.setContentsMargins(32, 32, 32, 32)
    column.addStretch(1)
    column.addLayout(across(middle, width))
    column.addStretch(2)
