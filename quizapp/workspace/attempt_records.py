"""Attempts as values for programs and spreadsheets; docs/attempts.md says what each field means."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from msgspec import json as structs
from msgspec import to_builtins

from quizapp.base import csv_cells
from quizapp.base.clock import Moment
from quizapp.base.csv_cells import Cell
from quizapp.base.files import save_in_chosen
from quizapp.deck.indexing.entry import plain
from quizapp.deck.wording import stem
from quizapp.quiz.attempt import Answer, Attempt, marks
from quizapp.quiz.right_response import right_response
from quizapp.stats.scores import score
from quizapp.workspace import questions, quizzing
from quizapp.workspace.desk import Workspace
from quizapp.workspace.item_figures import in_words
from quizapp.workspace.rows import Json

VERSION = 1
_OF_ATTEMPT = ("attempt", "learner", "started", "finished", "timed_out", "mode", "seed", "marking")
_OF_QUESTION = (
    *("number", "key", "section", "kind", "scheme", "question", "answer", "right_answer", "confidence"),
    *("points", "out_of", "share", "first_points", "first_share", "ruling", "took_s", "answered"),
    *("marked_for_later", "times_answered", "note"),
)
_NOTHING: dict[str, Json] = dict.fromkeys(
    ("response", "confidence", "ruling", "took_s", "answered", "first_points", "first_share")
)


def records(workspace: Workspace, attempts: Iterable[bytes] | None = None) -> list[dict[str, Json]]:
    """Return attempts of the open learner with everything that is known of them; None: all that are finished."""
    if attempts is None:
        attempts = [one.id for one in workspace.history.attempts() if one.finished is not None]
    return [_record(workspace, quizzing.load(workspace, attempt)) for attempt in attempts]


def as_json(found: Iterable[dict[str, Json]]) -> bytes:
    """Return records as a JSON file."""
    whole = {"format": "quizapp-attempts", "version": VERSION, "attempts": list(found)}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode()


def as_csv(found: Iterable[Mapping[str, Json]]) -> bytes:
    """Return records as a CSV file with a row for each question; no cell of it can act as a formula."""
    return csv_cells.written((*_OF_ATTEMPT, *_OF_QUESTION), (row for one in found for row in _rows(one)))


def save(workspace: Workspace, path: Path, attempts: Iterable[bytes] | None = None) -> None:
    """Save attempts in a file, as CSV or as JSON by its suffix. Raises CannotSaveError; the old file then stays."""
    found = records(workspace, attempts)
    save_in_chosen(path, as_csv(found) if path.suffix.lower() == ".csv" else as_json(found))


def _rows(record: Mapping[str, Json]) -> list[list[Cell]]:
    asked = record["questions"]
    assert isinstance(asked, list)
    rows = [one for one in asked if isinstance(one, dict)]
    return [[*_cells(record, _OF_ATTEMPT), *_cells(row, _OF_QUESTION)] for row in rows]


def _cells(values: Mapping[str, Json], names: Iterable[str]) -> list[Cell]:
    found = (values[name] for name in names)
    return [None if isinstance(value, list | dict) else value for value in found]


def _record(workspace: Workspace, attempt: Attempt) -> dict[str, Json]:
    setup = attempt.paper.setup
    counted = questions.counted(workspace, attempt)
    earned = marks(counted, questions.blank(attempt))
    total = score([(one.points, one.out_of) for one in earned], [one.share for one in earned])
    return {
        "attempt": attempt.id.hex(),
        "learner": workspace.history.name(),
        "started": _iso(attempt.started.at, attempt.started),
        "finished": None if attempt.finished is None else _iso(attempt.finished, attempt.started),
        "timed_out": attempt.timed_out,
        "mode": setup.mode,
        "seed": attempt.paper.seed,
        "marking": setup.marking,
        "setup": to_builtins(setup),
        "score": {
            "points": total.points,
            "out_of": total.out_of,
            "questions": total.n,
            "share": total.share if total.n else None,
            "low": total.low,
            "high": total.high,
            "tells_level": total.tells_level,
        },
        "questions": [
            _question(workspace, attempt, number, place) for place, (number, _) in enumerate(counted, start=1)
        ],
    }


def _question(workspace: Workspace, attempt: Attempt, number: int, place: int) -> dict[str, Json]:
    drawn, answer = attempt.paper.questions[number], attempt.answers.get(number)
    found = questions.question(workspace, drawn)
    later = attempt.later.get(number, ())
    asked = "" if found is None else plain(stem(found.item))
    right = "" if found is None else in_words(found.item, right_response(found.item))
    given = "" if found is None or answer is None else in_words(found.item, answer.response)
    return {
        "number": place,
        "key": drawn.key,
        "section": drawn.section,
        "kind": drawn.kind,
        "scheme": drawn.scheme,
        "item_hash": drawn.hash,
        "order": list(drawn.order),
        "question": asked,
        "answer": given,
        "right_answer": right,
        **_answered(attempt, answer),
        "marked_for_later": number in attempt.marked,
        "struck": [*sorted(attempt.struck.get(number, ()))],
        "times_answered": len(later) + (answer is not None),
        "later": [_answered(attempt, one) for one in later],
        "note": workspace.history.note(drawn.key),
    }


def _answered(attempt: Attempt, answer: Answer | None) -> dict[str, Json]:
    if answer is None:
        earned = questions.blank(attempt)
        return {**_NOTHING, "points": earned.points, "out_of": earned.out_of, "share": earned.share}
    return {
        "response": json.loads(structs.encode(answer.response)),
        "confidence": answer.confidence,
        "points": answer.earned.points,
        "out_of": answer.earned.out_of,
        "share": answer.earned.share,
        "first_points": answer.first.points,
        "first_share": answer.first.share,
        "ruling": None if answer.ruling is None else answer.ruling.why,
        "took_s": answer.took_ms / 1000,
        "answered": _iso(answer.at, attempt.started),
    }


def _iso(at: int, zone: Moment) -> str:
    """Return a point in time in the learner's own zone, with its distance from UTC."""
    here = timezone(timedelta(minutes=zone.offset))
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(here).isoformat(timespec="milliseconds")
