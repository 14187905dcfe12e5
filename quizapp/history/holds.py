"""Items that a learner flagged, suspended or put off for today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from quizapp.base.clock import Moment
from quizapp.history.moves import Moves, moves
from quizapp.history.store import Row, Store

What = Literal["flag", "unflag", "suspend", "unsuspend", "bury", "unbury"]


class Held(NamedTuple):
    """What holds an item. buried_day: the study day for which it is put off, or None."""

    flagged: bool
    suspended: bool
    buried_day: int | None


FREE = Held(False, False, None)


def hold(store: Store, item: str, what: What, when: Moment) -> bytes:
    """Log a hold on an item, inside ``writing``, and return the row's id. "bury" puts it off for ``when.day`` only."""
    if what not in get_args(What):
        raise ValueError(what)
    row_id = store.append("hold", when, item=item, what=what)
    refold(store, (item,))
    return row_id


def refold(store: Store, items: Iterable[str]) -> None:
    """Derive anew what holds these items, inside ``writing``."""
    known = moves(store)
    for item in items:
        keep(store, item, folded(store, known, item))


def folded(store: Store, known: Moves, item: str) -> Held:
    """Return what holds an item according to the log."""
    rows: list[Row] = []
    for span in known.spans(item):
        rows += store.rows(
            "SELECT id, what, day FROM hold WHERE item = ? AND id > ? AND id < ?"
            " AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.of = hold.id)",
            span.item, span.after, span.before,
        )  # fmt: skip
    return _fold(sorted(rows))


def rebuild(store: Store) -> None:
    """Make ``held`` anew from the log, inside ``writing``."""
    store.write("DELETE FROM held")
    refold(store, sorted(ever_held(store)))


def ever_held(store: Store) -> set[str]:
    """Return every item that the log may tell a hold of, by today's key or a former one."""
    logged = {row[0] for row in store.rows("SELECT DISTINCT item FROM hold")}
    return logged | moves(store).arrivals()


def kept(store: Store, item: str) -> Held | None:
    """Return what is kept of an item's holds, None where there is no row of it, as of an item that is free."""
    row = store.row("SELECT flagged, suspended, buried_day FROM held WHERE item = ?", item)
    return None if row is None else Held(bool(row[0]), bool(row[1]), row[2])


def keep(store: Store, item: str, held: Held) -> None:
    """Write what holds an item, inside ``writing``."""
    store.write("DELETE FROM held WHERE item = ?", item)
    if held != FREE:
        store.write("INSERT INTO held VALUES (?, ?, ?, ?)", item, *held)
    store.write("UPDATE state SET suspended = ?1 WHERE item = ?2 AND suspended <> ?1", held.suspended, item)


def of_item(store: Store, item: str, day: int) -> frozenset[What]:
    """Return what holds an item on a study day: of "flag", "suspend", "bury"."""
    row = store.row("SELECT flagged, suspended, buried_day IS ? FROM held WHERE item = ?", day, item)
    signs: tuple[What, ...] = ("flag", "suspend", "bury")
    return frozenset() if row is None else frozenset(sign for sign, is_set in zip(signs, row, strict=True) if is_set)


def flagged(store: Store) -> tuple[str, ...]:
    """Return the items that are flagged, by key."""
    return tuple(row[0] for row in store.rows("SELECT item FROM held WHERE flagged = 1 ORDER BY item"))


def suspended(store: Store) -> tuple[str, ...]:
    """Return the items that are suspended, by key."""
    return tuple(row[0] for row in store.rows("SELECT item FROM held WHERE suspended = 1 ORDER BY item"))


def _fold(rows: list[Row]) -> Held:
    is_flagged, is_suspended = False, False
    buried_day: int | None = None
    for _, what, day in rows:
        match what:
            case "flag" | "unflag":
                is_flagged = what == "flag"
            case "suspend" | "unsuspend":
                is_suspended = what == "suspend"
            case _:
                buried_day = day if what == "bury" else None
    return Held(is_flagged, is_suspended, buried_day)
