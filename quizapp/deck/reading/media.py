"""Where a picture or a sound may lie: in the deck's own folder and nowhere else; and which pictures are shown."""

from __future__ import annotations

import re
from pathlib import Path

# Not SVG or PDF: what shows them follows what they refer to, to any file of the machine or to other machines.
SHOWN = frozenset({"bmp", "gif", "jpeg", "jpg", "pbm", "pgm", "png", "ppm", "webp", "xbm", "xpm"})
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")  # of those that have a sign at their start
# XML, PDF, TIFF, icons, and AVIF or HEIF.
_OTHER_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|%PDF|II\*\x00|MM\x00\*|\x00\x00\x01\x00|.{4}ftyp", re.DOTALL)
_HEAD_BYTES = 64
_SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")


def strays(written: str) -> bool:
    """Say whether a path, by its wording alone, leads out of its folder: absolute, a URL, a drive, with ``..``."""
    return (
        "\\" in written
        or written.startswith(("/", "~"))
        or _SCHEME.match(written) is not None
        or ".." in written.split("/")
        or "\n" in written
    )


def leads_out(folder: Path, written: str) -> bool:
    """Say whether links take ``folder / written`` out of ``folder``. Nothing is opened."""
    try:
        return not (folder / written).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a path that is too long, or a link that leads to itself
        return True


def is_there(folder: Path, written: str) -> bool:
    """Say whether ``folder / written`` is a file. Nothing is opened."""
    try:
        return (folder / written).is_file()
    except OSError:
        return False


def is_shown(folder: Path, written: str) -> bool:
    """Say whether the picture at ``folder / written``, which is there, is of a kind that is shown.

    The first bytes decide, whatever the file is called; where they say nothing, its name does.
    """
    try:
        with (folder / written).open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        head = b""
    if head.startswith(_STARTS):
        return True
    return _OTHER_START.match(head) is None and written.rpartition(".")[2].lower() in SHOWN
