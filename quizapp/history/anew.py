"""Derived tables made anew beside a learner who goes on studying.

The log is replayed as it was at one moment. What is kept otherwise is then put right in one short transaction, in which
what came meanwhile is replayed too. So nobody waits, and a death at any moment leaves the old tables or the new ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.base.errors import RefusedError
from quizapp.base.ids import Mint
from quizapp.base.progress import GoOn
from quizapp.deck.face_key import item_of, mark_of
from quizapp.deck.indexing.tables import DamagedIndexError
from quizapp.history import following, holds, in_step, states
from quizapp.history.departures import Departures
from quizapp.history.log_since import LogSince
from quizapp.history.replay import Days, Replay
from quizapp.history.store import Store, connect, told_plainly

_PORTION = 200  # items, after which a replay is told of: some 50 ms


def make_anew(path: Path, index: Path | None, go_on: GoOn) -> bool:
    """Make a learner's derived tables anew, whoever has the file open; return False where ``go_on`` said to stop.

    index: the decks that the file follows, None where there are none; ``follow`` has to come afterwards. go_on: gets
    the share that is replayed, 0 to 1, and answers whether to go on; nothing is changed where it says no. Raises
    BrokenFileError and CannotSaveError, and has changed nothing then.
    """
    while True:
        with _opened(path) as then, then.reading():
            anew = Anew(then)
            if not anew.replay(go_on):
                return False
            try:
                if _put(anew, path, index):
                    return True
            except DamagedIndexError:
                index = None  # which is only a cache: it is made anew elsewhere, and the decks are followed then


class Anew:
    """What the log of a file amounts to as it stands in ``store``, and what of that is kept otherwise."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._log = Replay(store)
        self._seen = LogSince(store)
        self._departures = Departures()
        self._days = Days()
        self._faces: dict[str, list[str]] = {}

    def replay(self, go_on: GoOn) -> bool:
        """Replay the whole log; return False where ``go_on`` said to stop."""
        held = self._holds()
        for face in sorted(self._answered()):
            self._faces.setdefault(item_of(face), []).append(face)
        for number, (item, faces) in enumerate(self._faces.items()):
            if number % _PORTION == 0 and not go_on(number / len(self._faces)):
                return False
            rows, tallies = self._log.rows(item, faces, suspended=item in held and held[item].suspended)
            self._departures.look_at_faces(self._store, rows)
            self._days.add(tallies)
        return go_on(1.0)

    def put(self, store: Store, departing: set[str] | None) -> bool:
        """Put right what is kept in the file as it is now, inside ``writing``.

        departing: as ``Departures.write`` wants it. Returns False, and has written nothing, where rows came in between
        those that were replayed, as from another machine's file: the log is to be replayed again then.
        """
        if self._seen.is_overtaken(store):
            return False
        items, marks = self._seen.touched(store)
        marks |= {mark_of(face) for item in items for face in self._faces.get(item, ())}
        now = Replay(store)
        for item in items:
            self._replay_again(store, now, item, [item + mark for mark in sorted(marks)])
        self._departures.write(store, self._days, departing)
        return True

    def _replay_again(self, store: Store, now: Replay, item: str, faces: list[str]) -> None:
        held = now.held(item)
        _, before = self._log.rows(item, faces, suspended=False)
        rows, after = now.rows(item, faces, suspended=held.suspended)
        self._days.add(before, -1)
        self._days.add(after)
        self._departures.look_at_hold(store, item, held)
        self._departures.look_at_faces(store, rows)

    def _answered(self) -> set[str]:
        """Return the faces that the log tells of, and note those that are kept without."""
        faces = states.answered(self._store)
        kept = {row[0] for row in self._store.rows("SELECT face FROM state")}
        self._departures.look_at_faces(self._store, dict.fromkeys(kept - faces))
        return faces

    def _holds(self) -> dict[str, holds.Held]:
        """Return what holds items, as far as anything ever did, and note what is kept otherwise."""
        kept = {row[0] for row in self._store.rows("SELECT item FROM held")}
        held = {item: self._log.held(item) for item in kept | holds.ever_held(self._store)}
        for item, told in held.items():
            self._departures.look_at_hold(self._store, item, told)
        return held


def _put(anew: Anew, path: Path, index: Path | None) -> bool:
    with _opened(path) as now:
        departing = None if index is None else _departing(now, index)
        with now.writing(), following.blaming_the_index(now):
            return anew.put(now, departing)


def _departing(store: Store, index: Path) -> set[str] | None:
    """Attach the index and return what departs from it; None where it is gone, just being made, or damaged."""
    try:
        following.attach(store, index)
        return in_step.departing(store)
    except (RefusedError, sqlite3.Error):
        following.detach(store)
        return None


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    with told_plainly(path), closing(connect(path)) as db:
        yield Store(db, path, Mint())
