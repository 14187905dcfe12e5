"""Writing a file so that a crash leaves the old one or the new one, never half of either."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from quizapp.base.errors import CannotSaveError


def save_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``, durable on return. Raises OSError and then leaves the old file as it was."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def save_in_chosen(path: Path, content: bytes) -> None:
    """Replace the file that a person chose, durable on return. Raises CannotSaveError; the old file then stays."""
    try:
        save_atomically(path, content)
    except OSError as error:
        raise CannotSaveError(
            f"{path.name} could not be saved: {error.strerror or error}.",
            safe="No file was changed.",
            todo="Make room on the disk, or choose another folder.",
        ) from error


def sync_all(folder: Path) -> None:
    """Make durable what a folder holds, and all within it. Raises OSError."""
    for within, _, names in os.walk(folder):
        for name in names:
            with (Path(within) / name).open("rb+") as file:  # Windows flushes only what may be written to
                os.fsync(file.fileno())
        sync_folder(Path(within))


def sync_folder(folder: Path) -> None:
    """Make durable which files a folder holds. Raises OSError."""
    if os.name == "nt":  # Windows cannot open a folder to flush it; the rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
