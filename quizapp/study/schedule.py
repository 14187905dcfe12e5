"""When a face is asked again: FSRS-6, fed with study days. The only importer of fsrs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b

from fsrs import Card, Rating, Scheduler, State

from quizapp.base.clock import Moment
from quizapp.base.settings import StudySettings
from quizapp.study.memory import LONGEST_DAYS, Grade, Memory, Phase, interval_days

_NOON = datetime(1970, 1, 1, 12, tzinfo=UTC)
_STATES: dict[Phase, State] = {"learning": State.Learning, "review": State.Review, "relearning": State.Relearning}
# by value, since to look up an enum's member takes a while
_PHASES: dict[int, Phase] = {state.value: phase for phase, state in _STATES.items()}
_RATINGS = {grade.value: Rating(grade) for grade in Grade}
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
_HOUR_MS = 3_600_000
_DAY_MS = 24 * _HOUR_MS


def answer(memory: Memory | None, grade: Grade, when: Moment, settings: StudySettings, seed: str) -> Memory:
    """Return the memory of a face after it was answered.

    memory: None for a face that was never answered; seed: who is learning which face ("learner face"), so that the
    same answers give the same dates again. Nothing is read from a clock or a random source.
    """
    after = _advance(memory, grade, when, settings)
    if after.phase != "review":
        return after
    below = [_advance(memory, lower, when, settings) for lower in Grade if Grade.AGAIN < lower < grade]
    days = _rising_days([*(each for each in below if each.phase == "review"), after], settings, seed)
    return after._replace(due_day=when.day + days)


def pass_over(memory: Memory | None, grade: Grade, when: Moment, settings: StudySettings) -> Memory:
    """Return what ``answer`` does but for its due day, in half the time: for a replay, where a later answer follows."""
    return _timed(*_reviewed(memory, grade, when.day, settings), when, settings)


def preview(memory: Memory | None, when: Moment, settings: StudySettings, seed: str) -> dict[Grade, Memory]:
    """Return what ``answer`` would return for each grade; hard < good < easy where they are given in days."""
    return {grade: answer(memory, grade, when, settings, seed) for grade in Grade}


def _rising_days(rising: list[Memory], settings: StudySettings, seed: str) -> int:
    """Return the interval of the last of these memories, each a day longer at least than the one before it."""
    days = 0
    for each in rising:
        wanted = interval_days(each.stability, settings.desired_retention)
        days = max(days + 1, _fuzzed(wanted, f"{seed} {each.reps}"))
    return days


def _advance(memory: Memory | None, grade: Grade, when: Moment, settings: StudySettings) -> Memory:
    """Return the memory after an answer; in the review phase its due day is left for the caller."""
    return _timed(*_reviewed_before(memory, grade, when.day, settings), when, settings)


def _timed(after: Memory, step_ms: int | None, when: Moment, settings: StudySettings) -> Memory:
    """Return a memory with the time at which its step is over; step_ms: how long the step is, None for no step."""
    if step_ms is None:
        return after
    due_at = when.at + step_ms
    return after._replace(due_at=due_at, due_day=max(when.day, _day_of(due_at, when, settings)))


def _reviewed(memory: Memory | None, grade: Grade, day: int, settings: StudySettings) -> tuple[Memory, int | None]:
    """Return the memory after an answer on a study day, due that day, and how long its step is in milliseconds."""
    # A day before the last answer's, from a clock that was set back, counts as the same day in py-fsrs.
    card, _ = _scheduler(settings).review_card(_card(memory), _RATINGS[int(grade)], _noon(day))
    if card.stability is None or card.difficulty is None:
        raise AssertionError("py-fsrs left a reviewed card without a memory")
    phase = _PHASES[int(card.state)]
    forgot = memory is not None and memory.phase == "review" and grade is Grade.AGAIN
    after = Memory(
        phase=phase,
        step=card.step,
        stability=min(card.stability, float(LONGEST_DAYS)),  # the package has no upper end, Anki's engine has this one
        difficulty=card.difficulty,
        last_day=day,
        due_at=None,
        due_day=day,
        reps=1 if memory is None else memory.reps + 1,
        lapses=(0 if memory is None else memory.lapses) + forgot,
    )
    return after, None if phase == "review" else round((card.due - _noon(day)).total_seconds() * 1000)


# What the buttons foretell is asked for again when one of them is pressed, and each grade needs the ones below it. In a
# replay nothing is, and to look for it would take a tenth of the time.
_reviewed_before = lru_cache(maxsize=16)(_reviewed)


class _Fresh(Card):
    """A card made for one answer: py-fsrs copies what it is given, and this one nobody else has."""

    def __copy__(self) -> _Fresh:
        return self


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return _Fresh(card_id=1, due=_NOON)
    return _Fresh(
        card_id=1,
        state=_STATES[memory.phase],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_NOON,
        last_review=_noon(memory.last_day),
    )


@lru_cache(maxsize=10_000)
def _noon(day: int) -> datetime:
    return _NOON + timedelta(days=day)


def _day_of(at: int, when: Moment, settings: StudySettings) -> int:
    return (at + when.offset * 60_000 - settings.rollover_hour * _HOUR_MS) // _DAY_MS


@lru_cache(maxsize=8)
def _scheduler(settings: StudySettings) -> Scheduler:
    return Scheduler(
        desired_retention=settings.desired_retention,
        learning_steps=[timedelta(minutes=minutes) for minutes in settings.learning_steps],
        relearning_steps=[timedelta(minutes=minutes) for minutes in settings.relearning_steps],
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,  # ours is seeded
    )


def _fuzzed(days: int, seed: str) -> int:
    """Spread an interval over FSRS's range: 1 day and 15% of days 2.5 to 7, 10% of 7 to 20, 5% beyond, either way."""
    if days < 2.5:
        return days
    spread = 1 + sum(share * max(min(days, end) - start, 0) for start, end, share in _FUZZ)
    low = max(2, round(days - spread))
    high = min(round(days + spread), LONGEST_DAYS - 2)  # so that good and easy still find a later day
    chance = int.from_bytes(blake2b(seed.encode(), digest_size=8).digest(), "big") / 2**64
    return low + int(chance * (high - low + 1))
