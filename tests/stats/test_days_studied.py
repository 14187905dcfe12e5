"""The days studied, and what is coming due."""

from quizapp.base.clock import date_of
from quizapp.stats.days import grid
from quizapp.stats.forecast import coming_due

THURSDAY = 20_720  # 2026-09-24


def test_weeks_run_from_monday_and_end_with_the_present_one() -> None:
    weeks = grid({}, THURSDAY, weeks=40)
    assert date_of(THURSDAY).isoformat() == "2026-09-24"
    assert [len(week) for week in weeks] == [7] * 40
    assert {date_of(week[0].day).isoweekday() for week in weeks} == {1}
    assert THURSDAY in [day.day for day in weeks[-1]]


def test_a_day_without_study_is_empty_and_a_day_to_come_is_none() -> None:
    week = grid({THURSDAY: 12, THURSDAY - 2: 5, THURSDAY - 400: 9}, THURSDAY, weeks=1)[0]
    assert [day.answers for day in week] == [0, 5, 0, 12, None, None, None]


def test_every_day_stands_once() -> None:
    days = [day.day for week in grid({}, THURSDAY, weeks=6) for day in week]
    assert days == list(range(days[0], days[0] + 42))


def test_what_is_overdue_waits_today() -> None:
    due = coming_due([(90, 3), (100, 2), (101, 4), (129, 1), (130, 8), (99, 1)], today=100)
    assert len(due) == 30
    assert (due[0], due[1], due[29], sum(due)) == (6, 4, 1, 11)
