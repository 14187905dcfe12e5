"""What a start does without until it is needed: the first paint asks for the learner and for today, and for no more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from house import BLOOD, CELLS, House, study

from quizapp.study.memory import Grade

FORBIDDEN = (
    *("PySide6", "click", "fsrs", "msgspec", "platformdirs", "yaml"),
    *("asyncio", "concurrent", "ctypes", "decimal", "difflib", "hashlib", "logging", "random", "socket", "subprocess"),
    *("tempfile", "unicodedata", "uuid", "zoneinfo"),
)

START = f"""
import sys
from pathlib import Path
from quizapp.base.places import default_places
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import recall_by_deck, today

decks, data, cache = map(Path, sys.argv[1:])
desk = Workspace(default_places([decks], data, cache))
desk.switch(desk.usual_learner())
assert not desk.library.changed()
assert desk.history.name() == "Ada"
assert [deck.id for deck in today(desk).decks] == ["blood", "cells"]
assert recall_by_deck(desk)["blood"].studied == 2
assert desk.history.unfinished_attempt() is None
desk.close()
print(*sorted({set(FORBIDDEN)} & {{name.partition(".")[0] for name in sys.modules}}))
"""


def test_a_start_on_an_up_to_date_index_loads_only_what_it_needs(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        house.write(BLOOD, CELLS)
        study(house.desk("Ada"), Grade.EASY, Grade.EASY)

    told = subprocess.run(
        [sys.executable, "-c", START, house.decks, house.places.data, house.places.cache],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert told.stdout.split() == []
