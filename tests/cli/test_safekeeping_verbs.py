"""``restore`` and ``merge``: what they print, and the status they end with."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest
from click.testing import CliRunner, Result
from house import CELLS, House, study

from quizapp.cli.doors import Doors
from quizapp.cli.verbs import cli
from quizapp.exchange.carried import Written
from quizapp.study.memory import Grade
from quizapp.workspace import safekeeping


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Ada studied once before a backup and once after it."""
    with House(tmp_path) as house:
        house.write(CELLS)
        desk = house.desk()
        study(desk, Grade.EASY)
        safekeeping.keep_safe(desk, "end")
        study(desk, Grade.EASY)
    return house


def run(house: House, *words: str) -> Result:
    data, cache = str(house.places.data), str(house.places.cache)
    doors = Doors(lambda _places: 9, lambda _places, _folder: 9, lambda _decks: Written(b""))
    return CliRunner().invoke(cli, ["--data", data, "--cache", cache, *words], obj=doors)


def answers(house: House) -> int:
    with house:
        return sum(day.reviews for day in house.desk().history.days(0, 99_999))


def test_restore_lists_the_backups_with_what_they_lack(house: House) -> None:
    listed = run(house, "restore", "--learner", "ada")

    assert listed.exit_code == 0
    assert listed.output == (
        "    1  2026-05-10 12:00  when the window was closed. 1 answer is newer than this backup.\n"
    )


def test_restore_goes_back_to_one_by_its_number(house: House) -> None:
    done = run(house, "restore", "--learner", "Ada", "--number", "1")

    assert done.exit_code == 0
    assert "Ada is back at backup 1. The file until now is kept as" in done.output
    assert answers(house) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["restore", "--learner", "Bo"], "There is no learner called Bo. There are: Ada."),
        (["restore", "--learner", "Ada", "--number", "7"], "There is no backup 7. Nothing was changed."),
        (["restore", "--own-decks", "--number", "7"], "There is no backup 7. Nothing was changed."),
        (["restore"], "--own-decks"),
        (["merge", "Ada", "nowhere.sqlite"], "does not exist"),
    ],
)
def test_what_cannot_be_done_is_said_with_status_2(house: House, words: list[str], said: str) -> None:
    refused = run(house, *words)
    assert refused.exit_code == 2
    assert said in refused.output


def test_the_decks_of_ones_own_come_back(house: House) -> None:
    own = house.places.data / "decks"
    own.mkdir()
    (own / "mine.yaml").write_text("one")
    with house:
        safekeeping.keep_safe(house.desk(), "end")
    (own / "mine.yaml").write_text("two")

    assert "    1  2026-05-10 12:00" in run(house, "restore", "--own-decks").output
    assert run(house, "restore", "--own-decks", "--number", "1").exit_code == 0
    assert (own / "mine.yaml").read_text() == "one"


def test_merge_adds_what_the_other_file_has(house: House, tmp_path: Path) -> None:
    (path,) = (house.places.data / "learners").glob("*.sqlite")
    stick = Path(copyfile(path, tmp_path / "from the laptop.sqlite"))
    assert run(house, "restore", "--learner", "Ada", "--number", "1").exit_code == 0
    assert answers(house) == 1

    merged = run(house, "merge", "Ada", str(stick))

    assert merged.output == "Ada: 1 answer and 0 other entries added.\n"
    assert answers(house) == 2
    assert run(house, "merge", "Ada", str(stick)).output == "Ada: 0 answers and 0 other entries added.\n"


def test_merge_refuses_another_learner_unless_told(house: House, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with House(tmp_path / "other") as other:
        other.write(CELLS)
        other.clock.advance(days=1)
        desk = other.desk("Bo")
        study(desk, Grade.GOOD)
        path = desk.history.path

    refused = run(house, "merge", "Ada", str(path))
    assert refused.exit_code == 2
    assert "two different learners. Nothing was changed." in refused.output
    assert run(house, "merge", "Ada", str(path), "--anybody").exit_code == 0
    assert answers(house) == 3
