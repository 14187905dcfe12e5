"""Clocks that are wrong, journeys, and summer time: no answer is lost, ids rise, and what follows equals a replay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from house import EVERYTHING, NOON, House, ask, study

from quizapp.base.clock import date_of
from quizapp.history.shelf import local
from quizapp.study.memory import Grade
from quizapp.workspace import safekeeping, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.studying import waiting
from quizapp.workspace.today import today

MANY = "quizapp: 1\nid: many\ntitle: Many\nitems:\n" + "".join(
    f"  - {{id: c{n}, card: Question {n}?, answer: Answer {n}}}\n" for n in range(60)
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(MANY)
        yield house


@pytest.fixture
def berlin() -> ZoneInfo:
    try:
        return ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        pytest.skip("this machine knows no time zones")


def ids_and_days(desk: Workspace) -> list[tuple[bytes, int]]:
    """Every answer in the order of ids."""
    return [(row[0], row[1]) for row in desk.history._store.rows("SELECT id, day FROM review ORDER BY id")]


def equals_a_replay(desk: Workspace) -> bool:
    tables = ("state", "held", "studied_day", "followed")
    rows = desk.history._store.rows
    before = [rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
    desk.history.rebuild()
    desk.follow()
    return before == [rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]


def last_answer(desk: Workspace) -> str:
    face: str = desk.history._store.one("SELECT face FROM review ORDER BY id DESC LIMIT 1")[0]
    return face


def test_a_clock_that_is_set_back_a_day_keeps_the_order_of_what_was_done(house: House) -> None:
    desk = house.desk()
    before = study(desk, Grade.EASY, Grade.GOOD, Grade.EASY)
    house.clock.advance(days=-1)

    after = study(desk, Grade.EASY, Grade.EASY)

    assert not set(before) & set(after), "what was answered today does not come again yesterday"
    assert last_answer(desk) == after[-1]
    days = [row[1] for row in ids_and_days(desk)]
    assert days == [days[0]] * 3 + [days[0] - 1] * 2
    undone = studying.undo(desk)
    assert undone is not None
    assert undone.key == after[-1]
    assert equals_a_replay(desk)
    house.clock.advance(days=1)
    assert waiting(desk, EVERYTHING).new_done == 3
    safekeeping.keep_safe(desk, "end")


def test_a_step_that_waits_does_not_get_lost_when_the_clock_goes_back(house: House) -> None:
    desk = house.desk()
    (face,) = study(desk, Grade.AGAIN)
    house.clock.advance(days=-1)
    assert waiting(desk, EVERYTHING).learning == 0

    house.clock.advance(days=1, minutes=1)

    assert waiting(desk, EVERYTHING).learning == 1
    assert ask(desk).face == face


def test_a_clock_that_jumps_ten_years_ahead_makes_all_due_and_can_be_taken_back(house: House) -> None:
    desk = house.desk()
    faces = study(desk, *[Grade.EASY] * 5)
    due = {face: desk.history.memory(face)[0] for face in faces}
    house.clock.time = NOON.replace(year=2036)
    assert waiting(desk, EVERYTHING).reviews == 5

    (wrong,) = study(desk, Grade.GOOD)
    safekeeping.keep_safe(desk, "end")
    house.clock.time = NOON + timedelta(hours=1)
    later = study(desk, Grade.EASY)

    assert last_answer(desk) == later[0], "ids rise, though the clock went back"
    memory, _ = desk.history.memory(wrong)
    assert memory is not None
    assert date_of(memory.due_day).year >= 2036, "an answer counts when the clock says that it was given"
    for _ in range(2):
        studying.undo(desk)
    assert {face: desk.history.memory(face)[0] for face in faces} == due
    assert equals_a_replay(desk)


def test_backups_are_told_apart_and_kept_though_the_clock_was_ten_years_ahead(house: House) -> None:
    desk = house.desk()
    stem = desk.history.path.stem
    for time in (NOON, NOON.replace(year=2036), NOON + timedelta(days=1), NOON + timedelta(days=2)):
        house.clock.time = time
        study(desk, Grade.EASY)
        safekeeping.keep_safe(desk, "end")

    made = [backup.made.replace(tzinfo=UTC) for backup in safekeeping.backups(desk, stem)]

    assert made == [NOON + timedelta(days=2), NOON + timedelta(days=1), NOON.replace(year=2036), NOON]
    last = safekeeping.last_backup(desk, stem)
    assert last is not None
    assert last.newer == 0


@pytest.mark.parametrize(("hours", "days_later"), [(9, 0), (-10, -1), (13, 0)])
def test_a_journey_in_the_middle_of_studying_moves_no_answer(house: House, hours: int, days_later: int) -> None:
    desk = house.desk()
    before = study(desk, Grade.EASY, Grade.EASY, Grade.AGAIN)
    kept = ids_and_days(desk)
    here = desk.now()

    house.clock.time = (NOON + timedelta(minutes=2)).astimezone(timezone(timedelta(hours=hours)))
    there = desk.now()

    assert there.day == here.day + days_later, "a study day begins at four in the morning"
    assert there.at - here.at == 2 * 60_000
    assert local(there).hour == (12 + hours) % 24
    assert ids_and_days(desk) == kept
    assert ask(desk).face == before[2], "the step of a minute is over, wherever one is"
    after = study(desk, Grade.GOOD, Grade.EASY)
    assert not set(after[1:]) & set(before)
    assert equals_a_replay(desk)


@pytest.mark.parametrize(
    ("again_at", "due_at"),
    [
        (datetime(2026, 3, 29, 0, 55, tzinfo=UTC), datetime(2026, 3, 29, 1, 5, tzinfo=UTC)),  # 1:55, and then 3:05
        (datetime(2026, 10, 25, 0, 55, tzinfo=UTC), datetime(2026, 10, 25, 1, 5, tzinfo=UTC)),  # 2:55, and then 2:05
    ],
)
def test_steps_of_minutes_are_minutes_when_summer_time_begins_or_ends(
    house: House, berlin: ZoneInfo, again_at: datetime, due_at: datetime
) -> None:
    house.clock.time = again_at.astimezone(berlin)
    desk = house.desk()
    face = ask(desk).face
    studying.grade(desk, ask(desk), Grade.GOOD, took_ms=1)  # its second step takes ten minutes
    day = desk.now().day

    house.clock.time = (due_at - timedelta(minutes=1)).astimezone(berlin)
    assert waiting(desk, EVERYTHING).learning == 0
    house.clock.time = due_at.astimezone(berlin)
    assert waiting(desk, EVERYTHING).learning == 1
    assert desk.now().day == day, "the night belongs to the day before"
    studying.grade(desk, ask(desk), Grade.AGAIN, took_ms=1)
    assert last_answer(desk) == face
    assert equals_a_replay(desk)


@pytest.mark.parametrize("change", [datetime(2026, 3, 28), datetime(2026, 10, 24)])
def test_a_review_comes_on_the_morning_it_was_promised_for_whatever_the_night_did(
    house: House, berlin: ZoneInfo, change: datetime
) -> None:
    house.clock.time = (change - timedelta(days=7)).replace(hour=20, tzinfo=berlin)
    desk = house.desk()
    (face,) = study(desk, Grade.EASY)
    memory, _ = desk.history.memory(face)
    assert memory is not None
    due = datetime.combine(date_of(memory.due_day), datetime.min.time())

    house.clock.time = due.replace(hour=3, minute=59, tzinfo=berlin)
    assert waiting(desk, EVERYTHING).reviews == 0
    house.clock.time = due.replace(hour=4, tzinfo=berlin)
    assert waiting(desk, EVERYTHING).reviews == 1


def test_study_days_follow_one_another_through_both_changes_of_a_year(house: House, berlin: ZoneInfo) -> None:
    desk = house.desk()
    days = []
    for number in range(365):
        house.clock.time = (datetime(2026, 1, 1, 12) + timedelta(days=number)).replace(tzinfo=berlin)
        days.append(desk.now().day)
    assert days == list(range(days[0], days[0] + 365))


def test_a_file_from_a_machine_with_another_clock_and_zone_goes_on_here(house: House, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with House(tmp_path / "there") as there:
        there.write(MANY)
        there.clock.time = datetime(2027, 2, 1, 23, tzinfo=timezone(timedelta(hours=13)))  # months ahead, far east
        desk = there.desk()
        faces = study(desk, Grade.EASY, Grade.AGAIN, Grade.GOOD)
        kept = ids_and_days(desk)
        path = desk.history.path
        desk.close()
    (house.places.data / "learners").mkdir(parents=True)
    copyfile(path, house.places.data / "learners" / path.name)

    here = house.desk()

    assert ids_and_days(here) == kept
    assert today(here).waiting.new_done == 0
    after = study(here, Grade.EASY, Grade.EASY)
    assert not set(after) & set(faces)
    assert [row[0] for row in ids_and_days(here)][3:] > [row[0] for row in kept]
    assert last_answer(here) == after[-1]
    assert equals_a_replay(here)
    safekeeping.keep_safe(here, "end")
