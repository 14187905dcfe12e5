"""What programs get: findings, decks and reports as JSON values."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeAlias

from quizapp.base.clock import Moment, date_of
from quizapp.deck.finding import Finding
from quizapp.stats.scores import Score, Share
from quizapp.workspace.reporting import DeckReport, LearnerReport

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def finding(one: Finding) -> dict[str, Json]:
    """Return a finding as {code, severity, file, line, column, item, message}."""
    return {
        "code": one.code,
        "severity": one.severity,
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "item": one.item or None,
        "message": one.message,
    }


def deck(found: DeckReport) -> dict[str, Json]:
    """Return a deck as {id, title, file, loaded, items, faces, findings}; items by kind."""
    row = found.deck
    return {
        "id": row.id,
        "title": row.title,
        "file": row.file,
        "loaded": row.loaded,
        "items": dict(found.kinds),
        "faces": row.faces,
        "findings": [finding(one) for one in found.findings],
    }


def report(found: LearnerReport) -> dict[str, Json]:
    """Return a learner's report; shares are 0 to 1, each with what it is out of and its 95% interval."""
    standing = found.standing
    said = standing.calibration
    return {
        "learner": found.learner,
        "day": date_of(standing.now.day).isoformat(),
        "reviews": {"answers": found.reviews, "days": found.days},
        "recall": {
            "reviews": _share_row(standing.reviews),
            "predicted_today": found.recall.mean,
            "low": found.recall.low,
            "high": found.recall.high,
            "studied": found.recall.studied,
            "faces": found.recall.total,
        },
        "scores": {"recent": _score_row(standing.recent)},
        "calibration": None if said is None else {"n": said.n, "brier": said.brier, "bias_points": said.bias},
        "sections": [
            {"section": one.section, "first_answers": _share_row(one.first), "verdict": one.verdict}
            for one in standing.mastery
        ],
        "attempts": [
            {
                "id": one.attempt.id.hex(),
                "started": _iso(one.attempt.started),
                "finished": None if one.attempt.finished is None else _iso(one.attempt.finished),
                "timed_out": one.attempt.timed_out,
                "score": _score_row(one.score),
            }
            for one in standing.taken
        ],
        "due_next_30_days": list(standing.due),
    }


def _share_row(share: Share) -> dict[str, Json]:
    return {"right": share.right, "n": share.n, "low": share.low, "high": share.high}


def _score_row(score: Score | None) -> dict[str, Json] | None:
    if score is None:
        return None
    return {
        "points": score.points,
        "out_of": score.out_of,
        "n": score.n,
        "low": score.low,
        "high": score.high,
        "tells_level": score.tells_level,
    }


def _iso(moment: Moment) -> str:
    return datetime.fromtimestamp(moment.at / 1000, UTC).isoformat(timespec="milliseconds")
