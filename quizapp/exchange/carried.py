"""What a format carries: decks with their pictures and sounds, what was learnt, and what did not come along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.deck.finding import Finding
from quizapp.deck.model import Deck
from quizapp.exchange.table.understood import Table
from quizapp.study.memory import Grade, Phase

LogRow = Mapping[str, "str | int | float | None"]
"""A row of a learner's log by its columns; what is bytes there is in base 16."""


@dataclass(frozen=True, slots=True)
class CarriedReview:
    """One answer to a face, given elsewhere.

    face: "deck-id/item-id" and the face's mark; at: milliseconds since 1970 UTC; took_ms: milliseconds, 0 if unknown.
    """

    face: str
    at: int
    grade: Grade
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class CarriedStanding:
    """Where a face stood elsewhere, after its last answer there.

    face: as in CarriedReview; at: from when on that held, in milliseconds since 1970 UTC, later than its last answer.
    memory: its stability in days and its difficulty from 1 to 10; None where they are what its reviews come to.
    answered_at: milliseconds since 1970 UTC; due_day: days since 1970 by the learner's calendar there.
    due_at: for a face in its learning steps, when the present one is over, in milliseconds since 1970 UTC; None in the
    review phase. steps_left: how many steps are left then, the present one included.
    """

    face: str
    at: int
    phase: Phase
    memory: tuple[float, float] | None
    answered_at: int
    due_day: int
    due_at: int | None = None
    steps_left: int = 0
    reps: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class CarriedSuspension:
    """An item that is suspended elsewhere: "deck-id/item-id"; at: since when, in milliseconds since 1970 UTC."""

    item: str
    at: int


@dataclass(frozen=True, slots=True)
class CarriedDeck:
    """A deck and its files. files: content by the relative path that the deck's texts name.

    folder: the deck's own where it lies in one here, None where it comes from elsewhere.
    """

    deck: Deck
    files: Mapping[str, bytes] = field(default_factory=dict)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class CarriedHistory:
    """All that a learner ever did, as Quizapp itself keeps it: the rows of each log, in the order of their ids."""

    learner: str
    logs: Mapping[str, tuple[LogRow, ...]]


@dataclass(frozen=True, slots=True)
class Carried:
    """All that was understood of a file from elsewhere; findings name what was not, each with its place.

    standings: at most one of a face; table: how it was understood, where it is one.
    """

    decks: tuple[CarriedDeck, ...]
    reviews: tuple[CarriedReview, ...] = ()
    standings: tuple[CarriedStanding, ...] = ()
    suspensions: tuple[CarriedSuspension, ...] = ()
    findings: tuple[Finding, ...] = ()
    history: CarriedHistory | None = None
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """One file in another format, and what that format cannot hold of what was to be written."""

    content: bytes
    findings: tuple[Finding, ...] = ()
