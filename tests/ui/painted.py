"""What a widget looks like, as far as a test can say."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 0) -> None:
    """Show a widget in a window of its own, as high as it wants to be unless a height is given."""
    qtbot.addWidget(widget)
    widget.resize(width, height or widget.sizeHint().height())
    widget.show()
    QApplication.processEvents()


def picture(widget: QWidget) -> QImage:
    """A picture of a widget as it is now."""
    QApplication.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(widget: QWidget) -> set[str]:
    """Every colour of a widget as it is now, each as "#RRGGBB"."""
    image = picture(widget)  # kept, since its bits are its own
    bits = bytes(image.constBits())
    pixels = {bits[place : place + 3] for place in range(0, len(bits), 4)}
    return {f"#{pixel[::-1].hex().upper()}" for pixel in pixels}
