"""The longest wait for the right to write in a learner's file, in milliseconds: FILE, until the input ends."""

from __future__ import annotations

import sqlite3
import sys
from threading import Event, Thread
from time import perf_counter

_PAUSE = 0.005  # seconds between two attempts

over = Event()
Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
db = sqlite3.connect(sys.argv[1], timeout=600, isolation_level=None)
longest = 0.0
while not over.wait(_PAUSE):
    start = perf_counter()
    db.execute("BEGIN IMMEDIATE")
    longest = max(longest, perf_counter() - start)
    db.execute("ROLLBACK")
db.close()
print(longest * 1000)
