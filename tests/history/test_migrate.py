import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from learner_files import answer, derived, made, on, opened

from quizapp.base.errors import BrokenFileError
from quizapp.history import migrate
from quizapp.history.history import History
from quizapp.history.store import connect
from quizapp.study.memory import Grade, Memory

PAST = sorted((Path(__file__).parent / "past").glob("*.sql"))


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The migrations of a version to come, with one more step."""
    folder = tmp_path / "later"
    folder.mkdir()
    for path in migrate.FOLDER.glob("*.sql"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / f"{migrate.LATEST + 1:04}_later.sql").write_text(
        "ALTER TABLE held ADD COLUMN note TEXT;\nCREATE TABLE extra (a TEXT) STRICT;\n"
    )
    return folder


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = made(tmp_path)
    answer(history, "d/a", Grade.EASY, on(100))
    yield history
    history.close()


def upgrade(path: Path, folder: Path, backups: list[bytes]) -> None:
    db = connect(path)
    try:
        migrate.bring_up_to_date(db, lambda: backups.append(path.read_bytes()), folder, migrate.LATEST + 1)
    finally:
        db.close()


def test_the_latest_schema_is_the_one_of_the_last_migration() -> None:
    numbers = [int(path.name[:4]) for path in sorted(migrate.FOLDER.glob("*.sql"))]
    assert numbers == list(range(1, migrate.LATEST + 1))
    assert [int(path.stem) for path in PAST] == numbers


def test_an_older_file_is_backed_up_once_and_brought_up_to_date(history: History, later: Path) -> None:
    history.close()
    backups: list[bytes] = []
    upgrade(history.path, later, backups)
    upgrade(history.path, later, backups)

    assert len(backups) == 1
    db = connect(history.path)
    assert db.execute("PRAGMA user_version").fetchone() == (migrate.LATEST + 1,)
    assert db.execute("SELECT count(*) FROM review").fetchone() == (1,)
    assert db.execute("SELECT note FROM held").fetchall() == []
    db.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(history: History, later: Path, tmp_path: Path) -> None:
    (later / f"{migrate.LATEST + 1:04}_later.sql").write_text(
        "CREATE TABLE extra (a TEXT);\nINSERT INTO nothing VALUES (1);\n"
    )
    history.close()
    with pytest.raises(sqlite3.OperationalError, match="nothing"):
        upgrade(history.path, later, [])

    again = opened(tmp_path)
    assert again.memory("d/a")[0] is not None
    assert again._store.row("SELECT 1 FROM sqlite_master WHERE name = 'extra'") is None
    again.close()


def test_two_windows_that_bring_a_file_up_to_date_do_it_once(history: History, later: Path) -> None:
    history.close()
    first, second = connect(history.path), connect(history.path)

    def meanwhile() -> None:
        migrate.bring_up_to_date(first, lambda: None, later, migrate.LATEST + 1)

    migrate.bring_up_to_date(second, meanwhile, later, migrate.LATEST + 1)
    assert second.execute("PRAGMA user_version").fetchone() == (migrate.LATEST + 1,)
    first.close()
    second.close()


def test_a_file_that_is_not_a_learner_s_is_refused(tmp_path: Path) -> None:
    db = connect(tmp_path / "notes.sqlite", mode="rwc")
    with pytest.raises(BrokenFileError):
        migrate.bring_up_to_date(db, lambda: None)
    db.close()


def test_an_up_to_date_file_opens_without_the_migrations(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.close()
    monkeypatch.setattr(Path, "read_text", None)
    monkeypatch.setattr(Path, "glob", None)
    opened(tmp_path).close()


@pytest.mark.parametrize("past", PAST, ids=lambda path: path.stem)
def test_a_file_of_every_past_schema_opens_with_all_that_was_in_it(past: Path, tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "learner.sqlite")
    db.executescript(past.read_text(encoding="utf-8"))
    db.close()

    history = opened(tmp_path)
    assert history.name() == "Ada O'Neill"
    memory, _ = history.memory("d/a")
    assert memory is not None
    assert (memory.reps, memory.last_day) == (2, 108)
    assert history.memory("d/b") == (None, None)
    assert history.holds("d/c", 108) == {"suspend"}
    assert history.settings().new_per_day == 7
    first = history.attempts()[-1]
    assert (first.answered, first.points, first.out_of) == (1, 1.0, 2.0)
    assert [mark.share for mark in history.marks()][:2] == [1.0, 0.0]
    kept = derived(history)
    history.rebuild()
    assert derived(history) == kept
    history.close()


def test_what_quizzes_keep_since_schema_2_is_there(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "learner.sqlite")
    db.executescript(PAST[1].read_text(encoding="utf-8"))
    db.close()

    history = opened(tmp_path)
    assert history.note("d/a") == "Is this so?"
    assert history.presets() == {"Short": "{}"}
    assert history.kept_item("d/q0", "hash") == b"{}"
    newest = history.attempts()[0]
    assert (newest.answered, newest.points) == (1, 1.0)
    history.close()


def test_a_memory_that_was_taken_over_since_schema_4_is_there(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "learner.sqlite")
    db.executescript(PAST[3].read_text(encoding="utf-8"))
    db.close()

    history = opened(tmp_path)
    assert history.memory("d/z")[0] == Memory("review", None, 40.5, 6.25, 105, None, 145, 4, 1)
    history.close()
