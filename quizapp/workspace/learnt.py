"""What was learnt elsewhere, on its way to a learner's history; and what a learner knows, on its way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.base.clock import Moment, moment
from quizapp.base.ids import Mint
from quizapp.base.progress import GoOn, unstopped
from quizapp.base.settings import StudySettings
from quizapp.deck.face_key import item_key
from quizapp.deck.faces import faces
from quizapp.exchange.anki.write import Learnt
from quizapp.exchange.carried import (
    Carried,
    CarriedDeck,
    CarriedHistory,
    CarriedReview,
    CarriedStanding,
    CarriedSuspension,
)
from quizapp.history.history import History
from quizapp.history.merge import Merged
from quizapp.history.taking_in import Elsewhere, Stood, Suspended, Taken
from quizapp.study.memory import Grade, Memory
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace

_EARLIEST = 0  # milliseconds since 1970 UTC
_PORTION = 200  # reviews and standings; to keep one takes up to 0.4 milliseconds
_LONGEST_MS = 1 << 40
_UNKNOWN = (1.0, 1.0)  # what the answers come to takes the place of it


@dataclass(slots=True)
class Portion:
    """Some of what was learnt elsewhere, kept in a blink: all that is known of some faces, or suspensions."""

    reviews: list[CarriedReview] = field(default_factory=list)
    standings: list[CarriedStanding] = field(default_factory=list)
    suspensions: Sequence[CarriedSuspension] = ()


def comes(carried: Carried) -> bool:
    """Tell whether anything that was learnt comes along, but for a whole history."""
    return bool(carried.reviews or carried.standings or carried.suspensions)


def take_in(workspace: Workspace, carried: Carried) -> Taken:
    """Keep what was learnt elsewhere in the open learner's history; return how much was not there yet.

    Raises CannotSaveError and BrokenFileError; what was kept before stays, and nothing is lost by trying again.
    """
    taken = sum((keep(workspace, portion) for portion in portions(carried)), Taken())
    workspace.follow()
    return taken


def portions(carried: Carried) -> Iterator[Portion]:
    """Yield what was learnt elsewhere in portions, all that is known of a face in one."""
    known: dict[str, Portion] = defaultdict(Portion)
    for review in carried.reviews:
        known[review.face].reviews.append(review)
    for standing in carried.standings:
        known[standing.face].standings.append(standing)
    portion = Portion()
    for face in sorted(known):
        portion.reviews += known[face].reviews
        portion.standings += known[face].standings
        if len(portion.reviews) + len(portion.standings) >= _PORTION:
            yield portion
            portion = Portion()
    portion.suspensions = carried.suspensions
    if portion != Portion():
        yield portion


def keep(workspace: Workspace, portion: Portion) -> Taken:
    """Keep a portion, and return how much was not there yet. Call ``Workspace.follow`` after the last one.

    What is of a future that has not come, or of before 1970, is left out. The study day is that of this machine's zone
    and the learner's rollover hour. Raises CannotSaveError and BrokenFileError.
    """
    settings, past = workspace.study, range(_EARLIEST, workspace.now().at + 1)
    return workspace.history.take_in(
        [
            Elsewhere(one.face, one.grade, _moment(one.at, settings), min(max(one.took_ms, 0), _LONGEST_MS))
            for one in portion.reviews
            if one.at in past
        ],
        [_stood(one, settings) for one in portion.standings if one.at in past and one.answered_at in past],
        [Suspended(one.item, _moment(one.at, settings)) for one in portion.suspensions if one.at in past],
    )


def history(workspace: Workspace) -> CarriedHistory:
    """Return the open learner's whole history."""
    return CarriedHistory(workspace.history.name(), workspace.history.logs())


def is_theirs(workspace: Workspace, carried: CarriedHistory) -> bool:
    """Tell whether a history that comes along is the open learner's own, from here or from another machine."""
    return any(row.get("id") == workspace.history.learner for row in carried.logs.get("naming", ()))


def as_file(carried: CarriedHistory, path: Path, go_on: GoOn = unstopped) -> None:
    """Make a learner's file of a history that comes along. go_on: told the share done, 0 to 1.

    Raises RefusedError where it is no history of ours, StoppedError where ``go_on`` answers no, and CannotSaveError.
    """
    History.create_from_log(path, carried.logs, Mint(), go_on).close()


def join(workspace: Workspace, carried: CarriedHistory, *, anybody: bool = False) -> Merged:
    """Add to the open learner's history whatever one that comes along has besides; a copy is made first.

    anybody: join even another learner's. Raises RefusedError where it is another learner's, or no history of ours, and
    CannotSaveError; nothing is changed then.
    """
    with TemporaryDirectory(prefix="quizapp-") as folder:
        other = Path(folder) / "history.sqlite"
        as_file(carried, other)
        return safekeeping.merge(workspace, workspace.history.path.stem, other, anybody=anybody)


def known(workspace: Workspace, decks: Iterable[CarriedDeck]) -> Learnt:
    """Return what the open learner knows of the faces of some decks, to go along in a package of Anki.

    These are the reviews that stand, the memory of each face, and the suspended items. Reviews that were given under a
    former key of an item are left out.
    """
    keys = [item_key(one.deck.id, item.id) + mark for one in decks for item in one.deck.items for mark in faces(item)]
    memories = {key: memory for key in keys if (memory := workspace.history.memory(key)[0]) is not None}
    logs = workspace.history.logs()
    retracted = {row["of"] for row in logs["retraction"]}
    standing = (row for row in logs["review"] if row["face"] in memories and row["id"] not in retracted)
    reviews = [
        CarriedReview(str(row["face"]), int(row["at"] or 0), Grade(int(row["grade"] or 0)), int(row["took_ms"] or 0))
        for row in standing
    ]
    return Learnt(reviews, memories, frozenset(workspace.history.suspended()))


def _stood(one: CarriedStanding, settings: StudySettings) -> Stood:
    last_day = _moment(one.answered_at, settings).day
    stability, difficulty = one.memory or _UNKNOWN
    memory = Memory(
        phase=one.phase,
        step=None if one.phase == "review" else _step(one, settings),
        stability=stability,
        difficulty=difficulty,
        last_day=last_day,
        due_at=one.due_at,
        due_day=one.due_day if one.due_at is None else max(last_day, _moment(one.due_at, settings).day),
        reps=one.reps,
        lapses=one.lapses,
    )
    return Stood(one.face, _moment(one.at, settings), memory, by_answers=one.memory is None)


def _step(one: CarriedStanding, settings: StudySettings) -> int:
    """Return the place among the learner's steps of a face that has so many steps left."""
    steps = settings.learning_steps if one.phase == "learning" else settings.relearning_steps
    return max(len(steps) - max(one.steps_left, 1), 0)


def _moment(at: int, settings: StudySettings) -> Moment:
    given = moment(datetime.fromtimestamp(at / 1000).astimezone(), settings.rollover_hour)
    return Moment(at, given.day, given.offset)
