"""Whether what a learner's file knows of its decks is what their index says."""

from __future__ import annotations

from quizapp.deck.indexing.tables import within
from quizapp.history.counted import REVIEW
from quizapp.history.following import IN_STEP
from quizapp.history.store import Store

_IS_NEW = (
    "NOT EXISTS (SELECT 1 FROM state s WHERE s.face = f.key)"
    " AND NOT EXISTS (SELECT 1 FROM held h WHERE h.item = f.item AND h.suspended = 1)"
)
_PASSED_OVER = (
    f"SELECT DISTINCT w.deck FROM {IN_STEP} JOIN decks.face f ON f.no BETWEEN w.first_no AND w.new_from - 1"
    f" WHERE {_IS_NEW}"
)
_BEGUN_ELSEWHERE = (
    f"SELECT w.deck FROM {IN_STEP} WHERE w.new_from <> w.last_no + 1 AND NOT EXISTS ("
    f" SELECT 1 FROM decks.face f WHERE f.no = w.new_from AND f.no BETWEEN w.first_no AND w.last_no AND {_IS_NEW})"
)
_MISNUMBERED = (
    f"SELECT w.deck FROM {IN_STEP} WHERE w.first_no <> (SELECT min(no) FROM decks.face f WHERE f.no {within('d.no')})"
    f" OR w.last_no <> (SELECT max(no) FROM decks.face f WHERE f.no {within('d.no')})"
    " OR w.studied <> (SELECT count(*) FROM state s WHERE s.deck = w.deck AND s.listed = 1)"
)
_MISCOUNTED = (
    f"SELECT w.deck FROM {IN_STEP} WHERE w.due <> (SELECT count(*) FROM state s WHERE s.deck = w.deck AND {REVIEW}"
    " AND s.due_day <= (SELECT day FROM counted))"
)
_MISLISTED = (
    f"SELECT DISTINCT w.deck FROM {IN_STEP} JOIN state s ON s.deck = w.deck"
    " WHERE s.listed <> EXISTS (SELECT 1 FROM decks.face f WHERE f.key = s.face)"
)


def departing(store: Store) -> set[str]:
    """Return the decks, as last followed, of which something else is kept than the attached index says.

    Decks that changed since are left aside. Raises RefusedError and sqlite3.Error where the index cannot be read.
    """
    queries = (_PASSED_OVER, _BEGUN_ELSEWHERE, _MISNUMBERED, _MISCOUNTED, _MISLISTED)
    return {row[0] for sql in queries for row in store.rows(sql)}
