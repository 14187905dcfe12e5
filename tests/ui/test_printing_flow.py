"""Saving as PDF: which file, how far, and what happens where it cannot be done."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import settle, strike
from printed import pages, workspace_on
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_decks import CARDS, EVERY_KIND

from quizapp.base.progress import GoOn
from quizapp.quiz.response import Picked
from quizapp.quiz.setup import Setup
from quizapp.ui.printing import saving
from quizapp.ui.printing.paper_flow import print_paper
from quizapp.ui.printing.results_flow import print_results
from quizapp.ui.printing.saving import Saving
from quizapp.ui.results.view import results
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.save_as import SaveAs, file_name
from quizapp.workspace import quizzing
from quizapp.workspace.desk import Workspace

CELLS = Setup(decks=("cells",), count=20)


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Page:
    """A screen to print from; what Qt's own dialog remembers goes to the test's folder."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = Page()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace_on(tmp_path, cells=EVERY_KIND, capitals=CARDS)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to save into."""
    made = tmp_path / "paper"
    made.mkdir()
    return made


def dialog() -> SaveAs:
    found = QApplication.activeModalWidget()
    assert isinstance(found, SaveAs)
    return found


def choose(path: Path) -> None:
    asking = dialog()
    asking.setDirectory(str(path.parent))
    asking.selectFile(path.name)
    asking.accept()
    settle()


def until_it_says(qtbot: QtBot, screen: Page, words: str) -> None:
    qtbot.waitUntil(lambda: words in screen.notice.words(), timeout=10_000)


def test_a_quiz_is_drawn_and_saved_and_no_attempt_is_begun(
    qtbot: QtBot, screen: Page, workspace: Workspace, folder: Path
) -> None:
    print_paper(screen, screen.notice, workspace, CELLS)
    assert dialog().selectedFiles()[0].startswith(str(Path(dialog().directory().absolutePath()) / "Cells, quiz "))
    choose(folder / "quiz")

    until_it_says(qtbot, screen, "Saved as quiz.pdf.")
    assert [path.name for path in folder.iterdir()] == ["quiz.pdf"]
    made = pages((folder / "quiz.pdf").read_bytes())
    assert "Put the phases in order." in " ".join(made)
    assert list(workspace.history.attempts()) == []


def test_a_paper_that_was_drawn_is_printed_as_it_is(
    qtbot: QtBot, screen: Page, workspace: Workspace, folder: Path
) -> None:
    attempt = quizzing.start(workspace, CELLS, seed=3)

    print_paper(screen, screen.notice, workspace, attempt.paper)
    choose(folder / "quiz.pdf")

    until_it_says(qtbot, screen, "Saved")
    assert "seed 3" in pages((folder / "quiz.pdf").read_bytes())[0]


def test_results_are_saved_with_the_name_of_the_learner(
    qtbot: QtBot, screen: Page, workspace: Workspace, folder: Path
) -> None:
    attempt = quizzing.start(workspace, CELLS, seed=3)
    number = next(n for n, drawn in enumerate(attempt.paper.questions) if drawn.key == "cells/pick-one")
    attempt, _mark = quizzing.give(workspace, attempt, number, Picked((0,)), 0.75, 900)
    attempt = quizzing.finish(workspace, attempt)

    print_results(screen, screen.notice, workspace, attempt, results(workspace, attempt), folder / "results.pdf")

    until_it_says(qtbot, screen, "Saved as results.pdf.")
    (page,) = pages((folder / "results.pdf").read_bytes())
    assert "Results of Ada" in page
    assert "Corrected for guessing: 100% without guessing." in page
    assert "Which part holds the DNA? 75% sure Right" in page


def test_escape_leaves_everything_as_it_is(screen: Page, workspace: Workspace, folder: Path) -> None:
    print_paper(screen, screen.notice, workspace, CELLS)
    strike(dialog(), "Escape")

    assert QApplication.activeModalWidget() is None
    assert list(folder.iterdir()) == []
    assert screen.notice.words() == ""


def test_where_there_is_nothing_to_ask_the_screen_says_so(screen: Page, workspace: Workspace) -> None:
    print_paper(screen, screen.notice, workspace, Setup(decks=("capitals",)))

    assert QApplication.activeModalWidget() is None
    assert "no question to draw" in screen.notice.words()


def test_a_full_disk_leaves_no_file_and_is_told(
    qtbot: QtBot, screen: Page, workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_paper(screen, screen.notice, workspace, CELLS)
    monkeypatch.setattr(os, "fsync", _full)
    choose(folder / "quiz.pdf")

    until_it_says(qtbot, screen, "quiz.pdf could not be saved: No space left on device. No file was changed.")
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_the_older_file(
    qtbot: QtBot, screen: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "quiz.pdf").write_bytes(b"older")
    monkeypatch.setattr(os, "fsync", _full)

    Saving(screen, screen.notice, folder / "quiz.pdf", lambda _report: b"newer").start()

    until_it_says(qtbot, screen, "could not be saved")
    assert (folder / "quiz.pdf").read_bytes() == b"older"


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, screen: Page, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_BLINK", 0)
    Saving(screen, screen.notice, folder / "quiz.pdf", _endless).start()
    until_it_says(qtbot, screen, "Making the PDF: 40%.")

    (button,) = [one for one in screen.notice.findChildren(Button) if one.words() == "Cancel"]
    button.click()

    assert screen.notice.words() == "Cancelled: no file was saved."
    qtbot.wait(20)
    assert list(folder.iterdir()) == []


def test_work_stops_with_its_screen(qtbot: QtBot, folder: Path) -> None:
    screen = Page()
    Saving(screen, screen.notice, folder / "quiz.pdf", _endless).start()

    screen.deleteLater()
    settle()

    qtbot.waitUntil(lambda: QApplication.instance().findChildren(Saving) == [], timeout=5000)  # type: ignore[union-attr]  # there is one
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("It's a quiz", "It's a quiz.pdf"),
        ("a/b\\c: d?", "a b c d.pdf"),
        ("../../etc", "etc.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
        ("\u05e2\u05d1\u05e8\u05d9\u05ea", "\u05e2\u05d1\u05e8\u05d9\u05ea.pdf"),
        ("...", "Quiz.pdf"),
    ],
)
def test_a_suggested_name_fits_every_file_system(words: str, name: str) -> None:
    assert file_name(words, "pdf") == name


def _endless(report: GoOn) -> bytes | None:
    while report(0.4):
        pass
    return None


def _full(_handle: int) -> None:
    raise OSError(28, os.strerror(28))
