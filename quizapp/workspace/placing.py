"""Putting several files into a folder, all of them or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from quizapp.base.errors import CannotSaveError, RefusedError, StoppedError


def place(files: Mapping[Path, bytes], folder: Path, go_on: Callable[[float], bool] = lambda _share: True) -> None:
    """Write files, whose paths lie in ``folder``; each is whole, or as it was.

    go_on: told the share that is done, 0 to 1; where it answers no, or anything fails, the folder is as it was.
    Raises StoppedError, CannotSaveError, and RefusedError where a path leads out of the folder by a link.
    """
    made = _made_folders(folder)
    stage = folder / f".import-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in files:
            _refuse_way_out(path, folder)
        _Placing(files, stage, made).run(go_on)
    except (OSError, RefusedError) as problem:
        shutil.rmtree(stage, ignore_errors=True)
        for one in reversed(made):
            with suppress(OSError):  # it holds something, or was never made
                one.rmdir()
        if isinstance(problem, RefusedError):
            raise
        raise CannotSaveError(
            f"Nothing could be written in {folder}: {problem.strerror or problem}.",
            safe="The folder is as it was.",
            todo="Make room on the disk or allow writing, then try again.",
        ) from problem
    shutil.rmtree(stage, ignore_errors=True)


class _Placing:
    """Files on their way: first all of them beside their places, then each into its own."""

    def __init__(self, files: Mapping[Path, bytes], stage: Path, made: list[Path]) -> None:
        self._files = files
        self._stage = stage
        self._made = made
        self._placed: list[tuple[Path, Path | None]] = []

    def run(self, go_on: Callable[[float], bool]) -> None:
        """Write, then put in place. Raises OSError and StoppedError, with everything as it was."""
        self._stage.mkdir()
        for number, content in enumerate(self._files.values()):
            if not go_on(number / len(self._files)):
                raise StoppedError("The import was stopped.", safe="Nothing was changed.")
            _write(self._stage / f"{number}.new", content)
        try:
            for number, path in enumerate(self._files):
                self._put(path, number)
        except OSError:
            for path, old in reversed(self._placed):
                path.unlink(missing_ok=True)
                if old is not None:
                    old.replace(path)
            raise

    def _put(self, path: Path, number: int) -> None:
        self._made += _made_folders(path.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        old = self._stage / f"{number}.old" if path.exists() else None
        if old is not None:
            path.replace(old)
        self._placed.append((path, old))
        (self._stage / f"{number}.new").replace(path)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _made_folders(folder: Path) -> list[Path]:
    """Return the folders that are not there yet, the outermost first."""
    return [one for one in reversed((folder, *folder.parents)) if not one.exists()]


def _refuse_way_out(path: Path, folder: Path) -> None:
    try:
        inside = path.parent.resolve().is_relative_to(folder.resolve()) and not path.is_symlink()
    except (OSError, RuntimeError):  # too long a path, or a link that leads to itself
        inside = False
    if not inside:
        raise RefusedError(
            f"{path} leads out of {folder} by a link.", safe="Nothing was changed.", todo="Choose another folder."
        )
