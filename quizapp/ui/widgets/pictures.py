"""Reading a deck's picture: dots alone, of formats that hold nothing else, and not too many."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

# Not SVG or PDF: Qt follows what they refer to, to any file of the machine and, on Windows, to other machines.
FORMATS = frozenset({b"bmp", b"gif", b"jpeg", b"jpg", b"pbm", b"pgm", b"png", b"ppm", b"webp", b"xbm", b"xpm"})
MOST_DOTS = 40_000_000


def read_picture(path: Path, within: QSize | None = None) -> QImage:
    """Return a picture, or an empty one where the file is none, too large, or of another format.

    The format is told by what is in the file, whatever the file is called. within: one that is larger is read smaller.
    """
    reader = QImageReader(str(path))
    size = _size(reader)
    if size.isEmpty():
        return QImage()
    if within is not None and size.boundedTo(within) != size:
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def picture_size(path: Path) -> QSize:
    """Return how large a picture is, in dots; an empty size for what ``read_picture`` would not read."""
    return _size(QImageReader(str(path)))


def _size(reader: QImageReader) -> QSize:
    """Look at the format first: to measure a drawing Qt opens what it refers to."""
    reader.setDecideFormatFromContent(True)
    size = reader.size() if reader.format().data() in FORMATS else QSize()
    return size if size.width() * size.height() <= MOST_DOTS else QSize()
