"""Reviews from elsewhere in a learner's log, and whole logs that leave and come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, derived, made, on

from quizapp.base.errors import RefusedError
from quizapp.base.ids import Mint
from quizapp.history.history import History
from quizapp.history.taking_in import Elsewhere
from quizapp.study.memory import Grade

GIVEN = [
    Elsewhere("d/a", Grade.GOOD, on(3), 900),
    Elsewhere("d/a", Grade.GOOD, on(5), 900),
    Elsewhere("d/b#2", Grade.AGAIN, on(4)),
]


def test_they_count_at_their_own_time(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.HARD, on(9))
    assert history.take_in(GIVEN) == 3
    memory, _ = history.memory("d/a")
    assert memory is not None
    assert (memory.reps, memory.last_day) == (3, 9)
    assert [(day.day, day.reviews, day.new) for day in history.days(0, 20)] == [
        (3, 1, 1),
        (4, 1, 1),
        (5, 1, 0),
        (9, 1, 0),
    ]
    history.close()


def test_twice_is_once(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.take_in(GIVEN)
    before = derived(history)
    assert history.take_in(reversed(GIVEN)) == 0
    assert history.take_in([*GIVEN, Elsewhere("d/a", Grade.GOOD, on(7))]) == 1
    assert derived(history) != before
    history.close()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(Grade), st.integers(1, 30)), max_size=12))
def test_whatever_comes_the_derived_tables_equal_a_replay(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, Grade, int]]
) -> None:
    history = made(tmp_path_factory.mktemp("learner"))
    answer(history, "d/a", Grade.GOOD, on(15))
    given_rows = [Elsewhere(f"d/{face}", grade, on(day)) for face, grade, day in rows]
    history.take_in(given_rows[::2])
    history.take_in(given_rows)
    kept = derived(history)
    history.rebuild()
    assert derived(history) == kept
    history.close()


def test_a_whole_log_leaves_and_comes_back(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.GOOD, on(1))
    history.hold("d/b", "flag", on(2))
    attempt = history.start_attempt(b"\x00paper", on(3))
    history.attempt_event(attempt, "left", on(3, 1))
    logs = history.logs()
    again = History.create_from_log(tmp_path / "again.sqlite", logs, Mint())
    assert again.logs() == logs
    assert derived(again) == derived(history)
    assert (again.name(), again.learner) == ("Ada", history.learner)
    again.close()
    history.close()


@pytest.mark.parametrize(
    "logs",
    [
        {},
        {"naming": [{"id": "00" * 16}]},
        {"naming": [{"id": "zz", "at": 0, "day": 0, "offset": 0, "name": "A"}]},
        {"naming": [{"id": "00" * 15, "at": 0, "day": 0, "offset": 0, "name": "A"}]},
        {"naming": [{"id": "00" * 16, "at": "x", "day": 0, "offset": 0, "name": "A"}]},
        {"naming": [{"id": "00" * 16, "at": 1 << 80, "day": 0, "offset": 0, "name": "A"}]},
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, logs: dict[str, list[dict[str, str | int]]]) -> None:
    with pytest.raises(RefusedError, match="none that Quizapp writes"):
        History.create_from_log(tmp_path / "again.sqlite", logs, Mint())
