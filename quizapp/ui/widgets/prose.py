"""Markdown from a deck, shown safely: no HTML, no scripts, nothing loaded from outside the deck's folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
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

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_LINE_HEIGHT = {"question": 121, "answer": 128}


class Prose(QTextBrowser):
    """A text that is as high as its words need and leaves keys to the screen around it."""

    link_wished = Signal(str)

    def __init__(self, role: str = "answer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._role = role
        self.setProperty("role", role)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        if role == "question":
            self.document().setDefaultFont(theme.font("question", QFont.Weight.Medium))
        self.anchorClicked.connect(lambda url: self.link_wished.emit(url.toString()))

    def show_markdown(self, text: str, folder: Path | None = None) -> None:
        """Show a deck's Markdown; pictures come from ``folder`` (the deck's own) or not at all."""
        self._folder = folder
        self.document().setMarkdown(text, _FEATURES)
        self._set_line_height()
        self.setAccessibleName(self.toPlainText())
        self._fit()

    def strike_out(self, *, struck: bool) -> None:
        """Draw a line through the whole text and mute it, or take that back."""
        look = QTextCharFormat()
        look.setFontStrikeOut(struck)
        tokens = theme.current()
        look.setForeground(QColor(tokens.muted if struck else tokens.ink))
        self._all().mergeCharFormat(look)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give Qt a picture of the deck's folder and nothing else, whatever the deck asks for."""
        del kind
        path = self._own_file(name.toString() if isinstance(name, QUrl) else name)
        if path is None:
            return QImage()
        image = QImage(str(path))
        width = max(self.viewport().width(), 200)
        return image if image.width() <= width else image.scaledToWidth(width)

    def _own_file(self, name: str) -> Path | None:
        if self._folder is None or ":" in name or name.startswith(("/", "\\")) or "\\" in name:
            return None
        path = (self._folder / name).resolve()
        return path if path.is_relative_to(self._folder.resolve()) and path.is_file() else None

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_for(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def height_for(self, width: int) -> int:
        """Return the height in pixels that the words need at a width."""
        self.document().setTextWidth(width)
        return int(self.document().size().height()) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _fit(self) -> None:
        self.setFixedHeight(self.height_for(self.viewport().width()))

    def _set_line_height(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE_HEIGHT.get(self._role, 115), 1)  # 1: proportional, in percent
        self._all().mergeBlockFormat(spacing)

    def _all(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return cursor
