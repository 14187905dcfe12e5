"""What waits to be studied: the states of a learner's file joined with the decks of the attached index."""

from __future__ import annotations

from contextlib import closing
from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.base.settings import StudySettings
from quizapp.history.counted import BETWEEN, REVIEW, counted_day
from quizapp.history.following import blaming_the_index
from quizapp.history.store import Row, Store, Value
from quizapp.study.queue import LOOK_AHEAD_MS, Waiting

# Reviews and steps each have partial indexes, which these conditions name word for word.
_REVIEW = f"{REVIEW} AND s.due_day <= :today"
_STEP = "s.due_at IS NOT NULL AND s.suspended = 0 AND s.listed = 1"
# Items of which a face was answered today, or that are put off for today: none of their faces comes again today,
# unless it is in its steps.
_BURIED = "SELECT item FROM held WHERE buried_day = :today"
_RESTING = f"state s WHERE s.item_day = :today AND {_REVIEW}"
_PUT_OFF = f"({_BURIED}) h CROSS JOIN state s ON s.item = h.item WHERE s.item_day <> :today AND {_REVIEW}"
_APART = (BETWEEN, _RESTING, _PUT_OFF)
_KNOWN = "EXISTS (SELECT 1 FROM decks.face f WHERE f.key = s.face)"


class Scope(NamedTuple):
    """What to study: everything, some decks, or the given items once each, answered or not, from ``since`` on (ms)."""

    decks: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    since: int = 0


class DeckDue(NamedTuple):
    """One deck today: steps that are over, reviews due, faces studied so far and never studied."""

    deck: str
    learning: int
    reviews: int
    studied: int
    unseen: int


def waiting(store: Store, scope: Scope, settings: StudySettings, when: Moment) -> Waiting:
    """Return what waits at ``when``: how many of each kind, and which is first.

    Raises DamagedIndexError where the index, not the learner's file, cannot be read.
    """
    with blaming_the_index(store), store.reading():
        if scope.items:
            return _waiting_items(store, scope, when)
        return _Ask(store, scope.decks, when).waiting(settings)


def by_deck(store: Store, when: Moment) -> list[DeckDue]:
    """Return each deck's figures for today, in the order of the decks; limits of the day are left aside."""
    with blaming_the_index(store), store.reading():
        ask = _Ask(store, (), when)
        learning = ask.counts(f"state s WHERE {_STEP} AND s.due_at <= :now AND s.item NOT IN ({_BURIED})")
        reviews = ask.reviews_by_deck()
        rows = store.rows(
            "SELECT d.id, coalesce(f.studied, 0), d.faces FROM decks.deck d LEFT JOIN followed f ON f.deck = d.id"
            " WHERE d.loaded = 1 ORDER BY d.no"
        )
    return [
        DeckDue(deck, learning.get(deck, 0), reviews.get(deck, 0), studied, faces - studied)
        for deck, studied, faces in rows
    ]


def forecast(store: Store, when: Moment, days: int) -> list[int]:
    """Return how many studied faces come due on each of the next ``days`` study days; what is overdue is today's."""
    rows = store.rows(
        f"SELECT max(s.due_day, :first) AS day, count(*) FROM state s WHERE {_REVIEW} GROUP BY day UNION ALL"
        f" SELECT max(s.due_day, :first) AS day, count(*) FROM state s WHERE {_STEP} AND s.due_day <= :today"
        " GROUP BY day",
        first=when.day, today=when.day + days - 1,
    )  # fmt: skip
    counts = [0] * days
    for day, count in rows:
        counts[day - when.day] += count
    return counts


class _Ask:
    """One question about what waits at a moment, in all decks or some."""

    def __init__(self, store: Store, decks: tuple[str, ...], when: Moment) -> None:
        self._store = store
        named = {f"deck{number}": deck for number, deck in enumerate(decks)}
        counted = counted_day(store)
        # What was counted already goes on with what came due since, or without what was not due yet, should the clock
        # have been set back.
        self._since = 1 if when.day >= counted else -1
        between: dict[str, Value] = {"low": min(when.day, counted), "high": max(when.day, counted)}
        times: dict[str, Value] = {"today": when.day, "now": when.at, "soon": when.at + LOOK_AHEAD_MS}
        self._values: dict[str, Value] = {**named, **between, **times}
        self._chosen = f"IN ({', '.join(':' + name for name in named)})" if decks else "IS NOT NULL"

    def rows(self, sql: str, **more: Value) -> list[Row]:
        """Return the rows of a query about :today, :now and :soon."""
        return self._store.rows(sql, **self._values, **more)

    def counts(self, states: str) -> dict[str, int]:
        """Count these states by deck."""
        return dict(self.rows(f"SELECT s.deck, count(*) FROM {states} AND s.deck {self._chosen} GROUP BY s.deck"))

    def reviews_by_deck(self) -> dict[str, int]:
        """Count what is due, less what rests today, by deck."""
        due: dict[str, int] = dict(self.rows(f"SELECT deck, due FROM followed WHERE deck {self._chosen}"))
        for states, sign in ((BETWEEN, self._since), (_RESTING, -1), (_PUT_OFF, -1)):
            for deck, count in self.counts(states).items():
                due[deck] = due.get(deck, 0) + sign * count
        return due

    def waiting(self, settings: StudySettings) -> Waiting:
        """Return what waits, as far as the limits of the day let."""
        reviews_done, new_done = self._done()
        learning, ahead, later_at = self._steps()
        reviews = self._reviews()
        if settings.reviews_per_day is not None:
            reviews = min(reviews, max(settings.reviews_per_day - reviews_done, 0))
        new, new_face = self._new(max(settings.new_per_day - new_done, 0))
        return Waiting(
            learning=learning,
            reviews=reviews,
            new=new,
            ahead=ahead,
            learning_face=self._learning_face() if learning or ahead else None,
            review_face=self._review_face() if reviews else None,
            new_face=new_face,
            later_at=later_at,
            reviews_done=reviews_done,
            new_done=new_done,
        )

    def _done(self) -> tuple[int, int]:
        rows = self.rows("SELECT tested, new FROM studied_day WHERE day = :today")
        return (rows[0][0], rows[0][1]) if rows else (0, 0)

    def _steps(self) -> tuple[int, int, int | None]:
        """Return how many steps are over, how many will soon be, and when the first after those is."""
        step = f"{_STEP} AND s.item NOT IN ({_BURIED}) AND s.deck {self._chosen}"
        soon = self.rows(f"SELECT count(*), total(s.due_at <= :now) FROM state s WHERE {step} AND s.due_at <= :soon")
        later = self.rows(f"SELECT min(s.due_at) FROM state s WHERE {step} AND s.due_at > :soon")
        count, over = map(int, soon[0])
        return over, count - over, later[0][0]

    def _learning_face(self) -> str | None:
        return self._first(
            f"SELECT s.face FROM state s WHERE {_STEP} AND s.due_at <= :soon AND s.item NOT IN ({_BURIED})"
            f" AND s.deck {self._chosen} AND {_KNOWN} ORDER BY s.due_at LIMIT 1"
        )

    def _reviews(self) -> int:
        """Count what is due, less what rests today; nothing of it walks over all that is due."""
        counts = (f"(SELECT count(*) FROM {states} AND s.deck {self._chosen})" for states in _APART)
        rows = self.rows(f"SELECT (SELECT total(due) FROM followed WHERE deck {self._chosen}), {', '.join(counts)}")
        due, since, resting, put_off = map(int, rows[0])
        return due + self._since * since - resting - put_off

    def _review_face(self) -> str | None:
        return self._first(
            f"SELECT s.face FROM state s WHERE {_REVIEW} AND s.item_day <> :today AND s.item NOT IN ({_BURIED})"
            f" AND s.deck {self._chosen} AND {_KNOWN} ORDER BY s.due_day, substr(s.last_review, 9) LIMIT 1"
        )

    def _new(self, limit: int) -> tuple[int, str | None]:
        """Count items with a face never answered, up to ``limit``, since of each only one face comes; and name one."""
        if not limit:
            return 0, None
        items: dict[str, str] = {}
        sql = f"SELECT f.item, f.key FROM {self._never_answered()} ORDER BY w.first_no, f.no"
        with closing(self._store.one_by_one(sql, **self._values)) as rows:
            for item, face in rows:
                items.setdefault(item, face)
                if len(items) == limit:
                    break
        return len(items), next(iter(items.values()), None)

    def _never_answered(self) -> str:
        # `followed` says where to begin looking; else every ask would pass over all that was ever studied.
        # The plus keeps SQLite from going by deck, which would have it sort all new faces to find the first.
        return (
            "followed w CROSS JOIN decks.face f ON f.no BETWEEN w.new_from AND w.last_no"
            " WHERE NOT EXISTS (SELECT 1 FROM state s"
            " WHERE s.item = f.item AND (s.face = f.key OR s.item_day = :today))"
            " AND NOT EXISTS (SELECT 1 FROM held h"
            " WHERE h.item = f.item AND (h.suspended = 1 OR h.buried_day = :today))"
            f" AND +w.deck {self._chosen}"
        )

    def _first(self, sql: str) -> str | None:
        rows = self.rows(sql)
        return rows[0][0] if rows else None


def _waiting_items(store: Store, scope: Scope, when: Moment) -> Waiting:
    """Ask for each face of the given items that was not answered since, then for those in their steps."""
    named = {f"item{number}": item for number, item in enumerate(scope.items)}
    rows = store.rows(
        "SELECT f.key, s.due_at, coalesce(r.at >= :since, 0) FROM decks.face f LEFT JOIN state s ON s.face = f.key"
        f" LEFT JOIN review r ON r.id = s.last_review WHERE f.item IN ({', '.join(':' + name for name in named)})"
        " AND NOT EXISTS (SELECT 1 FROM held h WHERE h.item = f.item AND (h.suspended = 1 OR h.buried_day = :today))"
        " ORDER BY f.no",
        **named, since=scope.since, today=when.day,
    )  # fmt: skip
    unasked = [face for face, _, asked in rows if not asked]
    steps = sorted((due_at, face) for face, due_at, asked in rows if asked and due_at is not None)
    over = sum(due_at <= when.at for due_at, _ in steps)
    soon = sum(due_at <= when.at + LOOK_AHEAD_MS for due_at, _ in steps)
    return Waiting(
        learning=over,
        reviews=len(unasked),
        ahead=soon - over,
        learning_face=steps[0][1] if soon else None,
        review_face=unasked[0] if unasked else None,
        later_at=steps[soon][0] if soon < len(steps) else None,
        reviews_done=len(rows) - len(unasked),
    )
