"""A folder of decks with flaws, and the library over it."""

from __future__ import annotations

import os
from pathlib import Path

from quizapp.base.progress import GoOn, unstopped
from quizapp.deck.library import Library

SOUND = "id: iron, card: What does haemoglobin bind?, answer: Oxygen"
CLOSED = "id: closed, card: Has a red cell a nucleus?, answer: Hardly ever"  # D704
BARE = "id: bare, question: Which cell carries oxygen?, right: Red one, wrong: [White one, Nerve one]"  # D614, D615
BROKEN = "id: broken, card: Half of a card"  # D304, of the reader


def text_of(deck_id: str, *items: str, head: str = "") -> str:
    """Return the text of a deck."""
    return f"quizapp: 1\nid: {deck_id}\ntitle: Deck {deck_id}\n{head}items:\n" + "".join(
        f"  - {{{item}}}\n" for item in items
    )


class Shelf:
    """A folder of decks and the library over it; each file is a second younger than the one before."""

    def __init__(self, root: Path) -> None:
        self.folder, self.cache, self._time = root / "decks", root / "cache", 1_000_000_000
        self.folder.mkdir()
        self.library = Library([self.folder], self.cache)

    def put(self, deck_id: str, *items: str, head: str = "") -> Path:
        return self.write(f"{deck_id}.yaml", text_of(deck_id, *items, head=head))

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        self.touch(file)
        return file

    def touch(self, file: Path) -> None:
        self._time += 1
        os.utime(file, (self._time, self._time))

    def take_in(self) -> None:
        self.library.refresh()

    def lint(self, go_on: GoOn = unstopped) -> bool:
        return self.library.lint(go_on)

    def take_in_and_lint(self) -> bool:
        self.take_in()
        return self.lint()

    def found(self, deck_id: str | None = None) -> list[tuple[str, str]]:
        return sorted((one.code, one.item) for one in self.library.index.findings(deck_id))

    def counts(self) -> dict[str, tuple[int, int, int]]:
        return {deck.id: (deck.errors, deck.warnings, deck.hints) for deck in self.library.index.decks()}
