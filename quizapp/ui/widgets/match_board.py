"""Left sides and lettered right sides that a learner joins, with the keys or with the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import label
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.joins import Joins
from quizapp.ui.widgets.lettered_tile import LetteredTile, letter_at
from quizapp.ui.widgets.own_keys import Deed, OwnKeys, led_to
from quizapp.ui.widgets.speak import announce
from quizapp.ui.widgets.tile import State, Tile

_GAP = 10  # pixels between two tiles
_ROW = 580  # pixels that two columns need, at 100%
_HINT = (
    "Drag a letter to where it belongs, or click it and then the place. "
    "With keys: type a letter, or go through them with Left and Right; Backspace empties a place."
)
_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class MatchValue:
    """What there is to join.

    lefts: Markdown, in the item's own order; rights: (place in the item's own order, Markdown) in the order shown, the
    spare ones too; joined: for each left side the place of its right side or None, () for none at all.
    """

    lefts: tuple[str, ...]
    rights: tuple[tuple[int, str], ...]
    joined: tuple[int | None, ...] = ()
    folder: Path | None = None


class MatchBoard(OwnKeys):
    """Shows a MatchValue; ``changed`` follows every change. Letters are kept from the screen while it has the focus.

    Enter and Space are left to the screen, and so is Esc unless the mouse has a right side in hand.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Pairs to join")
        self._joins = Joins()
        self._lefts: list[LetteredTile] = []
        self._rights: dict[int, LetteredTile] = {}
        self._in_hand: int | None = None
        self._target: int | None = None
        self._hint = label(_HINT, "muted", wraps=True)
        self._left_column, self._right_column = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def show_pairs(self, value: MatchValue) -> None:
        """Show left sides, right sides and what is joined so far; all of it can be changed."""
        self._clear()
        self._joins = Joins(value.joined or (None,) * len(value.lefts))
        for index, text in enumerate(value.lefts):
            self._add_left(index, text, value.folder)
        for index, (place, text) in enumerate(value.rights):
            self._add_right(letter_at(index), place, text, value.folder)
        self._hint.show()
        self._show()

    def joined(self) -> tuple[int | None, ...]:
        """Return for each left side the place of its right side, or None."""
        return self._joins.all()

    def stops(self) -> list[QWidget]:
        """Return the left sides in the order in which Tab is to reach them."""
        return list(self._lefts)

    def focus_answer(self) -> None:
        """Give the focus to the first left side."""
        if self._lefts:
            self._lefts[0].focus()

    def judge(self, right: tuple[int, ...]) -> None:
        """Show of each pair whether it is right, and what belongs together; nothing can be changed any more.

        right: for each left side the place of the right side that belongs to it.
        """
        self._let_go()
        self._hint.hide()
        for tile in (*self._rights.values(), *reversed(self._lefts)):  # from below, so that the focus goes on at once
            tile.keep()
        for index, place in enumerate(right):
            self._judge_pair(index, place)
        for place, tile in self._rights.items():
            tile.remark("" if place in right else "Belongs to nothing")

    def deed(self, event: QKeyEvent) -> Deed | None:
        here = self._focused()
        if here is None or event.modifiers() & ~_TYPING:
            return None
        if event.text().isalpha():  # letters that stand for nothing here are kept too, since a slip must not leave
            return partial(self._type, here, event.text().upper())
        to = led_to(event.key(), here, len(self._lefts) - 1)
        if to is not None:
            return self._lefts[to].focus
        match event.key():
            case Qt.Key.Key_Left:
                return partial(self._step, here, -1)
            case Qt.Key.Key_Right:
                return partial(self._step, here, 1)
            case Qt.Key.Key_Backspace | Qt.Key.Key_Delete:
                return partial(self._join, here, None)
            case Qt.Key.Key_Escape if self._in_hand is not None:
                return self._let_go
            case _:
                return None

    def _focused(self) -> int | None:
        return next((index for index, tile in enumerate(self._lefts) if tile.hasFocus()), None)

    def _type(self, here: int, letter: str) -> None:
        for place, tile in self._rights.items():
            if tile.letter() == letter:
                self._join(here, place)

    def _step(self, here: int, by: int) -> None:
        """Join the next right side that no other left side has."""
        place = self._joins.next_for(here, tuple(self._rights), by)
        if place is not None:
            self._join(here, place)

    def _join(self, index: int, place: int | None) -> None:
        """Put a right side into a slot, out of the one where it was, or empty the slot."""
        before = self._joins.all()
        loser = self._joins.join(index, place)
        self._in_hand = None
        self._show()
        taken = "" if loser is None else f", taken from {self._lefts[loser].words}"
        announce(self, self._lefts[index].accessibleName() + taken)
        if before != self._joins.all():
            self.changed.emit()

    def _empty(self, place: int) -> None:
        index = self._joins.with_right(place)
        if index is not None:
            self._join(index, None)

    def _press_left(self, index: int) -> None:
        self._lefts[index].focus()
        if self._in_hand is not None:
            self._join(index, self._in_hand)

    def _press_right(self, place: int) -> None:
        """Take a right side in hand, or put it down."""
        self._take_focus()
        self._in_hand = None if self._in_hand == place else place
        self._show()
        words = "in hand" if self._in_hand == place else "put down"
        announce(self, f"{self._rights[place].accessibleName()}, {words}")

    def _take_focus(self) -> None:
        """Have the focus somewhere on the board, so that Esc reaches it; nothing scrolls."""
        if self._focused() is None:
            self._lefts[0].setFocus(Qt.FocusReason.MouseFocusReason)

    def _let_go(self) -> None:
        for tile in (*self._lefts, *self._rights.values()):
            tile.stop_drag()
        self._end_drag()

    def _end_drag(self) -> None:
        self._in_hand = self._target = None
        self._show()

    def _drag_left(self, index: int, point: QPoint) -> None:
        self._lefts[index].setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._joins.of(index)
        if place is not None:
            self._drag_right(place, point)

    def _drag_right(self, place: int, point: QPoint) -> None:
        self._take_focus()
        at = (place, self._left_at(point))
        if at != (self._in_hand, self._target):
            self._in_hand, self._target = at
            self._show()

    def _drop_left(self, index: int, point: QPoint) -> None:
        to, place = self._left_at(point), self._joins.of(index)
        self._join(index if to is None else to, None if to is None else place)

    def _drop_right(self, place: int, point: QPoint) -> None:
        to = self._left_at(point)
        if to is not None:
            self._lefts[to].setFocus(Qt.FocusReason.MouseFocusReason)
            self._join(to, place)

    def _left_at(self, point: QPoint) -> int | None:
        """Return the left side that lies under a point of the screen, or None."""
        under = (tile.rect().contains(tile.mapFromGlobal(point)) for tile in self._lefts)
        return next((index for index, is_there in enumerate(under) if is_there), None)

    def _show(self) -> None:
        """Show who is joined with whom, and what the mouse has in hand."""
        for index, left in enumerate(self._lefts):
            place = self._joins.of(index)
            right = None if place is None else self._rights[place]
            left.put("" if right is None else right.letter())
            left.carried = "" if right is None else right.title()
            left.show_state("target" if index == self._target else "")
            left.name(left.words, "not joined yet" if right is None else f"joined with {right.title()}")
        for place, tile in self._rights.items():
            joined = self._joins.with_right(place)
            tile.show_letter("" if joined is None else "on")
            tile.show_state(self._state_of(place, joined))
            tile.name(tile.title(), "" if joined is None else f"joined with {self._lefts[joined].words}")

    def _state_of(self, place: int, joined: int | None) -> State:
        if place == self._in_hand:
            return "away" if self._rights[place].is_dragged() else "lifted"
        if joined is None:
            return ""
        return "partner" if self._lefts[joined].hasFocus() else "used"

    def _judge_pair(self, index: int, belongs: int) -> None:
        tile, due = self._lefts[index], self._rights[belongs]
        right = self._joins.of(index) == belongs
        verdict = "Right" if right else "Wrong" if tile.letter() else "Not joined"
        feedback = "" if right else f"Here belongs {due.letter()}: {due.markdown}"
        tile.judge(right=right, verdict=verdict, feedback=feedback)
        tile.name(tile.words, f"joined with {tile.carried}" if tile.letter() else "", verdict)
        tile.show_letter("right" if right else "wrong")

    def _add_left(self, index: int, text: str, folder: Path | None) -> None:
        tile = LetteredTile(text, folder, is_slot=True)
        tile.clicked.connect(lambda: self._press_left(index))
        tile.emptied.connect(lambda: self._join(index, None))
        tile.dragged.connect(partial(self._drag_left, index))
        tile.dropped.connect(partial(self._drop_left, index))
        tile.focused.connect(self._show)
        tile.left.connect(self._show)
        self._add(tile, self._left_column)
        self._lefts.append(tile)

    def _add_right(self, letter: str, place: int, text: str, folder: Path | None) -> None:
        tile = LetteredTile(text, folder, letter)
        tile.carried = tile.title()
        tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tile.clicked.connect(lambda: self._press_right(place))
        tile.emptied.connect(lambda: self._empty(place))
        tile.dragged.connect(partial(self._drag_right, place))
        tile.dropped.connect(partial(self._drop_right, place))
        self._add(tile, self._right_column)
        self._rights[place] = tile

    def _add(self, tile: Tile, column: QVBoxLayout) -> None:
        tile.drag_over.connect(self._end_drag)
        column.insertWidget(column.count() - 1, tile)

    def _clear(self) -> None:
        tiles = (*self._lefts, *self._rights.values())
        self._joins, self._in_hand, self._target = Joins(), None, None
        self._lefts, self._rights = [], {}
        for tile in tiles:
            tile.hide()
            tile.deleteLater()

    def _lay_out(self) -> None:
        fold = Fold(theme.scaled(_ROW), spacing=20)
        for inner in (self._left_column, self._right_column):
            side = QWidget()
            side.setLayout(inner)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(_GAP)
            inner.addStretch(1)
            fold.add(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(fold)
        column.addWidget(self._hint)
        column.addStretch(1)
