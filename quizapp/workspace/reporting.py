"""What the command line reports: the decks, and how a learner stands."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.deck.finding import Finding
from quizapp.deck.index import DeckRow, Index
from quizapp.stats.recall import Recall, predicted
from quizapp.workspace.desk import Workspace
from quizapp.workspace.looking import Standing, standing


@dataclass(frozen=True, slots=True)
class DeckReport:
    """A deck with its items by kind, and its findings."""

    deck: DeckRow
    kinds: dict[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LearnerReport:
    """A learner's name, what all answers say, the recall predicted for today, and how much was ever studied."""

    learner: str
    standing: Standing
    recall: Recall
    reviews: int
    days: int


def deck_reports(workspace: Workspace) -> tuple[DeckReport, ...]:
    """Return all decks, those that cannot be used among them."""
    return workspace.with_index(lambda: _deck_reports(workspace.library.index))


def learner_report(workspace: Workspace) -> LearnerReport:
    """Return how the open learner stands."""
    now, history = workspace.now(), workspace.history
    days = history.days(0, now.day)
    faces = [(memory.stability, memory.last_day) for memory in workspace.with_index(history.memories)]
    total = sum(deck.faces for deck in workspace.with_index(workspace.library.index.decks))
    return LearnerReport(
        learner=history.name(),
        standing=standing(workspace),
        recall=predicted(faces, now.day, total),
        reviews=sum(day.reviews for day in days),
        days=len(days),
    )


def _deck_reports(index: Index) -> tuple[DeckReport, ...]:
    kinds = index.counts()
    return tuple(DeckReport(deck, kinds.get(deck.id, {}), index.findings(deck.id)) for deck in index.decks())
