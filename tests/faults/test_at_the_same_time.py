"""Two windows and the command line on the same files at the same time: nothing is lost and nothing counts twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from afterwards import ROOT, SCRIPT, check, environment
from house import BLOOD, CELLS, House


@pytest.mark.parametrize("rounds", [120, pytest.param(600, marks=pytest.mark.long)])
def test_two_windows_and_the_command_line_work_at_once(tmp_path: Path, rounds: int) -> None:
    with House(tmp_path) as house:
        house.write(CELLS, BLOOD)
        house.desk()
    windows = [
        subprocess.Popen(
            [sys.executable, SCRIPT, "steady", tmp_path, str(rounds), str(seed)],
            stdout=subprocess.PIPE, text=True, env=environment(),
        )
        for seed in (0, 30)
    ]  # fmt: skip
    verbs = 0
    while any(window.poll() is None for window in windows):
        report(tmp_path)
        verbs += 1
    told = [line for window in windows for line in window.communicate()[0].splitlines()]

    assert [window.returncode for window in windows] == [0, 0]
    assert verbs
    kinds = {line.split()[1] for line in told if line.startswith("refused")}
    assert kinds <= {"AnsweredElsewhereError", "CannotSaveError", "NameRefusedError"}
    check(tmp_path, told, unacknowledged=0)


def report(folder: Path) -> None:
    """Ask for a report, as a script of the learner's might do again and again."""
    where = [word for name in ("decks", "data", "cache") for word in (f"--{name}", str(folder / name))]
    run = subprocess.run(
        [sys.executable, "-m", "quizapp", *where, "report", "--learner", "Ada"],
        capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("Ada\n")
