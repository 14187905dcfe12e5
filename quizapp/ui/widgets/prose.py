"""Markdown from a deck, shown safely: no HTML, no scripts, nothing loaded from outside the deck's folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from quizapp.ui import theme
from quizapp.ui.widgets.dress import dress
from quizapp.ui.widgets.links import follow
from quizapp.ui.widgets.pictures import read_picture

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_USUAL_WIDTH = 480
_IMAGE = QTextDocument.ResourceType.ImageResource.value
_LINK = "]("
_LINE_HEIGHT = {"question": 121, "answer": 128}


def own_file(folder: Path | None, name: str) -> Path | None:
    """Return the file that a deck names, where it lies in the deck's own ``folder``; None for anything else."""
    if folder is None or ":" in name or name.startswith(("/", "\\")) or "\\" in name:
        return None
    path = (folder / name).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


class Prose(QTextBrowser):
    """A text that is as high as its words need and leaves keys to the screen around it."""

    def __init__(self, role: str = "answer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._role = role
        self._width = _USUAL_WIDTH  # what it was given last, also while it is hidden
        self._heights: dict[int, int] = {}
        self._pictures: dict[str, QImage] = {}
        self.setProperty("role", role)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        if role == "question":
            self.document().setDefaultFont(theme.font("question", QFont.Weight.Medium))
        self.anchorClicked.connect(self._follow)

    def show_markdown(self, text: str, folder: Path | None = None) -> None:
        """Show a deck's Markdown; pictures come from ``folder`` (the deck's own) or not at all."""
        self._folder = folder
        self._pictures.clear()
        self.document().setMarkdown(text, FEATURES)
        self._set_line_height()
        self.setAccessibleName(self.toPlainText())
        self._heights.clear()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if _LINK in text else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()

    def strike_out(self, *, struck: bool) -> None:
        """Draw a line through the whole text and mute it, or take that back."""
        look = QTextCharFormat()
        look.setFontStrikeOut(struck)
        self._all().mergeCharFormat(look)
        dress(self, state="struck" if struck else "")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give Qt a picture of the deck's folder and nothing else, whatever the deck asks for."""
        del kind
        address = name.toString() if isinstance(name, QUrl) else name
        path = own_file(self._folder, address)
        image = QImage() if path is None else read_picture(path)
        if not image.isNull():
            self._pictures[address] = image
        return image

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            shown = document.textWidth()
            document.setTextWidth(width)
            self._fit_pictures(width)
            self._heights[width] = int(document.size().height()) + 2
            document.setTextWidth(shown)
            self._fit_pictures(self.viewport().width())
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.heightForWidth(self._width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._width = self.width()  # the event is of the viewport
        self._fit_pictures(self.viewport().width())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the screen around it, but for those that go from link to link and follow one."""
        among_links = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.focusPolicy() != Qt.FocusPolicy.NoFocus and event.key() in among_links:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _follow(self, url: QUrl) -> None:
        follow(self, url.toString(), own_file(self._folder, url.toString()))

    def _fit_pictures(self, width: int) -> None:
        """Shrink what is wider than the text; Qt asks for a picture once and keeps what it got."""
        document = self.document()
        for address, image in self._pictures.items():
            fitting = image if image.width() <= width else image.scaledToWidth(max(width, 1))
            document.addResource(_IMAGE, QUrl(address), fitting)
        if self._pictures:
            document.markContentsDirty(0, document.characterCount())

    def _set_line_height(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT.get(self._role, 115), 1)  # 1: proportional, in percent
        self._all().mergeBlockFormat(spacing)

    def _all(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return cursor
