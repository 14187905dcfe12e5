"""What all the answers of a learner say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.base.clock import Moment
from quizapp.deck.face_key import item_of
from quizapp.deck.index import Index, SectionRow
from quizapp.deck.model import Card, Cloze
from quizapp.history.attempts import AttemptRow, MarkRow
from quizapp.history.records import DayRow
from quizapp.quiz.confidence import chance_level
from quizapp.stats.calibration import Calibration, Stretch, by_section, calibration, over_time
from quizapp.stats.mastery import ItemAnswer, Mastery, mastery
from quizapp.stats.scores import Score, Share, score, share, without_guessing
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

    aim: desired retention, 0 to 1; reviews: true recall in reviews of the last RECENT_DAYS days; recent: the score of
    the first answers to distinct items in the last RECENT_ATTEMPTS quizzes; not_guessed: their mean share with guessing
    taken off, None where nothing could be guessed; calibration: over all answers with confidence; said_in: the same by
    section key, as far as the decks still have the items, and said_over_time: by stretches of days, the oldest first;
    sections: of all decks; taken: newest first; due: how many faces come due on each of the next 30 days; hardest:
    stems.
    """

    now: Moment
    aim: float
    days: tuple[DayRow, ...]
    reviews: Share
    recent: Score | None
    not_guessed: float | None
    calibration: Calibration | None
    said_in: Mapping[str, Calibration]
    said_over_time: tuple[Stretch, ...]
    mastery: tuple[Mastery, ...]
    sections: tuple[SectionRow, ...]
    taken: tuple[Taken, ...]
    due: tuple[int, ...]
    hardest: tuple[str, ...]


def standing(workspace: Workspace) -> Standing:
    """Return what all the answers of the open learner say."""
    return workspace.with_index(lambda: _standing(workspace))


def _standing(workspace: Workspace) -> Standing:
    now, history, index = workspace.now(), workspace.history, workspace.library.index
    days = history.days(now.day - 7 * _WEEKS, now.day)
    marks = history.marks()
    taken = _taken(history.attempts(), marks)
    recent = _firsts(taken[:RECENT_ATTEMPTS], marks)
    where = index.sections_of({mark.item for mark in marks})
    said = [(mark, mark.confidence, _is_right(mark)) for mark in marks if mark.confidence is not None]
    return Standing(
        now=now,
        aim=workspace.study.desired_retention,
        days=tuple(days),
        reviews=_recall([day for day in days if day.day > now.day - RECENT_DAYS]),
        recent=score([(mark.share, 1.0) for mark in recent]) if recent else None,
        not_guessed=without_guessing(_guessable(recent, index)),
        calibration=calibration((sure, right) for _, sure, right in said),
        said_in=by_section((where[mark.item], sure, right) for mark, sure, right in said if mark.item in where),
        said_over_time=over_time((mark.when.day, sure, right) for mark, sure, right in said),
        mastery=mastery(
            ItemAnswer(where[mark.item], mark.item, mark.when.at, _is_right(mark))
            for mark in marks
            if mark.item in where
        ),
        sections=index.sections(),
        taken=taken,
        due=tuple(history.forecast(now)),
        hardest=_hardest(workspace),
    )


def _is_right(mark: MarkRow) -> bool:
    return mark.share >= 1


def _recall(days: Sequence[DayRow]) -> Share:
    return share(sum(day.recalled for day in days), sum(day.tested for day in days))


def _taken(attempts: Iterable[AttemptRow], marks: Iterable[MarkRow]) -> tuple[Taken, ...]:
    by_attempt: dict[bytes, list[MarkRow]] = {}
    for mark in marks:
        by_attempt.setdefault(mark.attempt, []).append(mark)
    ended = (one for one in attempts if one.finished is not None and one.answered)
    return tuple(Taken(one, _score(by_attempt.get(one.id, []))) for one in ended)


def _score(marks: Sequence[MarkRow]) -> Score:
    return score([(mark.points, mark.out_of) for mark in marks], [mark.share for mark in marks])


def _firsts(taken: Iterable[Taken], marks: Iterable[MarkRow]) -> list[MarkRow]:
    """Return the first answer to each item in these attempts; a second one may only show what the first one taught."""
    wanted, firsts = {one.attempt.id for one in taken}, dict[str, MarkRow]()
    for mark in marks:
        if mark.attempt in wanted:
            firsts.setdefault(mark.item, mark)
    return list(firsts.values())


def _guessable(marks: Iterable[MarkRow], index: Index) -> list[tuple[float, float]]:
    """Return share and chance level of the answers whose items are questions still; a blank was not guessed at."""
    items = ((mark, index.item(mark.item)) for mark in marks)
    return [
        (mark.share, chance_level(item) if mark.answered else 0.0)
        for mark, item in items
        if item is not None and not isinstance(item, Card | Cloze)
    ]


def _hardest(workspace: Workspace, limit: int = 5) -> tuple[str, ...]:
    rows = (workspace.library.index.item_row(item_of(hard.face)) for hard in workspace.history.hardest(limit))
    return tuple(row.stem for row in rows if row is not None)
