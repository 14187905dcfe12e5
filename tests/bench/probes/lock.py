"""The longest wait for the right to write in a learner's file, in milliseconds: FILE, until the input ends."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from threading import Event, Thread
from time import perf_counter

_PAUSE = 0.005  # seconds between two attempts
_over = Event()


def main() -> None:
    """Take the lock again and again."""
    Thread(target=_wait_for_the_end, daemon=True).start()
    longest = 0.0
    with closing(sqlite3.connect(sys.argv[1], timeout=600, isolation_level=None)) as db:
        while not _over.wait(_PAUSE):
            start = perf_counter()
            db.execute("BEGIN IMMEDIATE")
            longest = max(longest, perf_counter() - start)
            db.execute("ROLLBACK")
    print(longest * 1000)


def _wait_for_the_end() -> None:
    sys.stdin.read()
    _over.set()


main()
