"""What the log of reviews amounts to: each face's state, and the sums of each studied day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizapp.base.clock import Moment
from quizapp.base.later import later
from quizapp.base.progress import GoOn, Progress, unstopped
from quizapp.base.settings import StudySettings
from quizapp.deck.face_key import item_of, mark_of
from quizapp.history import placements
from quizapp.history.moves import LAST, Moves, Span, moves
from quizapp.history.placements import MEMORY, Placement
from quizapp.history.store import Store
from quizapp.history.wishes import Timeline, timeline
from quizapp.study.memory import Grade, Memory

if TYPE_CHECKING:
    from quizapp.study import schedule
else:  # nothing is answered before the first paint
    schedule = later("quizapp.study.schedule")


class Review(NamedTuple):
    """A row of the log of reviews. ``face`` is the key at the time."""

    id: bytes
    when: Moment
    face: str
    grade: Grade
    took_ms: int


class State(NamedTuple):
    """A face's memory, the study day of its first answer, and the id of its last review or placement."""

    memory: Memory
    first_day: int
    last_review: bytes


class Tally(NamedTuple):
    """What one review adds to its study day.

    new: the face's first answer; tested: it was in the review phase and last answered on an earlier day;
    recalled: tested and not forgotten.
    """

    day: int
    right: bool
    new: bool
    tested: bool
    recalled: bool
    took_ms: int


def advance(
    before: State | None, review: Review, settings: StudySettings, learner: str, *, passing: bool = False
) -> tuple[State, Tally]:
    """Return a face's state after one more review, and what the review adds to its day.

    passing: another review follows, so that nobody will ask when this one made the face due; the due day is left out.
    """
    memory = None if before is None else before.memory
    if passing:
        after = schedule.pass_over(memory, review.grade, review.when, settings)
    else:
        after = schedule.answer(memory, review.grade, review.when, settings, seed(learner, review.face))
    day = review.when.day
    right = review.grade is not Grade.AGAIN
    tested = memory is not None and memory.phase == "review" and memory.last_day < day
    state = State(after, day if before is None else before.first_day, review.id)
    return state, Tally(day, right, before is None, tested, tested and right, review.took_ms)


def placed(before: State | None, placement: Placement) -> State:
    """Return a face's state after its memory was taken over from elsewhere; no day is added to by that."""
    first_day = placement.memory.last_day if before is None else before.first_day
    return State(placement.memory, first_day, placement.id)


def seed(learner: str, face: str) -> str:
    """Return what the spread of a face's intervals is drawn from; the key is the one under which it was answered."""
    return f"{learner} {face}"


class Ledger:
    """Keeps the derived tables equal to the log while something other than one more review happens.

    Take faces out with ``untell``, change the log, and ``tell`` them again, all in one transaction.
    """

    def __init__(self, store: Store, learner: str) -> None:
        self._store = store
        self._learner = learner
        self._timeline: Timeline = timeline(store)
        self._moves: Moves = moves(store)

    def untell(self, faces: Iterable[str]) -> None:
        """Take these faces, and what their reviews added to the days, out of the derived tables."""
        for face in faces:
            _, tallies = self.replay(face)
            add_tallies(self._store, tallies, sign=-1)
            self._store.write("DELETE FROM state WHERE face = ?", face)
        self._store.write("DELETE FROM studied_day WHERE reviews = 0")

    def tell(self, faces: Iterable[str]) -> None:
        """Replay these faces from the log as it now stands."""
        self._moves = moves(self._store)
        for face in faces:
            state, tallies = self.replay(face)
            add_tallies(self._store, tallies)
            if state is not None:
                keep(self._store, face, state)

    def replay(self, face: str, until: bytes = LAST) -> tuple[State | None, list[Tally]]:
        """Return a face's state and what its reviews add to the days, according to the log before an id."""
        state: State | None = None
        tallies: list[Tally] = []
        logged = [entry for entry in self._logged(face) if entry.id < until]
        for entry in logged:
            if isinstance(entry, Placement):
                state = placed(state, entry)
                continue
            settings, passing = self._timeline.at(entry.id), entry is not logged[-1]
            state, tally = advance(state, entry, settings, self._learner, passing=passing)
            tallies.append(tally)
        return state, tallies

    def _logged(self, face: str) -> list[Review | Placement]:
        found: list[Review | Placement] = []
        for span in self._moves.spans(item_of(face)):
            key = span.item + mark_of(face)
            found += [*_reviews(self._store, key, span), *placements.within(self._store, key, span)]
        return sorted(found, key=lambda entry: entry.id)


def _reviews(store: Store, face: str, span: Span) -> list[Review]:
    rows = store.rows(
        "SELECT id, at, day, offset, face, grade, took_ms FROM review WHERE face = ? AND id > ? AND id < ?"
        " AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.of = review.id)",
        face, span.after, span.before,
    )  # fmt: skip
    return [Review(row[0], Moment(*row[1:4]), row[4], Grade(row[5]), row[6]) for row in rows]


def rebuild(store: Store, learner: str, go_on: GoOn = unstopped) -> None:
    """Make the states and the studied days anew from the log, inside ``writing``.

    go_on: told the share of the faces that is done, 0 to 1. Raises StoppedError where it answers no.
    """
    store.write("DELETE FROM state")
    store.write("DELETE FROM studied_day")
    Ledger(store, learner).tell(Progress(go_on).over(sorted(answered(store))))


def answered(store: Store) -> set[str]:
    """Return every face that the log may tell something of, by today's key or a former one."""
    logged = [row[0] for row in store.rows("SELECT face FROM review UNION SELECT face FROM placement")]
    marks = {mark_of(face) for face in logged}
    moved = {item + mark for item in moves(store).arrivals() for mark in marks}
    return moved.union(logged)


def state_of(store: Store, face: str) -> State | None:
    """Return the state of a face, or None where it was never answered."""
    row = store.row(f"SELECT {MEMORY}, first_day, last_review FROM state WHERE face = ?", face)
    return None if row is None else State(Memory(*row[:9]), row[9], row[10])


def keep(store: Store, face: str, state: State) -> None:
    """Write the state of a face, inside ``writing``."""
    item = item_of(face)
    store.write(
        f"INSERT INTO state (face, item, deck, {MEMORY}, first_day, last_review, suspended, listed, item_day)"
        f" VALUES ({', '.join('?' * 14)}, coalesce((SELECT suspended FROM held WHERE item = ?), 0), 1, ?)"
        " ON CONFLICT (face) DO UPDATE SET (phase, step, stability, difficulty, last_day, due_at, due_day, reps,"
        " lapses, first_day, last_review, item_day) = (excluded.phase, excluded.step, excluded.stability,"
        " excluded.difficulty, excluded.last_day, excluded.due_at, excluded.due_day, excluded.reps, excluded.lapses,"
        " excluded.first_day, excluded.last_review, max(item_day, excluded.last_day))",  # see the triggers of state
        face, item, item.partition("/")[0], *state.memory, state.first_day, state.last_review, item,
        state.memory.last_day,
    )  # fmt: skip


def add_tallies(store: Store, tallies: Sequence[Tally], *, sign: int = 1) -> None:
    """Add to the sums of the studied days, inside ``writing``; a ``sign`` of -1 takes away."""
    store.write_all(
        "INSERT INTO studied_day (day, reviews, right, new, tested, recalled, took_ms) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (day) DO UPDATE SET reviews = reviews + excluded.reviews, right = right + excluded.right,"
        " new = new + excluded.new, tested = tested + excluded.tested, recalled = recalled + excluded.recalled,"
        " took_ms = took_ms + excluded.took_ms",
        [
            (t.day, sign, sign * t.right, sign * t.new, sign * t.tested, sign * t.recalled, sign * t.took_ms)
            for t in tallies
        ],
    )
