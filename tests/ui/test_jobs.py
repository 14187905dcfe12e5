"""Work outside the window's thread."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from quizapp.base.progress import GoOn
from quizapp.ui.jobs import Job


def test_what_the_work_returns_comes_back_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    came: list[int] = []
    job = Job(lambda _report: 42, came.append)

    job.start()
    qtbot.waitUntil(lambda: came == [42], timeout=5000)


def test_cancelled_work_stops_at_its_next_report_and_nothing_comes_back(qtbot: QtBot) -> None:
    def count(report: GoOn) -> int:
        rounds = 0
        while report(0.5):
            rounds += 1
        return rounds

    came: list[int] = []
    job = Job(count, came.append)
    job.start()
    job.cancel()

    qtbot.wait(20)
    assert job.isFinished()
    assert came == []


def test_a_bug_in_the_work_ends_where_every_bug_ends(qtbot: QtBot) -> None:
    def broken(_report: GoOn) -> None:
        raise ValueError("a bug")

    came: list[None] = []
    job = Job(broken, came.append)
    with qtbot.captureExceptions() as caught:
        job.start()
        qtbot.waitUntil(lambda: job.isFinished() and bool(caught), timeout=5000)

    assert [kind.__name__ for kind, _error, _trace in caught] == ["ValueError"]
    assert came == []
