"""Attempts as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from house import BLOOD, WRONG, House, right_answer

from quizapp.base.errors import CannotSaveError
from quizapp.quiz.response import Wrote
from quizapp.quiz.setup import Setup
from quizapp.workspace import attempt_records, quizzing, rulings
from quizapp.workspace.desk import Workspace

FIELDS = Path(__file__).parents[2] / "docs" / "attempts.md"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as house:
        house.write(BLOOD)
        yield house


@pytest.fixture
def desk(house: House) -> Workspace:
    """One exam that is finished: three right, one wrong in words that act in a spreadsheet, one left blank."""
    desk = house.desk("O'Neil")
    attempt = quizzing.start(desk, Setup(decks=("blood",), count=5, mode="exam", marking="negative"), seed=1)
    for number, drawn in enumerate(attempt.paper.questions):
        response = Wrote("=1+1") if drawn.key == "blood/carry" else right_answer(drawn.key, desk)
        if drawn.key != "blood/core":
            attempt = quizzing.give(desk, attempt, number, response, 0.75, took_ms=1500)[0]
    quizzing.finish(desk, attempt)
    quizzing.start(desk, Setup(decks=("blood",)), seed=2)
    return desk


def rows(desk: Workspace) -> dict[str, dict[str, str]]:
    text = attempt_records.as_csv(attempt_records.records(desk)).decode("utf-8-sig")
    return {row["key"]: row for row in csv.DictReader(io.StringIO(text))}


def test_the_table_has_a_row_for_each_question_of_finished_quizzes(desk: Workspace) -> None:
    found = rows(desk)

    assert set(found) == set(WRONG)
    right = found["blood/colour"]
    assert (right["learner"], right["mode"], right["marking"]) == ("O'Neil", "exam", "negative")
    assert (right["question"], right["answer"]) == ("What makes red cells red?", "Haemoglobin")
    assert (right["points"], right["out_of"], right["confidence"], right["took_s"]) == ("1.0", "1.0", "0.75", "1.5")
    assert right["started"].endswith("+00:00")


def test_a_text_that_would_act_in_a_spreadsheet_does_not(desk: Workspace) -> None:
    wrong = rows(desk)["blood/carry"]

    assert (wrong["answer"], wrong["right_answer"], wrong["share"]) == ("'=1+1", "oxygen", "0.0")


def test_what_was_left_blank_has_no_answer_and_no_mark(desk: Workspace) -> None:
    blank = rows(desk)["blood/core"]

    assert (blank["answer"], blank["confidence"], blank["points"], blank["answered"]) == ("", "", "0.0", "")


def test_json_holds_what_the_table_cannot(desk: Workspace) -> None:
    whole = json.loads(attempt_records.as_json(attempt_records.records(desk)))

    assert (whole["format"], whole["version"]) == ("quizapp-attempts", 1)
    [one] = whole["attempts"]
    assert one["setup"]["decks"] == ["blood"]
    assert one["score"]["questions"] == 5
    answered = {question["key"]: question for question in one["questions"]}
    assert answered["blood/carry"]["response"] == {"type": "wrote", "text": "=1+1"}
    assert sorted(answered["blood/colour"]["order"]) == [0, 1, 2]


def test_a_ruling_stands_beside_the_first_mark(desk: Workspace) -> None:
    [kept] = [one for one in desk.history.attempts() if one.finished]
    attempt = quizzing.load(desk, kept.id)
    number = next(n for n, drawn in enumerate(attempt.paper.questions) if drawn.key == "blood/carry")
    rulings.overrule(desk, attempt, number)

    ruled = rows(desk)["blood/carry"]

    assert (ruled["points"], ruled["first_points"], ruled["ruling"]) == ("1.0", "0.0", "overruled")


def test_every_field_is_documented(desk: Workspace) -> None:
    text = FIELDS.read_text(encoding="utf-8")
    [one] = json.loads(attempt_records.as_json(attempt_records.records(desk)))["attempts"]
    names = {*one, *one["questions"][0], *next(iter(rows(desk).values()))} - {"questions"}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_a_file_that_cannot_be_saved_leaves_the_old_one(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.csv"
    target.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotSaveError, match=r"mine\.csv could not be saved: No space left on device"):
        attempt_records.save(desk, target)
    assert target.read_text() == "old"
