"""The verbs of the command line: what they print, for people and for programs, and the status they end with."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from quizapp import __version__
from quizapp.base.places import Places
from quizapp.cli.doors import Doors
from quizapp.cli.verbs import cli
from quizapp.exchange.carried import Written
from quizapp.quiz.response import Wrote
from quizapp.quiz.setup import Setup
from quizapp.study.memory import Grade
from quizapp.workspace import quizzing, studying
from quizapp.workspace.desk import Workspace

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
BLOOD = """quizapp: 1
id: blood
title: Blood
source: {sections: [{red: Red cells}]}
items:
  - {id: carry, question: What do red cells carry?, accept: [oxygen], section: red}
  - {id: nucleus, card: What does a ripe red cell lack?, answer: A nucleus, both_ways: true}
"""
FLAWED = """quizapp: 1
id: flawed
items:
  - {id: a, card: front, answer: back, colour: red}
  - {id: b, card: front}
"""


class Noon:
    """A clock that has stopped."""

    def now(self) -> datetime:
        """Return the noon of a day in May."""
        return NOON

    def steady(self) -> float:
        """Return the seconds of a clock that has stopped."""
        return 0.0


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "blood.yaml").write_text(BLOOD)
    return folder


@pytest.fixture
def places(decks: Path, tmp_path: Path) -> Places:
    return Places((decks,), tmp_path / "data", tmp_path / "cache")


@pytest.fixture
def learners(places: Places) -> Places:
    """Places where Ada has studied a card and taken a quiz, and Grace has done nothing yet."""
    desk = Workspace(places, Noon())
    desk.refresh()
    desk.add("Grace")
    desk.add("Adá Ł.")
    asked = studying.asked(desk, "blood/nucleus")
    assert asked is not None
    studying.grade(desk, asked, Grade.EASY, took_ms=1000)
    attempt = quizzing.start(desk, Setup(decks=("blood",), count=1, mode="exam"), seed=1)
    attempt, _ = quizzing.give(desk, attempt, 0, Wrote("oxygen"), 0.75, took_ms=1000)
    quizzing.finish(desk, attempt)
    desk.close()
    return places


def run(*arguments: object) -> Result:
    """Call the command line as the front door does; the doors say what they open on, and end with 3 and 4."""
    doors = Doors(
        lambda places: _said(3, f"window {places}"),
        lambda places, to: _said(4, f"tour {to.name} {places}"),
        lambda _decks: Written(b""),
    )
    return CliRunner().invoke(cli, [str(one) for one in arguments], obj=doors, prog_name="quizapp")


def _said(status: int, what: str) -> int:
    click.echo(what)
    return status


def on(places: Places) -> list[object]:
    return ["--decks", places.decks[0], "--data", places.data, "--cache", places.cache]


# check


def test_a_clean_deck_is_checked_with_status_0(decks: Path) -> None:
    found = run("check", decks / "blood.yaml")

    assert (found.exit_code, found.stdout) == (0, "1 file: no findings.\n")
    assert run("check", decks, "--format", "json").stdout == "[]\n"


def test_findings_are_told_as_a_compiler_does_with_status_1(decks: Path) -> None:
    file = decks / "flawed.yaml"
    file.write_text(FLAWED)

    found = run("check", file)

    assert found.exit_code == 1
    lines = [line.removeprefix(str(file)) for line in found.stdout.splitlines()]
    assert [line.partition(" Add ")[0].partition(" Rename ")[0] for line in lines] == [
        ": warning D205",
        ":4:40: warning D401 [a]",
        "      - {id: a, card: front, answer: back, colour: red}",
        "                                           ^~~~~~~~~~~~",
        ":5:5: error D304 [b]",
        "      - {id: b, card: front}",
        "        ^~~~~~~~~~~~~~~~~~~~",
        "1 file: 1 error, 2 warnings, 0 hints.",
    ]


def test_findings_for_programs_have_exactly_these_keys(decks: Path) -> None:
    file = decks / "flawed.yaml"
    file.write_text(FLAWED)

    found = run("check", decks, "--format=json")

    assert found.exit_code == 1
    rows = json.loads(found.stdout)
    assert [list(row) for row in rows] == [["code", "severity", "file", "line", "column", "item", "message"]] * 3
    assert [tuple(row.values())[:6] for row in rows] == [
        ("D205", "warning", str(file), 0, 0, None),
        ("D401", "warning", str(file), 4, 40, "a"),
        ("D304", "error", str(file), 5, 5, "b"),
    ]
    assert all(row["message"] for row in rows)


def test_several_paths_are_checked_together(decks: Path, tmp_path: Path) -> None:
    (tmp_path / "twin.yaml").write_text(BLOOD)

    found = run("check", decks, tmp_path / "twin.yaml", "--format", "json")

    assert [row["code"] for row in json.loads(found.stdout)] == ["D905"]
    assert run("check", decks, tmp_path / "twin.yaml").stdout.endswith("2 files: 1 error, 0 warnings, 0 hints.\n")


def test_what_is_no_deck_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0")

    found = run("check", tmp_path / "picture.png", "--format", "json")

    assert found.exit_code == 1
    assert [row["code"][:2] for row in json.loads(found.stdout)] == ["D1"]


def test_a_path_that_is_not_there_cannot_be_checked(tmp_path: Path) -> None:
    found = run("check", tmp_path / "nowhere.yaml")

    assert found.exit_code == 2
    assert "nowhere.yaml' does not exist." in found.stderr
    assert run("check").exit_code == 2


def test_a_file_with_a_name_that_is_no_text_can_be_checked(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")
    try:
        Path(name).write_text(FLAWED)
    except OSError:
        pytest.skip("the file system takes no such name")

    assert run("check", name).stdout.startswith(f"{tmp_path}/\\udcff.yaml: warning D205 ")
    assert len(json.loads(run("check", name, "--format", "json").stdout)) == 3


# decks


def test_decks_are_listed_for_programs(places: Places) -> None:
    decks = places.decks[0]
    (decks / "flawed.yaml").write_text(FLAWED)
    (decks / "wrong.yaml").write_bytes(b"\0")

    found = run(*on(places), "decks", "--format", "json")

    assert found.exit_code == 0
    blood, flawed, wrong = json.loads(found.stdout)
    assert blood == {
        "id": "blood", "title": "Blood", "file": str(decks / "blood.yaml"), "loaded": True,
        "items": {"card": 1, "typed": 1}, "faces": 3, "findings": [],
    }  # fmt: skip
    assert (flawed["id"], flawed["items"], flawed["faces"]) == ("flawed", {"card": 1}, 1)
    assert flawed["findings"] == json.loads(run("check", decks / "flawed.yaml", "--format", "json").stdout)
    assert (wrong["loaded"], wrong["items"], wrong["faces"]) == (False, {}, 0)
    assert [row["code"] for row in wrong["findings"]] == ["D106"]


def test_decks_are_listed_for_people(places: Places) -> None:
    decks = places.decks[0]
    (decks / "wrong.yaml").write_bytes(b"\0")

    assert run(*on(places), "decks").stdout == (
        f"Blood (blood)\n  {decks / 'blood.yaml'}\n  1 card, 1 typed; 3 faces; 0 findings\n\n"
        f"wrong ({decks / 'wrong.yaml'})\n  {decks / 'wrong.yaml'}\n  cannot be used; 0 faces; 1 finding\n"
    )


def test_without_decks_that_is_said(places: Places) -> None:
    (places.decks[0] / "blood.yaml").unlink()

    assert run(*on(places), "decks").stdout == "There are no decks.\n"
    assert run(*on(places), "decks", "--format", "json").stdout == "[]\n"


def test_several_folders_of_decks_are_taken_in_their_order(places: Places, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "a.yaml").write_text(BLOOD.replace("blood", "marrow"))

    def ids(*arguments: object) -> list[str]:
        return [deck["id"] for deck in json.loads(run(*arguments, "--format", "json").stdout)]

    assert ids(*on(places), "--decks", more, "decks") == ["blood", "marrow"]
    assert ids("--decks", more, *on(places), "decks") == ["marrow", "blood"]


def test_places_can_be_named_before_the_verb_and_after_it(learners: Places, tmp_path: Path) -> None:
    verb, places = ("report", "--learner", "Grace"), on(learners)
    before = run(*places, *verb).stdout
    assert before.startswith("Grace\n")

    assert run(*verb, *places).stdout == before
    assert run("--data", tmp_path, *places[:2], *verb, *places[2:]).stdout == before


def test_a_folder_of_decks_that_is_not_there_is_refused(places: Places) -> None:
    found = run("decks", "--decks", places.data)

    assert found.exit_code == 2
    assert "does not exist" in found.stderr


# report


def test_a_report_for_programs_has_exactly_these_keys(learners: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.workspace.desk.SystemClock", Noon)

    found = run(*on(learners), "report", "--learner", "adá ł.", "--format", "json")

    assert found.exit_code == 0
    report = json.loads(found.stdout)
    [attempt] = report.pop("attempts")
    assert len(bytes.fromhex(attempt.pop("id"))) == 16
    interval = {"low": pytest.approx(0.2065, abs=1e-4), "high": 1.0}
    score = {"points": 1.0, "out_of": 1.0, "n": 1, **interval, "tells_level": False}
    noon = "2026-05-10T12:00:00.000+00:00"
    assert attempt == {"started": noon, "finished": noon, "timed_out": False, "score": score}
    due = report.pop("due_next_30_days")
    assert (len(due), sum(due)) == (30, 1)
    assert report == {
        "learner": "Adá Ł.",
        "day": "2026-05-10",
        "reviews": {"answers": 1, "days": 1},
        "recall": {
            "reviews": {"right": 0, "n": 0, "low": 0.0, "high": 1.0},
            "predicted_today": 1.0, "low": 1.0, "high": 1.0, "studied": 1, "faces": 3,
        },
        "scores": {"recent": score},
        "calibration": {"n": 1, "brier": pytest.approx(0.0625), "bias_points": pytest.approx(-25)},
        "sections": [
            {"section": "blood/red", "first_answers": {"right": 1, "n": 1, **interval}, "verdict": "too few to tell"}
        ],
    }  # fmt: skip


def test_a_report_for_people_is_in_sentences(learners: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.workspace.desk.SystemClock", Noon)

    found = run(*on(learners), "report", "--learner", "Adá Ł.")

    assert found.stdout.splitlines() == [
        "Adá Ł.",
        "1 answer on 1 day.",
        "You would recall about 100% of it today, likely between 100% and 100%; 1 of 3 studied.",
        "Too few reviews to tell your recall: 0 of at least 8.",
        "Due today: 0.",
        "Last quizzes together: 1 of 1 right. Too few questions to tell your level: at least 8 different ones are"
        " needed.",
        "Too few answers to judge your confidence: 1 of at least 20.",
        "2026-05-10 12:00  1 of 1 right",
        "blood/red: Too few to tell: 1 of at least 8 different questions.",
    ]


def test_a_report_on_somebody_who_did_nothing_yet(learners: Places) -> None:
    report = json.loads(run(*on(learners), "report", "--learner", "GRACE", "--format", "json").stdout)

    assert report["reviews"] == {"answers": 0, "days": 0}
    assert (report["scores"], report["calibration"]) == ({"recent": None}, None)
    assert (report["attempts"], report["sections"]) == ([], [])
    assert report["recall"]["predicted_today"] is None


def test_an_unknown_learner_is_told_who_there_is_with_status_2(learners: Places, tmp_path: Path) -> None:
    found = run(*on(learners), "report", "--learner", "Bob", "--format", "json")

    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == "There is no learner called Bob. There are: Adá Ł., Grace.\n"
    nobody = run(*on(learners), "report", "--learner", "Bob", "--data", tmp_path / "new")
    assert nobody.stderr == "There is no learner called Bob. There are: nobody yet.\n"
    assert run(*on(learners), "report").exit_code == 2


def test_a_learner_whose_file_is_damaged_is_told_with_status_2(learners: Places) -> None:
    for file in (learners.data / "learners").glob("*.sqlite"):
        content = bytearray(file.read_bytes())
        content[18:20] = b"\xff\xff"  # the version of the file's format
        file.write_bytes(content)

    found = run(*on(learners), "report", "--learner", "Adá Ł.")

    assert (found.exit_code, found.stdout) == (2, "")
    assert "a file that cannot be read: learner-" in found.stderr


def test_a_report_leaves_the_usual_learner_as_it_was(learners: Places) -> None:
    settings = (learners.data / "settings.json").read_bytes()

    run(*on(learners), "report", "--learner", "Grace")

    assert (learners.data / "settings.json").read_bytes() == settings


def test_a_name_that_the_terminal_cannot_show_is_written_out(learners: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(style: str) -> str:
        terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
        monkeypatch.setattr(sys, "stdout", terminal)
        with pytest.raises(SystemExit):
            cli([*map(str, on(learners)), "report", "--learner", "Adá Ł.", "--format", style])
        terminal.seek(0)
        return terminal.read()

    assert told("text").startswith("Ad\\xe1 \\u0141.\n")
    assert json.loads(told("json"))["learner"] == "Adá Ł."


# the doors


def test_without_a_verb_the_window_opens_on_the_places(places: Places) -> None:
    found = run(*on(places))

    assert (found.exit_code, found.stdout) == (3, f"window {places}\n")


def test_the_tour_is_played_into_a_folder(places: Places, tmp_path: Path) -> None:
    found = run(*on(places), "tour", tmp_path / "pictures")

    assert (found.exit_code, found.stdout) == (4, f"tour pictures {places}\n")
    assert run("tour").exit_code == 2


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"quizapp, version {__version__}\n"


def test_help_names_every_verb_and_every_verb_explains_itself() -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    assert all(f"\n  {verb} " in shown.stdout for verb in ("check", "decks", "report", "tour"))
    assert all(option in shown.stdout for option in ("--decks", "--data", "--cache", "--version", "-h, --help"))
    for verb in ("check", "decks", "report", "tour"):
        assert run(verb, "-h").stdout.startswith(f"Usage: quizapp {verb} ")
