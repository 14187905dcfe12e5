"""A bug, wherever it comes from: one dialog, a report that holds no text of the learner, and the app goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands, Opening, settle, words_on
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from ui_decks import CARDS, write

from quizapp.deck.library import Library
from quizapp.ui import bugs
from quizapp.ui.jobs import Job
from quizapp.ui.learners.screen import LearnersScreen

SECRET = "what the learner" + " wrote"  # put together, so that no line of code holds it


@pytest.mark.qt_no_exception_capture
def test_a_bug_is_told_once_with_a_report_that_holds_no_text_of_the_learner(
    opening: Opening, capsys: pytest.CaptureFixture[str]
) -> None:
    hands = opening(cards=CARDS)

    def break_down() -> None:
        raise ValueError(SECRET)

    for _time in range(2):
        QTimer.singleShot(0, hands.app, break_down)
    hands.until(lambda: QApplication.activeModalWidget() is not None)

    reports = list((hands.app.workspace.places.data / "faults").iterdir())
    assert len(reports) == 1
    assert str(reports[0]) in words_on(hands.dialog())
    text = reports[0].read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "break_down" in text
    assert SECRET not in text
    hands.answer("Copy the report")
    assert QApplication.clipboard().text() == text
    assert QApplication.activeModalWidget() is None
    hands.until(hands.app.window.isActiveWindow)
    hands.press("Space")
    assert hands.app.place == "study"
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert SECRET not in told, "what is printed may end in the log of the system"


def reports(hands: Hands) -> list[str]:
    folder = hands.app.workspace.places.data / "faults"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*"))]


def in_a_slot(hands: Hands, break_down: Callable[..., None]) -> None:
    hands.app.window.place_wished.connect(break_down)
    hands.press("L")


def in_a_timer(hands: Hands, break_down: Callable[..., None]) -> None:
    QTimer.singleShot(0, hands.app, break_down)


def in_a_job(hands: Hands, break_down: Callable[..., None]) -> None:
    hands.job = Job(break_down, print)  # type: ignore[attr-defined]  # kept alive as long as the hands are
    hands.job.start()  # type: ignore[attr-defined]


def in_painting(hands: Hands, break_down: Callable[..., None]) -> None:
    class Broken(LearnersScreen):
        def paintEvent(self, event: QPaintEvent) -> None:
            break_down()

    hands.broken = Broken()  # type: ignore[attr-defined]  # as above
    hands.app.window.show_page(hands.broken, "today")  # type: ignore[attr-defined]


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("where", [in_a_slot, in_a_timer, in_a_job, in_painting])
def test_wherever_a_bug_comes_from_it_is_told_and_one_goes_on(
    opening: Opening, where: Callable[[Hands, Callable[..., None]], None]
) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")

    def break_down(*_arguments: object) -> None:
        try:
            raise KeyError(SECRET)
        except KeyError as first:
            error = LookupError(SECRET, {SECRET: SECRET})
            error.add_note(SECRET)
            raise error from first

    where(hands, break_down)
    hands.until(lambda: QApplication.activeModalWidget() is not None)
    assert "Every answer you gave is saved." in words_on(hands.dialog())
    hands.answer("Go on")
    for _ in range(20):
        settle()
    assert QApplication.activeModalWidget() is None, "painting goes wrong again at once, and is told once"

    (text,) = reports(hands)
    assert SECRET not in text
    assert text.splitlines()[1] == "KeyError", "what it came from, first"
    assert "LookupError" in text
    hands.app.go("today")
    settle()
    assert "3 new" in hands.read()
    hands.press("Space", "Space", "4")
    assert sum(day.reviews for day in hands.app.workspace.history.days(0, 99_999)) == 2


@pytest.mark.qt_no_exception_capture
def test_a_bug_while_an_answer_is_kept_keeps_nothing_of_it_and_the_next_one_is_kept(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space")

    def break_down(*_arguments: object) -> None:
        raise ZeroDivisionError(SECRET)

    with monkeypatch.context() as broken:
        broken.setattr("quizapp.history.reviews.add_tallies", break_down)
        hands.press("4")
    hands.until(lambda: QApplication.activeModalWidget() is not None)
    hands.answer("Go on")

    rows = hands.app.workspace.history._store.rows
    assert rows("SELECT count(*) FROM review") == rows("SELECT count(*) FROM state") == [(0,)]
    hands.press("4")
    assert rows("SELECT count(*) FROM review") == rows("SELECT count(*) FROM state") == [(1,)]


@pytest.mark.qt_no_exception_capture
def test_reading_decks_is_over_where_a_bug_ended_it(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = opening(cards=CARDS)

    def break_down(*_arguments: object) -> None:
        raise ValueError(SECRET)

    with monkeypatch.context() as broken:
        broken.setattr(Library, "refresh", break_down)
        write(hands.app.workspace.places.decks[0], more=CARDS.replace("capitals", "more"))
        hands.until(lambda: QApplication.activeModalWidget() is not None)
        hands.answer("Go on")
    assert hands.app.window.job.words() == ""
    assert not hands.app.upkeep.decks.is_running()

    write(hands.app.workspace.places.decks[0], third=CARDS.replace("capitals", "third"))
    hands.until(lambda: "12 new" in hands.read())


AT_THE_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from quizapp.base.places import Places
from quizapp import start
from quizapp.ui import app

def break_down(self):
    if QApplication.instance():
        QTimer.singleShot(500, close)
    raise ValueError("what the learner" + " wrote")

def close():
    print("told:", type(QApplication.activeModalWidget()).__name__)
    QApplication.activeModalWidget().close()

{broken} = break_down
decks, data, cache = map(Path, sys.argv[1:])
sys.exit(start.open_window(Places((decks,), data, cache)))
"""


@pytest.mark.parametrize("broken", ["app.App.begin", "start.Workspace.open_usual"])
def test_a_bug_at_the_very_start_is_told_too(broken: str, tmp_path: Path) -> None:
    script, places = AT_THE_START.format(broken=broken), (tmp_path / name for name in ("decks", "data", "cache"))
    run = subprocess.run(
        [sys.executable, "-c", script, *places], capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.stdout, run.returncode) == ("told: Ask\n", 1)
    assert SECRET not in run.stderr
    (path,) = (tmp_path / "data" / "faults").iterdir()
    assert "ValueError" in path.read_text(encoding="utf-8")


def test_a_report_names_the_kind_of_error_and_where_it_was_but_no_folder_of_a_person() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        text = bugs.report(error)

    assert text.splitlines()[0].startswith("Quizapp ")
    assert text.splitlines()[1] == "KeyError"
    assert "tests/ui/test_bugs.py" in text
    assert str(Path(__file__).parents[2]) not in text
