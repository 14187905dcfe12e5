"""Take the decks of a folder in, as a whole process: DECKS and CACHE."""

from __future__ import annotations

import sys
from pathlib import Path

from quizapp.deck.indexing.compile import Progress
from quizapp.deck.library import Library

decks, cache = map(Path, sys.argv[1:3])
library = Library([decks], cache)
told: list[Progress] = []


def tell(at: Progress) -> bool:
    """Note how far it is, as the window does."""
    told.append(at)
    return True


library.refresh(tell)
assert all(deck.loaded for deck in library.index.decks())
library.close()
print(len(told))
