"""Texts on a page: a deck's Markdown or plain words, cut between lines alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QPalette, QTextCursor, QTextDocument

from quizapp.ui.printing.document import blocks, deck_text, plain_text
from quizapp.ui.printing.pieces import Mark, Piece


class Prose(Piece):
    """A text in a column of a page, or what is ``shown`` of it (from, to). marks: what stands beside its first line."""

    def __init__(
        self,
        document: QTextDocument,
        left: float,
        width: float,
        above: float = 0,
        marks: tuple[Mark, ...] = (),
        shown: tuple[float, float] | None = None,
        cuts: tuple[float, ...] = (),
    ) -> None:
        self._document, self._left, self._width = document, left, width
        self._marks, self._cuts = marks, cuts
        self._scale = min(1.0, width / max(document.size().width(), 1))  # a table may be wider than its column
        self._start, self._end = shown or (0.0, document.size().height())
        self.above = above
        self.height = (self._end - self._start) * self._scale

    def paint(self, painter: QPainter, top: float) -> None:
        for mark in self._marks:
            mark.paint(painter, top + _first_baseline(self._document) * self._scale)
        painter.save()
        painter.translate(self._left, top)
        painter.scale(self._scale, self._scale)
        painter.translate(0, -self._start)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _black()
        if self._start or self._end < self._document.size().height():
            shown = QRectF(0, self._start, self._document.size().width(), self._end - self._start)
            painter.setClipRect(shown)
            context.clip = shown.adjusted(0, 1, 0, -1)
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if not self._cuts:
            _loosen(self._document)
            self._cuts = tuple(_cuts(self._document))
        place = bisect_right(self._cuts, self._start + room / self._scale) - 1
        cut = self._cuts[place] if place >= 0 else 0.0
        if not self._start < cut < self._end:
            return None
        return self._part(self._start, cut, self._marks), self._part(cut, self._end, ())

    def _part(self, start: float, end: float, marks: tuple[Mark, ...]) -> Prose:
        return Prose(self._document, self._left, self._width, self.above, marks, (start, end), self._cuts)


def markdown(
    text: str,
    folder: Path | None,
    left: float,
    width: float,
    *,
    size: str = "text",
    above: float = 0,
    marks: tuple[Mark, ...] = (),
) -> Prose:
    """Return a deck's Markdown; pictures come from ``folder`` (the deck's own) or not at all."""
    return Prose(deck_text(text, folder, size, width), left, width, above, marks)


def words(
    text: str,
    left: float,
    width: float,
    *,
    size: str = "text",
    above: float = 0,
    strong: bool = False,
    at_right: bool = False,
    marks: tuple[Mark, ...] = (),
) -> Prose:
    """Return plain words."""
    return Prose(plain_text(text, size, width, strong=strong, at_right=at_right), left, width, above, marks)


def _cuts(document: QTextDocument) -> Iterator[float]:
    """Yield where a text can be cut without cutting through a line, from the top."""
    layout = document.documentLayout()
    spans: list[tuple[float, float]] = []
    for block in blocks(document):
        top = layout.blockBoundingRect(block).top()
        lines = block.layout()
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            spans.append((top + line.y(), top + line.y() + line.height()))
    spans.sort()
    reached = 0.0
    for start, end in spans:
        if reached and start >= reached - 0.01:
            yield reached
        reached = max(reached, end)


def _loosen(document: QTextDocument) -> None:
    """Make a paragraph of each line, which moves none of them.

    Of a paragraph Qt also paints the line above what is to be shown; clipping would hide it, but not from a search.
    """
    cursor = QTextCursor(document)
    starts = [
        block.position() + block.layout().lineAt(number).textStart()
        for block in blocks(document)
        for number in range(1, block.layout().lineCount())
    ]
    cursor.beginEditBlock()
    for start in reversed(starts):  # from the end, so that the other places stay what they are
        cursor.setPosition(start)
        look = cursor.blockFormat()
        look.setTopMargin(0)
        look.setObjectIndex(-1)  # it is the same point of a list still, and gets no sign of its own
        cursor.insertBlock(look)
    cursor.endEditBlock()


def _first_baseline(document: QTextDocument) -> float:
    """Return how far down the letters of the first line stand; beside a picture, those at its upper edge."""
    usual = 1.3 * document.defaultFont().pixelSize()
    block = document.begin()
    lines = block.layout()
    if not lines.lineCount():
        return usual
    line = lines.lineAt(0)
    top = document.documentLayout().blockBoundingRect(block).top() + line.y()
    return top + min(line.ascent(), usual)


def _black() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    return palette
