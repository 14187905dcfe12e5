"""Anki's review log: which of its entries are answers that count, and what they become here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from quizapp.exchange.anki.rows import LogRow
from quizapp.exchange.carried import CarriedReview
from quizapp.study.memory import Grade

_LEARNING, _FILTERED, _BY_HAND = 0, 3, 4
MOMENTS = range(1, 253_402_300_800_000)  # up to the end of the year 9999
_LONGEST_MS = 86_400_000


def reviews(log: Iterable[LogRow], faces: Mapping[int, str]) -> list[CarriedReview]:
    """Return the answers that count to the faces that cards became, in the order in which they were given.

    log: in the order of cards and, for each, of time; faces: keys of faces by the ids of cards. What counts is what
    Anki's own FSRS counts: from the last time that a card was learnt on, and neither cramming nor dates set by hand.
    """
    found = [
        CarriedReview(faces[card], row.at, Grade(row.button), min(max(row.took_ms, 0), _LONGEST_MS))
        for card, rows in groupby(log, attrgetter("card"))
        if card in faces
        for row in _counting(tuple(rows))
    ]
    return sorted(found, key=attrgetter("at"))


def _counting(rows: Sequence[LogRow]) -> list[LogRow]:
    usable = [row for row in rows if row.at in MOMENTS]
    answers = [row for row in usable[_start(usable) :] if _is_answer(row)]
    learnt = [at for at, row in enumerate(answers) if row.kind == _LEARNING]
    if not learnt:
        return answers
    first = learnt[-1]
    while first > 0 and answers[first - 1].kind == _LEARNING:
        first -= 1
    return answers[first:]


def _start(rows: Sequence[LogRow]) -> int:
    """Return the place after the last entry that made the card a new one again."""
    resets = [at for at, row in enumerate(rows) if row.kind == _BY_HAND and row.ease == 0]
    return resets[-1] + 1 if resets else 0


def _is_answer(row: LogRow) -> bool:
    return row.button in range(1, 5) and row.kind < _BY_HAND and not (row.kind == _FILTERED and row.ease == 0)
