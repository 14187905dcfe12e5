"""One learner's file, open: every question and every change, each a durable transaction of its own.

It is long because it is the one door: what is behind a method stands in a module of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.clock import Moment
from quizapp.base.ids import Mint
from quizapp.base.later import later
from quizapp.base.progress import GoOn, unstopped
from quizapp.base.settings import StudySettings
from quizapp.history import due, following, opening, recalled, records, unfinished, wishes
from quizapp.history.due import DeckDue, Scope
from quizapp.history.recalled import DeckRecall
from quizapp.history.records import DayRow, HardRow, MemoryRow
from quizapp.history.store import Store
from quizapp.study.memory import Grade, Memory
from quizapp.study.queue import Waiting

if TYPE_CHECKING:
    from quizapp.history import answers, attempts, holds, notes, presets, reviews, states
    from quizapp.history.answers import AnsweredRow
    from quizapp.history.attempts import AttemptLog, AttemptRow, Given, KeptItem, MarkRow, Ruled
    from quizapp.history.logs import Plain
    from quizapp.history.merge import Merged
    from quizapp.history.notes import NoteRow
    from quizapp.history.reviews import Answered, Undone
    from quizapp.history.taking_in import Elsewhere, Stood, Suspended, Taken
    from quizapp.quiz.log import What
else:  # nothing of these is done before the first paint
    attempts, notes = later("quizapp.history.attempts"), later("quizapp.history.notes")
    answers = later("quizapp.history.answers")
    presets, reviews = later("quizapp.history.presets"), later("quizapp.history.reviews")
    holds, states = later("quizapp.history.holds"), later("quizapp.history.states")


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
        with opening.new(path, mint) as store, store.writing():
            store.append("naming", when, name=name)
        return cls(store)

    @classmethod
    def create_from_log(
        cls, path: Path, logs: Mapping[str, Sequence[Mapping[str, Plain]]], mint: Mint, go_on: GoOn = unstopped
    ) -> History:
        """Make a learner's file at ``path``, which must not exist, of a whole log as ``logs`` gave it.

        go_on: told the share done, 0 to 1. Raises CannotSaveError, StoppedError where ``go_on`` answers no, and
        RefusedError where it is no log of ours.
        """
        from quizapp.history.logs import restored

        with opening.new(path, mint) as store:
            restored(store, logs)
            history = cls(store)
            history.rebuild(go_on)
        return history

    @classmethod
    def open(cls, path: Path, mint: Mint, backups: Path) -> History:
        """Open a learner's file, brought up to date if it is older; backups: where a copy goes before that.

        Raises BrokenFileError, NewerFileError and CannotSaveError; the file is then as it was.
        """
        with opening.opened(path, mint, backups) as store:
            return cls(store)

    @classmethod
    def reader(cls, path: Path) -> History:
        """Open a file to look at it alone: one that is open, in a thread that only reads, or another learner's.

        Nothing can be written through it, and nothing stays beside the file. Raises BrokenFileError where the file is
        none or of an older version, NewerFileError and CannotSaveError.
        """
        with opening.looked_at(path) as store:
            return cls(store)

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
        state = states.state_of(self._store, face)
        return (None, None) if state is None else (state.memory, state.last_review)

    def seed(self, face: str) -> str:
        """Return the seed that ``study.schedule.preview`` needs to foresee what ``review`` will do."""
        return states.seed(self.learner, face)

    def review(self, answered: Answered, expected: bytes | None, when: Moment) -> bytes:
        """Keep an answer and return its id.

        expected: the last review as ``memory`` gave it. Raises AnsweredElsewhereError if another came meanwhile.
        """
        with self._store.writing():
            return reviews.review(self._store, self.learner, answered, expected, when)

    def regrade(self, review: bytes, grade: Grade, when: Moment) -> bytes | None:
        """Give a review of the same study day another grade and return the new review's id; None on a later day."""
        with self._store.writing():
            return reviews.regrade(self._store, self.learner, review, grade, when)

    def take_in(
        self, given: Iterable[Elsewhere], stood: Iterable[Stood] = (), suspended: Iterable[Suspended] = ()
    ) -> Taken:
        """Keep what was learnt elsewhere and return how much was not known yet. Call ``follow`` afterwards."""
        from quizapp.history.taking_in import take_in

        with self._store.writing():
            return take_in(self._store, self.learner, given, stood, suspended)

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

    def rebuild(self, go_on: GoOn = unstopped) -> None:
        """Make every derived table anew from the log. go_on: told the share done; StoppedError where it answers no."""
        with self._store.writing():
            following.derive_anew(self._store, go_on)

    def merge(self, other: Path, *, anybody: bool = False, go_on: GoOn = unstopped) -> Merged:
        """Add whatever another file of the same schema has besides. Raises as ``merge.take_in`` does."""
        from quizapp.history.merge import take_in

        return take_in(self._store, other, anybody=anybody, go_on=go_on)

    def logs(self) -> dict[str, tuple[dict[str, Plain], ...]]:
        """Return the rows of the whole log as plain values, by log and column."""
        from quizapp.history.logs import told

        return told(self._store)

    # Quizzes

    def start_attempt(self, paper: bytes, when: Moment, items: Iterable[KeptItem] = ()) -> bytes:
        """Keep the paper of a new attempt, and its questions as they are now; return the attempt's id."""
        with self._store.writing():
            return attempts.start(self._store, paper, items, when)

    def kept_item(self, item: str, content_hash: str) -> bytes | None:
        """Return the content of a question as it was drawn, or None where it was drawn before questions were kept."""
        return attempts.kept_item(self._store, item, content_hash)

    def answer_question(
        self, attempt: bytes, given: Given, when: Moment, *, once: bool = False, study: Answered | None = None
    ) -> bytes:
        """Keep an answer in an attempt, together with the review that it is in practice, and return its id.

        once: a second answer to the same question in its round is refused. Raises AnsweredElsewhereError.
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

    def rule(self, ruled: Ruled, when: Moment, grade: Grade | None = None) -> None:
        """Keep another mark for an answer; grade: what the review gets that the answer was on the same study day."""
        with self._store.writing():
            attempts.rule(self._store, self.learner, ruled, when, grade)

    def newest_paper(self) -> bytes | None:
        """Return the paper of the newest attempt, whatever became of it; None before the first."""
        return attempts.newest_paper(self._store)

    def unfinished_attempt(self) -> bytes | None:
        """Return the newest attempt that was neither ended nor left."""
        return unfinished.unfinished(self._store)

    def attempts(self) -> list[AttemptRow]:
        """Return the attempts that were not left, newest first."""
        return attempts.rows(self._store)

    def load_attempt(self, attempt: bytes) -> AttemptLog:
        """Return all that is known of an attempt. Raises LookupError for an unknown one."""
        return attempts.load(self._store, attempt)

    def marks(self) -> list[MarkRow]:
        """Return the standing answers of all finished attempts, oldest first."""
        return attempts.marks(self._store)

    def shares(self) -> list[tuple[str, float]]:
        """Return (item, share of the mark) of the answers that count in all attempts, oldest first."""
        return attempts.shares(self._store)

    # Notes and presets

    def take_note(self, item: str, text: str, when: Moment) -> None:
        """Keep what a learner notes on an item, in the place of what was noted before; "" for nothing."""
        with self._store.writing():
            notes.take(self._store, item, text, when)

    def note(self, item: str) -> str:
        """Return what was noted on an item, "" for nothing."""
        return notes.of_item(self._store, item)

    def notes(self) -> tuple[NoteRow, ...]:
        """Return the notes on all items, newest first."""
        return notes.rows(self._store)

    def presets(self) -> dict[str, str]:
        """Return what was kept under the names of presets, by name."""
        return presets.rows(self._store)

    def keep_preset(self, name: str, content: str, when: Moment) -> None:
        """Keep a preset under a name, in the place of one that is called so; "" takes it away."""
        with self._store.writing():
            presets.keep(self._store, name, content, when)

    # What was answered

    def answers(self) -> list[AnsweredRow]:
        """Return what was answered in all finished attempts, oldest first."""
        return answers.answers(self._store)

    def first_answers(self) -> dict[str, float]:
        """Return what the first answer to each item earned, as a share of its marks, by the item's key."""
        return answers.firsts(self._store)

    def papers(self, wanted: Collection[bytes]) -> dict[bytes, bytes]:
        """Return the papers of some attempts, by the attempts' ids."""
        return answers.papers(self._store, wanted)

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

    def recall(self, day: int) -> list[DeckRecall]:
        """Return what would be recalled on a study day of what was studied, by deck."""
        return recalled.recall(self._store, day)

    def keep_recall(self, days: Collection[int]) -> None:
        """Keep what ``recall`` returns for some study days, and for no other. Raises CannotSaveError."""
        recalled.keep_recall(self._store, days)

    def retired(self) -> list[str]:
        """Return the faces that have a history but are in no deck any more."""
        return records.retired(self._store)
