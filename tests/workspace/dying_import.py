"""Puts files into a folder, and dies at some step of that: run as a process by the tests beside it.

dying_import.py FOLDER STEP    dies before that step, from 0; ends with status 0 where there are fewer
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from unittest.mock import patch

from quizapp.workspace import placing
from quizapp.workspace.undo_log import UndoLog

COMING = {"d/d.yaml": b"new", "d/m/a.png": b"new", "e/e.yaml": b"new", "e/m/a.png": b"new"}
DEAD = 9


def dying(act: Callable[..., object], steps: Iterator[int], last: int) -> Callable[..., object]:
    """Return an act that is one of the steps."""

    def step(*told: object) -> object:
        if next(steps) == last:
            os._exit(DEAD)  # nothing is tidied up
        return act(*told)

    return step


def main() -> None:
    folder, last = Path(sys.argv[1]), int(sys.argv[2])
    steps = count()
    acts = ((UndoLog, "note"), (Path, "replace"), (placing, "sync_folder"), (UndoLog, "forget"))
    for owner, name in acts:
        patch.object(owner, name, dying(getattr(owner, name), steps, last)).start()
    placing.place({folder / name: content for name, content in COMING.items()}, folder)


if __name__ == "__main__":
    main()
