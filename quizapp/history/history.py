"""One learner's file, open: every question and every change, each a durable transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError
from quizapp.base.ids import Mint
from quizapp.base.settings import StudySettings
from quizapp.history import attempts, backup, due, following, holds, migrate, records, reviews, states, wishes
from quizapp.history.attempts import AttemptLog, AttemptRow, Given, MarkRow
from quizapp.history.due import DeckDue, Scope
from quizapp.history.records import DayRow, HardRow, MemoryRow
from quizapp.history.reviews import Answered, Undone
from quizapp.history.states import seed, state_of
from quizapp.history.store import Store, connect, told_plainly
from quizapp.quiz.log import What
from quizapp.study.memory import Memory
from quizapp.study.queue import Waiting

if TYPE_CHECKING:  # seldom needed, and never before the first paint
    from quizapp.history.logs import Plain
    from quizapp.history.taking_in import Elsewhere


class History:
    """A learner's log and what is derived from it.

    Every method raises BrokenFileError where the file turns out to be damaged; those that change something raise
    CannotSaveError where the disk does not take it, and have then changed nothing. Questions that join with the decks
    (``waiting``, ``by_deck``, ``memories``, ``follow``) need ``attach_index`` first, and raise DamagedIndexError where
    it is the index that is damaged.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.path = store.path
        self.learner: str = store.one("SELECT lower(hex(min(id))) FROM naming")[0]

    @classmethod
    def create(cls, path: Path, name: str, when: Moment, mint: Mint) -> History:
        """Make a new learner's file at ``path``, which must not exist. Raises CannotSaveError."""
        if path.exists():
            raise FileExistsError(path)
        with told_plainly(path), ExitStack() as on_failure:
            db = connect(path, mode="rwc")
            on_failure.callback(db.close)
            migrate.create(db)
            store = Store(db, path, mint)
            with store.writing():
                store.append("naming", when, name=name)
            on_failure.pop_all()
            return cls(store)

    @classmethod
    def restore(cls, path: Path, logs: Mapping[str, Sequence[Mapping[str, Plain]]], mint: Mint) -> History:
        """Make a learner's file at ``path``, which must not exist, of a whole log as ``logs`` gave it.

        Raises CannotSaveError, and RefusedError where it is no log of ours.
        """
        from quizapp.history.logs import restored

        if path.exists():
            raise FileExistsError(path)
        with told_plainly(path), ExitStack() as on_failure:
            db = connect(path, mode="rwc")
            on_failure.callback(db.close)
            migrate.create(db)
            store = Store(db, path, mint)
            restored(store, logs)
            on_failure.pop_all()
            history = cls(store)
            history.rebuild()
            return history

    @classmethod
    def open(cls, path: Path, mint: Mint, backups: Path) -> History:
        """Open a learner's file, brought up to date if it is older; backups: where a copy goes before that.

        Raises BrokenFileError, NewerFileError and CannotSaveError; the file is then as it was.
        """
        if not path.exists():
            raise BrokenFileError(f"The file {path.name} is not there any more.", todo="Go on from a backup.")
        with told_plainly(path), ExitStack() as on_failure:
            db = connect(path)
            on_failure.callback(db.close)
            before = backups / f"before-{migrate.LATEST:04}.sqlite"
            migrate.bring_up_to_date(db, lambda: backup.copy_checked(path, before))
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=FULL")
            history = cls(Store(db, path, mint))
            on_failure.pop_all()
            return history

    @classmethod
    def reader(cls, path: Path) -> History:
        """Open a second connection to a file that is open, for a thread that only reads."""
        with told_plainly(path):
            return cls(Store(connect(path, mode="ro"), path, Mint()))

    def close(self) -> None:
        """Close the file; nothing is left to be saved."""
        self._store.close()

    # Who learns, and how

    def name(self) -> str:
        """Return the learner's name."""
        name: str = self._store.one("SELECT name FROM naming ORDER BY id DESC LIMIT 1")[0]
        return name

    def rename(self, name: str, when: Moment) -> None:
        """Give the learner another name; ``Learners.rename`` is the one that checks it."""
        with self._store.writing():
            self._store.append("naming", when, name=name)

    def settings(self) -> StudySettings:
        """Return the study settings in force."""
        return wishes.timeline(self._store).now()

    def change_settings(self, wanted: StudySettings, when: Moment) -> None:
        """Put study settings in force from now on. Raises ValueError for what cannot be scheduled with."""
        wishes.change(self._store, wanted, when)

    # Studying

    def attach_index(self, path: Path) -> None:
        """Attach the index of decks, or attach it anew when its file was replaced. Raises sqlite3.Error."""
        following.attach(self._store, path)

    def follow(self, when: Moment) -> None:
        """Take in how the attached decks changed since this file last saw them; costs nothing where they did not."""
        with following.blaming_the_index(self._store):
            following.follow(self._store, self.learner, when)

    def waiting(self, when: Moment, scope: Scope = Scope()) -> Waiting:  # noqa: B008 - frozen
        """Return what waits to be studied; ``study.queue.choose`` picks from it."""
        return due.waiting(self._store, scope, self.settings(), when)

    def by_deck(self, when: Moment) -> list[DeckDue]:
        """Return each deck's figures for today."""
        return due.by_deck(self._store, when)

    def memory(self, face: str) -> tuple[Memory | None, bytes | None]:
        """Return a face's memory and the id of its last review, which ``review`` asks for; None if never answered."""
        state = state_of(self._store, face)
        return (None, None) if state is None else (state.memory, state.last_review)

    def seed(self, face: str) -> str:
        """Return the seed that ``study.schedule.preview`` needs to foresee what ``review`` will do."""
        return seed(self.learner, face)

    def review(self, answered: Answered, expected: bytes | None, when: Moment) -> bytes:
        """Keep an answer and return its id.

        expected: the last review as ``memory`` gave it. Raises AnsweredElsewhereError if another came meanwhile.
        """
        with self._store.writing():
            return reviews.review(self._store, self.learner, answered, expected, when)

    def take_in(self, given: Iterable[Elsewhere]) -> int:
        """Keep answers that were given elsewhere and return how many were not known yet. Call ``follow`` afterwards."""
        from quizapp.history.taking_in import take_in

        with self._store.writing():
            return take_in(self._store, self.learner, given)

    def undo(self, when: Moment) -> Undone | None:
        """Take back the newest answer, suspension or burying that still stands; None where nothing is left."""
        with self._store.writing():
            return reviews.undo(self._store, self.learner, when)

    def hold(self, item: str, what: holds.What, when: Moment) -> None:
        """Flag, suspend or bury an item, or end that. Burying is for the study day of ``when``."""
        with self._store.writing():
            holds.hold(self._store, item, what, when)
            following.settle(self._store, item)

    def holds(self, item: str, day: int) -> frozenset[holds.What]:
        """Return what holds an item on a study day: of "flag", "suspend", "bury"."""
        return holds.of_item(self._store, item, day)

    def flagged(self) -> tuple[str, ...]:
        """Return the keys of the flagged items."""
        return holds.flagged(self._store)

    def suspended(self) -> tuple[str, ...]:
        """Return the keys of the suspended items."""
        return holds.suspended(self._store)

    def rebuild(self) -> None:
        """Make every derived table anew from the log."""
        with self._store.writing():
            holds.rebuild(self._store)
            states.rebuild(self._store, self.learner)
            self._store.write("DELETE FROM followed")

    def logs(self) -> dict[str, tuple[dict[str, Plain], ...]]:
        """Return the rows of the whole log as plain values, by log and column."""
        from quizapp.history.logs import told

        return told(self._store)

    # Quizzes

    def start_attempt(self, paper: bytes, when: Moment) -> bytes:
        """Keep the paper of a new attempt and return the attempt's id."""
        with self._store.writing():
            return attempts.start(self._store, paper, when)

    def answer_question(
        self, attempt: bytes, given: Given, when: Moment, *, once: bool = False, study: Answered | None = None
    ) -> bytes:
        """Keep an answer in an attempt, together with the review that it is in practice, and return its id.

        once: a second answer to the same question is refused. Raises AnsweredElsewhereError.
        """
        with self._store.writing():
            return attempts.answer(self._store, self.learner, attempt, given, when, once=once, study=study)

    def attempt_event(
        self, attempt: bytes, what: What, when: Moment, question: int | None = None, detail: str = ""
    ) -> None:
        """Keep what else happened in an attempt. Raises AnsweredElsewhereError where it is over."""
        with self._store.writing():
            attempts.event(self._store, attempt, what, when, question=question, detail=detail)

    def finish_attempt(
        self, attempt: bytes, when: Moment, blanks: Sequence[Given] = (), *, timed_out: bool = False
    ) -> None:
        """End an attempt; blanks: what the unanswered questions count. Raises AnsweredElsewhereError."""
        with self._store.writing():
            attempts.finish(self._store, attempt, blanks, when, timed_out=timed_out)

    def unfinished_attempt(self) -> bytes | None:
        """Return the newest attempt that was neither ended nor left."""
        return attempts.unfinished(self._store)

    def attempts(self) -> list[AttemptRow]:
        """Return the attempts that were not left, newest first."""
        return attempts.rows(self._store)

    def load_attempt(self, attempt: bytes) -> AttemptLog:
        """Return all that is known of an attempt. Raises LookupError for an unknown one."""
        return attempts.load(self._store, attempt)

    def marks(self) -> list[MarkRow]:
        """Return the standing answers of all finished attempts, oldest first."""
        return attempts.marks(self._store)

    # Figures

    def days(self, first: int, last: int) -> list[DayRow]:
        """Return the studied days in a span of study days, both ends included."""
        return records.days(self._store, first, last)

    def forecast(self, when: Moment, days: int = 30) -> list[int]:
        """Return how many studied faces come due on each of the next days; what is overdue counts today."""
        return due.forecast(self._store, when, days)

    def hardest(self, limit: int = 20) -> list[HardRow]:
        """Return the faces that were forgotten most often."""
        return records.hardest(self._store, limit)

    def memories(self) -> list[MemoryRow]:
        """Return the memory of every studied face that the decks still have, with its section."""
        return records.memories(self._store)

    def retired(self) -> list[str]:
        """Return the faces that have a history but are in no deck any more."""
        return records.retired(self._store)
