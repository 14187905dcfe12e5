"""A house to try the front desk in: folders of its own, decks to read, and a clock that stands until it is set."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Self

from quizapp.base.ids import Mint
from quizapp.base.places import Places
from quizapp.deck.wording import right_places
from quizapp.history.due import Scope
from quizapp.quiz.response import Picked, Response, Wrote
from quizapp.study.memory import Grade
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace
from quizapp.workspace.studying import Asked

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
EVERYTHING = Scope()

CELLS = """quizapp: 1
id: cells
title: Cells
source:
  sections:
    - parts: Parts of a cell
    - work: What cells do
items:
  - {id: nucleus, card: Where is the DNA?, answer: In the nucleus., section: parts}
  - {id: membrane, card: The skin of a cell?, answer: Its membrane., both_ways: true, section: parts}
  - {id: gaps, cloze: "A {{ribosome}} makes {{protein}}.", section: work}
"""

BLOOD = """quizapp: 1
id: blood
title: Blood
source:
  sections:
    - red: Red cells
    - white: White cells
items:
  - {id: colour, question: What makes red cells red?, right: Haemoglobin, wrong: [Carotene, Chlorophyll], section: red}
  - {id: core, statement: A ripe red cell has a nucleus., truth: false, section: red}
  - {id: carry, question: What do red cells carry?, accept: [oxygen], section: red}
  - {id: days, question: How many days does a red cell live?, number: 120, within: 5, section: red}
  - {id: kinds, question: Which are white cells?, right: [Monocyte, Lymphocyte], wrong: [Neuron], section: white}
"""


class HandClock:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.time = NOON
        self.seconds = 0.0

    def now(self) -> datetime:
        """Return the time it was set to."""
        return self.time

    def steady(self) -> float:
        """Return the seconds that went by."""
        return self.seconds

    def advance(self, **much: float) -> None:
        """Let days, hours, minutes or seconds go by."""
        self.time += timedelta(**much)
        self.seconds += timedelta(**much).total_seconds()

    def set_by(self, **much: float) -> None:
        """Set the clock forward or back while no time goes by."""
        self.time += timedelta(**much)


class House:
    """Folders for decks, data and cache, and every front desk that was opened on them."""

    def __init__(self, folder: Path) -> None:
        self.decks = folder / "decks"
        self.decks.mkdir(exist_ok=True)
        self.places = Places((self.decks,), folder / "data", folder / "cache")
        self.clock = HandClock()
        self._open: list[Workspace] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for desk in self._open:
            desk.close()

    def write(self, *decks: str) -> None:
        """Put decks into the folder, each in a file that is called as its id."""
        for text in decks:
            name = next(line.removeprefix("id: ") for line in text.splitlines() if line.startswith("id: "))
            (self.decks / f"{name}.yaml").write_text(text, encoding="utf-8")

    def bare(self) -> Workspace:
        """Open a front desk at which nobody studies and no deck was read."""
        chance = Random(len(self._open))  # the spread of intervals follows the learner's id
        desk = Workspace(self.places, self.clock, Mint(chance.randbytes))
        self._open.append(desk)
        return desk

    def desk(self, name: str = "Ada") -> Workspace:
        """Open a front desk as a new window does: decks read, and the usual learner there, or a first one."""
        desk = self.bare()
        desk.refresh()
        if stem := desk.usual_learner():
            desk.switch(stem)
        else:
            desk.add(name)
        return desk


def one(item: str) -> Scope:
    """Return the scope of one item, as if it had never been asked."""
    return Scope(items=(item,), since=1 << 62)


def read_again(desk: Workspace) -> None:
    """Take in decks that changed, as the window does."""
    desk.refresh()
    desk.follow()


def ask(desk: Workspace, scope: Scope = EVERYTHING) -> Asked:
    """Return what is asked now; something must be."""
    asked = studying.next_asked(desk, studying.waiting(desk, scope))
    assert asked is not None
    return asked


def study(desk: Workspace, *grades: Grade) -> list[str]:
    """Answer what is asked, once for each grade, and return the faces."""
    faces = []
    for grade in grades:
        asked = ask(desk)
        studying.grade(desk, asked, grade, took_ms=2000)
        faces.append(asked.face)
    return faces


def right_answer(asked_key: str, desk: Workspace) -> Response:
    """Return the right response to a question of the deck about blood, or of another with options."""
    match asked_key:
        case "blood/carry":
            return Wrote("oxygen")
        case "blood/days":
            return Wrote("120")
        case _:
            item = desk.library.index.item(asked_key)
            assert item is not None
            return Picked(tuple(sorted(right_places(item))))


WRONG: dict[str, Response] = {
    "blood/colour": Picked((1,)),
    "blood/core": Picked((0,)),
    "blood/carry": Wrote("sugar"),
    "blood/days": Wrote("7"),
    "blood/kinds": Picked((2,)),
}


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder for a while."""
    user = os.geteuid()
    folder.chmod(0o555)
    try:
        if user == 0:  # who may write anywhere, so somebody else tries
            for above in folder.parents[:4]:
                above.chmod(0o755)
            os.seteuid(65534)
        yield
    finally:
        os.seteuid(user)
        folder.chmod(0o755)


def damage(path: Path, table: str) -> None:
    """Overwrite the first page of a table in a learner's file."""
    with closing(sqlite3.connect(path)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = db.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
