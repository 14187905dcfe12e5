"""Commands of study: what is asked next, and what becomes of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.deck.face_key import item_of, mark_of
from quizapp.history.due import Scope
from quizapp.history.holds import What
from quizapp.history.reviews import Answered, Undone
from quizapp.study.memory import Grade, Memory
from quizapp.study.queue import Waiting, choose
from quizapp.workspace.desk import Workspace

if TYPE_CHECKING:
    from quizapp.deck.model import Deck, Item
    from quizapp.quiz.marking import Mark
    from quizapp.quiz.response import Response


@dataclass(frozen=True, slots=True)
class Asked:
    """A face that is being asked: its item and deck, and how it stands with the learner.

    key: the item's; mark: the face's ("" or "#..."); file: the deck's; last_review: what ``grade`` must still find.
    """

    face: str
    key: str
    mark: str
    item: Item
    item_hash: str
    deck: Deck
    file: Path
    memory: Memory | None
    last_review: bytes | None
    flagged: bool

    @property
    def folder(self) -> Path:
        """The deck's own folder, from which its pictures come."""
        return self.file.parent


@dataclass(frozen=True, slots=True)
class Marked:
    """What a question that was answered in study earned, and in how long it comes again, in words.

    review: the id of the review that it is; overruled: whether the learner said that they were right.
    """

    mark: Mark
    again_in: str
    review: bytes
    overruled: bool = False


def waiting(workspace: Workspace, scope: Scope) -> Waiting:
    """Return what waits to be studied."""
    return workspace.with_index(lambda: workspace.history.waiting(workspace.now(), scope))


def next_asked(workspace: Workspace, waits: Waiting) -> Asked | None:
    """Return what to ask now of what waits, or None when nothing does."""
    choice = choose(waits)
    return None if choice is None else asked(workspace, choice.face)


def asked(workspace: Workspace, face: str) -> Asked | None:
    """Return a face as it is to be asked, or None where no deck holds it any more."""
    key = item_of(face)
    found = workspace.find(key)
    if found is None:
        return None
    item, row, deck = found
    memory, last_review = workspace.history.memory(face)
    held = workspace.history.holds(key, workspace.now().day)
    return Asked(
        face=face,
        key=key,
        mark=mark_of(face),
        item=item,
        item_hash=row.hash,
        deck=deck,
        file=Path(row.file),
        memory=memory,
        last_review=last_review,
        flagged="flag" in held,
    )


def intervals(workspace: Workspace, shown: Asked) -> dict[Grade, str]:
    """Return in how long the face would come again after each grade, in words."""
    from quizapp.study import interval, schedule

    now = workspace.now()
    foreseen = schedule.preview(shown.memory, now, workspace.study, workspace.history.seed(shown.face))
    return {grade: interval.words(memory, now) for grade, memory in foreseen.items()}


def grade(workspace: Workspace, shown: Asked, given: Grade, took_ms: int) -> bytes:
    """Keep how well a face was recalled, durable on return, and return the review's id.

    Raises AnsweredElsewhereError and CannotSaveError.
    """
    answered = Answered(shown.face, given, took_ms, shown.item_hash)
    return workspace.keep(lambda: workspace.history.review(answered, shown.last_review, workspace.now()))


def submit(workspace: Workspace, shown: Asked, response: Response, took_ms: int) -> Marked:
    """Mark a question and keep that as a review; durable on return. Raises as ``grade`` does."""
    from quizapp.quiz.marking import mark
    from quizapp.quiz.review_grade import review_grade

    earned = mark(shown.item, response)
    given = Grade(review_grade(earned.verdict))
    again_in = intervals(workspace, shown)[given]
    return Marked(earned, again_in, grade(workspace, shown, given, took_ms))


def overrule(workspace: Workspace, shown: Asked, marked: Marked) -> Marked:
    """Let an answer that was typed count as right, since the learner says so, or take that back.

    Its review is retracted and one with the other grade added, so that the log tells what happened. Nothing is done
    once the study day is over. Raises CannotSaveError.
    """
    from quizapp.quiz.review_grade import review_grade

    overruled = not marked.overruled
    given = Grade(review_grade("right" if overruled else marked.mark.verdict))
    review = workspace.keep(lambda: workspace.history.regrade(marked.review, given, workspace.now()))
    if review is None:
        return marked
    return Marked(marked.mark, intervals(workspace, shown)[given], review, overruled)


def undo(workspace: Workspace) -> Undone | None:
    """Take back the newest answer, suspension or burying; None where nothing is left. Raises CannotSaveError."""
    return workspace.keep(lambda: workspace.history.undo(workspace.now()))


def turn_flag(workspace: Workspace, key: str) -> bool:
    """Flag an item, or take its flag off; tell whether it is flagged now. Raises CannotSaveError."""
    return _turn(workspace, key, "flag", "unflag")


def turn_suspension(workspace: Workspace, key: str) -> bool:
    """Suspend an item, or end that; tell whether it is suspended now. Raises CannotSaveError."""
    return _turn(workspace, key, "suspend", "unsuspend")


def bury(workspace: Workspace, key: str) -> None:
    """Put an item off until the next study day. Raises CannotSaveError."""
    workspace.keep(lambda: workspace.history.hold(key, "bury", workspace.now()))


def _turn(workspace: Workspace, key: str, on: What, off: What) -> bool:
    now = workspace.now()
    is_on = on in workspace.history.holds(key, now.day)
    workspace.keep(lambda: workspace.history.hold(key, off if is_on else on, now))
    return not is_on
