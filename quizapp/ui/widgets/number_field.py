"""A field for a whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from quizapp.ui.widgets.dress import label


def number_field(name: str, low: int, high: int, suffix: str = "") -> QSpinBox:
    """Return a field for a number from ``low`` to ``high``; its value changes once the typing is over."""
    made = QSpinBox()
    made.setAccessibleName(name)
    made.setRange(low, high)
    made.setSuffix(suffix)
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(12, 0, 12, 0)  # the style sheet's padding does not reach the line inside
    return made


def show_number(field: QSpinBox, number: int) -> None:
    """Show a number without telling that it has changed: to show a value is not a wish."""
    field.blockSignals(True)
    field.setValue(number)
    field.blockSignals(False)


def beside(words: str, field: QWidget) -> QWidget:
    """Return a field with its words at its left."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    told = label(words, wraps=True)
    told.setBuddy(field)
    row.addWidget(told, 1)
    row.addWidget(field)
    return made
