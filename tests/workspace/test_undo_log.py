"""An import that died in the middle leaves the folder as it was, as soon as somebody looks."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from dying_import import COMING, DEAD
from house import CELLS, House

from quizapp.workspace import carrying, undo_log
from quizapp.workspace.undo_log import STAGES, UndoLog, undo_unfinished, undoing

SCRIPT = Path(__file__).parent / "dying_import.py"
ROOT = Path(__file__).parents[2]
BEFORE = {"d/d.yaml": b"old", "d/m/b.png": b"old"}
ALL_THERE = len(COMING) + 2  # the step at which all is put where it belongs, and that is not said yet


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of decks with one that comes again."""
    folder = tmp_path / "decks"
    for name, content in BEFORE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path; folders end with a slash."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()} | {
        f"{name}/": b"" for name, path in found.items() if path.is_dir()
    }


def dies(folder: Path, step: int) -> bool:
    """Import until a step of it, and tell whether it came to that."""
    run = subprocess.run(
        [sys.executable, SCRIPT, folder, str(step)],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.returncode in (0, DEAD), run.stderr
    return run.returncode == DEAD


def test_at_whatever_step_it_dies_there_is_all_or_nothing(folder: Path) -> None:
    before = tree(folder)
    seen = []
    for step in count():
        died = dies(folder, step)
        undo_unfinished(folder)
        seen.append(files(folder))
        assert seen[-1] == BEFORE | COMING or tree(folder) == before
        assert not (folder / STAGES).exists()
        if not died:
            break

    assert seen.count(BEFORE) > ALL_THERE
    assert seen[-1] == BEFORE | COMING


def files(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in tree(folder).items() if content}


def test_what_it_takes_away_is_gone_from_the_disk_before_it_is_forgotten(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    homes = (folder, folder / "d")  # files of the import go from both, and a folder from the outer one
    (folder / "d/new.yaml").write_bytes(b"new")
    (folder / "e").mkdir()
    monkeypatch.setattr(undo_log, "sync_folder", done.append)
    monkeypatch.setattr(UndoLog, "forget", lambda _log: done.append("forget"))
    with undoing(folder) as (log, _stage):
        done.clear()
        log._db.execute("INSERT INTO file VALUES ('d/new.yaml', NULL, ?)", [sha256(b"new").hexdigest()])
        log._db.execute("INSERT INTO made VALUES ('e')")
        log.undo()
    assert not (folder / "d/new.yaml").exists()
    assert set(homes) <= set(done[: done.index("forget")])


def test_what_somebody_changed_since_is_left_alone(folder: Path) -> None:
    assert dies(folder, ALL_THERE)
    (folder / "d/d.yaml").write_bytes(b"by hand")
    (folder / "e/e.yaml").unlink()
    undo_unfinished(folder)
    assert (folder / "d/d.yaml").read_bytes() == b"by hand"
    assert not (folder / "e").exists()


def test_a_stranger_s_log_reaches_nothing_outside_its_folder(folder: Path, tmp_path: Path) -> None:
    mine, empty = tmp_path / "mine.txt", tmp_path / "empty"
    mine.write_bytes(b"what the log would put back")
    empty.mkdir()
    with undoing(folder) as (log, _stage):
        log.note({mine: b"mine"}, [empty])
        mine.write_bytes(b"mine")
    assert mine.read_bytes() == b"mine"
    assert empty.is_dir()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW file AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT '' AS path, NULL AS old, '' AS new FROM n",
        "CREATE TABLE file (path TEXT, old BLOB, new TEXT, other AS (zeroblob(1000000000)))",
        "CREATE TABLE other (a)",
    ],
)
def test_nothing_of_a_stranger_s_log_is_run(folder: Path, statement: str) -> None:
    (folder / STAGES).mkdir()
    log = folder / STAGES / "1.sqlite"
    with closing(sqlite3.connect(log)) as db:
        db.execute(statement)
        db.commit()
    undo_unfinished(folder)
    assert log.exists()  # it is none of ours, and stays


def test_an_import_that_is_under_way_is_left_alone(folder: Path) -> None:
    with undoing(folder) as (log, _stage):
        log.note({folder / "d/d.yaml": b"new"}, [])
        (folder / "d/d.yaml").write_bytes(b"new")
        undo_unfinished(folder)
        assert (folder / "d/d.yaml").read_bytes() == b"new"
        log.forget()
    assert (folder / "d/d.yaml").read_bytes() == b"new"
    assert not (folder / STAGES).exists()


def start(folder: Path) -> None:
    with House(folder.parent) as house:
        house.desk()


def plan(folder: Path) -> None:
    (folder.parent / "rivers.csv").write_text("question,answer\nNile?,Africa\n")
    carrying.plan(folder.parent / "rivers.csv", folder)


@pytest.mark.parametrize("look", [start, plan])
def test_the_next_start_and_the_next_import_undo_it(folder: Path, look: Callable[[Path], None]) -> None:
    (folder / "cells.yaml").write_text(CELLS)
    before = tree(folder)
    assert dies(folder, ALL_THERE)
    assert tree(folder) != before
    look(folder)
    assert tree(folder) == before
