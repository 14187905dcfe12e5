"""The table of the benchmarks: each row gives a figure, and what is measured is sound. Never how long it took."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import PARTS, measured, quick
from big_history import BigHistory, all_faces
from collection import Size, collection
from row import Row, as_json, as_table

from quizapp.workspace.desk import Workspace

DERIVED = ("SELECT * FROM state ORDER BY face", "SELECT * FROM studied_day", "SELECT * FROM held")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which collections stay for the next part."""
    return tmp_path_factory.mktemp("bench")


@pytest.mark.parametrize("part", PARTS)
def test_each_row_gives_a_figure(part: str, folder: Path) -> None:
    rows = measured(quick(folder), [part])

    assert rows
    assert all(row.app > 0 and (row.floor is None or row.floor > 0) for row in rows)


def test_a_table_names_figure_floor_and_ratio() -> None:
    row = Row("walk a mile", "min", 30.0, 15.0, "a run", "at most 20", {"a snail": 5000.0})

    assert as_table([row]).splitlines()[1].split("  ")[0] == "walk a mile"
    assert all(part in as_table([row]) for part in ("30.00 min", "15.00 min", "2.00", "a snail 5,000 min"))
    assert '"ratio": 2.0' in as_json([row])


def test_a_made_up_history_is_what_a_replay_of_its_log_gives(folder: Path) -> None:
    workspace = Workspace(collection(Size(400, 2_000), folder))
    workspace.switch(workspace.usual_learner())
    store = workspace.history._store
    before = [store.rows(sql) for sql in DERIVED]
    listed = store.one("SELECT count(*) FROM review")

    workspace.history.rebuild()

    assert listed[0] == pytest.approx(2_000, rel=0.03)
    assert [store.rows(sql) for sql in DERIVED] == before
    workspace.close()


def test_a_made_up_history_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    logs = []
    for name in ("one", "other"):
        workspace = Workspace(collection(Size(40), tmp_path / name))
        faces, questions = all_faces(workspace.library.index.path)
        workspace.switch(workspace.usual_learner())
        BigHistory(faces=20, reviews=100, today=20_000, quizzes=2).write(workspace.history, faces, questions)
        logs.append(workspace.history._store.rows("SELECT id, face, grade FROM review"))
        workspace.close()

    assert logs[0] == logs[1]
    assert len(logs[0]) == 100
