"""Having a page scrolled to where something is."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN = 24  # pixels that are kept in sight above and below


def area_around(widget: QWidget) -> QScrollArea | None:
    """Return what scrolls a widget, or None."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def come_into_sight(*widgets: QWidget) -> None:
    """Have the page scrolled to where widgets are; where there is no room for all, the last of them counts most."""
    for widget in widgets:
        area = area_around(widget)
        if area is not None:
            area.ensureWidgetVisible(widget, 0, _MARGIN)
