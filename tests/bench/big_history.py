"""A learner's file with any number of reviews, the same for the same seed; its derived tables equal a replay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.base.ids import Mint
from quizapp.base.settings import StudySettings
from quizapp.history import attempts
from quizapp.history.attempts import Given
from quizapp.history.history import History
from quizapp.history.states import Review, State, Tally, add_tallies, advance, keep
from quizapp.history.store import Store
from quizapp.study.memory import Grade

_SETTINGS = StudySettings()
_PATTERNS = 400
_DAY_MS = 86_400_000
_INSERT = "INSERT INTO review VALUES (?, ?, ?, 0, ?, ?, 4000, 'study', '')"
_QUESTIONS = 20  # of a quiz


class _Step(NamedTuple):
    """One answer of a pattern: study days after the first one, its grade, the state before it and what it adds."""

    day: int
    grade: Grade
    before: State | None
    tally: Tally


@dataclass(frozen=True)
class BigHistory:
    """What to make.

    faces: how many were studied, the first ones of the index; reviews: about how many answers, of which each face has
    a like share; today: the last study day; away: days since the last answer, during which all that came due waits;
    quizzes: of 20 questions each.
    """

    faces: int
    reviews: int
    today: int
    away: int = 0
    quizzes: int = 0
    seed: int = 1

    def write(self, history: History, faces: list[str], questions: list[str]) -> None:
        """Fill the file of a learner who never answered anything."""
        store = history._store
        studied = faces[: self.faces]
        with store.writing():
            last = self._write_log(store, studied)
            for place, face in enumerate(studied):
                keep(store, face, self._state(face, place, last[place], history.learner))
            self._write_quizzes(store, questions)

    def _write_log(self, store: Store, faces: list[str]) -> dict[int, bytes]:
        """Return the id of each face's last review."""
        rows = sorted(answer for place in range(len(faces)) for answer in self._answers(place))
        mint, minutes = Mint(Random(self.seed).randbytes), Counter[int]()
        last: dict[int, bytes] = {}

        def logged() -> Iterator[tuple[bytes, int, int, str, int]]:
            for day, place, _, grade in rows:
                at = day * _DAY_MS + 8 * 3_600_000 + 20 * minutes[day]
                minutes[day] += 1
                last[place] = mint.new(at)
                yield last[place], at, day, faces[place], grade

        store.write_all(_INSERT, logged())
        tallies = (self._tally(step, place) for place in range(len(faces)) for step in self._pattern(place))
        add_tallies(store, list(tallies))
        return last

    def _answers(self, place: int) -> Iterator[tuple[int, int, int, int]]:
        first = self._first_day(place)
        steps = enumerate(self._pattern(place))
        return ((first + step.day, place, number, int(step.grade)) for number, step in steps)

    def _tally(self, step: _Step, place: int) -> Tally:
        return step.tally._replace(day=self._first_day(place) + step.day)

    def _state(self, face: str, place: int, row_id: bytes, learner: str) -> State:
        """Return the state after the last answer: the only one in which the face's own name plays a part."""
        first = self._first_day(place)
        step = self._pattern(place)[-1]
        before = step.before and State(
            step.before.memory._replace(last_day=first + step.before.memory.last_day), first, b""
        )
        when = Moment(int.from_bytes(row_id[:6], "big"), first + step.day)
        return advance(before, Review(row_id, when, face, step.grade, 4000), _SETTINGS, learner)[0]

    def _first_day(self, place: int) -> int:
        """Let the last answers lie as far back as a learner's who answers all that is due, or less far."""
        steps = self._pattern(place)
        reach = max(self._due_after[place % _PATTERNS] - 1, 0)
        back = Random(self.seed * 7919 + place).randint(1, max(reach, 1))
        return self.today - self.away - back - steps[-1].day

    def _pattern(self, place: int) -> list[_Step]:
        return self._patterns[place % _PATTERNS]

    @cached_property
    def _patterns(self) -> list[list[_Step]]:
        """Every face goes one of a few hundred ways; so a million answers are scheduled in seconds."""
        chance = Random(self.seed)
        each, rest = divmod(self.reviews * _PATTERNS // self.faces, _PATTERNS)
        return [self._way(chance, each + (number < rest)) for number in range(_PATTERNS)]

    @cached_property
    def _due_after(self) -> list[int]:
        found = []
        for steps in self._patterns:
            state, _ = _answer(steps[-1].before, steps[-1].day, steps[-1].grade)
            found.append(max(state.memory.due_day - steps[-1].day, 1))
        return found

    def _way(self, chance: Random, answers: int) -> list[_Step]:
        steps: list[_Step] = []
        state: State | None = None
        day = 0
        for left in range(max(answers, 1), 0, -1):  # the last ones are good, so that steps are over for nearly all
            grade = Grade(chance.choices((1, 2, 3, 4), weights=(10, 8, 72, 10))[0]) if left > 2 else Grade.GOOD
            after, tally = _answer(state, day, grade)
            steps.append(_Step(day, grade, state, tally))
            state, day = after, min(max(after.memory.due_day, day), day + 90)
        return steps

    def _write_quizzes(self, store: Store, questions: list[str]) -> None:
        chance = Random(self.seed)
        for number in range(self.quizzes):
            day = self.today - self.away - (self.quizzes - number) // 2
            when = Moment(day * _DAY_MS + 70_000_000, day)
            attempt = attempts.start(store, b"{}", (), when)
            for place, item in enumerate(chance.sample(questions, min(_QUESTIONS, len(questions)))):
                right = float(chance.random() < 0.7)
                given = Given(place, item, b"{}", right, 1.0, right, chance.choice((0.4, 0.6, 0.75, 0.9)), 5000)
                attempts.answer(store, "", attempt, given, when, once=False, study=None)
            attempts.finish(store, attempt, (), when, timed_out=False)


def _answer(state: State | None, day: int, grade: Grade) -> tuple[State, Tally]:
    return advance(state, Review(b"", Moment(day * _DAY_MS, day), "", grade, 4000), _SETTINGS, "")


def all_faces(index: Path) -> tuple[list[str], list[str]]:
    """Return the keys of all faces of an index in their order, and of all questions."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(index)) as db:
        faces = [row[0] for row in db.execute("SELECT key FROM face ORDER BY no")]
        questions = [row[0] for row in db.execute("SELECT key FROM item WHERE kind NOT IN ('card', 'cloze')")]
    return faces, questions
