"""Take the decks of a folder in, as a whole process, until they can be studied or found too: DECKS, CACHE, WHICH."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from quizapp.base.progress import unstopped
from quizapp.deck.indexing.compile import Progress
from quizapp.deck.library import Library

decks, cache, which = *map(Path, sys.argv[1:3]), sys.argv[3]
library = Library([decks], cache)
told: list[Progress] = []


def tell(at: Progress) -> bool:
    """Note how far it is, as the window does."""
    told.append(at)
    return True


library.refresh(tell)
if which == "found":
    library.take_in_words(unstopped)
assert told
assert all(deck.loaded for deck in library.index.decks())
# The most memory that this program held; what the system tells a parent counts the parent's own, from before the start.
print(re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[0], flush=True)
if which == "studied":
    os._exit(0)  # what follows is not waited for
library.close()
