"""What was learnt elsewhere, taken into the log at its own time, and once, however often it comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import NamedTuple, TypeVar

from quizapp.base.clock import Moment
from quizapp.base.ids import Mint
from quizapp.deck.face_key import item_of, mark_of
from quizapp.history import holds, placements
from quizapp.history.moves import Moves, Span, moves
from quizapp.history.placements import Placement
from quizapp.history.states import Ledger
from quizapp.history.store import Store
from quizapp.study.memory import Grade, Memory

_Row = TypeVar("_Row")

_GIVEN_HERE = (  # an answer that was given elsewhere names no content that it was given to
    "SELECT 1 FROM review WHERE face = ? AND id > ? AND id < ? AND item_hash <> ''"
    " AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.of = review.id) LIMIT 1"
)


class Elsewhere(NamedTuple):
    """An answer to a face that was given elsewhere. when: its own time, not that of its coming."""

    face: str
    grade: Grade
    when: Moment
    took_ms: int = 0


class Stood(NamedTuple):
    """Where a face stood elsewhere.

    when: from when on that held, at its last answer there or later. by_answers: stability and difficulty are not known
    from there; those that its answers come to take the place of the memory's.
    """

    face: str
    when: Moment
    memory: Memory
    by_answers: bool = False


class Suspended(NamedTuple):
    """An item that was suspended elsewhere. when: its own time."""

    item: str
    when: Moment


@dataclass(frozen=True, slots=True)
class Taken:
    """How much was not there yet: answers, memories and suspensions.

    answered_here: faces that stood somewhere elsewhere but had been answered here before that; what all their answers
    come to holds, since neither place knew of both.
    """

    answers: int = 0
    memories: int = 0
    suspensions: int = 0
    answered_here: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(
            self.answers + other.answers,
            self.memories + other.memories,
            self.suspensions + other.suspensions,
            self.answered_here + other.answered_here,
        )


def take_in(
    store: Store,
    learner: str,
    given: Iterable[Elsewhere],
    stood: Iterable[Stood] = (),
    suspended: Iterable[Suspended] = (),
) -> Taken:
    """Add what was learnt elsewhere to the log, inside ``writing``, and return how much of it was not there yet.

    stood: at most one of a face. Each row is known again by its id, which is made of its time and of what it says
    alone. Its place in the log is that of its time, so that a replay takes it in order; the settings in force are those
    of then.
    """
    answers = _unknown(store, "review", {review_id(one): one for one in given})
    known = moves(store)
    differs = [one for one in stood if not _is_known(store, known, one)]
    comes = [one for one in differs if not _answered_here(store, known, one)]
    faces = {_today(known, one.face, row_id) for row_id, one in answers.items()}
    faces.update(_today(known, one.face, _place_in_log(one)) for one in comes)
    ledger = Ledger(store, learner)
    ledger.untell(sorted(faces))
    _add_answers(store, answers)
    made = (_placement(ledger, known, one) for one in comes)
    placed = {placement.id: placement for placement in made if placement is not None}
    placements.add(store, placed.values())
    ledger.tell(sorted(faces))
    held = _suspend(store, known, suspended)
    store.see_newest()
    if answers or placed or held:
        store.write("DELETE FROM followed")  # the decks are looked at anew: faces may have states that had none
    return Taken(len(answers), len(placed), held, len(differs) - len(comes))


def review_id(one: Elsewhere) -> bytes:
    """Return the id of an answer given elsewhere: of its time, and the same for the same answer every time."""
    return _id(one.when, f"{one.face}\n{one.when.at}\n{int(one.grade)}\n{one.took_ms}")


def _id(when: Moment, told: str, first: bytes = b"") -> bytes:
    digits = iter(first + sha256(told.encode()).digest())
    return Mint(lambda count: bytes(islice(digits, count))).new(when.at)


def _placement_id(one: Stood, memory: Memory) -> bytes:
    """Return the id of a placement: of its time and what it says, and before whatever else is of that millisecond."""
    return _id(one.when, f"{one.face}\n{one.when.at}\n{tuple(memory)}", first=bytes(3))


def _place_in_log(one: Stood) -> bytes:
    """Return an id that parts what is in the log before a placement from what comes after it."""
    return Mint(bytes).new(one.when.at)


def _unknown(store: Store, log: str, come: Mapping[bytes, _Row]) -> dict[bytes, _Row]:
    """Return those that are not in the log yet, by the ids of their rows."""
    sql = f"SELECT 1 FROM {log} WHERE id = ?"
    return {row_id: one for row_id, one in come.items() if store.row(sql, row_id) is None}


def _add_answers(store: Store, answers: Mapping[bytes, Elsewhere]) -> None:
    store.write_all(
        "INSERT INTO review (id, at, day, offset, face, grade, took_ms, source, item_hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, 'study', '')",
        [
            (row_id, one.when.at, one.when.day, one.when.offset, one.face, int(one.grade), one.took_ms)
            for row_id, one in answers.items()
        ],
    )


def _is_known(store: Store, known: Moves, one: Stood) -> bool:
    """Tell whether this very memory was taken over before."""
    before = [placement.memory for key, span in _spans(known, one) for placement in placements.within(store, key, span)]
    return any((_by_answers(one.memory, memory) if one.by_answers else one.memory) == memory for memory in before)


def _answered_here(store: Store, known: Moves, one: Stood) -> bool:
    """Tell whether the face was answered here before it stood so elsewhere."""
    until = _place_in_log(one)
    return any(
        store.row(_GIVEN_HERE, key, span.after, min(span.before, until)) is not None for key, span in _spans(known, one)
    )


def _spans(known: Moves, one: Stood) -> list[tuple[str, Span]]:
    today = _today(known, one.face, _place_in_log(one))
    return [(span.item + mark_of(one.face), span) for span in known.spans(item_of(today))]


def _today(known: Moves, face: str, row_id: bytes) -> str:
    """Return today's key of the face that a row with this id is written under."""
    return known.today(item_of(face), row_id) + mark_of(face)


def _placement(ledger: Ledger, known: Moves, one: Stood) -> Placement | None:
    """Return the row of the log; None where nothing is known that the memory could be made of."""
    memory = one.memory
    if one.by_answers:
        until = _place_in_log(one)
        state, _ = ledger.replay(_today(known, one.face, until), until)
        if state is None:
            return None
        memory = _by_answers(memory, state.memory)
    return Placement(_placement_id(one, memory), one.when, one.face, memory)


def _by_answers(memory: Memory, told: Memory) -> Memory:
    return memory._replace(stability=told.stability, difficulty=told.difficulty)


def _suspend(store: Store, known: Moves, suspended: Iterable[Suspended]) -> int:
    """Suspend items that were suspended elsewhere; return how many of these suspensions were not in the log yet."""
    new = _unknown(store, "hold", {_id(one.when, f"{one.item}\nsuspend\n{one.when.at}"): one for one in suspended})
    store.write_all(
        "INSERT INTO hold (id, at, day, offset, item, what) VALUES (?, ?, ?, ?, ?, 'suspend')",
        [(row_id, one.when.at, one.when.day, one.when.offset, one.item) for row_id, one in new.items()],
    )
    holds.refold(store, sorted({known.today(one.item, row_id) for row_id, one in new.items()}))
    return len(new)
