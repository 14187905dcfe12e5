"""Which deck files the folders hold, told by names, sizes and times alone: no file is opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from quizapp.deck.finding import Finding

FOLDER_UNREADABLE = "D901"
TOO_DEEP = "D902"
TOO_MANY = "D903"
BAD_NAME = "D904"

DEEPEST = 8
MOST_FILES = 10_000
_ENDINGS = (".yaml", ".yml")


class DeckFile(NamedTuple):
    """A file that may hold a deck. path: absolute; size in bytes and mtime_ns: -1 where the system cannot tell."""

    path: str
    size: int
    mtime_ns: int


class Found(NamedTuple):
    """What was seen: deck files in the order of folders and names, the folders looked into, what is wrong there."""

    files: tuple[DeckFile, ...]
    folders: tuple[str, ...]
    findings: tuple[Finding, ...]


def look(folders: Iterable[Path]) -> Found:
    """Return what the folders hold, eight levels deep, at most 10,000 files.

    Hidden files and folders are skipped, links to folders are not followed, a file is listed once. Never raises for
    what is in a folder: a folder that is missing or cannot be read is a finding.
    """
    files: dict[str, DeckFile] = {}
    looked_into: dict[str, None] = {}
    findings: list[Finding] = []
    for folder in folders:
        for seen in _walk(os.path.abspath(folder), 1):  # noqa: PTH100 - pathlib would resolve links
            match seen:
                case str():
                    looked_into[seen] = None
                case Finding():
                    findings.append(seen)
                case DeckFile() if len(files) < MOST_FILES:
                    files.setdefault(seen.path, seen)
        if len(files) == MOST_FILES:
            message = f"Only the first {MOST_FILES:,} deck files are read. Move some of them elsewhere."
            findings.append(Finding(TOO_MANY, "error", message, _shown(str(folder))))
            break
    return Found(tuple(files.values()), tuple(looked_into), tuple(findings))


def _walk(folder: str, depth: int) -> Iterator[str | DeckFile | Finding]:
    """Tell of a folder by its path, then of what is in it."""
    if depth > DEEPEST:
        yield Finding(
            TOO_DEEP, "warning", f"Folders more than {DEEPEST} levels deep are not looked into.", _shown(folder)
        )
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry for entry in listing if not entry.name.startswith(".")), key=lambda e: e.name)
    except OSError as problem:
        yield _unreadable(folder, problem)
        return
    yield folder
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, depth + 1)
        elif entry.name.lower().endswith(_ENDINGS) and not entry.is_dir():
            yield _deck_file(entry)


def _unreadable(folder: str, problem: OSError) -> Finding:
    shown = _shown(folder)
    if isinstance(problem, FileNotFoundError):
        return Finding(FOLDER_UNREADABLE, "warning", "This folder of decks is not there.", shown)
    reason = problem.strerror or "unknown reason"
    return Finding(FOLDER_UNREADABLE, "warning", f"This folder of decks cannot be read: {reason}.", shown)


def _deck_file(entry: os.DirEntry[str]) -> DeckFile | Finding:
    if _shown(entry.path) != entry.path:
        message = "The name of this file is not valid text, so it is left out. Give it another name."
        return Finding(BAD_NAME, "error", message, _shown(entry.path))
    try:
        told = entry.stat()
    except OSError:
        return DeckFile(entry.path, -1, -1)
    return DeckFile(entry.path, told.st_size, told.st_mtime_ns)


def _shown(path: str) -> str:
    """Return a path as text that can be stored: bytes that are no UTF-8 are written out."""
    return path.encode("utf-8", "backslashreplace").decode()
