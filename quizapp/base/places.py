"""Where things lie on this machine: decks, what the learners did, and what can be thrown away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_FOLDER = "Quizapp"
_PACKAGE = Path(__file__).parents[1]


class Places(NamedTuple):
    """Folders of one run. decks: read only; data: learners and settings; cache: rebuilt whenever it is lost."""

    decks: tuple[Path, ...]
    data: Path
    cache: Path


def default_places(decks: Iterable[Path] = (), data: Path | None = None, cache: Path | None = None) -> Places:
    """Return the places as asked for, and the usual ones for the rest.

    Without ``decks``: those that ship with the app, then the learner's own in ``<data>/decks``. Creates nothing.
    """
    data = data or _data_folder()
    return Places(tuple(decks) or (shipped_decks(), data / "decks"), data, cache or _cache_folder())


def shipped_decks() -> Path:
    """Return the folder of the decks that ship with the app."""
    return _shipped("decks")


def shipped_docs() -> Path:
    """Return the folder of the pages that ship with the app."""
    return _shipped("docs")


def _shipped(name: str) -> Path:
    """Return a folder that lies inside an installed package, and beside it in a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def _data_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path(_FOLDER, appauthor=False)


def _cache_folder() -> Path:
    import platformdirs

    return platformdirs.user_cache_path(_FOLDER, appauthor=False)
