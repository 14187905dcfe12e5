import pytest

from quizapp.base.clock import Moment
from quizapp.study import interval
from quizapp.study.memory import Memory

NOW = Moment(at=1_000_000_000, day=100)


def due(*, minutes: float | None = None, days: int = 0) -> Memory:
    due_at = None if minutes is None else NOW.at + round(minutes * 60_000)
    return Memory("review", None, 1.0, 5.0, NOW.day, due_at, NOW.day + days, 1, 0)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0.2, "1 min"), (1, "1 min"), (5.5, "6 min"), (59, "59 min"), (60, "1 hour"), (90, "1.5 hours"), (1440, "1 day"),
     (4320, "3 days")],
)  # fmt: skip
def test_a_step_is_told_in_minutes_and_hours(minutes: float, said: str) -> None:
    assert interval.words(due(minutes=minutes), NOW) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 day"), (6, "6 days"), (29, "29 days"), (30, "1 month"), (36, "1.2 months"), (365, "1 year"),
     (912, "2.5 years"), (36500, "100 years")],
)  # fmt: skip
def test_a_review_is_told_in_days_months_and_years(days: int, said: str) -> None:
    assert interval.words(due(days=days), NOW) == said
