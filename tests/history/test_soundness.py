"""Looking a learner's file over: decay is seen, and nothing that a learner does is taken for it."""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learner_files import answer, made, on, opened, write_index
from test_states import deeds, do

from quizapp.history import backup, following
from quizapp.history.history import History
from quizapp.history.soundness import Looked, look_over
from quizapp.study.memory import Grade

SOUND = Looked()


def copied(history: History, day: int) -> None:
    backup.back_up(history.path, history.path.parent / "backups", on(day), "start")


def looked(history: History, index: Path | None = None) -> Looked:
    return look_over(history.path, backup.newest_backup(history.path.parent / "backups"), index)


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A file with answers of three days, a copy of the second, and closed."""
    history = made(tmp_path)
    for day in (100, 108):
        for face in ("d/a", "d/b", "e/a"):
            answer(history, face, Grade.GOOD, on(day))
    history.hold("d/b", "suspend", on(108))
    copied(history, 108)
    answer(history, "d/a", Grade.AGAIN, on(120))
    answer(history, "d/c", Grade.EASY, on(120))
    history.close()
    return history


def decay(history: History, sql: str) -> None:
    """Change what a file says as decay does: behind the back of its triggers."""
    with sqlite3.connect(history.path) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            (text,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            db.execute(f"DROP TRIGGER {name}")
            db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (sql)")
            db.execute("INSERT INTO kept VALUES (?)", (text,))
        assert db.execute(sql).rowcount == 1
        for (text,) in db.execute("SELECT sql FROM kept").fetchall():
            db.execute(text)
    db.close()


def test_a_file_that_was_studied_on_is_sound(history: History) -> None:
    assert looked(history) == SOUND


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE review SET grade = 4 WHERE day = 100 AND face = 'd/a'",
        "UPDATE review SET at = at + 1 WHERE day = 100 AND face = 'd/a'",
        "UPDATE naming SET name = 'Adb'",
        "UPDATE naming SET id = x'00112233445566778899aabbccddeeff'",
        "DELETE FROM review WHERE day = 108 AND face = 'e/a'",
        "DELETE FROM hold",
    ],
)
def test_a_row_of_the_log_that_reads_otherwise_is_damage(history: History, sql: str) -> None:
    decay(history, sql)
    assert "1 entries of its last backup" in looked(history).damage


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE state SET due_day = due_day + 1 WHERE face = 'd/b'",
        "UPDATE state SET stability = stability * 2 WHERE face = 'd/a'",
        "UPDATE state SET item = 'd/x' WHERE face = 'e/a'",
        "UPDATE state SET suspended = 1 WHERE face = 'd/a'",
        "DELETE FROM state WHERE face = 'e/a'",
        "UPDATE held SET suspended = 0, flagged = 1",
        "UPDATE studied_day SET new = new + 1 WHERE day = 100",
        "UPDATE studied_day SET recalled = recalled + 1 WHERE day = 120",
        "INSERT INTO studied_day VALUES (119, 1, 1, 1, 0, 0, 9)",
    ],
)
def test_what_follows_from_the_log_is_stale_where_it_departs_from_it(
    history: History, tmp_path: Path, sql: str
) -> None:
    decay(history, sql)
    assert looked(history) == Looked(stale=True)

    again = opened(tmp_path)
    again.rebuild()
    again.close()
    assert looked(history) == SOUND


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE followed SET new_from = new_from + 1",
        "UPDATE followed SET new_from = new_from - 1",
        "UPDATE followed SET new_from = last_no + 200",
        "UPDATE followed SET studied = studied + 1",
        "UPDATE followed SET last_no = last_no - 1",
        "UPDATE state SET listed = 0 WHERE face = 'd/a'",
    ],
)
def test_what_is_known_of_the_decks_is_held_to_their_index(history: History, tmp_path: Path, sql: str) -> None:
    index = write_index(tmp_path / "index.sqlite", {"d": ["a", "b", "c", "new", "newer"]})
    again = opened(tmp_path)
    again.attach_index(index)
    again.follow(on(120))
    again.close()
    assert looked(history, index) == SOUND

    decay(history, sql)

    assert looked(history, index).stale


def test_a_file_that_is_older_than_its_last_backup_is_damage(history: History, tmp_path: Path) -> None:
    (last,) = (tmp_path / "backups").iterdir()
    again = opened(tmp_path)
    copied(again, 120)
    again.close()

    backup.exchange(history.path, last, on(121))

    assert "2 entries" in looked(history).damage


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(deeds, st.integers(0, 12)), max_size=25), st.integers(0, 25))
def test_nothing_that_a_learner_does_is_taken_for_decay(
    steps: list[tuple[tuple[object, ...], int]], copy_at: int
) -> None:
    with TemporaryDirectory() as folder:
        history = made(Path(folder))
        index = write_index(Path(folder) / "index.sqlite", {"d": ["a", "b#2", "c"], "e": ["a", "a#back"]})
        history.attach_index(index)
        day = 100
        for minute, (deed, passed) in enumerate(steps):
            day += passed
            do(history, deed, day, minute)
            history.follow(on(day, minute))
            if minute == copy_at:
                copied(history, day)
        by_itself = any(deed[0] == "move" for deed, _ in steps)  # elsewhere items move only with their decks
        assert looked(history, None if by_itself else index) == SOUND
        history.close()


def test_a_learner_who_is_answering_is_not_disturbed(history: History, tmp_path: Path) -> None:
    again = opened(tmp_path)
    with again._store.writing():
        following.settle(again._store, "d/a")
        assert looked(history) == SOUND
    again.close()


@pytest.mark.parametrize("content", [None, b"", b"no index" * 2000])
def test_an_index_that_is_just_being_made_or_damaged_says_nothing_of_the_file(
    history: History, tmp_path: Path, content: bytes | None
) -> None:
    index = tmp_path / "index.sqlite"
    if content is not None:
        index.write_bytes(content)
    assert looked(history, index) == SOUND
