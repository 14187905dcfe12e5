"""Where a picture or a sound may lie: in the deck's own folder, by a relative path, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

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
