from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from ui_decks import EVERY_KIND, write

from quizapp.base.places import Places
from quizapp.history.due import Scope
from quizapp.study.memory import Grade
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import recall_by_deck, today

NOT_NEEDED = (
    "yaml",
    "fsrs",
    "click",
    "msgspec",
    "unicodedata",
    "argparse",
    "logging",
    "quizapp.cli",
    "quizapp.deck.indexing.compile",
    "quizapp.deck.model",
    "quizapp.history.attempts",
    "quizapp.history.notes",
    "quizapp.history.presets",
    "quizapp.history.reviews",
    "quizapp.quiz.attempt",
    "quizapp.quiz.log",
    "quizapp.quiz.marking",
    "quizapp.quiz.paper",
    "quizapp.quiz.setup",
    "quizapp.stats.calibration",
    "quizapp.ui.study",
    "quizapp.ui.quiz",
    "quizapp.ui.results",
    "quizapp.ui.progress",
    "quizapp.exchange",
    "quizapp.ui.exchange",
    "quizapp.ui.library",
    "quizapp.ui.items",
    "quizapp.ui.learners",
    "quizapp.ui.printing",
    "quizapp.ui.settings",
    "quizapp.ui.charts",
    "quizapp.ui.help",
    "quizapp.ui.jobs",
    "quizapp.ui.decks_job",
    "quizapp.ui.backup_job",
    "quizapp.ui.watch",
    "quizapp.deck.finding",
    "quizapp.deck.folders",
    "quizapp.history.holds",
    "quizapp.history.states",
    "quizapp.workspace.undo_log",
    "PySide6.QtTest",
    "PySide6.QtNetwork",
    "PySide6.QtCore.Qt",
)

TO_THE_FIRST_PAINT = """
import linecache, sys
from importlib.util import _LazyModule  # what base.later hands out until it is used
from pathlib import Path
from quizapp.base.places import Places
from quizapp import start
from quizapp.ui import app, window  # before Qt, as at the front door
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

decks, data, cache = map(Path, sys.argv[1:])
opened, loaded = [], []
begin, shown = app.App.begin, window.Window.paintEvent

def begun(self):
    opened.append(self)
    begin(self)

def painted(self, event):
    shown(self, event)
    loaded.extend(name for name, module in sys.modules.items() if type(module) is not _LazyModule)
    loaded.extend("PySide6.QtCore.Qt" for name in vars(QtCore) if name == "Qt")  # 2,500 members, made when it is named
    loaded.extend(f"the source of {path}" for path in linecache.cache if "quizapp" in path)
    assert opened[0].place == "today", opened[0].place
    QApplication.quit()

app.App.begin, window.Window.paintEvent = begun, painted
start.open_window(Places((decks,), data, cache))
print("\\n".join(loaded))
"""


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Places with an index that is up to date, and a learner who has studied something."""
    folder = tmp_path_factory.mktemp("cold")
    places = Places((write(folder / "decks", every=EVERY_KIND),), folder / "data", folder / "cache")
    workspace = Workspace(places)
    workspace.refresh()
    workspace.add("Ada")
    asked = studying.next_asked(workspace, studying.waiting(workspace, Scope()))
    assert asked is not None
    studying.grade(workspace, asked, Grade.GOOD, 1000)
    workspace.close()
    return places


@pytest.fixture(scope="module")
def loaded(studied: Places) -> list[str]:
    """What is loaded when the window was first painted."""
    return loaded_at_first_paint(studied)


def test_the_first_paint_loads_nothing_that_it_does_not_need(loaded: list[str]) -> None:
    assert "quizapp.ui.today.flow" in loaded
    needless = [name for name in loaded if any(name == one or name.startswith(f"{one}.") for one in NOT_NEEDED)]
    assert needless == []


def test_a_start_loads_few_modules_of_its_own(loaded: list[str]) -> None:
    assert sum(name.startswith("quizapp.") for name in loaded) <= 62


def test_a_start_reads_no_source(loaded: list[str]) -> None:
    assert not [name for name in loaded if name.startswith("the source of")]


def test_a_start_asks_the_files_little(studied: Places) -> None:
    with TemporaryDirectory() as folder:
        copied = Places(studied.decks, Path(folder) / "data", studied.cache)
        shutil.copytree(studied.data, copied.data)
        workspace = Workspace(copied)
        asked: list[str] = []
        workspace.library.index._db.set_trace_callback(asked.append)
        workspace.switch(workspace.usual_learner())
        workspace.history._store.db.set_trace_callback(asked.append)
        workspace.history.name()
        workspace.history.unfinished_attempt()
        today(workspace)
        recall_by_deck(workspace)
        workspace.close()

    assert not [one for one in asked if one.startswith(("INSERT", "UPDATE", "DELETE", "BEGIN IMMEDIATE"))]
    assert len(asked) <= 30


def loaded_at_first_paint(places: Places) -> list[str]:
    command = [sys.executable, "-c", TO_THE_FIRST_PAINT, *map(str, (places.decks[0], places.data, places.cache))]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, cwd=Path(__file__).parents[2]
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()
