"""A whole history that comes along joins that of its learner: a union, whatever the order, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from house import CELLS, House, study

from quizapp.base.errors import RefusedError
from quizapp.exchange.carried import CarriedHistory, LogRow
from quizapp.study.memory import Grade
from quizapp.workspace import learnt, safekeeping
from quizapp.workspace.desk import Workspace


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as made:
        made.write(CELLS)
        yield made


def reviews(desk: Workspace) -> int:
    return len(desk.history.logs()["review"])


def test_a_history_of_before_brings_nothing_and_takes_nothing(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.GOOD)
    before = learnt.history(desk)
    study(desk, Grade.EASY, Grade.AGAIN)
    states = sorted(desk.history.memories())
    assert learnt.is_theirs(desk, before)
    for _time in range(2):
        merged = learnt.join(desk, before)
        assert (merged.answers, merged.others) == (0, 0)
        assert reviews(desk) == 3
        assert sorted(desk.history.memories()) == states


def test_what_was_lost_here_comes_back_and_a_copy_was_made_before(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.GOOD)
    safekeeping.keep_safe(desk, "end")
    study(desk, Grade.EASY, Grade.GOOD)
    all_of_it, states = learnt.history(desk), sorted(desk.history.memories())
    stem = desk.history.path.stem
    safekeeping.go_back(desk, stem, safekeeping.backups(desk, stem)[0].copy)
    assert reviews(desk) == 1
    house.clock.advance(minutes=1)
    study(desk, Grade.HARD)

    assert learnt.join(desk, all_of_it).answers == 2
    assert reviews(desk) == 4
    assert len(desk.history.memories()) >= len(states)
    assert "before a merge" in [one.why for one in safekeeping.backups(desk, stem)]


ODD: dict[str, Mapping[str, tuple[LogRow, ...]]] = {
    "empty": {},
    "no hexadecimal": {"naming": ({"id": "zz"},)},
    "other columns": {"naming": ({"id": "00" * 16, "what": 1},)},
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_history_of_ours_is_refused_and_nothing_is_changed(house: House, odd: str) -> None:
    desk = house.desk()
    study(desk, Grade.GOOD)
    states = sorted(desk.history.memories())
    with pytest.raises(RefusedError, match="Nothing was changed"):
        learnt.join(desk, CarriedHistory("Ada", ODD[odd]), anybody=True)
    assert sorted(desk.history.memories()) == states


def test_one_entry_told_in_two_ways_is_refused(house: House) -> None:
    desk = house.desk()
    study(desk, Grade.GOOD)
    told = learnt.history(desk)
    changed = tuple({**row, "grade": 1} for row in told.logs["review"])
    with pytest.raises(RefusedError, match="differently"):
        learnt.join(desk, replace(told, logs={**told.logs, "review": changed}))
    assert [row["grade"] for row in desk.history.logs()["review"]] == [Grade.GOOD]
