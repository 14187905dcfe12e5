"""Looking decks over while the world goes on: stopped halfway, on an index that is gone, beside another process."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from linted_shelf import BARE, BROKEN, CLOSED, SOUND, Shelf

from quizapp.base.progress import unstopped
from quizapp.deck.finding import Finding
from quizapp.deck.indexing import linted, tables
from quizapp.deck.library import Library


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.library.close()


# stopping


def test_the_counts_agree_with_the_findings_also_after_it_was_stopped(shelf: Shelf) -> None:
    for name in ("a", "b"):
        shelf.put(name, CLOSED.replace("red", name))
    shelf.take_in()

    shelf.lint(lambda share: share < 0.5)

    assert {deck: shelf.counts()[deck][1] for deck in "ab"} == {deck: len(shelf.found(deck)) for deck in "ab"}


def test_it_can_be_stopped_in_the_middle_of_a_deck_which_is_then_as_it_was(shelf: Shelf) -> None:
    shelf.put("long", BROKEN, *(f"id: i{n}, card: Has cell {n} a nucleus?, answer: Hardly ever" for n in range(1000)))
    shelf.take_in()
    calls: list[float] = []

    def go_on(share: float) -> bool:
        calls.append(share)
        return len(calls) < 3

    assert not shelf.lint(go_on)

    assert calls == [0, 0, 0]
    assert shelf.found() == [("D304", "broken")]
    assert shelf.counts() == {"long": (1, 0, 0)}


# what the world does meanwhile


def test_an_index_that_is_gone_is_left_alone(shelf: Shelf) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()
    shelf.library.close()
    for file in shelf.cache.iterdir():
        file.unlink()

    assert not shelf.lint()
    assert list(shelf.cache.iterdir()) == []

    shelf.cache.rmdir()
    assert not shelf.lint()
    assert not shelf.cache.exists()


def test_an_index_that_cannot_be_written_is_left_alone(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()

    def read_only(path: Path, patience: float) -> sqlite3.Connection:
        db = tables.connect(path, patience)
        db.execute("PRAGMA query_only = ON")  # root writes everywhere
        return db

    monkeypatch.setattr(linted, "connect", read_only)
    assert not shelf.lint()
    assert shelf.found() == []

    monkeypatch.undo()
    assert shelf.lint()


def test_an_index_that_another_process_holds_for_too_long_is_left_for_the_next_time(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()
    monkeypatch.setattr(linted, "_PATIENCE", 0.01)
    other = sqlite3.connect(shelf.library.index.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert not shelf.lint()

    other.execute("ROLLBACK")
    other.close()
    assert shelf.lint()
    assert shelf.found() == [("D704", "closed")]


def test_an_index_that_is_damaged_ends_no_program_and_is_whole_again_after_the_next_refresh(shelf: Shelf) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()
    shelf.library.index._rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with shelf.library.index.path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(0)
        file.write(b"\xff" * size)

    shelf.lint()

    shelf.put("b", SOUND)
    shelf.take_in_and_lint()
    assert [deck.id for deck in shelf.library.index.decks()] == ["a", "b"]
    assert shelf.found() == [("D704", "closed")]


def test_a_deck_that_vanished_after_it_was_taken_in_is_left_to_the_next_refresh(shelf: Shelf) -> None:
    file = shelf.put("a", CLOSED, BROKEN)
    shelf.take_in()
    file.unlink()

    shelf.lint()
    assert shelf.found() == [("D304", "broken")]

    shelf.take_in_and_lint()
    assert shelf.found() == []


def test_a_deck_that_changed_after_it_was_taken_in_is_looked_over_again_once_it_is_taken_in(shelf: Shelf) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()
    shelf.put("a", BARE)

    shelf.lint()
    shelf.take_in_and_lint()

    assert shelf.found() == [("D614", "bare"), ("D615", "bare")]


def test_a_deck_that_was_another_one_only_during_the_look_keeps_no_finding_of_that(shelf: Shelf) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()
    shelf.put("a", BARE)
    shelf.lint()

    shelf.put("a", CLOSED)  # as it was when it was taken in, but for its time
    shelf.take_in_and_lint()

    assert shelf.found() == [("D704", "closed")]


def test_a_deck_that_another_process_takes_in_anew_during_the_look_is_left_to_the_next(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.put("a", CLOSED)
    shelf.take_in()
    other = Library([shelf.folder], shelf.cache)

    findings = linted._findings

    def meanwhile(deck: linted._Stale, tick: Callable[[], None]) -> tuple[Finding, ...] | None:
        found = findings(deck, tick)
        shelf.put("a", BARE)
        other.refresh()
        return found

    monkeypatch.setattr(linted, "_findings", meanwhile)
    shelf.lint()
    assert shelf.found() == []

    monkeypatch.undo()
    assert shelf.lint()
    assert shelf.found() == [("D614", "bare"), ("D615", "bare")]
    other.close()


def test_two_that_look_over_the_same_decks_at_once_keep_each_finding_once(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        shelf.put(name, CLOSED)
    shelf.take_in()
    other = Library([shelf.folder], shelf.cache)

    def meanwhile(deck: linted._Stale, tick: Callable[[], None]) -> tuple[Finding, ...] | None:
        monkeypatch.undo()
        assert other.lint(unstopped)
        return linted._findings(deck, tick)

    monkeypatch.setattr(linted, "_findings", meanwhile)
    assert shelf.lint()

    assert shelf.found() == [("D704", "closed"), ("D704", "closed"), ("D712", "closed")]
    assert shelf.counts() == {"a": (0, 1, 0), "b": (0, 2, 0)}
    assert not other.lint(unstopped)
    other.close()


def test_two_processes_look_over_the_same_decks(shelf: Shelf) -> None:
    for number in range(20):
        shelf.put(f"d{number}", *(f"id: i{n}, card: Has cell {number}-{n} a core?, answer: Hardly" for n in range(20)))
    shelf.take_in()
    code = f"""
from pathlib import Path
from quizapp.deck.library import Library
library = Library([Path({str(shelf.folder)!r})], Path({str(shelf.cache)!r}))
library.lint(lambda _share: True)
library.close()
"""
    both = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(2)]

    assert [process.communicate(timeout=60)[1] for process in both] == [b"", b""]
    assert not shelf.lint()
    assert Counter(code for code, _ in shelf.found())["D704"] == 400
    assert {counts[1] for counts in shelf.counts().values()} == {20}
