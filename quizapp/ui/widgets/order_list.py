"""Steps that a learner puts in order, with the keys or with the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.grip import Grip
from quizapp.ui.widgets.keys import tab_through
from quizapp.ui.widgets.own_keys import Deed, OwnKeys, led_to
from quizapp.ui.widgets.speak import announce
from quizapp.ui.widgets.step_verdict import verdict_on
from quizapp.ui.widgets.tile import Tile

_GAP = 10  # pixels between two steps
_HINT = (
    "Drag a step, or click it and then the place where it belongs. "
    "With keys: Space picks a step up and drops it, Up and Down move it, Esc puts it back. "
    "Enter takes the order as it stands."
)
_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class OrderValue:
    """What there is to put in order.

    steps: (place in the item's own order, Markdown) in the order shown now; folder: where the deck's pictures are.
    """

    steps: tuple[tuple[int, str], ...]
    folder: Path | None = None


class OrderList(OwnKeys):
    """Shows an OrderValue; ``changed`` follows every move. Enter is left to the screen, and Esc while no step is up."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Steps to put in order")
        self._order: list[int] = []
        self._tiles: dict[int, Tile] = {}
        self._grips: dict[int, Grip] = {}
        self._numbers: list[QLabel] = []
        self._up: int | None = None
        self._before: tuple[int, ...] = ()
        self._hint = label(_HINT, "muted", wraps=True)
        self._grid = QGridLayout()
        self._lay_out()

    def show_steps(self, value: OrderValue) -> None:
        """Show steps that can be moved."""
        self._clear()
        self._order = [place for place, _text in value.steps]
        for place, text in value.steps:
            self._add(place, text, value.folder)
        self._hint.show()
        self._arrange()

    def order(self) -> tuple[int, ...]:
        """Return the places of the steps in their present order."""
        return tuple(self._order)

    def stops(self) -> list[QWidget]:
        """Return the steps in the order in which Tab is to reach them."""
        return [self._tiles[place] for place in self._order]

    def focus_answer(self) -> None:
        """Give the focus to the first step."""
        if self._order:
            self._tiles[self._order[0]].focus()

    def judge(self, right: tuple[int, ...]) -> None:
        """Show of each step whether it follows the one that it should, and where it belongs; no step moves any more.

        right: the places in their right order.
        """
        self._up = None
        self._hint.hide()
        for place in reversed(self._order):  # from below, so that the focus goes on at once
            self._tiles[place].keep()
        texts = {place: tile.markdown for place, tile in self._tiles.items()}
        for index, place in enumerate(self._order):
            verdict = verdict_on(index, self._order, right, texts)
            self._tiles[place].judge(right=verdict.follows, verdict=verdict.words, feedback=verdict.remark)
            self._tiles[place].name(self._tiles[place].words, self._position(place), verdict.words)
            self._grips[place].hide()

    def deed(self, event: QKeyEvent) -> Deed | None:
        here = next((index for index, place in enumerate(self._order) if self._tiles[place].hasFocus()), None)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if here is None or modifiers not in (_NONE, _ALT):
            return None
        to = led_to(event.key(), here, len(self._order) - 1)
        if to is not None:
            moves = modifiers == _ALT or self._up is not None
            return partial(self._move, here, to) if moves else self._tiles[self._order[to]].focus
        if event.key() == Qt.Key.Key_Space and modifiers == _NONE:
            return partial(self._press, self._order[here], again=event.isAutoRepeat())
        is_moving = self._up is not None or self._tiles[self._order[here]].is_dragged()
        return self._put_back if event.key() == Qt.Key.Key_Escape and is_moving else None

    def _move(self, here: int, to: int) -> None:
        place = self._order[here]
        if here != to:
            self._order.insert(to, self._order.pop(here))
            self._arrange()
            self.changed.emit()
        self._tiles[place].come_into_sight()
        announce(self, self._tiles[place].accessibleName())

    def _press(self, place: int, *, again: bool = False) -> None:
        """Pick a step up, drop it, or drop the one that is up where another is pressed."""
        if again:
            return
        if self._up is None:
            self._pick_up(place)
            return
        if self._up != place:
            self._move(self._order.index(self._up), self._order.index(place))
        self._drop()

    def _pick_up(self, place: int) -> None:
        self._tiles[place].focus()
        self._up, self._before = place, self.order()
        self._show_states()
        announce(self, self._tiles[place].accessibleName())

    def _drop(self) -> None:
        if self._up is None:
            return
        place, self._up = self._up, None
        self._show_states()
        announce(self, f"{self._tiles[place].accessibleName()}, dropped")

    def _put_back(self) -> None:
        for tile in self._tiles.values():
            tile.stop_drag()
        if self._up is None:
            return
        place, self._up = self._up, None
        was = self.order()
        self._order = list(self._before)
        self._arrange()
        self._tiles[place].come_into_sight()
        announce(self, f"{self._tiles[place].accessibleName()}, put back")
        if was != self._before:
            self.changed.emit()

    def _drag(self, place: int, point: QPoint) -> None:
        if self._up is not None:
            self._drop()
        if not self._tiles[place].hasFocus():
            self._tiles[place].setFocus(Qt.FocusReason.MouseFocusReason)
        self._tiles[place].show_state("away")
        self._show_line(self._tiles[place], self._gap_at(point))

    def _finish_drag(self, place: int, point: QPoint) -> None:
        here, gap = self._order.index(place), self._gap_at(point)
        self._move(here, gap - 1 if gap > here else gap)

    def _end_drag(self) -> None:
        self._show_states()

    def _gap_at(self, point: QPoint) -> int:
        """Return the number of steps whose middle stands above a point of the screen."""
        y = self.mapFromGlobal(point).y()
        return sum(self._tiles[place].geometry().center().y() < y for place in self._order)

    def _show_line(self, tile: Tile, gap: int) -> None:
        below = gap < len(self._order)
        beside = self._tiles[self._order[gap if below else -1]].geometry()
        y = beside.top() - _GAP // 2 if below else beside.bottom() + _GAP // 2
        tile.show_drop_line(self.mapToGlobal(QPoint(beside.left(), y)), beside.width())

    def _arrange(self) -> None:
        for index, place in enumerate(self._order):
            self._grid.addWidget(self._tiles[place], index, 1)
        tab_through(*self.stops())
        self._grid.activate()
        self._show_states()

    def _show_states(self) -> None:
        for place, tile in self._tiles.items():
            up = place == self._up
            tile.show_state("lifted" if up else "")
            tile.name(tile.words, self._position(place), "picked up" if up else "")
            self._grips[place].show_up(up=up)

    def _position(self, place: int) -> str:
        return f"position {self._order.index(place) + 1} of {len(self._order)}"

    def _add(self, place: int, text: str, folder: Path | None) -> None:
        grip = Grip()
        tile = Tile(text, folder, after=grip)
        tile.clicked.connect(lambda: self._press(place))
        tile.dragged.connect(partial(self._drag, place))
        tile.dropped.connect(partial(self._finish_drag, place))
        tile.drag_over.connect(self._end_drag)
        tile.left.connect(self._drop)
        number = label(str(len(self._numbers) + 1), "position")
        number.setContentsMargins(0, 12 + theme.scaled(4), 0, 0)  # beside the first line of the step
        self._grid.addWidget(number, len(self._numbers), 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._tiles[place], self._grips[place] = tile, grip
        self._numbers.append(number)

    def _clear(self) -> None:
        widgets = (*self._tiles.values(), *self._numbers)
        self._up = None
        self._order, self._tiles, self._grips, self._numbers = [], {}, {}, []
        for widget in widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _lay_out(self) -> None:
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _GAP // 2, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._grid)
        column.addWidget(self._hint)
        column.addStretch(1)
