import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from learner_files import answer, made, on

from quizapp.base.settings import StudySettings
from quizapp.history.attempts import Given, KeptItem, Ruled
from quizapp.history.history import History
from quizapp.history.store import LOGS
from quizapp.history.taking_in import Stood
from quizapp.study.memory import Grade, Memory


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A file with a row in every log."""
    history = made(tmp_path)
    answer(history, "d/a", Grade.GOOD, on(100))
    answer(history, "d/b", Grade.GOOD, on(100))
    history.undo(on(100))
    history.hold("d/a", "flag", on(100))
    history.change_settings(StudySettings(new_per_day=3), on(100))
    history.take_note("d/a", "Is this so?", on(100))
    attempt = history.start_attempt(b"{}", on(100), [KeptItem("d/a", "hash", b"{}")])
    given = history.answer_question(attempt, Given(0, "d/a", b"{}", 0.0, 1.0, 0.0), on(100))
    history.rule(Ruled(given, 1.0, 1.0, 1.0, "overruled", "hash"), on(100))
    history.attempt_event(attempt, "mark", on(100), question=0)
    with history._store.writing():
        history._store.append("move", on(100), old="d/x", new="d/y")
    history.take_in([], [Stood("d/c", on(100), Memory("review", None, 9.0, 5.0, 100, None, 109, 3, 0))])
    yield history
    history.close()


@pytest.mark.parametrize("log", LOGS)
@pytest.mark.parametrize(
    "attack",
    ["UPDATE {log} SET at = 0", "DELETE FROM {log}", "INSERT OR REPLACE INTO {log} SELECT * FROM {log}",
     "REPLACE INTO {log} SELECT * FROM {log}"],
)  # fmt: skip
def test_the_log_can_only_be_added_to(history: History, log: str, attack: str) -> None:
    before = history._store.rows(f"SELECT * FROM {log}")
    assert before

    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        history._store.write(attack.format(log=log))

    assert history._store.rows(f"SELECT * FROM {log}") == before


@pytest.mark.parametrize("log", LOGS)
def test_an_id_that_is_no_uuid_is_refused(history: History, log: str) -> None:
    columns = [row[1] for row in history._store.rows(f"PRAGMA table_info({log})")]
    short = ["substr(id, 1, 8)" if column == "id" else column for column in columns]
    with pytest.raises(sqlite3.IntegrityError):
        history._store.write(f"INSERT INTO {log} ({', '.join(columns)}) SELECT {', '.join(short)} FROM {log}")


def test_every_answer_reaches_the_disk_before_the_next_one(history: History) -> None:
    assert history._store.one("PRAGMA synchronous") == (2,)
    assert history._store.one("PRAGMA journal_mode") == ("wal",)
    assert history._store.one("PRAGMA foreign_keys") == (1,)
