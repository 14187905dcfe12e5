"""What was learnt elsewhere, on its way to a learner's history; and what a learner knows, on its way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from quizapp.base.clock import Moment, moment
from quizapp.base.ids import Mint
from quizapp.base.shares import GoOn, unstopped
from quizapp.deck.face_key import item_key
from quizapp.deck.faces import faces
from quizapp.exchange.carried import CarriedDeck, CarriedHistory, CarriedReview
from quizapp.history.history import History
from quizapp.history.merge import Merged
from quizapp.history.taking_in import Elsewhere
from quizapp.study.memory import Grade, Memory
from quizapp.workspace import safekeeping
from quizapp.workspace.desk import Workspace

_EARLIEST = 0  # milliseconds since 1970 UTC
_PORTION = 300  # reviews; replaying one takes a tenth of a millisecond
_LONGEST_MS = 1 << 40


def take_in(workspace: Workspace, reviews: Iterable[CarriedReview]) -> int:
    """Keep reviews from elsewhere in the open learner's history; return how many were not there yet.

    Raises CannotSaveError and BrokenFileError; those that were kept before stay, and nothing is lost by trying again.
    """
    taken = sum(keep(workspace, portion) for portion in portions(reviews))
    workspace.follow()
    return taken


def portions(reviews: Iterable[CarriedReview]) -> Iterator[Sequence[CarriedReview]]:
    """Yield reviews in portions that are each kept in a blink, all those of a face in one."""
    portion: list[CarriedReview] = []
    for _, of_face in groupby(sorted(reviews, key=attrgetter("face", "at")), attrgetter("face")):
        portion += of_face
        if len(portion) >= _PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def keep(workspace: Workspace, reviews: Iterable[CarriedReview]) -> int:
    """Keep reviews, and return how many were not there yet. Call ``Workspace.follow`` after the last ones.

    Those of a future that has not come, or of before 1970, are left out. A review's study day is that of this machine's
    zone and the learner's rollover hour. Raises CannotSaveError and BrokenFileError.
    """
    now, rollover = workspace.now().at, workspace.study.rollover_hour
    come = [_elsewhere(one, rollover) for one in reviews if _EARLIEST <= one.at <= now]
    return workspace.history.take_in(come)


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


def known(workspace: Workspace, decks: Iterable[CarriedDeck]) -> tuple[list[CarriedReview], dict[str, Memory]]:
    """Return the open learner's reviews of the faces of some decks, those that stand, and the memory of each face.

    Reviews that were given under a former key of an item are left out.
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
    return reviews, memories


def _elsewhere(review: CarriedReview, rollover_hour: int) -> Elsewhere:
    given = moment(datetime.fromtimestamp(review.at / 1000).astimezone(), rollover_hour)
    when = Moment(review.at, given.day, given.offset)
    return Elsewhere(review.face, review.grade, when, min(max(review.took_ms, 0), _LONGEST_MS))
