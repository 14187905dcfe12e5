from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.base.clock import SystemClock, date_of, moment

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(("hour", "minute", "belongs_to"), [(3, 59, 9), (4, 0, 10), (23, 59, 10)])
def test_a_study_day_begins_at_the_rollover_hour(hour: int, minute: int, belongs_to: int) -> None:
    now = datetime(2026, 5, 10, hour, minute, tzinfo=BERLIN)
    assert date_of(moment(now).day) == date(2026, 5, belongs_to)


@pytest.mark.parametrize("rollover", [0, 4, 23])
def test_the_rollover_hour_is_the_learner_s_choice(rollover: int) -> None:
    now = datetime(2026, 5, 10, rollover, 0, tzinfo=BERLIN)
    assert date_of(moment(now, rollover).day) == date(2026, 5, 10)
    assert date_of(moment(now - timedelta(minutes=1), rollover).day) == date(2026, 5, 9)


@pytest.mark.parametrize("changes", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_of_23_or_25_hours_is_one_study_day(changes: date) -> None:
    start = datetime(changes.year, changes.month, changes.day, 4, tzinfo=BERLIN)
    days = {moment((start.astimezone(UTC) + timedelta(hours=hours)).astimezone(BERLIN)).day for hours in range(22)}
    assert {date_of(day) for day in days} == {changes}


def test_a_moment_holds_utc_and_how_far_the_wall_clock_was_ahead() -> None:
    now = datetime(1970, 1, 2, 5, 45, tzinfo=ZoneInfo("Asia/Kathmandu"))
    assert (moment(now).at, moment(now).offset) == (int(now.timestamp()) * 1000, 330)


@given(st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_the_day_is_that_of_the_wall_clock_whatever_the_zone(wall: datetime, ahead: int) -> None:
    from datetime import timezone

    here = moment(wall.replace(tzinfo=timezone(timedelta(minutes=ahead))))
    assert here.day == moment(wall.replace(tzinfo=UTC)).day
    assert here.offset == ahead


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        moment(datetime(2026, 1, 1))


def test_the_clock_of_the_machine_knows_its_zone() -> None:
    assert SystemClock().now().tzinfo is not None
