"""Bytes of a learner's file that decay: each time it is noticed, or it did no harm."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

import pytest
from house import BLOOD, CELLS, House, right_answer, study

from quizapp.base.errors import RefusedError
from quizapp.history.store import LOGS
from quizapp.quiz.attempt import unanswered
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import quizzing, safekeeping, studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.today import keep_recall

DERIVED = ("state", "held", "studied_day", "followed")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Ada studied on some days, took a quiz, flagged and suspended, and closed the window each time."""
    house = House(tmp_path)
    house.write(CELLS, BLOOD)
    for day in range(6):
        desk = house.desk()
        study(desk, *[Grade(1 + (day + n) % 4) for n in range(3)])
        if day == 2:
            take_a_quiz(desk)
            studying.turn_flag(desk, "cells/gaps")
            studying.turn_suspension(desk, "blood/core")
        if day == 3:
            studying.undo(desk)
        safekeeping.keep_safe(desk, "end")
        keep_recall(desk)
        desk.close()
        house.clock.advance(days=1)
    return house


def take_a_quiz(desk: Workspace) -> None:
    attempt = quizzing.start(desk, Setup(decks=("blood",), count=3), seed=1)
    for number in unanswered(attempt):
        answer = right_answer(attempt.paper.questions[number].key, desk)
        attempt, _ = quizzing.give(desk, attempt, number, answer, 0.9, took_ms=1)
    quizzing.finish(desk, attempt)


@pytest.mark.parametrize("flips", [200, pytest.param(5000, marks=pytest.mark.long)])
def test_flips_are_each_noticed_or_did_no_harm(house: House, flips: int) -> None:
    (path,) = (house.places.data / "learners").glob("learner-*.sqlite")
    sound = path.read_bytes()
    used = [place for place, byte in enumerate(sound) if byte]  # most of a small file is room that is not used yet
    good, bars = contents(path), kept_bars(path)
    chance = Random(flips)
    noticed = 0
    for flip in range(flips):
        spoiled = bytearray(sound)
        for _ in range(chance.choice((1, 1, 2, 8))):
            spoiled[chance.choice(used)] ^= chance.randrange(1, 256)
        path.write_bytes(spoiled)

        if refused(house, path.stem):
            noticed += 1
            assert the_backup_brings_back_everything(house, path, good), flip
        else:
            assert contents(path) == good, flip
            now = kept_bars(path)
            assert all(now[of] == pytest.approx(bars[of], abs=1e-5) for of in now.keys() & bars.keys()), flip
        clean_up(path)
    assert noticed > flips // 2, "what is not noticed was in the derived tables, or in what SQLite does not use"


def refused(house: House, stem: str) -> bool:
    """Start as a window does, and tell whether the damage was told."""
    desk = house.bare()
    try:
        desk.refresh()
        desk.switch(stem)
        safekeeping.keep_safe(desk, "start")
        desk.follow()
    except RefusedError:
        return True
    finally:
        desk.close()
    return False


def the_backup_brings_back_everything(house: House, path: Path, good: dict[str, list[object]]) -> bool:
    desk = house.bare()
    last = safekeeping.last_backup(desk, path.stem)
    assert last is not None
    assert last.newer in (0, None) or last.newer < 50
    desk.go_on_from_backup(path.stem)
    desk.close()
    return contents(path) == good


def contents(path: Path) -> dict[str, list[object]]:
    """Everything that a file says, in whatever order it lies."""
    db = sqlite3.connect(path)
    try:
        tables = {table: list(db.execute(f"SELECT * FROM {table} ORDER BY 1")) for table in (*LOGS, *DERIVED)}
        tables["schema"] = list(db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"))
        return tables
    finally:
        db.close()


def kept_bars(path: Path) -> dict[tuple[bytes, int], list[float]]:
    """What is kept of the bars of recall, by deck and day; it may go at any time."""
    db = sqlite3.connect(path)
    db.text_factory = bytes  # a name that decayed may be no text any more
    try:
        return {(deck, day): list(sums) for deck, day, *sums in db.execute("SELECT * FROM recalled")}
    finally:
        db.close()


def clean_up(path: Path) -> None:
    for other in path.parent.glob(f"{path.stem}*"):
        other.unlink()
