"""Type words letter by letter and search after each; beside each what FTS5 alone takes. INDEX and how many words."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path
from random import Random
from time import perf_counter

from quizapp.deck.index import Index

_SCREENFUL = 50

path, words = Path(sys.argv[1]), int(sys.argv[2])
index = Index.open(path)
bare = sqlite3.connect(path)
stems = [row[0] for row in bare.execute("SELECT stem FROM item ORDER BY no LIMIT 2000")]
took, least = [], []
for stem in Random(1).sample(stems, min(words, len(stems))):
    typed = " ".join(stem.strip("?").split()[-2:])
    for end in range(1, len(typed) + 1):
        start = perf_counter()
        index.search(typed[:end], limit=_SCREENFUL)
        middle = perf_counter()
        asked = " ".join(f'"{word}"' for word in typed[:end].split()) + "*"
        bare.execute("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (asked, _SCREENFUL)).fetchall()
        took.append((middle - start) * 1000)
        least.append((perf_counter() - middle) * 1000)
index.close()
print(json.dumps({"search": took, "floor": least}))
