"""Texts on a page: a deck's Markdown under the same rules as in the window, or plain words; cut between lines alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QImageReader,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextOption,
    QTextTable,
)

from quizapp.ui.printing import measures
from quizapp.ui.printing.pieces import Mark, Piece
from quizapp.ui.widgets.prose import FEATURES, own_file

_SCREEN_DOTS = 96  # to the inch: what a picture's own size is counted in
_HIGHEST_PICTURE = 1000
_LINE_HEIGHT = 118
_BETWEEN = 18
_OF_A_LINK = tuple(
    what.value
    for what in (
        QTextFormat.Property.IsAnchor,
        QTextFormat.Property.AnchorHref,
        QTextFormat.Property.AnchorName,
        QTextFormat.Property.TextUnderlineStyle,
        QTextFormat.Property.FontUnderline,
    )
)
_SIZE_STEP = QTextFormat.Property.FontSizeAdjustment.value


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
    """Return a deck's Markdown in black; pictures come from ``folder`` (the deck's own) or not at all."""
    document = _Document(folder, size)
    document.setMarkdown(text, FEATURES)
    _tame(document)
    _fit_pictures(document, width)
    document.setTextWidth(width)
    return Prose(document, left, width, above, marks)


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
    """Return plain words in black."""
    document = _Document(None, size, strong=strong)
    document.setPlainText(text)
    if at_right:
        option = document.defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        document.setDefaultTextOption(option)
    for block in list(_blocks(document)):
        _space(block)
    document.setTextWidth(width)
    return Prose(document, left, width, above, marks)


class _Document(QTextDocument):
    """A text that gets pictures of its deck's folder and nothing else, each when it is painted."""

    def __init__(self, folder: Path | None, size: str, *, strong: bool = False) -> None:
        super().__init__()
        self.folder = folder
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self.setUseDesignMetrics(True)
        self.setIndentWidth(60)
        self.setDefaultFont(measures.font(size, strong=strong))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(option)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        del kind
        path = own_file(self.folder, name.toString() if isinstance(name, QUrl) else name)
        if path is None:
            return QImage()
        reader = QImageReader(str(path))
        wanted = reader.size().scaled(QSize(measures.WIDTH, _HIGHEST_PICTURE), Qt.AspectRatioMode.KeepAspectRatio)
        if wanted.width() < reader.size().width():  # no finer than the paper shows it
            reader.setScaledSize(wanted)
        return reader.read()


def _tame(document: QTextDocument) -> None:
    """Make everything black, nothing a link, bold as bold as there is, and let code wrap."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # so that a text of a thousand bold words is laid out once
    for fragment in [one for one in _fragments(document) if one.charFormat().isAnchor()]:
        look = fragment.charFormat()
        for what in _OF_A_LINK:
            look.clearProperty(what)
        _at(document, fragment).setCharFormat(look)
    ink = QTextCharFormat()
    ink.setForeground(Qt.GlobalColor.black)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(ink)
    for block in list(_blocks(document)):
        _space(block)
    strong = QTextCharFormat()
    strong.setFontWeight(measures.STRONG)
    strong.setProperty(_SIZE_STEP, 0)  # no heading of a deck is larger than the paper's own
    for fragment in [one for one in _fragments(document) if one.charFormat().fontWeight() > measures.STRONG]:
        _at(document, fragment).mergeCharFormat(strong)
    cursor.endEditBlock()


def _space(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    frame = cursor.currentFrame()
    look = QTextBlockFormat()
    if not any(one.charFormat().isImageFormat() for one in _fragments_of(block)):
        look.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    look.setNonBreakableLines(False)
    look.setBottomMargin(0)
    look.setTopMargin(0 if isinstance(frame, QTextTable) else _over(block))
    cursor.mergeBlockFormat(look)
    if isinstance(frame, QTextTable):
        _dress(frame)


def _over(block: QTextBlock) -> float:
    """Return the room over a paragraph, a step of a list, or a line of code."""
    if block.position() == 0 or (_is_code(block) and _is_code(block.previous())):
        return 0
    return _BETWEEN / 3 if block.textList() is not None else _BETWEEN


def _is_code(block: QTextBlock) -> bool:
    return bool(block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value))


def _dress(table: QTextTable) -> None:
    look = table.format()
    if look.cellPadding() == _BETWEEN / 2:
        return
    look.setCellPadding(_BETWEEN / 2)
    look.setCellSpacing(0)
    look.setBorder(measures.HAIR)
    look.setBorderBrush(Qt.GlobalColor.black)
    look.setBorderCollapse(True)
    look.setTopMargin(_BETWEEN)
    look.setBottomMargin(_BETWEEN / 2)
    table.setFormat(look)


def _fit_pictures(document: _Document, width: float) -> None:
    """Give each picture its own size, or as much of it as fits; say so where there is none."""
    pictures = [one for one in _fragments(document) if one.charFormat().isImageFormat()]
    for fragment in reversed(pictures):  # from the end, since words may take the place of a picture
        look = fragment.charFormat().toImageFormat()
        path = own_file(document.folder, look.name())
        size = QImageReader(str(path)).size() if path is not None else QSize()
        cursor = _at(document, fragment)
        if not size.isValid() or size.isEmpty():
            cursor.insertText(_instead(look), QTextCharFormat())
            continue
        own = measures.DOTS_PER_INCH / _SCREEN_DOTS
        scale = min(own, width / size.width(), _HIGHEST_PICTURE / size.height())
        look.setWidth(size.width() * scale)
        look.setHeight(size.height() * scale)
        cursor.setCharFormat(look)


def _instead(look: QTextFormat) -> str:
    said = look.property(QTextFormat.Property.ImageAltText.value)
    named = f": {said}" if isinstance(said, str) and said and said != "picture" else ""
    return f"[a picture that cannot be shown{named}]"


def _cuts(document: QTextDocument) -> Iterator[float]:
    """Yield where a text can be cut without cutting through a line, from the top."""
    layout = document.documentLayout()
    spans: list[tuple[float, float]] = []
    for block in _blocks(document):
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
        for block in _blocks(document)
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


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    for block in _blocks(document):
        yield from _fragments_of(block)


def _fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _at(document: QTextDocument, fragment: QTextFragment) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _black() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    return palette
