"""What must hold after any fault: all that was acknowledged is there once, the files are sound, and one can go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from editions import edition, editions_in, packages, review_ids
from house import EVERYTHING, WRONG, House
from scripted_learner import SETUP

from quizapp.history.taking_in import Taken
from quizapp.quiz.attempt import Attempt, unanswered
from quizapp.study.memory import Grade
from quizapp.workspace import carrying, learnt, quizzing, safekeeping, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.undo_log import STAGES

SCRIPT = Path(__file__).parent / "scripted_learner.py"
ROOT = Path(__file__).parents[2]


def environment(**more: str) -> dict[str, str]:
    """Return what the scripted learner's process needs to find the house and the app."""
    return os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'workspace'}"} | more


def scripted(way: str, folder: Path, count: int, seed: str, **more: str) -> list[str]:
    """Let the scripted learners live, and return what was acknowledged to them."""
    run = subprocess.run(
        [sys.executable, SCRIPT, way, folder, str(count), seed],
        capture_output=True, text=True, timeout=600, check=False, env=environment(**more),
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-3000:]
    return run.stdout.splitlines()


def check(folder: Path, told: list[str], *, unacknowledged: int) -> None:
    """Hold both learners' files to what was acknowledged.

    unacknowledged: how many commands may have been kept without anybody being told of it.
    """
    said = [line for line in told if not line.startswith("refused")]
    kept: list[str] = []
    with House(folder) as house:
        desk = house.desk()
        decks_are_whole(house, said)
        for learner in desk.learners():
            desk.switch(learner.stem)
            kept += [f"{learner.path.name} {command}" for command in commands(desk, packages(folder))]
            is_sound(desk)
            go_on(desk)
            importing_again_changes_nothing(desk, packages(folder))
            is_sound(desk)
    assert len(said) == len(set(said))
    assert len(kept) == len(set(kept)), "nothing was kept twice"
    assert set(said) <= set(kept), "nothing that was acknowledged is lost"
    given = [line for line in kept if " moved " not in line]  # a move is kept by whoever sees the deck first
    assert len(given) - len([line for line in said if " moved " not in line]) <= unacknowledged


def commands(desk: Workspace, imported: list[Path]) -> list[str]:
    """Return what is in the log, in the words of those who acknowledged it. imported: packages that may be in it."""
    rows = desk.history._store.rows
    reviews = {row[0] for row in rows("SELECT id FROM review WHERE source = 'study'")}
    elsewhere = {package: review_ids(package) for package in imported}
    return [
        *(f"review {row_id.hex()}" for row_id in reviews.difference(*elsewhere.values())),
        *(f"imported {package.stem}" for package, ids in elsewhere.items() if ids <= reviews),
        *(f"moved {row[0]} {row[1]}" for row in rows("SELECT old, new FROM move")),
        *(f"undone {row[0].hex()}" for row in rows("SELECT id FROM retraction")),
        *(f"begun {row[0].hex()}" for row in rows("SELECT id FROM attempt")),
        *(f"answer {row[0].hex()} {row[1]}" for row in rows("SELECT attempt, question FROM answer")),
        *(f"ended {row[0].hex()}" for row in rows("SELECT attempt FROM attempt_event WHERE what = 'finished'")),
    ]


def decks_are_whole(house: House, said: list[str]) -> None:
    """Look that the decks are of one edition, the last one that was acknowledged or a newer one."""
    told = [Path(line.split()[2]) for line in said if line.split()[1] == "imported"]
    for who in {package.stem.rpartition("-")[0] for package in told}:
        (there,) = editions_in(house.decks, who)
        assert there >= max(edition(package) for package in told if package.stem.rpartition("-")[0] == who)
    assert not (house.decks / STAGES).exists(), "nothing lies about"


def importing_again_changes_nothing(desk: Workspace, imported: list[Path]) -> None:
    """Import the last package, which may not have come in whole, and look that it does not come in twice."""
    for package in imported[-1:]:
        plan = carrying.plan(package, desk.places.decks[-1])
        carrying.carry_out(plan)
        learnt.take_in(desk, plan.carried)
        again = carrying.plan(package, desk.places.decks[-1])
        assert again.decks
        assert all(deck.is_unchanged for deck in again.decks)
        assert learnt.take_in(desk, again.carried) == Taken()


def is_sound(desk: Workspace) -> None:
    """Look at the open learner's file as SQLite does, as a look against its last copy does, and against a replay."""
    assert desk.history._store.one("PRAGMA integrity_check") == ("ok",)
    safekeeping.keep_safe(desk, "end")
    before = derived(desk)
    desk.history.rebuild()
    desk.follow()
    assert derived(desk) == before


def derived(desk: Workspace) -> dict[str, list[object]]:
    """Return the tables that follow from the log."""
    rows = desk.history._store.rows
    return {table: list(rows(f"SELECT * FROM {table} ORDER BY 1")) for table in ("state", "held", "studied_day")}


def go_on(desk: Workspace) -> None:
    """Answer a card, and what is left of a quiz that was interrupted; the last life may have ended one in time.

    Two windows may each have begun a quiz before they saw the other's.
    """
    asked = studying.next_asked(desk, studying.waiting(desk, EVERYTHING))
    if asked is not None:
        studying.grade(desk, asked, Grade.GOOD, took_ms=1)
    attempt: Attempt | None = quizzing.unfinished(desk) or quizzing.start(desk, SETUP, seed=1)
    while attempt is not None:
        for number in unanswered(attempt):
            response = WRONG[attempt.paper.questions[number].key]
            attempt, _ = quizzing.give(desk, attempt, number, response, 0.9, took_ms=1)
        assert len(attempt.answers) == 5
        assert quizzing.finish(desk, attempt).finished is not None
        attempt = quizzing.unfinished(desk)
