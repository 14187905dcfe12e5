"""A learner's hands on the keys of a running app, and a clock that stands still until it is set forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from quizapp.base.places import Places
from quizapp.ui.app import App
from quizapp.ui.today.outline import OutlineRow
from quizapp.ui.widgets.ask import Ask
from quizapp.ui.widgets.button import Button
from quizapp.workspace.desk import Workspace


class StillClock:
    """A clock that stands at a moment of 2026 until it is set forward."""

    def __init__(self) -> None:
        self._now = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
        self._seconds = 0.0

    def now(self) -> datetime:
        """The moment at which the clock stands."""
        return self._now

    def steady(self) -> float:
        """The seconds that went by."""
        return self._seconds

    def pass_minutes(self, minutes: float) -> None:
        """Let time go by."""
        self._now += timedelta(minutes=minutes)
        self._seconds += 60 * minutes

    def jump(self, minutes: float) -> None:
        """Set the clock forward or back while no time goes by, as a person does."""
        self._now += timedelta(minutes=minutes)


class Hands:
    """Presses keys as a person does: whatever has the focus gets them."""

    def __init__(self, places: Places, clock: StillClock, qtbot: QtBot) -> None:
        self.clock = clock
        self._qtbot = qtbot
        self._over = False
        self.app = App(Workspace(places, clock))

    def begin(self) -> None:
        """Open the window, and wait until it is active and at rest."""
        self.app.begin()
        self.app.window.activateWindow()
        self.until(self.app.window.isActiveWindow)
        self.app.upkeep.soon.start(0)
        self.until(lambda: not self.app.upkeep.soon.isActive() and not self.app.upkeep.decks.is_running())

    def quit(self) -> None:
        """Quit as the program does when its window is closed; once is enough."""
        if self._over:
            return
        self._over = True
        self.app.end()
        assert not self.app.upkeep.decks.is_running()
        self.app.window.close()
        self.app.deleteLater()
        for widget in QApplication.topLevelWidgets():  # screens that were never shown among them
            widget.deleteLater()
        settle()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, 5 s at most."""
        settle()
        self._qtbot.waitUntil(holds, timeout=5000)
        settle()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "Space", "Ctrl+Z" or "A"."""
        for key in keys:
            strike(self.target(), key)

    def type(self, text: str) -> None:
        """Type a text, whatever its signs."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.target(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
        settle()

    def target(self) -> QWidget:
        """What gets the keys."""
        modal = QApplication.activeModalWidget()
        top = self.app.window if modal is None else modal
        focus: QWidget | None = top.focusWidget()
        return top if focus is None else focus

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog), "no dialog is open"
        return found

    def answer(self, words: str) -> None:
        """Choose an answer of the dialog that is open."""
        dialog = self.dialog()
        assert isinstance(dialog, Ask)
        button = next(button for button in dialog.buttons if button.words() == words)
        button.setFocus()
        self.press("Return")

    def read(self) -> str:
        """Everything that the labels of the present screen say."""
        return words_on(self.app.window.current())


Opening = Callable[..., Hands]
"""Opens the app on decks given by name, for a learner who is called Ada unless told otherwise."""


def strike(target: QWidget, key: str) -> None:
    """Press a key such as "Space" or "Ctrl+Z", and let everything happen that follows."""
    combination = QKeySequence(key)[0]  # type: ignore[index]  # it can be indexed; the stubs do not know
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
    settle()


def words_on(screen: QWidget) -> str:
    """What the labels of a screen say that can be seen, and the rows of an outline."""
    labels = [label.text() for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]
    rows = [words for row in screen.findChildren(OutlineRow) if row.isVisibleTo(screen) for words in row.words()]
    return "\n".join(labels + rows)


def button(screen: QWidget, words: str) -> Button:
    """The button of a screen that says these words."""
    return next(one for one in screen.findChildren(Button) if one.words() == words)


def settle() -> None:
    """Let everything happen that waits to happen."""
    for _round in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def temporary_places(folder: Path, decks: Path) -> Places:
    """Places below a temporary folder, over a folder of decks."""
    return Places((decks,), folder / "data", folder / "cache")
