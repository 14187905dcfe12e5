"""Work on the index that is all there or not at all, and that can be stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from quizapp.base.progress import GoOn


class CancelledError(Exception):
    """The work was to stop."""


def tell(go_on: GoOn, share: float) -> None:
    """Tell ``go_on`` the share done, 0 to 1. Raises CancelledError where it answers False."""
    if not go_on(share):
        raise CancelledError


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """Keep what is written meanwhile if it comes to its end, else nothing of it."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
