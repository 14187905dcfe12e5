"""The index of decks beside a learner's file: attached to be read, and followed when the decks change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError
from quizapp.base.later import later
from quizapp.base.progress import GoOn, unstopped
from quizapp.deck.indexing.tables import within
from quizapp.history.counted import REVIEW
from quizapp.history.store import Store

if TYPE_CHECKING:
    from quizapp.history import holds, states
else:  # decks that are in step move nothing
    holds, states = later("quizapp.history.holds"), later("quizapp.history.states")

_USED = "SELECT id FROM decks.deck WHERE loaded = 1 AND faces > 0"
_GONE = f"SELECT deck FROM followed WHERE deck NOT IN ({_USED})"
_CHANGED = (
    "SELECT d.id FROM decks.deck d LEFT JOIN followed f ON f.deck = d.id AND f.hash = d.hash"
    " AND f.position = d.position WHERE d.loaded = 1 AND d.faces > 0 AND f.deck IS NULL"
)
IN_STEP = "followed w JOIN decks.deck d ON d.id = w.deck AND d.hash = w.hash AND d.position = w.position"
"""The decks that were followed and are as they were then, for a FROM."""
_FIRST_NEW = (
    "SELECT f.no FROM decks.face f WHERE f.no BETWEEN ? AND ?"
    " AND NOT EXISTS (SELECT 1 FROM state s WHERE s.face = f.key)"
    " AND NOT EXISTS (SELECT 1 FROM held h WHERE h.item = f.item AND h.suspended = 1) ORDER BY f.no LIMIT 1"
)
_IN_DECK = "face > ? || '/' AND face < ? || '0'"  # "0" follows "/": all faces of the deck, by the primary key


def attach(store: Store, index: Path) -> None:
    """Attach the index as ``decks``, for reading only; an index attached before gives way. Raises sqlite3.Error."""
    detach(store)
    store.db.execute("ATTACH ? AS decks", (f"{index.absolute().as_uri()}?mode=ro",))


def detach(store: Store) -> None:
    """Let go of the index, where one is attached. Raises sqlite3.Error."""
    if is_attached(store):
        store.db.execute("DETACH decks")


def is_attached(store: Store) -> bool:
    """Say whether an index is attached."""
    return any(row[1] == "decks" for row in store.rows("PRAGMA database_list"))


@contextmanager
def blaming_the_index(store: Store) -> Iterator[None]:
    """Raise DamagedIndexError where it is the index that is damaged, and not the learner's file."""
    try:
        yield
    except BrokenFileError as error:
        if store.row("PRAGMA main.quick_check(1)") != ("ok",):
            raise
        from quizapp.deck.indexing.tables import DamagedIndexError

        raise DamagedIndexError("the attached index cannot be read") from error


def follow(store: Store, learner: str, when: Moment) -> None:
    """Take in how the decks changed: items with a former key bring their history along, vanished faces are not asked.

    Costs nothing where nothing changed. ``when`` is the time of the moves that are logged. Raises CannotSaveError.
    """
    if store.row(f"{_CHANGED} UNION ALL {_GONE} LIMIT 1") is None:
        return
    with store.writing():
        changed = [row[0] for row in store.rows(_CHANGED)]
        gone = [row[0] for row in store.rows(_GONE)]
        store.write_all("DELETE FROM followed WHERE deck = ?", [(deck,) for deck in changed + gone])
        _move_former(store, learner, when)
        for deck in changed + gone:
            _list_anew(store, deck)
        for deck in changed:
            _number_anew(store, deck)


def move(store: Store, learner: str, old: str, new: str, when: Moment) -> None:
    """Give the history of the item ``old`` to the item ``new``, inside ``writing``."""
    ledger = states.Ledger(store, learner)
    rows = store.rows("SELECT face, item FROM state WHERE item IN (?, ?)", old, new)
    ledger.untell(sorted(face for face, _ in rows))
    store.append("move", when, old=old, new=new)
    holds.refold(store, (old, new))
    ledger.tell(sorted({new + face[len(item) :] for face, item in rows}))


def derive_anew(store: Store, go_on: GoOn = unstopped) -> None:
    """Make every derived table anew from the log, inside ``writing``; ``follow`` has to come afterwards.

    go_on: told the share done, 0 to 1. Raises StoppedError where it answers no.
    """
    store.write("DELETE FROM followed")
    store.write("DELETE FROM recalled")
    holds.rebuild(store)
    states.rebuild(store, store.one("SELECT lower(hex(min(id))) FROM naming")[0], go_on)


def look_again(store: Store, decks: Iterable[str]) -> None:
    """Derive anew what is known of these decks, inside ``writing``; to one that changed since, ``follow`` sees."""
    for deck in decks:
        _list_anew(store, deck)
        if store.row(f"SELECT 1 FROM {IN_STEP} WHERE d.loaded = 1 AND w.deck = ?", deck) is not None:
            _number_anew(store, deck)


def settle(store: Store, item: str) -> None:
    """Bring up to date what is known of an item's faces in the index, after it was answered, undone, held or moved."""
    if not is_attached(store):
        return
    deck = item.partition("/")[0]
    store.write(
        "UPDATE state SET listed = 0 WHERE item = ? AND NOT EXISTS (SELECT 1 FROM decks.face WHERE key = face)", item
    )
    known = store.row("SELECT new_from, last_no FROM followed WHERE deck = ?", deck)
    first = store.one("SELECT min(no) FROM decks.face WHERE item = ?", item)[0]
    if known is not None and first is not None:
        _begin_new_at(store, deck, min(known[0], first), known[1])


def _begin_new_at(store: Store, deck: str, earliest: int, last_no: int) -> None:
    found = store.row(_FIRST_NEW, earliest, last_no)
    store.write("UPDATE followed SET new_from = ? WHERE deck = ?", last_no + 1 if found is None else found[0], deck)


def _move_former(store: Store, learner: str, when: Moment) -> None:
    rows = store.rows(
        "SELECT old, new FROM decks.former WHERE NOT EXISTS (SELECT 1 FROM decks.item WHERE key = old)"
        " AND (EXISTS (SELECT 1 FROM state WHERE item = old) OR EXISTS (SELECT 1 FROM held WHERE item = old))"
    )
    for old, new in rows:
        move(store, learner, old, new, when)


def _list_anew(store: Store, deck: str) -> None:
    listed = "EXISTS (SELECT 1 FROM decks.face WHERE key = face)"
    store.write(f"UPDATE state SET listed = {listed} WHERE {_IN_DECK} AND listed <> {listed}", deck, deck)


def _number_anew(store: Store, deck: str) -> None:
    store.write(  # a row in its place is of the deck before, or a decayed one of another, which is then followed anew
        "INSERT OR REPLACE INTO followed (first_no, last_no, new_from, deck, position, hash, studied, due)"
        f" SELECT (SELECT min(no) FROM decks.face WHERE no {within('d.no')}),"
        f" (SELECT max(no) FROM decks.face WHERE no {within('d.no')}),"
        f" 0, id, position, hash, (SELECT count(*) FROM state WHERE {_IN_DECK} AND listed = 1),"
        f" (SELECT count(*) FROM state s WHERE {_IN_DECK} AND {REVIEW} AND s.due_day <= (SELECT day FROM counted))"
        " FROM decks.deck d WHERE d.id = ?",
        *[deck] * 5,
    )  # fmt: skip
    first_no, last_no = store.one("SELECT first_no, last_no FROM followed WHERE deck = ?", deck)
    _begin_new_at(store, deck, first_no, last_no)
