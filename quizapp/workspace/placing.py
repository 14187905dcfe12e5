"""Putting several files into a folder, all of them or none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from quizapp.base.errors import CannotSaveError, RefusedError, StoppedError
from quizapp.base.files import sync_folder
from quizapp.base.progress import GoOn, unstopped
from quizapp.workspace.undo_log import lies_within, undoing


def place(files: Mapping[Path, bytes], folder: Path, go_on: GoOn = unstopped) -> None:
    """Write files, whose paths lie in ``folder``; each is whole, or as it was, and so are all of them together.

    Where the process dies in the middle, ``undo_log.undo_unfinished`` makes the folder what it was.

    go_on: told the share that is done, 0 to 1; where it answers no, or anything fails, the folder is as it was.
    Raises StoppedError, CannotSaveError, and RefusedError where a path leads out of the folder by a link.
    """
    made = _missing_folders([folder])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            _refuse_way_out(path, folder)
        _place(files, folder, go_on)
    except (OSError, sqlite3.Error, RefusedError) as problem:
        for one in reversed(made):
            with suppress(OSError):  # it holds something, or was never made
                one.rmdir()
        if isinstance(problem, RefusedError):
            raise
        raise CannotSaveError(
            f"Nothing could be written in {folder}: {getattr(problem, 'strerror', None) or problem}.",
            safe="The folder is as it was.",
            todo="Make room on the disk or allow writing, then try again.",
        ) from problem


def _place(files: Mapping[Path, bytes], folder: Path, go_on: GoOn) -> None:
    """Write all files beside their places, then put each into its own."""
    with undoing(folder) as (log, stage):
        for number, content in enumerate(files.values()):
            if not go_on(number / len(files)):
                raise StoppedError("The import was stopped.", safe="Nothing was changed.")
            _write(stage / f"{number}.new", content)
        homes = dict.fromkeys(path.parent for path in files)
        made = _missing_folders(homes)
        log.note(files, made)
        for number, path in enumerate(files):
            path.parent.mkdir(parents=True, exist_ok=True)
            (stage / f"{number}.new").replace(path)
        for one in dict.fromkeys((*homes, *(new.parent for new in made))):
            sync_folder(one)
        log.forget()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _missing_folders(folders: Iterable[Path]) -> list[Path]:
    """Return the folders on the way to some that are not there yet, the outer ones before those within."""
    ways = (one for folder in folders for one in reversed((folder, *folder.parents)))
    return [one for one in dict.fromkeys(ways) if not one.exists()]


def _refuse_way_out(path: Path, folder: Path) -> None:
    if not lies_within(path, folder):
        raise RefusedError(
            f"{path} leads out of {folder} by a link.", safe="Nothing was changed.", todo="Choose another folder."
        )
