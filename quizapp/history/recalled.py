"""What would be recalled of each deck on a study day: summed up over its faces, or as that was kept."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Collection
from typing import NamedTuple

from quizapp.history.store import Store
from quizapp.study.memory import DECAY, FACTOR

# "0" follows "/": all items of a deck, by the index of items. LIMIT keeps SQLite from working each power out twice.
# As JSON, which knows no infinity, as a decayed stability might give: a chance is at most 1.
_SUMMED_UP = """SELECT json_array(count(*), total(chance), total(chance * chance)) FROM (
  SELECT min(1.0, pow(1 + :factor * max(0, :day - last_day) / stability, :decay)) AS chance
  FROM state INDEXED BY state_of_item WHERE item > w.deck || '/' AND item < w.deck || '0' AND +listed = 1 LIMIT -1)"""
_KEPT = (  # as numbers, and no more than there are faces, whatever decay makes of them
    "SELECT json_array(studied + 0, max(0.0, min(chances + 0.0, studied)), max(0.0, min(squares + 0.0, studied)))"
    " FROM recalled k WHERE k.deck = w.deck AND k.day = :day"
)
# All in one row, since a thread beside the window waits for Python's lock after each.
_ALL = "SELECT json_group_array(json_array(w.deck, json({sums}))) FROM followed w WHERE w.studied > 0"
_NOT_KEPT = f"SELECT 1 FROM followed w WHERE w.studied > 0 AND NOT EXISTS ({_KEPT}) LIMIT 1"
_NEGLIGIBLE = 1e-6  # of a face: SQLite adds up in other ways from version to version


class DeckRecall(NamedTuple):
    """The faces of a deck that were studied: how many, the sum of their chances of recall, and of the squares."""

    deck: str
    studied: int
    chances: float
    squares: float


def recall(store: Store, day: int) -> list[DeckRecall]:
    """Return what would be recalled on a study day, by deck, as the decks were last followed.

    Summed up by SQLite along the index of items, since a million faces would take Python seconds, unless the sums are
    kept. The chance of recall is ``study.memory.retrievability``.
    """
    return _recall(store, day, f"coalesce(({_KEPT}), ({_SUMMED_UP}))")


def keep_recall(store: Store, days: Collection[int]) -> None:
    """Keep what ``recall`` returns for some study days, and for no other, until a face of the deck changes.

    Nothing is written where it is kept already. Raises CannotSaveError.
    """
    if all(store.row(_NOT_KEPT, day=day) is None for day in days):
        return
    with store.writing():
        found = [(one.deck, day, *one[1:]) for day in days for one in recall(store, day)]
        store.write("DELETE FROM recalled")
        store.write_all("INSERT INTO recalled (deck, day, studied, chances, squares) VALUES (?, ?, ?, ?, ?)", found)


def is_kept_wrong(store: Store) -> bool:
    """Tell whether something else is kept than summing it up gives."""
    for (day,) in store.rows("SELECT DISTINCT day FROM recalled"):
        for kept, summed_up in zip(recall(store, day), _recall(store, day, f"({_SUMMED_UP})"), strict=True):
            if any(abs(one - other) > _NEGLIGIBLE for one, other in zip(kept[1:], summed_up[1:], strict=True)):
                return True
    return False


def _recall(store: Store, day: int, sums: str) -> list[DeckRecall]:
    _teach_powers(store.db)
    found = json.loads(store.one(_ALL.format(sums=sums), factor=FACTOR, decay=DECAY, day=day)[0])
    return [DeckRecall(deck, *of) for deck, of in found]


def _teach_powers(db: sqlite3.Connection) -> None:
    """Lend SQLite Python's powers where it was built without its own."""
    try:
        db.execute("SELECT pow(2, 2)")
    except sqlite3.OperationalError:
        db.create_function("pow", 2, math.pow, deterministic=True)
