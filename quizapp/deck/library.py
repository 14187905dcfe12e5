"""All decks of some folders behind one index, brought up to date when asked."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.later import later
from quizapp.base.progress import GoOn
from quizapp.deck.index import Index
from quizapp.deck.indexing import tables

if TYPE_CHECKING:  # compiling needs yaml and msgspec, which a start with an up-to-date index does without
    from quizapp.deck import folders as deck_folders
    from quizapp.deck.indexing.compile import Changes, Progress
else:
    deck_folders = later("quizapp.deck.folders")


class Library:
    """The decks of ``folders``, compiled into an index in the folder ``cache``. Opening it compiles nothing."""

    def __init__(self, folders: Iterable[Path], cache: Path) -> None:
        self.folders = tuple(folders)
        self.index = Index.open(cache / index_name(self.folders))

    def close(self) -> None:
        """Close the index."""
        self.index.close()

    def changed(self) -> bool:
        """Tell whether a deck file appeared, vanished or differs from the index in size or time. Opens no deck file."""
        return not self.index.is_current(deck_folders.look(self.folders))

    def refresh(self, progress: Callable[[Progress], bool] | None = None) -> Changes:
        """Bring the index up to date and return which decks differ; may run outside the main thread.

        progress: see ``compile_decks``. Raises CannotSaveError where the index cannot be written.
        """
        from quizapp.deck.indexing.compile import Changes, compile_decks

        if not self.changed():
            return Changes()
        try:
            return compile_decks(self.index.path, self.folders, progress=progress)
        except sqlite3.DatabaseError as problem:
            if not tables.is_damage(problem):
                raise
            self.index.replace()
            return compile_decks(self.index.path, self.folders, progress=progress)

    def take_in_words(self, go_on: GoOn) -> bool:
        """Let search know the items that it does not know yet; return whether there were any.

        May run outside the main thread. ``go_on``: see ``word_decks``. An index that is damaged, gone or cannot be
        written is left to ``refresh``.
        """
        from quizapp.deck.indexing.worded import word_decks

        return self._later(word_decks, go_on)

    def lint(self, go_on: GoOn) -> bool:
        """Look over the decks that changed since they were; return whether any was. May run outside the main thread.

        ``go_on``: see ``lint_decks``. An index that is damaged, gone or cannot be written is left to ``refresh``.
        """
        from quizapp.deck.indexing.linted import lint_decks

        return self._later(lint_decks, go_on)

    def _later(self, work: Callable[[Path, GoOn], bool], go_on: GoOn) -> bool:
        """Do what follows once decks can be studied."""
        try:
            return self.index.path.exists() and work(self.index.path, go_on)
        except (OSError, sqlite3.DatabaseError):
            return False

    def watch_paths(self) -> tuple[Path, ...]:
        """Return the folders, the folders inside them and the deck files: what a watcher of changes should watch."""
        found = deck_folders.look(self.folders)
        return (*map(Path, found.folders), *(Path(file.path) for file in found.files))


def index_name(folders: Iterable[Path]) -> str:
    """Return the name of the index file for some folders: the same for the same folders in the same order."""
    # A checksum is enough, and spares the start an import: two that met would only make each other compile again.
    text = "\0".join([str(tables.VERSION), *map(os.path.abspath, folders)]).encode("utf-8", "surrogateescape")
    return f"index-{zlib.crc32(text) << 16 | zlib.adler32(text) & 0xFFFF:012x}.sqlite"
