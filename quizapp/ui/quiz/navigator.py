"""The way through a paper: a stop for each question, lit by what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea

from quizapp.ui import theme
from quizapp.ui.widgets.dress import dress, unseen
from quizapp.ui.widgets.wrap import Wrap

State = Literal["", "answered", "right", "wrong"]
_SAID: dict[State, str] = {"": "not answered", "answered": "answered", "right": "right", "wrong": "wrong"}


@dataclass(frozen=True, slots=True)
class Stop:
    """What became of a question so far, and whether it is marked for later."""

    state: State = ""
    marked: bool = False


class Navigator(QScrollArea):
    """Small numbered buttons that wrap where the row is full, and scroll where they would push the question away.

    ``go_wished`` gives the question's place from 0.
    """

    go_wished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QPushButton] = []
        self._stops = Wrap(gap=6)
        self._stops.setObjectName("scrolled")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._stops)

    def show_stops(self, stops: tuple[Stop, ...], here: int) -> None:
        """Show a stop for each question, and the one where the learner is."""
        while len(self._buttons) > len(stops):
            button = self._buttons.pop()
            self._stops.remove(button)
            button.deleteLater()
        if len(self._buttons) < len(stops):
            with unseen(self._stops):
                for place in range(len(self._buttons), len(stops)):
                    self._add_button(place)
        for place, (button, stop) in enumerate(zip(self._buttons, stops, strict=True)):
            button.setText(f"{place + 1}\u2022" if stop.marked else str(place + 1))
            dress(button, state=stop.state, here="true" if place == here else "")
            said = (f"Question {place + 1}", _SAID[stop.state], "marked for later" if stop.marked else "")
            button.setAccessibleName(", ".join(part for part in said if part))
        self.fit()
        if here < len(self._buttons):
            self.ensureWidgetVisible(self._buttons[here], 0, 0)

    def fit(self) -> None:
        """Be as high as the stops need, up to a fifth of the window, and at least one row."""
        self._stops.fit()
        wanted = self._stops.height()
        alone = self.isWindow()
        self.setFixedHeight(wanted if alone else min(wanted, max(_side(), self.window().height() // 5)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _add_button(self, place: int) -> None:
        button = QPushButton()
        button.setProperty("role", "stop")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFixedSize(_side(), _side())
        button.clicked.connect(lambda: self.go_wished.emit(place))
        self._buttons.append(button)
        self._stops.add(button)
        button.show()  # a layout counts no hidden widgets, and a new one is hidden for a moment


def _side() -> int:
    return max(theme.scaled(32), 32)
