"""Make every derived table of a learner anew from the log: DECKS, DATA, CACHE."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from quizapp.base.places import Places
from quizapp.workspace.desk import Workspace

decks, data, cache = map(Path, sys.argv[1:4])
workspace = Workspace(Places((decks,), data, cache))
workspace.switch(workspace.usual_learner())
start = perf_counter()
workspace.history.rebuild()
workspace.follow()
print(json.dumps({"took": perf_counter() - start}))
workspace.close()
