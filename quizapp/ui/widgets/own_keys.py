"""Keys that mean something to one widget, before they are shortcuts of the screen around it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

Deed = Callable[[], None]


class OwnKeys(QWidget):
    """A widget whose keys go before the screen's while the focus is in it; ``deed`` says what each of them does."""

    def deed(self, event: QKeyEvent) -> Deed | None:
        """Return what a key does here, or None where it is left to the screen."""
        del event
        return None

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self.deed(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self.deed(event)
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()


def led_to(key: int, here: int, last: int) -> int | None:
    """Return to which index a key leads in a column whose last is ``last``, or None where it leads nowhere."""
    match key:
        case Qt.Key.Key_Up:
            return max(here - 1, 0)
        case Qt.Key.Key_Down:
            return min(here + 1, last)
        case Qt.Key.Key_Home:
            return 0
        case Qt.Key.Key_End:
            return last
        case _:
            return None
