"""Where cards stand in Anki's schedule, on the way in: memories as FSRS left them there, due days, and suspensions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from quizapp.exchange.anki.log import MOMENTS
from quizapp.exchange.anki.rows import CardRow, Collection
from quizapp.exchange.carried import CarriedStanding, CarriedSuspension
from quizapp.study import sm2
from quizapp.study.memory import LONGEST_DAYS, Phase

_PHASES: dict[int, Phase] = {1: "learning", 2: "review", 3: "relearning"}
_A_MOMENT = 1_000_000_000  # seconds; what is due at less is due on a day
_DAYS = range(1_000_000)
_DAY_MS = 86_400_000
_NOON_MS = _DAY_MS // 2
_STEPS = 1000  # what is left of a card's steps stands below this; above it, how many of them fit into today
_USUAL_EASE = 2500
_MOST = 1_000_000


class _Data(msgspec.Struct):
    """What FSRS keeps of a card. s: stability in days; d: difficulty; lrt: its last answer, seconds since 1970 UTC."""

    s: float | None = None
    d: float | None = None
    lrt: float | None = None

    @property
    def answered_at(self) -> int:
        """Milliseconds since 1970 UTC of the last answer, 0 where that is not told."""
        return int(self.lrt * 1000) if self.lrt is not None and 0 < self.lrt < MOMENTS.stop // 1000 else 0


def standings(found: Collection, faces: Mapping[int, str], reviewed: AbstractSet[str]) -> tuple[CarriedStanding, ...]:
    """Return where the faces that cards became stand, but for new ones and those of which nothing tells what is known.

    faces: keys of faces by the ids of cards; reviewed: those with reviews that count, so that their memory is what
    these come to where FSRS left none.
    """
    last = {row.card: row.at for row in found.log if row.button}  # each card's are in the order of time
    made = [
        one
        for card in found.cards
        if card.type in _PHASES
        and card.id in faces
        and (one := _standing(card, faces[card.id], last.get(card.id, 0), found.first_day, reviewed)) is not None
    ]
    in_order = sorted(made, key=lambda one: (one.answered_at, one.at))
    return tuple({one.face: one for one in in_order}.values())  # several cards may ask one face


def suspensions(item: str, cards: Sequence[CardRow]) -> list[CarriedSuspension]:
    """Return that an item is suspended, where all of its cards are; nothing else."""
    if not all(card.suspended for card in cards):
        return []
    changed = max((card.changed * 1000 for card in cards), default=0)
    return [CarriedSuspension(item, changed)] if changed in MOMENTS else []


def _standing(
    card: CardRow, face: str, last: int, first_day: int, reviewed: AbstractSet[str]
) -> CarriedStanding | None:
    phase, data = _PHASES[card.type], _data(card)
    memory = _by_fsrs(data) or (None if face in reviewed else _by_interval(card))
    if memory is None and face not in reviewed:
        return None
    due_at = card.due * 1000 if phase != "review" and card.due >= _A_MOMENT else None
    due_day = due_at // _DAY_MS if due_at is not None else first_day + card.due
    answered_at = max(last, data.answered_at) or (due_day - card.interval) * _DAY_MS + _NOON_MS
    if due_day not in _DAYS or answered_at not in MOMENTS:
        return None
    return CarriedStanding(
        face=face,
        at=max(card.changed * 1000, answered_at + 1),
        phase=phase,
        memory=memory,
        answered_at=answered_at,
        due_day=due_day,
        due_at=due_at,
        steps_left=card.left % _STEPS,
        reps=_count(card.reps),
        lapses=_count(card.lapses),
    )


def _data(card: CardRow) -> _Data:
    try:
        return msgspec.json.decode(card.data, type=_Data)
    except (msgspec.DecodeError, RecursionError):
        return _Data()


def _by_fsrs(data: _Data) -> tuple[float, float] | None:
    if data.s is None or data.d is None or not (0 < data.s < _MOST and 1 <= data.d <= 10):
        return None
    return min(data.s, float(LONGEST_DAYS)), data.d


def _by_interval(card: CardRow) -> tuple[float, float] | None:
    """Return what Anki's older schedule tells of a memory; nothing before a card got its first interval."""
    if card.interval < 1:
        return None
    return sm2.memory_of(min(card.interval, LONGEST_DAYS), (card.ease or _USUAL_EASE) / 1000)


def _count(number: int) -> int:
    return min(max(number, 0), _MOST)
