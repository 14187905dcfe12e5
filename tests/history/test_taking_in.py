"""Reviews from elsewhere in a learner's log, and whole logs that leave and come back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, derived, made, on, write_index

from quizapp.base.clock import Moment
from quizapp.base.errors import RefusedError
from quizapp.base.ids import Mint
from quizapp.history.history import History
from quizapp.history.reviews import Answered
from quizapp.history.taking_in import Elsewhere, Stood, Suspended, Taken
from quizapp.study.memory import Grade, Memory

GIVEN = [
    Elsewhere("d/a", Grade.GOOD, on(3), 900),
    Elsewhere("d/a", Grade.GOOD, on(5), 900),
    Elsewhere("d/b#2", Grade.AGAIN, on(4)),
]


def test_they_count_at_their_own_time(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer(history, "d/a", Grade.HARD, on(9))
    assert history.take_in(GIVEN) == Taken(answers=3)
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
    assert history.take_in(reversed(GIVEN)) == Taken()
    assert history.take_in([*GIVEN, Elsewhere("d/a", Grade.GOOD, on(7))]) == Taken(answers=1)
    assert derived(history) != before
    history.close()


MEMORY = Memory("review", None, 40.5, 6.25, last_day=5, due_at=None, due_day=45, reps=2, lapses=1)
STOOD = Stood("d/a", on(6), MEMORY)


def answer_here(history: History, face: str, grade: Grade, when: Moment) -> None:
    """Answer a face whose content the window knows, as every answer that is given here is."""
    history.review(Answered(face, grade, 900, "hash"), history.memory(face)[1], when)


def test_where_a_face_stood_elsewhere_it_stands_here(tmp_path: Path) -> None:
    history = made(tmp_path)
    assert history.take_in(GIVEN, [STOOD]) == Taken(answers=3, memories=1)
    assert history.memory("d/a")[0] == MEMORY
    assert history.take_in(GIVEN, [STOOD]) == Taken()
    assert history.take_in(GIVEN, [STOOD._replace(when=on(7))]) == Taken()  # told again, and nothing else
    answer_here(history, "d/a", Grade.GOOD, on(45))
    after, _ = history.memory("d/a")
    assert after is not None
    assert (after.reps, after.lapses, after.last_day) == (3, 1, 45)
    assert after.stability > MEMORY.stability
    history.undo(on(45, 1))
    assert history.memory("d/a")[0] == MEMORY
    history.close()


def test_a_face_that_only_stood_somewhere_is_no_new_one_and_adds_to_no_day(tmp_path: Path) -> None:
    history = made(tmp_path)
    assert history.take_in([], [STOOD]) == Taken(memories=1)
    assert history.days(0, 100) == []
    answer_here(history, "d/a", Grade.AGAIN, on(45))
    assert [(day.day, day.new, day.tested, day.recalled) for day in history.days(0, 100)] == [(45, 0, 1, 0)]
    history.close()


def test_what_is_not_known_of_a_memory_is_what_its_answers_come_to(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.take_in(GIVEN)
    told, _ = history.memory("d/a")
    assert told is not None
    answer_here(history, "d/a", Grade.AGAIN, on(30))
    taken = history.take_in(GIVEN, [STOOD._replace(by_answers=True), Stood("d/c", on(6), MEMORY, by_answers=True)])
    assert taken == Taken(memories=1)  # nothing is known of d/c
    history.undo(on(30, 1))
    assert history.memory("d/a")[0] == MEMORY._replace(stability=told.stability, difficulty=told.difficulty)
    history.close()


def test_where_a_face_was_answered_here_before_all_its_answers_hold(tmp_path: Path) -> None:
    history = made(tmp_path)
    answer_here(history, "d/a", Grade.GOOD, on(4))
    assert history.take_in(GIVEN, [STOOD]) == Taken(answers=3, answered_here=1)
    memory, _ = history.memory("d/a")
    assert memory is not None
    assert memory.reps == 3
    history.close()


def test_an_item_that_was_suspended_elsewhere_is_until_that_is_ended_here(tmp_path: Path) -> None:
    history = made(tmp_path)
    suspended = [Suspended("d/a", on(6))]
    assert history.take_in([], [], suspended) == Taken(suspensions=1)
    assert history.suspended() == ("d/a",)
    history.hold("d/a", "unsuspend", on(7))
    assert history.take_in([], [], suspended) == Taken()
    assert history.suspended() == ()
    history.close()


def test_what_is_done_here_comes_after_a_suspension_of_a_clock_that_is_ahead(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.take_in([], [], [Suspended("d/a", on(60))])
    history.hold("d/a", "unsuspend", on(7))
    assert history.suspended() == ()
    history.close()


def test_what_comes_under_a_former_key_belongs_to_the_item_of_today(tmp_path: Path) -> None:
    history = made(tmp_path)
    history.take_in(GIVEN[:1])
    history.attach_index(write_index(tmp_path / "index.sqlite", {"d": ["new"]}, former={"d/a": "d/new"}))
    history.follow(on(10))
    history.take_in(GIVEN, [STOOD], [Suspended("d/a", on(6))])
    assert history.memory("d/new")[0] == MEMORY
    assert history.memory("d/a")[0] is None
    assert history.suspended() == ("d/new",)
    history.close()


memories = st.builds(
    Memory,
    phase=st.just("review"),
    step=st.none(),
    stability=st.floats(0.1, 100),
    difficulty=st.floats(1, 10),
    last_day=st.integers(1, 20),
    due_at=st.none(),
    due_day=st.integers(21, 60),
    reps=st.integers(1, 9),
    lapses=st.integers(0, 3),
)
faces = st.sampled_from(["d/a", "d/b", "d/c"])
elsewhere = st.builds(Elsewhere, faces, st.sampled_from(Grade), st.integers(1, 30).map(on), st.just(900))
standings = st.builds(Stood, faces, st.integers(1, 30).map(on), memories, st.booleans())
suspensions = st.builds(Suspended, faces, st.integers(1, 30).map(on))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(elsewhere, max_size=9),
    st.lists(standings, max_size=3, unique_by=lambda one: one.face),
    st.lists(suspensions, max_size=2),
)
def test_whatever_comes_the_derived_tables_equal_a_replay_and_twice_is_once(
    tmp_path_factory: pytest.TempPathFactory, given_: list[Elsewhere], stood: list[Stood], suspended: list[Suspended]
) -> None:
    folder = tmp_path_factory.mktemp("learner")
    history = made(folder)
    answer_here(history, "d/a", Grade.GOOD, on(15))
    history.take_in(given_[::2], stood[::2])
    history.attach_index(write_index(folder / "index.sqlite", {"d": ["a", "new"]}, former={"d/b": "d/new"}))
    history.follow(on(16, 1))
    history.take_in(given_, stood, suspended)
    kept = derived(history)
    assert history.take_in(given_, stood, suspended).answers == 0
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
