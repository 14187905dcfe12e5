"""Taking in decks and looking them over, one after the other, behind the window's back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from hands import StillClock, settle, temporary_places
from pytestqt.qtbot import QtBot
from ui_decks import write

from quizapp.base.errors import CannotSaveError
from quizapp.base.progress import GoOn, unstopped
from quizapp.deck.indexing import worded
from quizapp.deck.indexing.compile import Progress
from quizapp.ui.decks_job import DecksJob
from quizapp.workspace.desk import Workspace

WEAK = """\
quizapp: 1
id: blood
title: Blood
items:
  - {id: core, card: Has a red cell a nucleus?, answer: Hardly ever}
"""
SOUND = WEAK.replace("Has a red cell a nucleus?", "What does a red cell lack?")


class Bench:
    """A job over a folder of decks, and what it told so far."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.decks = write(folder / "decks", blood=WEAK)
        self.workspace = Workspace(temporary_places(folder, self.decks), StillClock())
        self.job = DecksJob(self.workspace)
        self.told: list[str] = []
        self._qtbot = qtbot
        self.job.taken_in.connect(lambda: self.told.append("taken in"))
        self.job.worded.connect(lambda: self.told.append("worded"))
        self.job.linted.connect(lambda: self.told.append(" ".join(("linted", *self.codes()))))
        self.job.ended.connect(lambda failure: self.told.append(f"ended {failure}".strip()))

    def codes(self) -> list[str]:
        return [one.code for one in self.workspace.library.index.findings()]

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=5000)
        settle()

    def rest(self) -> None:
        """Wait until nothing runs any more."""
        self.until(lambda: not self.job.is_running() and not self.job.is_linting())


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench(tmp_path, qtbot)
    yield bench
    bench.job.stop()
    bench.workspace.close()


class SlowLinter:
    """A linter that is never done by itself; it keeps how each of its runs ended."""

    def __init__(self) -> None:
        self.runs = 0
        self.cancelled = 0
        self._pause = Event()

    def lint(self, go_on: GoOn) -> bool:
        self.runs += 1
        while go_on(0.5):
            self._pause.wait(0.005)
        self.cancelled += 1
        return True


@pytest.fixture
def slow(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> SlowLinter:
    linter = SlowLinter()
    monkeypatch.setattr(bench.workspace.library, "lint", linter.lint)
    return linter


def test_decks_are_looked_over_after_they_are_taken_in(bench: Bench) -> None:
    bench.job.start()
    bench.rest()

    assert bench.told == ["ended", "taken in", "linted D704"]


def test_many_new_items_are_known_to_search_before_they_are_looked_over(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worded, "AT_ONCE", 0)
    bench.job.start()
    bench.rest()

    assert bench.told == ["ended", "taken in", "worded", "linted D704"]
    assert len(bench.workspace.library.index.search("nucleus")) == 1


def test_words_that_were_left_are_taken_in_at_the_next_start(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worded, "AT_ONCE", 0)
    bench.workspace.refresh()

    bench.job.start()
    bench.rest()

    assert bench.told == ["worded", "linted D704"]


def test_decks_that_did_not_change_are_looked_over_where_that_was_not_done(bench: Bench) -> None:
    bench.workspace.refresh()

    bench.job.start()
    bench.rest()

    assert bench.told == ["linted D704"]


def test_nothing_is_told_where_nothing_is_to_be_looked_over(bench: Bench) -> None:
    bench.workspace.refresh()
    bench.workspace.library.lint(unstopped)

    bench.job.start()
    bench.rest()

    assert bench.told == []


def test_a_deck_that_changes_is_taken_in_and_looked_over_again(bench: Bench) -> None:
    bench.job.start()
    bench.rest()
    bench.told.clear()

    write(bench.decks, blood=SOUND)
    bench.until(lambda: len(bench.told) == 3)

    assert bench.told == ["ended", "taken in", "linted"]


def test_a_change_stops_the_linter_which_begins_anew_once_the_change_is_taken_in(
    bench: Bench, slow: SlowLinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.job.start()
    bench.until(lambda: slow.runs == 1)
    assert bench.told == ["ended", "taken in"]

    monkeypatch.undo()
    write(bench.decks, blood=SOUND)
    bench.until(lambda: len(bench.told) == 5)

    assert (slow.runs, slow.cancelled) == (1, 1)
    assert bench.told[2:] == ["ended", "taken in", "linted"]


def test_the_learner_studies_while_the_linter_has_its_turn(bench: Bench, slow: SlowLinter) -> None:
    bench.job.start()
    bench.until(lambda: slow.runs == 1)

    assert not bench.job.is_running()  # of that the window tells, and Today waits for it
    assert [deck.id for deck in bench.workspace.library.index.decks()] == ["blood"]


def test_stop_ends_the_linter_and_nothing_is_told_any_more(bench: Bench, slow: SlowLinter) -> None:
    bench.job.start()
    bench.until(lambda: slow.runs == 1)

    bench.job.stop()

    assert (slow.runs, slow.cancelled) == (1, 1)
    settle()
    assert bench.told == ["ended", "taken in"]


def test_stop_ends_the_reading_and_the_linter_does_not_begin(
    bench: Bench, slow: SlowLinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, pause = Event(), Event()

    def read_on(progress: Callable[[Progress], bool]) -> None:
        begun.set()
        while progress(Progress(1, 2, "blood.yaml")):
            pause.wait(0.005)

    monkeypatch.setattr(bench.workspace, "refresh", read_on)
    bench.job.start()
    bench.until(begun.is_set)

    bench.job.stop()
    settle()

    assert not bench.job.is_running()
    assert (bench.told, slow.runs) == ([], 0)


def test_where_the_index_cannot_be_written_that_is_told_and_what_is_there_is_looked_over(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.workspace.refresh()
    write(bench.decks, blood=SOUND)

    def full(_progress: object) -> None:
        raise CannotSaveError("The disk is full.")

    monkeypatch.setattr(bench.workspace, "refresh", full)
    bench.job.start()
    bench.rest()

    assert bench.told[:2] == ["ended The disk is full.", "taken in"]


def test_a_bug_of_the_linter_ends_where_every_bug_ends(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_go_on: object) -> bool:
        raise ValueError("a bug")

    monkeypatch.setattr(bench.workspace.library, "lint", broken)
    with qtbot.captureExceptions() as caught:
        bench.job.start()
        bench.until(lambda: bool(caught))

    assert [kind.__name__ for kind, _error, _trace in caught] == ["ValueError"]
    assert bench.told == ["ended", "taken in"]
