"""Derived tables made anew in another process: told of, stopped, refused, killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import sleep

import pytest
from learner_files import answer, derived, made, on, opened, write_index

from quizapp.base.errors import BrokenFileError
from quizapp.base.progress import unstopped
from quizapp.history import aside
from quizapp.history.aside import make_anew_aside
from quizapp.history.history import History
from quizapp.study.memory import Grade

WRONG = "UPDATE studied_day SET new = new + 1 WHERE day = 100 AND new = 50"
DEATHS = 8


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A file with a few hundred faces, and sums of days that do not follow from its answers."""
    history = made(tmp_path)
    history._store.db.execute("PRAGMA synchronous=OFF")  # it is another process that dies here
    for number in range(250):
        answer(history, f"d/{number}", Grade.GOOD, on(100 + number // 50, number))
    with history._store.writing():
        history._store.write(WRONG)
    yield history
    history.close()


def is_right(history: History) -> bool:
    """Tell whether what is derived is what a rebuild makes."""
    found = derived(history)
    again = opened(history.path.parent)
    again.rebuild()
    again.close()
    return derived(history) == found


def test_another_process_tells_how_far_it_is_and_makes_all_of_it(history: History, tmp_path: Path) -> None:
    told: list[float] = []
    index = write_index(tmp_path / "index.sqlite", {"d": ["1", "2", "new"]})
    history.attach_index(index)
    history.follow(on(110))

    def go_on(share: float) -> bool:
        told.append(share)
        return True

    assert make_anew_aside(history.path, index, go_on)

    assert told[0] == 0.0
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert history.waiting(on(110)).new_face == "d/new"
    assert is_right(history)


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_what_is_stopped_has_changed_nothing(history: History, stop_at: int) -> None:
    before = derived(history)
    told: list[float] = []

    def report(share: float) -> bool:
        told.append(share)
        return len(told) < stop_at

    assert not make_anew_aside(history.path, None, report)

    assert len(told) == stop_at
    assert derived(history) == before
    answer(history, "d/1", Grade.GOOD, on(120))  # nobody else has the file any more


def test_a_refusal_comes_through_as_it_was_told(tmp_path: Path) -> None:
    broken = tmp_path / "learner.sqlite"
    broken.write_bytes(b"no database at all" * 300)

    with pytest.raises(BrokenFileError, match=r"learner\.sqlite is damaged") as refused:
        make_anew_aside(broken, None, unstopped)

    assert refused.value.todo == "Put it aside and go on from a backup."


def test_a_bug_there_is_a_bug_here(history: History) -> None:
    with history._store.writing():
        history._store.append("setting", on(111), key="desired_retention", value="what no version writes")

    with pytest.raises(RuntimeError, match="ValueError: could not convert string to float"):
        make_anew_aside(history.path, None, unstopped)


def test_a_death_at_any_moment_leaves_what_was_or_what_is_right(history: History) -> None:
    chance, before = Random("seed"), derived(history)
    for _ in range(DEATHS):
        with aside._process(history.path, None) as process:
            assert process.stdout is not None
            while process.stdout.readline().strip() != "1.0":
                pass
            sleep(chance.uniform(0, 0.02))  # so that death comes before, within and after what is put in place

        assert derived(history) == before or is_right(history)
        with history._store.writing():
            history._store.write(WRONG)
        assert derived(history) == before
