"""Copies of the learner's own deck folder: an archive of it whenever something in it is new."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError, CannotSaveError
from quizapp.base.files import sync_all, sync_folder
from quizapp.history import shelf
from quizapp.history.shelf import Copy, Why

MOST_BYTES = 200_000_000  # pictures and sounds included; beyond it, copying at every change would fill the disk
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files make the same archive, whenever they are copied


def back_up(decks: Path, folder: Path, when: Moment, why: Why) -> Copy | None:
    """Copy a deck folder, unless it is empty or the last copy holds the same; return the copy or None.

    Links are not followed. Raises CannotSaveError, also where the folder is larger than MOST_BYTES.
    """
    try:
        files = _files(decks)
        if not files:
            return None
        if sum(path.stat().st_size for path in files) > MOST_BYTES:
            raise CannotSaveError(
                f"Your deck folder is larger than {MOST_BYTES // 1_000_000} MB, and was not copied.",
                safe="Your answers are copied as always.",
                todo=f"Copy {decks} yourself now and then.",
            )
        draft = shelf.draft(folder, ".zip")
        _pack(decks, files, draft)
        last = next(iter(shelf.copies(folder)), None)
        if last is not None and shelf.is_intact(last) and last.digest == shelf.digest_of(draft):
            draft.unlink()
            return None
        copy = shelf.put(draft, folder, why, when)
        if why not in shelf.WANTED:
            shelf.thin(folder, when)
    except OSError as error:
        raise _refused(error) from error
    return copy


def restore(copy: Copy, decks: Path, when: Moment) -> Path:
    """Unpack a copy in the place of the deck folder, and return where that folder is now.

    Where there was no such folder any more, nothing is there. Raises BrokenFileError where the copy is damaged,
    and CannotSaveError; nothing is renamed before all is unpacked, and the folder is as it was then.
    """
    if not shelf.is_intact(copy):
        raise BrokenFileError(
            f"The backup {copy.path.name} is damaged.", safe="Nothing was changed.", todo="Choose another one."
        )
    draft = decks.with_name(f".{decks.name}.restored.{os.getpid()}")
    aside = shelf.aside(decks, "before-restore", when)
    try:
        with zipfile.ZipFile(copy.path) as archive:
            archive.extractall(draft)  # ours, by its digest; and Python keeps members inside of the folder
        sync_all(draft)
        _exchange(draft, decks, aside)
    except (OSError, zipfile.BadZipFile) as error:
        raise _refused(error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return aside


def sums(decks: Path) -> dict[str, int]:
    """Return a sum over what each file of a deck folder holds, by its name there; what cannot be read is left out."""
    found: dict[str, int] = {}
    for path in _files(decks):
        with suppress(OSError):
            found[_name(path, decks)] = zlib.crc32(path.read_bytes())
    return found


def differing(copy: Copy, today: Mapping[str, int]) -> int | None:
    """Return how many files are in a copy or in the folder of today alone, or differ; None where it cannot be read.

    today: what ``sums`` returns.
    """
    try:
        with zipfile.ZipFile(copy.path) as archive:
            there = {entry.filename: entry.CRC for entry in archive.infolist()}
    except (OSError, zipfile.BadZipFile):
        return None
    return len({name for name, _ in there.items() ^ today.items()})


def _exchange(draft: Path, decks: Path, aside: Path) -> None:
    """Put a folder in the place of another, which gets another name; or leave both as they are. Raises OSError."""
    was_there = decks.exists()
    if was_there:
        decks.rename(aside)
    try:
        draft.rename(decks)
    except OSError:
        if was_there:
            aside.rename(decks)
        raise
    sync_folder(decks.parent)


def _files(decks: Path) -> list[Path]:
    return sorted(path for path in decks.rglob("*") if path.is_file() and not path.is_symlink())


def _name(path: Path, decks: Path) -> str:
    return path.relative_to(decks).as_posix()


def _pack(decks: Path, files: list[Path], draft: Path) -> None:
    with draft.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in files:
                entry = zipfile.ZipInfo(_name(path, decks), _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
        file.flush()
        os.fsync(file.fileno())


def _refused(error: OSError | zipfile.BadZipFile) -> CannotSaveError:
    return CannotSaveError(
        f"Your decks could not be copied: {getattr(error, 'strerror', None) or error}.",
        safe="They are as they were.",
        todo="See whether the disk is full or was removed.",
    )
