"""What stands on a page: a piece has a height, can be painted, and perhaps be cut where a page ends."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from quizapp.ui.printing import measures

Shape = Literal["", "round", "square", "box", "line"]

AFTER_LINE = 30.0  # from a line to write on to the next cell
_GAP = 16
_CELL_HEIGHT = 96.0
_DOWN_TO_WORDS = 44.0  # so that its first line stands on the line to write on
_SIDES: dict[Shape, int] = {"": 0, "round": 36, "square": 36, "box": 84, "line": 0}


class Piece(ABC):
    """A piece of a page; above: the room over it, which falls away at the top of a page."""

    height: float
    above: float = 0

    @abstractmethod
    def paint(self, painter: QPainter, top: float) -> None:
        """Paint it with its upper edge at ``top``."""

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Return the part that is at most ``room`` high and the rest; None where it cannot be cut there."""
        del room
        return None


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that belong together: they stand on one page where they fit on one."""

    pieces: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """The height at the top of a page."""
        return sum(piece.above + piece.height for piece in self.pieces) - self.pieces[0].above


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape to mark, a letter, or both, beside the first line of a text, beginning at ``edge``.

    mirrored: it runs to the left from there.
    """

    edge: float
    shape: Shape = ""
    words: str = ""
    size: str = "text"
    strong: bool = False
    mirrored: bool = False

    def paint(self, painter: QPainter, baseline: float) -> None:
        """Paint it beside a line whose letters stand on ``baseline``."""
        side = _SIDES[self.shape]
        face = measures.font(self.size, strong=self.strong)
        metrics = QFontMetricsF(face)
        top = baseline - (metrics.capHeight() + side) / 2
        paint_shape(painter, self.shape, QRectF(self.edge - side if self.mirrored else self.edge, top, side, side))
        shift = side + (_GAP if side else 0)
        painter.setFont(face)
        start = self.edge - shift - metrics.horizontalAdvance(self.words) if self.mirrored else self.edge + shift
        painter.drawText(QPointF(start, baseline), self.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """A shape to mark or to write into, and its words, before it ("box", "line") or after it."""

    shape: Shape
    words: str
    width: float
    strong: bool = False


class Cells(Piece):
    """Cells side by side; they go on below where the width ends. Where mirrored, they begin at the right."""

    def __init__(
        self, cells: Iterable[Cell], left: float, width: float, above: float = 0, *, mirrored: bool = False
    ) -> None:
        self.above, self._mirrored = above, mirrored
        self._placed: list[tuple[float, float, Cell]] = []
        across, down = 0.0, 0.0
        for cell in cells:
            if across and across + cell.width > width:
                across, down = 0.0, down + _CELL_HEIGHT
            start = left + (width - across - cell.width if mirrored else across)
            self._placed.append((start, down, cell))
            across += cell.width
        self.height = down + _CELL_HEIGHT

    def paint(self, painter: QPainter, top: float) -> None:
        for left, down, cell in self._placed:
            _paint_cell(painter, cell, left, top + down, mirrored=self._mirrored)


class Row(Piece):
    """Pieces beside each other."""

    def __init__(self, pieces: Iterable[Piece], above: float = 0) -> None:
        self._pieces = tuple(pieces)
        self.above = above
        self.height = max((piece.height for piece in self._pieces), default=0)

    def paint(self, painter: QPainter, top: float) -> None:
        for piece in self._pieces:
            piece.paint(painter, top)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        parts = [(piece, None) if piece.height <= room else piece.split(room) for piece in self._pieces]
        cut = [part for part in parts if part is not None]
        if len(cut) < len(parts):
            return None
        return Row((first for first, _rest in cut), self.above), Row(rest for _first, rest in cut if rest is not None)


class Rule(Piece):
    """A thin line from edge to edge."""

    def __init__(self, above: float = 0, below: float = 0) -> None:
        self.above, self.height = above, measures.HAIR + below

    def paint(self, painter: QPainter, top: float) -> None:
        painter.drawLine(QPointF(0, top), QPointF(measures.WIDTH, top))


class WritingLine(Piece):
    """A line to write on at the lower edge of its ``height``, and what follows it."""

    def __init__(
        self, left: float, width: float, after: Piece | None = None, above: float = 0, height: float = _CELL_HEIGHT
    ) -> None:
        self._left, self._width, self._after, self._down = left, width, after, height - 10
        self.above = above
        self.height = max(height, _DOWN_TO_WORDS + after.height if after else 0)

    def paint(self, painter: QPainter, top: float) -> None:
        across = top + self._down
        painter.drawLine(QPointF(self._left, across), QPointF(self._left + self._width, across))
        if self._after is not None:
            self._after.paint(painter, top + _DOWN_TO_WORDS)


def paint_shape(painter: QPainter, shape: Shape, box: QRectF) -> None:
    """Paint a circle or a square to mark, or a box to write into."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match shape:
        case "round":
            painter.drawEllipse(box)
        case "square" | "box":
            painter.drawRect(box)
        case "" | "line":
            pass


def _paint_cell(painter: QPainter, cell: Cell, left: float, top: float, *, mirrored: bool) -> None:
    """Paint a shape to mark before the words of its cell, or one to write into after them."""
    face = measures.font(strong=cell.strong)
    metrics = QFontMetricsF(face)
    middle, side, wide = top + _CELL_HEIGHT / 2, _SIDES[cell.shape], metrics.horizontalAdvance(cell.words)

    def at(start: float, width: float) -> float:
        return left + (cell.width - start - width if mirrored else start)

    to_mark = cell.shape in ("round", "square")
    words, shape = (side + _GAP, 0) if to_mark else (0, wide + (_GAP if cell.words else 0))
    painter.setFont(face)
    painter.drawText(QPointF(at(words, wide), middle + metrics.capHeight() / 2), cell.words)
    paint_shape(painter, cell.shape, QRectF(at(shape, side), middle - side / 2, side, side))
    if cell.shape == "line":
        length, foot = cell.width - AFTER_LINE - shape, top + _CELL_HEIGHT - 18
        painter.drawLine(QPointF(at(shape, length), foot), QPointF(at(shape, length) + length, foot))
