"""How many reviews of each deck are due, counted up to a study day: what is asked goes on from there."""

from __future__ import annotations

from quizapp.history.store import Store

# Reviews that can be asked, as the partial indexes and the triggers of `state` name them, whenever they are due.
REVIEW = "s.due_at IS NULL AND s.suspended = 0 AND s.listed = 1"
# Those that came due between two days, the earlier one excluded.
BETWEEN = f"state s WHERE {REVIEW} AND s.due_day > :low AND s.due_day <= :high"


def counted_day(store: Store) -> int:
    """Return the study day up to which `followed.due` counts."""
    day: int = store.one("SELECT day FROM counted")[0]
    return day


def count_up_to(store: Store, day: int) -> None:
    """Let `followed.due` count up to another study day, inside ``writing``; costs nothing where it does already."""
    before = counted_day(store)
    if before == day:
        return
    low, high, sign = min(before, day), max(before, day), 1 if day > before else -1
    rows = store.rows(f"SELECT count(*), s.deck FROM {BETWEEN} GROUP BY s.deck", low=low, high=high)
    store.write_all("UPDATE followed SET due = due + ? WHERE deck = ?", [(sign * count, deck) for count, deck in rows])
    store.write("UPDATE counted SET day = ?", day)
