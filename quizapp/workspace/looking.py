"""What all the answers of a learner say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.base.clock import Moment
from quizapp.deck.face_key import item_of
from quizapp.deck.index import SectionRow
from quizapp.history.attempts import AttemptRow
from quizapp.history.records import DayRow
from quizapp.stats.calibration import Calibration, calibration
from quizapp.stats.mastery import ItemAnswer, Mastery, mastery
from quizapp.stats.scores import Score, Share, score, share
from quizapp.workspace.desk import Workspace

RECENT_DAYS = 30
RECENT_ATTEMPTS = 5
_WEEKS = 40


@dataclass(frozen=True, slots=True)
class Taken:
    """A finished attempt and its score."""

    attempt: AttemptRow
    score: Score


@dataclass(frozen=True, slots=True)
class Standing:
    """What all the answers say.

    aim: desired retention, 0 to 1; reviews: true recall in reviews of the last RECENT_DAYS days; recent: the score over
    the last RECENT_ATTEMPTS quizzes together; calibration: over all answers with confidence; sections: of all decks;
    taken: newest first; due: how many faces come due on each of the next 30 days; hardest: stems.
    """

    now: Moment
    aim: float
    days: tuple[DayRow, ...]
    reviews: Share
    recent: Score | None
    calibration: Calibration | None
    mastery: tuple[Mastery, ...]
    sections: tuple[SectionRow, ...]
    taken: tuple[Taken, ...]
    due: tuple[int, ...]
    hardest: tuple[str, ...]


def standing(workspace: Workspace) -> Standing:
    """Return what all the answers of the open learner say."""
    return workspace.with_index(lambda: _standing(workspace))


def _standing(workspace: Workspace) -> Standing:
    now, history = workspace.now(), workspace.history
    days = history.days(now.day - 7 * _WEEKS, now.day)
    marks = history.marks()
    by_attempt: dict[bytes, list[tuple[float, float]]] = {}
    for mark in marks:
        by_attempt.setdefault(mark.attempt, []).append((mark.points, mark.out_of))
    taken = tuple(
        Taken(attempt, score(by_attempt.get(attempt.id, [])))
        for attempt in history.attempts()
        if attempt.finished is not None and attempt.answered
    )
    return Standing(
        now=now,
        aim=workspace.study.desired_retention,
        days=tuple(days),
        reviews=_recall([day for day in days if day.day > now.day - RECENT_DAYS]),
        recent=_together(taken[:RECENT_ATTEMPTS], [(mark.attempt, mark.points, mark.out_of) for mark in marks]),
        calibration=calibration(
            (mark.confidence, mark.points >= mark.out_of) for mark in marks if mark.confidence is not None
        ),
        mastery=mastery(_item_answers(workspace)),
        sections=workspace.library.index.sections(),
        taken=taken,
        due=tuple(history.forecast(now)),
        hardest=_hardest(workspace),
    )


def _recall(days: Sequence[DayRow]) -> Share:
    return share(sum(day.recalled for day in days), sum(day.tested for day in days))


def _together(taken: Sequence[Taken], marks: Sequence[tuple[bytes, float, float]]) -> Score | None:
    wanted = {one.attempt.id for one in taken}
    return score([(points, out_of) for attempt, points, out_of in marks if attempt in wanted]) if wanted else None


def _item_answers(workspace: Workspace) -> list[ItemAnswer]:
    """Return the first answers to questions by section, as far as the decks still have them."""
    where = {one.key: one.section for one in workspace.library.index.candidates()}
    return [
        ItemAnswer(where[mark.item], mark.item, mark.when.at, mark.points >= mark.out_of)
        for mark in workspace.history.marks()
        if mark.item in where
    ]


def _hardest(workspace: Workspace, limit: int = 5) -> tuple[str, ...]:
    rows = (workspace.library.index.item_row(item_of(hard.face)) for hard in workspace.history.hardest(limit))
    return tuple(row.stem for row in rows if row is not None)
