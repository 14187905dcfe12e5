"""A screen around a widget: it scrolls, and notes the keys that are left to it."""

from __future__ import annotations

from functools import partial

from hands import settle, strike
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import scrolled
from quizapp.ui.widgets.tile import Tile

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Around(QWidget):
    """A screen with shortcuts on every letter, Esc and Alt+Left, and with a line to type in below the widget."""

    def __init__(self, qtbot: QtBot, widget: QWidget, width: int = 700, height: int = 700) -> None:
        super().__init__()
        self.got: list[str] = []
        column = QVBoxLayout()
        column.setContentsMargins(44, 24, 32, 12)  # as a quiz has them
        column.addWidget(widget)
        self.below = QLineEdit()
        column.addWidget(self.below)
        column.addStretch(1)
        self.area = scrolled(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        for key in (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "Esc", "Alt+Left"):
            bind(self, key, partial(self.got.append, key))
        qtbot.addWidget(self)
        self.resize(width, height)
        self.show()
        self.activateWindow()
        settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = Qt.Key(event.key()).name.removeprefix("Key_")
        if name not in ("Alt", "Control", "Shift"):
            self.got.append(name)

    def press(self, *keys: str) -> None:
        """Press keys; whatever has the focus gets them."""
        for key in keys:
            focused: QWidget | None = self.focusWidget()
            strike(self if focused is None else focused, key)

    def cover(self) -> QWidget:
        """Open another window, which has the keys and the mouse now."""
        other = QWidget(self, Qt.WindowType.Window)
        other.show()
        other.activateWindow()
        settle()
        assert not self.isActiveWindow()
        return other

    def uncover(self, other: QWidget) -> None:
        """Close the other window and come back."""
        other.close()
        self.activateWindow()
        settle()
        assert self.isActiveWindow()

    def scroll_of(self) -> int:
        """How far the page is scrolled."""
        return self.area.verticalScrollBar().value()


def middle(widget: QWidget) -> QPoint:
    """The middle of a widget, on the screen."""
    return widget.mapToGlobal(widget.rect().center())


def click(tile: QWidget, button: Qt.MouseButton = LEFT) -> None:
    """Click a tile as the mouse does, wherever its child widgets lie."""
    under = tile.childAt(tile.rect().center())
    assert under is None, "the words of a tile let the mouse through"
    QTest.mouseClick(tile, button, pos=tile.rect().center())
    settle()


def take(tile: Tile) -> None:
    """Press the mouse on a tile and pull a little."""
    start = tile.rect().center()
    QTest.mousePress(tile, LEFT, pos=start)
    QTest.mouseMove(tile, start + QPoint(0, QApplication.startDragDistance() + 1))
    settle()


def pull(tile: Tile, to: QPoint) -> None:
    """Pull a tile that is taken to a point of the screen."""
    QTest.mouseMove(tile, tile.mapFromGlobal(to))
    settle()


def let_go(tile: Tile, at: QPoint) -> None:
    """Let go of a tile at a point of the screen."""
    QTest.mouseRelease(tile, LEFT, pos=tile.mapFromGlobal(at))
    settle()


def drag(tile: Tile, to: QPoint) -> None:
    """Drag a tile to a point of the screen and drop it there."""
    take(tile)
    pull(tile, to)
    let_go(tile, to)


def turn_wheel(widget: QWidget, notches: int) -> None:
    """Turn the wheel of the mouse over a widget, down for a number above 0."""
    window = widget.window().windowHandle()
    QTest.wheelEvent(window, QPointF(widget.mapTo(widget.window(), widget.rect().center())), QPoint(0, -120 * notches))
    settle()


def carried(screen: QWidget) -> list[str]:
    """The words that go with the mouse."""
    labels = screen.findChildren(QLabel)
    return [label.text() for label in labels if label.property("role") == "carried" and label.isVisible()]
