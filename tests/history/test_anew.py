"""Derived tables made anew beside a learner who goes on: as a rebuild would make them, whatever happens meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, derived, made, on, write_index
from test_states import deeds, do

from quizapp.base.ids import Mint
from quizapp.base.progress import unstopped
from quizapp.history.anew import Anew, make_anew
from quizapp.history.following import attach
from quizapp.history.history import History
from quizapp.history.in_step import departing
from quizapp.history.store import Store, connect
from quizapp.history.taking_in import Elsewhere
from quizapp.study.memory import Grade

DECKS = {"d": ["a", "b#2", "c"], "e": ["a", "a#back"]}
steps = st.lists(st.tuples(deeds, st.integers(0, 12)), max_size=12)
# What decay may leave of derived tables: each statement runs behind the back of their triggers.
decays = st.lists(
    st.sampled_from(
        [
            "UPDATE state SET due_day = due_day + 1 WHERE face LIKE 'd/%'",
            "UPDATE state SET stability = stability * 2, last_day = last_day + 3 WHERE face = 'd/a'",
            "UPDATE state SET item = 'd/x', deck = 'x' WHERE face LIKE 'e/%'",
            "UPDATE state SET item_day = 7",
            "UPDATE state SET suspended = 1 - suspended WHERE face = 'd/a'",
            "UPDATE state SET listed = 0 WHERE face LIKE 'd/%'",
            "UPDATE OR IGNORE state SET face = 'd/nothing' WHERE face = 'd/b'",
            "DELETE FROM state",
            "DELETE FROM held",
            "UPDATE OR IGNORE held SET item = 'd/nothing', flagged = 1 - flagged",
            "UPDATE studied_day SET new = new + 1",
            "INSERT OR REPLACE INTO studied_day VALUES (119, 1, 1, 1, 0, 0, 9)",
            "DELETE FROM studied_day",
            "UPDATE followed SET new_from = new_from + 1, studied = studied + 1, due = due + 2",
            "DELETE FROM followed",
            "UPDATE counted SET day = day + 5",
            "INSERT OR REPLACE INTO recalled VALUES ('d', 120, 3, 0.5, 0.25)",
        ]
    ),
    max_size=4,
)


def decay(history: History, *statements: str) -> None:
    """Change what a file says, without its triggers."""
    with closing(sqlite3.connect(history.path)) as db:
        db.execute("PRAGMA synchronous=OFF")
        kept = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            db.execute(f"DROP TRIGGER {name}")
        for sql in statements:
            db.execute(sql)
        for _, text in kept:
            db.execute(text)
        db.commit()


@contextmanager
def store_of(history: History, index: Path | None = None) -> Iterator[Store]:
    """Another connection to a learner's file."""
    with closing(connect(history.path)) as db:
        store = Store(db, history.path, Mint())
        if index is not None:
            attach(store, index)
        yield store


def everything(history: History, day: int) -> dict[str, object]:
    """All that is derived, also from the decks, and what is asked by it."""
    rows = history._store.rows
    return derived(history) | {
        "listed": rows("SELECT face, listed FROM state ORDER BY face"),
        "followed": rows("SELECT first_no, last_no, deck, position, hash, studied, due FROM followed ORDER BY deck"),
        "asked": (history.waiting(on(day)), history.by_deck(on(day))),
        "recalled": history.recall(120),
    }


def rebuilt(history: History, day: int) -> dict[str, object]:
    """All that is derived after it was made from nothing."""
    history.rebuild()
    history.follow(on(day))
    return everything(history, day)


@settings(max_examples=60, deadline=None)
@given(steps, decays, steps)
def test_what_is_made_aside_is_what_a_rebuild_makes_whatever_is_done_meanwhile(
    before: list[tuple[tuple[object, ...], int]], decayed: list[str], meanwhile: list[tuple[tuple[object, ...], int]]
) -> None:
    with TemporaryDirectory() as folder:
        history = made(Path(folder))
        history._store.db.execute("PRAGMA synchronous=OFF")  # nothing dies here
        index = write_index(Path(folder) / "index.sqlite", DECKS)
        history.attach_index(index)
        history.follow(on(100))
        day = 100
        for minute, (deed, passed) in enumerate(before):
            day += passed
            do(history, deed, day, minute)
        decay(history, *decayed)

        with store_of(history) as then, then.reading():
            anew = Anew(then)
            assert anew.replay(unstopped)
            for minute, (deed, passed) in enumerate(meanwhile):
                day += passed
                do(history, deed, day, 100 + minute)
            with store_of(history, index) as now:
                departs = departing(now)
                with now.writing():
                    assert anew.put(now, departs)
        history.follow(on(day))

        made_aside = everything(history, day)
        assert made_aside == rebuilt(history, day)
        history.close()


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A file with answers of two days, and what is derived from them gone wrong."""
    history = made(tmp_path)
    for day in (100, 108):
        for face in ("d/a", "d/b", "e/a"):
            answer(history, face, Grade.GOOD, on(day))
    history.hold("d/b", "suspend", on(108))
    decay(history, "UPDATE state SET due_day = due_day + 1")
    yield history
    history.close()


def test_only_rows_that_are_not_right_are_written(history: History) -> None:
    history.rebuild()
    decay(history, "UPDATE state SET reps = 7 WHERE face = 'd/a'", "UPDATE studied_day SET new = 2 WHERE day = 108")

    with store_of(history) as then, then.reading(), store_of(history) as now, now.writing():
        anew = Anew(then)
        anew.replay(unstopped)
        before = now.db.total_changes
        anew.put(now, None)
        assert now.db.total_changes - before == 2


def test_what_is_told_to_stop_changes_nothing(history: History) -> None:
    before = derived(history)

    assert not make_anew(history.path, None, lambda _share: False)

    assert derived(history) == before


def test_rows_from_elsewhere_that_belong_between_have_the_log_replayed_again(history: History) -> None:
    told: list[float] = []

    def meanwhile(share: float) -> bool:
        told.append(share)
        if told.count(1.0) == 1 and share == 1.0:
            history.take_in([Elsewhere("d/c", Grade.GOOD, on(104))])
        return True

    assert make_anew(history.path, None, meanwhile)

    assert told == [0.0, 1.0, 0.0, 1.0]
    made_aside = derived(history)
    history.rebuild()
    assert derived(history) == made_aside


@pytest.mark.parametrize("content", [None, b"", b"no index" * 2000])
def test_an_index_that_cannot_be_read_is_followed_later(
    history: History, tmp_path: Path, content: bytes | None
) -> None:
    index = tmp_path / "index.sqlite"
    if content is not None:
        index.write_bytes(content)

    assert make_anew(history.path, index, unstopped)

    assert history._store.rows("SELECT * FROM followed") == []
    made_aside = derived(history)
    history.rebuild()
    assert derived(history) == made_aside
