"""Following a link of a deck: only after the learner has seen where it leads, and never of itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from quizapp.ui.widgets.ask import Answer, Ask

SOUNDS = frozenset({".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav"})


def follow(widget: QWidget, address: str, own_file: Path | None) -> None:
    """Open a web address after asking, or a sound that lies in the deck's own folder; anything else leads nowhere."""
    url = QUrl(address)
    if url.scheme() in ("http", "https"):
        opening = Answer("Open it in the browser", lambda: _open(url))
        Ask(widget.window(), "Open this address?", _told(url), (Answer("Stay here"), opening)).open()
    elif own_file is not None and own_file.suffix.lower() in SOUNDS:
        _open(QUrl.fromLocalFile(str(own_file)))


def _told(url: QUrl) -> str:
    """Return an address sign by sign, so that none looks like another, and where it leads, which it may try to hide."""
    address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return f"{address}\nIt leads to {url.host(QUrl.ComponentFormattingOption.FullyEncoded)}."


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
