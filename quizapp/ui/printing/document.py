"""A text as Qt lays it out for paper: black, without links, with the pictures of its deck's folder and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
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
from quizapp.ui.widgets.pictures import picture_size, read_picture
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


def deck_text(text: str, folder: Path | None, size: str, width: float) -> QTextDocument:
    """Return a deck's Markdown, ``width`` wide; pictures come from ``folder`` (the deck's own) or not at all."""
    document = _Document(folder, size)
    document.setMarkdown(text, FEATURES)
    _tame(document)
    _fit_pictures(document, width)
    document.setTextWidth(width)
    return document


def plain_text(text: str, size: str, width: float, *, strong: bool = False, at_right: bool = False) -> QTextDocument:
    """Return plain words, ``width`` wide."""
    document = _Document(None, size, strong=strong)
    document.setPlainText(text)
    if at_right:
        option = document.defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        document.setDefaultTextOption(option)
    for block in list(blocks(document)):
        _space(block)
    document.setTextWidth(width)
    return document


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs of a text, those in tables too."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def unshown_pictures(text: str, folder: Path | None) -> tuple[str, ...]:
    """Return the names of the pictures of a deck's Markdown that ``deck_text`` puts words in the place of."""
    if "![" not in text:
        return ()
    document = _Document(folder, "text")
    document.setMarkdown(text, FEATURES)
    named = [one.charFormat().toImageFormat().name() for one in _pictures(document)]
    return tuple(name for name in named if _picture_size(folder, name).isEmpty())


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
        return read_picture(path, QSize(measures.WIDTH, _HIGHEST_PICTURE))  # no finer than the paper shows it


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
    for block in list(blocks(document)):
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
    for fragment in reversed(_pictures(document)):  # from the end, since words may take the place of a picture
        look = fragment.charFormat().toImageFormat()
        size = _picture_size(document.folder, look.name())
        cursor = _at(document, fragment)
        if size.isEmpty():
            cursor.insertText(_instead(look), QTextCharFormat())
            continue
        own = measures.DOTS_PER_INCH / _SCREEN_DOTS
        scale = min(own, width / size.width(), _HIGHEST_PICTURE / size.height())
        look.setWidth(size.width() * scale)
        look.setHeight(size.height() * scale)
        cursor.setCharFormat(look)


def _pictures(document: QTextDocument) -> list[QTextFragment]:
    return [one for one in _fragments(document) if one.charFormat().isImageFormat()]


def _picture_size(folder: Path | None, name: str) -> QSize:
    path = own_file(folder, name)
    return QSize() if path is None else picture_size(path)


def _instead(look: QTextFormat) -> str:
    said = look.property(QTextFormat.Property.ImageAltText.value)
    named = f": {said}" if isinstance(said, str) and said and said != "picture" else ""
    return f"[a picture that cannot be shown{named}]"


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    for block in blocks(document):
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
