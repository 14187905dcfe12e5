"""Derived tables made anew in a process of its own: the window keeps its interpreter, and its frames, to itself.

The process is ``python -m quizapp.history.aside FILE [INDEX]``. It tells in lines of JSON: how far it is, a share from
0 to 1; why it refused, an object; or, at the end, true.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import quizapp
from quizapp.base.errors import BrokenFileError, CannotSaveError, RefusedError
from quizapp.base.progress import GoOn
from quizapp.history.anew import make_anew

_REFUSALS = {kind.__name__: kind for kind in (RefusedError, CannotSaveError, BrokenFileError)}
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one for consoles on Windows alone
_NICE = 10  # who studies comes first


def make_anew_aside(path: Path, index: Path | None, go_on: GoOn) -> bool:
    """Make a learner's derived tables anew in another process; return False where ``go_on`` said to stop.

    Takes and raises what ``anew.make_anew`` does. What is stopped in the middle has changed nothing.
    """
    if not go_on(0.0):
        return False
    done = False
    with _process(path, index) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            news = json.loads(line)
            if isinstance(news, dict):
                raise _REFUSALS[news["kind"]](news["happened"], safe=news["safe"], todo=news["todo"])
            done = news is True
            if not done and not go_on(news):
                return False
        if not done:
            raise RuntimeError(process.stderr.read())
    return True


@contextmanager
def _process(path: Path, index: Path | None) -> Iterator[subprocess.Popen[str]]:
    found = (str(Path(quizapp.__file__).parents[1]), os.environ.get("PYTHONPATH", ""))  # as from a checkout
    command = [sys.executable, "-P", "-m", "quizapp.history.aside", str(path), *([] if index is None else [str(index)])]
    with subprocess.Popen(  # noqa: S603 - this very program
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, found))}, creationflags=_NO_WINDOW,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def main() -> None:
    """Make the derived tables of the file anew that the command line names, and tell of it."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    path, *index = map(Path, sys.argv[1:])
    try:
        make_anew(path, index[0] if index else None, _tell)
        _tell(True)
    except RefusedError as refused:
        kind = type(refused) if type(refused) in _REFUSALS.values() else RefusedError
        _tell({"kind": kind.__name__, "happened": refused.happened, "safe": refused.safe, "todo": refused.todo})


def _tell(news: object) -> bool:
    print(json.dumps(news), flush=True)
    return True


if __name__ == "__main__":
    main()
