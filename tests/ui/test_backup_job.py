"""What follows from the answers is made anew while the window is in use: told of quietly, left when it closes."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from hands import Opening, settle
from pytestqt.qtbot import QtBot
from ui_decks import CARDS

from quizapp.base.progress import GoOn
from quizapp.ui import backup_job
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace

LINE = "Working out your figures again: 40%. You can study meanwhile."


class Slow:
    """Something that takes long to be made anew: it goes on when it is let, and notes how it ended."""

    def __init__(self) -> None:
        self.ended = ""
        self.go_on = Event()

    def keep_safe(self, _workspace: Workspace, why: str, *, anew: GoOn) -> None:
        if why == "end":
            return
        shares = iter([0.0, 0.4, *[0.45] * 100_000])
        while not self.go_on.wait(0.005):
            if not anew(next(shares)):
                self.ended = "stopped"
                return
        self.ended = "made"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    slow = Slow()
    monkeypatch.setattr(safekeeping, "keep_safe", slow.keep_safe)
    monkeypatch.setattr(backup_job, "_BLINK", -1.0)
    return slow


def test_it_is_said_while_it_takes_time_and_one_studies_on(opening: Opening, slow: Slow) -> None:
    hands = opening(cards=CARDS)
    hands.app.upkeep.backup.start()
    hands.until(lambda: hands.app.window.job.words() == LINE)
    hands.press("Space", "Space", "4", "Esc")
    assert sum(day.reviews for day in hands.app.workspace.history.days(0, 99_999)) == 1

    slow.go_on.set()
    hands.until(lambda: hands.app.window.job.words() == "")

    assert slow.ended == "made"


def test_what_was_said_meanwhile_stays(opening: Opening, slow: Slow) -> None:
    hands = opening(cards=CARDS)
    hands.app.upkeep.backup.start()
    hands.until(lambda: hands.app.window.job.words() == LINE)
    hands.app.window.job.say("The disk is full.", "wrong")

    slow.go_on.set()
    hands.until(lambda: slow.ended == "made")
    settle()

    assert hands.app.window.job.words() == "The disk is full."


def test_nothing_is_said_any_more_where_a_bug_ends_it(
    opening: Opening, slow: Slow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = opening(cards=CARDS)
    with qtbot.captureExceptions() as caught:
        hands.app.upkeep.backup.start()
        hands.until(lambda: hands.app.window.job.words() == LINE)
        monkeypatch.setattr(slow, "go_on", None)
        hands.until(lambda: bool(caught) and hands.app.window.job.words() == "")

    assert [kind.__name__ for kind, _error, _trace in caught] == ["AttributeError"]


def test_closing_the_window_leaves_it_for_the_next_start(opening: Opening, slow: Slow) -> None:
    hands = opening(cards=CARDS)
    hands.app.upkeep.backup.start()
    hands.until(lambda: hands.app.window.job.words() == LINE)

    hands.quit()

    assert slow.ended == "stopped"


def test_figures_that_were_wrong_are_right_after_the_start(opening: Opening, tmp_path: Path) -> None:
    hands = opening(cards=CARDS)
    hands.press("Space", "Space", "4", "Esc")
    hands.quit()
    again = opening(cards=CARDS)
    again.press("Space", "Space", "4", "Esc")
    with again.app.workspace.history._store.writing():
        again.app.workspace.history._store.write("UPDATE studied_day SET new = 3")
    again.quit()  # no copy is made of that, and nobody waits for it

    last = opening(cards=CARDS)
    last.app.upkeep.backup.start()
    last.until(lambda: [day.new for day in last.app.workspace.history.days(0, 99_999)] == [2])
