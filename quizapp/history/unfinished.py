"""The quiz that waits to be gone on with: asked at every start, so apart from all else that quizzes need."""

from __future__ import annotations

from quizapp.history.store import Store

ENDED = "what IN ('finished', 'timed-out')"


def unfinished(store: Store) -> bytes | None:
    """Return the newest attempt that was neither ended nor left, or None."""
    row = store.row(
        "SELECT id FROM attempt WHERE NOT EXISTS (SELECT 1 FROM attempt_event e WHERE e.attempt = attempt.id"
        f" AND (e.{ENDED} OR e.what = 'left')) ORDER BY id DESC LIMIT 1"
    )
    return None if row is None else row[0]
