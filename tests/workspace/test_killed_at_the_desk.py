"""What the front desk has acknowledged outlives any death of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from house import WRONG, House
from killed_at_the_desk import SETUP

from quizapp.quiz.attempt import unanswered
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

LIVES = 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_every_acknowledged_review_and_answer_survives_fifty_kills(tmp_path: Path) -> None:
    script = Path(__file__).parent / "killed_at_the_desk.py"
    run = subprocess.run(
        [sys.executable, script, tmp_path, str(LIVES), "seed"], capture_output=True, text=True, timeout=60, check=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    told = [line for line in run.stdout.splitlines() if line != "nothing"]
    assert len(told) > LIVES
    assert {line.split()[0] for line in told} >= {"review", "begun", "answer", "ended"}

    with House(tmp_path) as house:
        desk = house.desk()
        kept = commands(desk)
        assert len(kept) == len(set(kept)), "nothing was kept twice"
        assert set(told) <= set(kept)
        assert len(kept) - len(told) <= LIVES, (
            "a life may end between a command and its acknowledgement, and only there"
        )

        assert desk.history._store.one("PRAGMA integrity_check") == ("ok",)
        before = derived(desk)
        desk.history.rebuild()
        desk.follow()
        assert derived(desk) == before

        go_on_with_the_quiz(desk)


def commands(desk: Workspace) -> list[str]:
    """Return what is in the log, in the words of those who acknowledged it."""
    rows = desk.history._store.rows
    attempts = desk.history.attempts()
    return [
        *(f"review {row[0].hex()}" for row in rows("SELECT id FROM review WHERE source = 'study'")),
        *(f"begun {row.id.hex()}" for row in attempts),
        *(f"answer {row[0].hex()} {row[1]}" for row in rows("SELECT attempt, question FROM answer")),
        *(f"ended {row.id.hex()}" for row in attempts if row.finished is not None),
    ]


def derived(desk: Workspace) -> dict[str, list[object]]:
    """Return the tables that follow from the log."""
    rows = desk.history._store.rows
    return {table: list(rows(f"SELECT * FROM {table} ORDER BY 1")) for table in ("state", "held", "studied_day")}


def go_on_with_the_quiz(desk: Workspace) -> None:
    """Answer what is left of the quiz that was interrupted, and end it; the last life may have ended one in time."""
    attempt = quizzing.unfinished(desk) or quizzing.start(desk, SETUP, seed=1)
    for number in unanswered(attempt):
        attempt, _ = quizzing.give(desk, attempt, number, WRONG[attempt.paper.questions[number].key], 0.9, took_ms=1)
    assert len(attempt.answers) == 5
    assert quizzing.finish(desk, attempt).finished is not None
    assert quizzing.unfinished(desk) is None
