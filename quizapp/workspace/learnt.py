"""What was learnt elsewhere, on its way to a learner's history, and a learner's whole history on its way out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from quizapp.base.clock import moment
from quizapp.exchange.carried import CarriedHistory, CarriedReview
from quizapp.history.taking_in import Elsewhere
from quizapp.workspace.desk import Workspace

_EARLIEST = 0  # milliseconds since 1970 UTC


def take_in(workspace: Workspace, reviews: Iterable[CarriedReview]) -> int:
    """Keep reviews from elsewhere in the open learner's history; return how many were not there yet.

    Those of a future that has not come, or of before 1970, are left out. A review's study day is that of this machine's
    zone and the learner's rollover hour. Raises CannotSaveError and BrokenFileError.
    """
    now, rollover = workspace.now().at, workspace.study.rollover_hour
    come = [_elsewhere(one, rollover) for one in reviews if _EARLIEST <= one.at <= now]
    taken = workspace.history.take_in(come)
    workspace.follow()
    return taken


def history(workspace: Workspace) -> CarriedHistory:
    """Return the open learner's whole history."""
    return CarriedHistory(workspace.history.name(), workspace.history.logs())


def _elsewhere(review: CarriedReview, rollover_hour: int) -> Elsewhere:
    given = moment(datetime.fromtimestamp(review.at / 1000).astimezone(), rollover_hour)
    when = type(given)(review.at, given.day, given.offset)
    return Elsewhere(review.face, review.grade, when, min(max(review.took_ms, 0), 1 << 40))
