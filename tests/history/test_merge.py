"""Two machines' histories of one learner, joined: nothing lost, nothing doubled, whoever is joined to whom."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, derived, made, on, opened
from test_states import deeds, do

from quizapp.base.errors import BrokenFileError, NewerFileError, OtherLearnerError, RefusedError, StoppedError
from quizapp.base.ids import Mint
from quizapp.base.progress import GoOn
from quizapp.history.attempts import Given
from quizapp.history.history import History
from quizapp.history.learners import Learners
from quizapp.history.merge import Merged
from quizapp.history.store import LOGS, Row
from quizapp.study.memory import Grade

Steps = list[tuple[tuple[object, ...], int]]
steps = st.lists(st.tuples(deeds, st.integers(0, 5)), max_size=8)


def machine(folder: Path, name: str, start: Path) -> Path:
    """Take the learner's file along to another machine."""
    (folder / name).mkdir()
    return Path(copyfile(start, folder / name / "learner.sqlite"))


def quickly(path: Path) -> History:
    """Open a file whose answers need not outlive a power cut."""
    history = opened(path.parent)
    history._store.db.execute("PRAGMA synchronous=OFF")
    return history


def use(path: Path, deeds: Steps, day: int, minute: int) -> None:
    history = quickly(path)
    for number, (deed, passed) in enumerate(deeds):
        day += passed
        do(history, deed, day, minute + number)
    history.close()


def joined(into: Path, *others: Path) -> Path:
    """Join files to a copy of one, and return the copy."""
    folder = into.parents[1]
    copy = machine(folder, f"join-{len(list(folder.iterdir()))}", into)
    history = quickly(copy)
    for other in others:
        history.merge(other)
    history.close()
    return copy


def says(path: Path) -> dict[str, list[Row]]:
    """Everything that a file says."""
    history = quickly(path)
    said = {log: history._store.rows(f"SELECT * FROM {log} ORDER BY id") for log in LOGS} | derived(history)
    history.rebuild()
    assert derived(history) == {table: said[table] for table in derived(history)}
    history.close()
    return said


@settings(max_examples=25, deadline=None)
@given(steps, steps, steps, steps)
def test_joining_is_idempotent_commutative_and_associative(start: Steps, a: Steps, b: Steps, c: Steps) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        made(folder).close()
        use(folder / "learner.sqlite", start, 100, 0)
        (one, two, three) = (machine(folder, each, folder / "learner.sqlite") for each in "abc")
        use(one, a, 120, 3)
        use(two, b, 121, 2)
        use(three, c, 119, 1)  # a clock that is behind

        all_ways = [
            joined(one, two, three),
            joined(three, joined(two, one)),
            joined(joined(one, three), joined(two, three)),
            joined(one, two, three, two, one, three),
        ]

        first, *others = map(says, all_ways)
        assert all(other == first for other in others)
        assert says(joined(one, two)) == says(joined(two, one))
        assert says(joined(one, one)) == says(one)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[History, History]]:
    """One learner's file on two machines, each studied on since."""
    made(tmp_path).close()
    here, there = (opened(machine(tmp_path, name, tmp_path / "learner.sqlite").parent) for name in ("here", "there"))
    answer(here, "d/a", Grade.GOOD, on(100))
    answer(there, "d/a", Grade.GOOD, on(110))
    answer(there, "d/b", Grade.EASY, on(110))
    there.hold("d/c", "suspend", on(110))
    yield here, there
    here.close()
    there.close()


def test_what_came_is_counted_and_the_other_file_stays_as_it_was(two: tuple[History, History]) -> None:
    here, there = two
    before = [there._store.rows(f"SELECT * FROM {log}") for log in LOGS]

    assert here.merge(there.path) == Merged(answers=2, others=1)
    assert here.merge(there.path) == Merged(answers=0, others=0)

    memory, _ = here.memory("d/a")
    assert memory is not None
    assert (memory.reps, memory.last_day) == (2, 110)
    assert here.suspended() == ("d/c",)
    assert [there._store.rows(f"SELECT * FROM {log}") for log in LOGS] == before


def test_what_comes_after_a_merge_comes_after_all_that_was_merged(two: tuple[History, History]) -> None:
    here, there = two
    other_window = opened(here.path.parent)
    answer(other_window, "d/x", Grade.GOOD, on(101))
    here.merge(there.path)

    late = answer(other_window, "d/z", Grade.GOOD, on(102))

    assert late == here._store.one("SELECT max(id) FROM review")[0]
    assert here.undo(on(103)) is not None
    assert here.memory("d/z") == (None, None)
    other_window.close()


def test_a_quiz_that_was_ended_on_both_machines_counts_once(tmp_path: Path) -> None:
    history = made(tmp_path)
    attempt = history.start_attempt(b"{}", on(100))
    history.answer_question(attempt, Given(0, "d/q", b"{}", 1.0, 1.0, 1.0), on(100))
    history.close()
    here, there = (opened(machine(tmp_path, name, history.path).parent) for name in ("here", "there"))
    there.answer_question(attempt, Given(0, "d/q", b"{}", 0.0, 1.0, 0.0), on(101))
    there.finish_attempt(attempt, on(101))
    here.finish_attempt(attempt, on(102), timed_out=True)

    here.merge(there.path)

    (row,) = here.attempts()
    assert (row.answered, row.points, row.out_of, row.finished, row.timed_out) == (1, 0.0, 1.0, on(101), False)
    assert len(here.marks()) == 1
    here.close()
    there.close()


def test_two_learners_are_not_joined_unless_told_to(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    here, there = made(tmp_path / "a"), made(tmp_path / "b", "Bo")
    answer(there, "d/a", Grade.GOOD, on(100))

    with pytest.raises(OtherLearnerError, match=r"two different learners\. Nothing was changed") as refused:
        here.merge(there.path)
    assert refused.value.whose == "Bo"
    assert here.memory("d/a") == (None, None)

    assert here.merge(there.path, anybody=True).answers == 1
    assert here.memory("d/a")[0] is not None
    here.close()
    there.close()


def spoilt(two: tuple[History, History], sql: str) -> tuple[History, Path]:
    here, there = two
    there.close()
    with sqlite3.connect(there.path) as db:
        for name in ("review_kept", "review_stays"):
            db.execute(f"DROP TRIGGER {name}")
        db.executescript(sql)
    db.close()
    return here, there.path


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE r AS SELECT * FROM review; DROP TABLE review; CREATE TABLE review AS SELECT * FROM r;"
        " UPDATE review SET grade = 9",
        "CREATE TABLE r AS SELECT * FROM review; DROP TABLE review; CREATE TABLE review AS SELECT * FROM r;"
        " UPDATE review SET face = x'00'",
        "UPDATE review SET day = 99999999999999",
        "INSERT INTO answer (id, at, day, offset, attempt, question, item, out_of, took_ms)"
        " VALUES (randomblob(16), 1, 1, 0, randomblob(16), 0, 'd/a', 1, 1)",
    ],
)
def test_rows_that_nobody_writes_are_refused_and_nothing_is_changed(two: tuple[History, History], sql: str) -> None:
    here, there = spoilt(two, sql)
    before = [here._store.rows(f"SELECT * FROM {log}") for log in LOGS]

    with pytest.raises(RefusedError, match="Nothing was changed"):
        here.merge(there)

    assert [here._store.rows(f"SELECT * FROM {log}") for log in LOGS] == before


def test_one_id_for_two_different_rows_is_refused(two: tuple[History, History]) -> None:
    here, there = two
    here.merge(there.path)
    here, other = spoilt(two, "UPDATE review SET grade = 1 WHERE face = 'd/b'")

    with pytest.raises(RefusedError, match="tell one and the same entry differently"):
        here.merge(other)


def test_a_merge_copies_the_file_first_and_takes_in_older_files_alone(tmp_path: Path) -> None:
    learners = Learners(tmp_path, Mint())
    history = learners.create("Ada", on(100))
    stem = history.path.stem
    history.close()
    other = Path(copyfile(history.path, tmp_path / "usb stick.sqlite"))
    there = History.open(other, Mint(), tmp_path)
    answer(there, "d/a", Grade.GOOD, on(101))
    there.close()

    assert learners.merge(stem, other, on(102)).answers == 1
    assert [copy.why for copy in learners.copies(stem)] == ["merge"]

    with sqlite3.connect(other) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(NewerFileError, match=r"usb stick\.sqlite was written by a newer version.*Nothing was changed"):
        learners.merge(stem, other, on(103))
    other.write_bytes(b"no file of anybody" * 300)
    with pytest.raises(BrokenFileError, match=r"usb stick\.sqlite is no learner\u2019s file.*Choose the file of"):
        learners.merge(stem, other, on(103))


def test_who_is_joined_to_another_learner_keeps_their_name(tmp_path: Path) -> None:
    learners = Learners(tmp_path, Mint())
    ada, bo = (learners.create(name, on(day)) for day, name in ((100, "Ada"), (101, "Bo")))
    for history in (ada, bo):
        history.close()

    learners.merge(ada.path.stem, bo.path, on(102), anybody=True)

    assert [file.name for file in learners.list()] == ["Ada", "Bo"]


def test_their_name_stays_even_where_the_other_machine_s_clock_is_ahead(tmp_path: Path) -> None:
    learners = Learners(tmp_path, Mint())
    ada, bo = (learners.create(name, on(day)) for day, name in ((100, "Ada"), (200, "Bo")))
    for history in (ada, bo):
        history.close()

    learners = Learners(tmp_path, Mint())  # after another start
    learners.merge(ada.path.stem, bo.path, on(102), anybody=True)

    assert [file.name for file in learners.list()] == ["Ada", "Bo"]


def test_an_answer_after_a_merge_counts_even_where_the_other_machine_s_clock_is_ahead(
    two: tuple[History, History],
) -> None:
    here, there = two
    here.merge(there.path)

    late = answer(here, "d/b", Grade.AGAIN, on(105))

    assert late == here._store.one("SELECT max(id) FROM review")[0]


def noting(shares: list[float]) -> GoOn:
    """Go on, and note what is told."""

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    return go_on


def test_a_merge_tells_how_far_it_is_up_to_the_end(two: tuple[History, History]) -> None:
    here, there = two
    shares: list[float] = []

    here.merge(there.path, go_on=noting(shares))

    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] > 0.5


@pytest.mark.parametrize("stops_at", [0.0, 0.05, 0.1, 0.5])
def test_a_merge_that_is_stopped_has_changed_nothing(two: tuple[History, History], stops_at: float) -> None:
    here, there = two
    before = {log: here._store.rows(f"SELECT * FROM {log}") for log in LOGS} | derived(here)

    with pytest.raises(StoppedError, match="Nothing was changed"):
        here.merge(there.path, go_on=lambda share: share < stops_at)

    assert {log: here._store.rows(f"SELECT * FROM {log}") for log in LOGS} | derived(here) == before
    assert here.merge(there.path) == Merged(answers=2, others=1)


def test_looking_a_file_over_before_a_merge_is_told_and_stopped_too(tmp_path: Path) -> None:
    learners = Learners(tmp_path, Mint())
    history = learners.create("Ada", on(100))
    stem = history.path.stem
    learners.back_up(stem, on(100), "end")
    for number in range(20):  # all of it is replayed, since the copy does not have it
        answer(history, f"d/{number}", Grade.GOOD, on(101))
    history.close()
    other = Path(copyfile(history.path, tmp_path / "other.sqlite"))
    shares: list[float] = []

    learners.merge(stem, other, on(102), go_on=noting(shares))
    assert len([share for share in shares if 0 < share < 0.05]) > 10

    with pytest.raises(StoppedError):
        learners.merge(stem, other, on(102), go_on=lambda share: share == 0)


def test_nothing_is_replayed_where_nothing_came(two: tuple[History, History]) -> None:
    here, there = two
    here.merge(there.path)
    shares: list[float] = []

    here.merge(there.path, go_on=noting(shares))

    assert max(shares) < 0.1
