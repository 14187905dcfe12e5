"""Change one card in a file of 1,000 and take it in, again and again, as the window does: DECKS, DATA, CACHE, TIMES."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from quizapp.base.places import Places
from quizapp.workspace.desk import Workspace

decks, data, cache, times = *map(Path, sys.argv[1:4]), int(sys.argv[4])
workspace = Workspace(Places((decks,), data, cache))
workspace.switch(workspace.usual_learner())
deck = decks / "changing.yaml"
text = deck.read_text(encoding="utf-8")
took = []
for number in range(times + 1):
    deck.write_text(text.replace("answer: The ", f"answer: The {number} ", 1), encoding="utf-8")
    start = perf_counter()
    assert workspace.refresh()
    workspace.follow()
    took.append((perf_counter() - start) * 1000)
deck.write_text(text, encoding="utf-8")
workspace.refresh()
workspace.close()
print(json.dumps({"first": took[0], "took": took[1:]}))
