"""What there is to do today. It is asked before the first paint, so it loads nothing that this does not need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from quizapp.deck.index import DeckRow
from quizapp.history.due import DeckDue, Scope
from quizapp.history.history import History
from quizapp.history.recalled import DeckRecall
from quizapp.stats.recall import Recall, of_sums
from quizapp.study.queue import Waiting
from quizapp.workspace.desk import Workspace

_RECENT_DAYS = 30
_USUAL_MS = 12_000


class Today(NamedTuple):
    """What there is to do today.

    due: by deck, in the order of the decks; ms_each: the milliseconds an answer takes this learner.
    """

    waiting: Waiting
    due: tuple[DeckDue, ...]
    decks: tuple[DeckRow, ...]
    ms_each: float


def today(workspace: Workspace) -> Today:
    """Return what there is to do today. Its cost grows with what is due, not with how many cards there are."""
    now = workspace.now()
    days = workspace.history.days(now.day - _RECENT_DAYS, now.day)
    answers = sum(day.reviews for day in days)
    return Today(
        waiting=workspace.with_index(lambda: workspace.history.waiting(now, Scope())),
        due=tuple(workspace.with_index(lambda: workspace.history.by_deck(now))),
        decks=workspace.with_index(workspace.library.index.decks),
        ms_each=sum(day.took_ms for day in days) / answers if answers else _USUAL_MS,
    )


def recall_by_deck(workspace: Workspace) -> dict[str, Recall]:
    """Return the recall predicted for today of every deck that was studied, by its id."""
    return recall_of(recall_beside(workspace)(), workspace.with_index(workspace.library.index.decks))


def recall_beside(workspace: Workspace) -> Callable[[], list[DeckRecall]]:
    """Return a question that another thread may ask, since it opens the learner's file for itself.

    It raises BrokenFileError. ``recall_of`` makes figures of the answer.
    """
    path, day = workspace.history.path, workspace.now().day

    def ask() -> list[DeckRecall]:
        reader = History.reader(path)
        try:
            return reader.recall(day)
        finally:
            reader.close()

    return ask


def keep_recall(workspace: Workspace) -> None:
    """Keep what would be recalled today and tomorrow, so that the next start need not sum it up.

    Raises CannotSaveError and BrokenFileError.
    """
    today = workspace.now().day
    workspace.history.keep_recall((today, today + 1))


def recall_of(known: Iterable[DeckRecall], decks: Iterable[DeckRow]) -> dict[str, Recall]:
    """Return the recall of those of some decks that were studied, by id."""
    totals = {deck.id: deck.faces for deck in decks}
    return {
        one.deck: of_sums(one.studied, one.chances, one.squares, totals[one.deck])
        for one in known
        if one.deck in totals
    }
