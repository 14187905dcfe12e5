"""The command line as a process: the status it ends with, what it loads, and how a shell completes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.base.places import Places
from quizapp.workspace.desk import Workspace

ROOT = Path(__file__).parents[2]
DECK = "quizapp: 1\nid: a\ntitle: A\nitems: [{id: x, card: front, answer: back}]\n"


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "a.yaml").write_text(DECK)
    return folder


@pytest.fixture
def options(decks: Path, tmp_path: Path) -> list[str]:
    """The options for places where Grace is a learner."""
    desk = Workspace(Places((decks,), tmp_path / "data", tmp_path / "cache"))
    desk.add("Grace")
    desk.close()
    return [f"--decks={decks}", f"--data={tmp_path / 'data'}", f"--cache={tmp_path / 'cache'}"]


def test_no_verb_loads_qt(decks: Path, options: list[str]) -> None:
    calls = [
        ["check", str(decks)],
        ["decks", *options],
        ["report", "--learner", "Grace", *options],
        ["report", "--learner", "Nobody", *options],
        ["--help"],
        ["--version"],
        ["tour"],
    ]
    code = f"""
import sys
from quizapp.__main__ import main
for call in {calls!r}:
    sys.argv = ["quizapp", *call]
    try:
        main()
    except SystemExit as left:
        print("status", left.code, *{{"PySide6", "quizapp.ui"}} & set(sys.modules))
"""
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    statuses = [line for line in told.stdout.splitlines() if line.startswith("status")]
    assert statuses == [f"status {code}" for code in (0, 0, 0, 2, 0, 0, 2)]


def test_processes_end_with_the_status_that_was_promised(decks: Path, tmp_path: Path) -> None:
    (tmp_path / "flawed.yaml").write_text(DECK.replace("answer", "colour"))
    calls = {
        ("check", str(decks)): 0,
        ("check", str(tmp_path / "flawed.yaml")): 1,
        ("check", str(tmp_path / "nowhere")): 2,
        ("report", "--learner", "Bob", "--data", str(tmp_path), "--cache", str(tmp_path)): 2,
        ("--version",): 0,
    }

    started = {
        call: subprocess.Popen(
            [sys.executable, "main.py", *call], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for call in calls
    }

    assert {call: process.wait(timeout=30) for call, process in started.items()} == calls


def complete(**environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True,
        check=False, timeout=20,
    )  # fmt: skip
    return done.stdout


def test_a_shell_can_complete_a_command_line() -> None:
    assert "complete -o nosort -F _quizapp_completion quizapp" in complete(_QUIZAPP_COMPLETE="bash_source")
    assert complete(_QUIZAPP_COMPLETE="bash_complete", COMP_WORDS="quizapp rep", COMP_CWORD="1") == "plain,report\n"
    options = complete(_QUIZAPP_COMPLETE="bash_complete", COMP_WORDS="quizapp report --", COMP_CWORD="2")
    assert {"plain,--learner", "plain,--decks", "plain,--data", "plain,--cache"} <= set(options.splitlines())
