"""Breaking blocks into pages, and painting the pages as a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from quizapp.base.progress import GoOn, unstopped
from quizapp.ui.printing import measures
from quizapp.ui.printing.pieces import Block, Piece

_LAYING_OUT = 0.8  # of the time; the rest is painting
_LEAST_CUT = 400  # no less of a piece is left at the foot of a page


@dataclass(frozen=True, slots=True)
class Part:
    """A part that begins on a page of its own. running: what its pages say at their foot; count: of its blocks."""

    running: str
    blocks: Iterable[Block]
    count: int


@dataclass(slots=True)
class Page:
    """A page that is being filled; down: how far."""

    running: str
    placed: list[tuple[float, Piece]] = field(default_factory=list)
    down: float = 0

    @property
    def room(self) -> float:
        """What is left of its height."""
        return measures.HEIGHT - self.down

    def place(self, piece: Piece) -> None:
        """Put a piece below what is there."""
        self.down += piece.above if self.placed else 0
        self.placed.append((self.down, piece))
        self.down += piece.height


def pdf(parts: Iterable[Part], title: str, go_on: GoOn = unstopped) -> bytes | None:
    """Return the pages of some parts as a PDF; None where ``go_on`` (told the share done, 0 to 1) says to stop."""
    pages = _pages(tuple(parts), lambda share: go_on(share * _LAYING_OUT))
    if pages is None:
        return None
    return _painted(pages, title, lambda share: go_on(_LAYING_OUT + share * (1 - _LAYING_OUT)))


def _pages(parts: tuple[Part, ...], go_on: GoOn) -> list[Page] | None:
    pages: list[Page] = []
    total, done = sum(part.count for part in parts), 0
    for part in parts:
        pages.append(Page(part.running))
        for block in part.blocks:
            _add(pages, block)
            done += 1
            if not go_on(done / max(total, 1)):
                return None
    return pages


def _add(pages: list[Page], block: Block) -> None:
    """Put a block on the last page, or on a new one where it fits on one, or cut it where it fits on none."""
    page = pages[-1]
    if block.height + block.pieces[0].above > page.room and page.placed:
        whole = block.height <= measures.HEIGHT
        if whole or page.room < measures.HEIGHT / 3:
            pages.append(Page(page.running))
    for piece in block.pieces:
        _add_piece(pages, piece)


def _add_piece(pages: list[Page], piece: Piece) -> None:
    rest: Piece | None = piece
    while rest is not None:
        page = pages[-1]
        room = page.room - (rest.above if page.placed else 0)
        if rest.height <= room:
            page.place(rest)
            return
        cut = rest.split(room) if room >= _LEAST_CUT or not page.placed else None
        if cut is None and not page.placed:
            page.place(rest)
            return
        if cut is not None:
            page.place(cut[0])
            rest = cut[1]
        pages.append(Page(page.running))


def _painted(pages: list[Page], title: str, go_on: GoOn) -> bytes | None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, title)
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages, start=1):
            if number > 1:
                writer.newPage()
            _paint(painter, page, number, len(pages))
            page.placed.clear()
            if not go_on(number / len(pages)):
                return None
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _writer(buffer: QBuffer, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(measures.DOTS_PER_INCH)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(title)
    writer.setCreator("Quizapp")
    return writer


def _paint(painter: QPainter, page: Page, number: int, of: int) -> None:
    painter.save()
    painter.setPen(QPen(Qt.GlobalColor.black, measures.HAIR))
    painter.save()
    painter.translate(measures.LEFT, measures.TOP)
    for top, piece in page.placed:
        piece.paint(painter, top)
    painter.restore()
    _paint_foot(painter, page.running, f"{number} of {of}")
    painter.restore()


def _paint_foot(painter: QPainter, running: str, number: str) -> None:
    face = measures.font("tiny")
    metrics = QFontMetricsF(face)
    painter.setFont(face)
    width = metrics.horizontalAdvance(number)
    words = metrics.elidedText(running, Qt.TextElideMode.ElideRight, measures.WIDTH - width - 60)
    painter.drawText(QPointF(measures.LEFT, measures.FOOT), words)
    painter.drawText(QPointF(measures.LEFT + measures.WIDTH - width, measures.FOOT), number)
