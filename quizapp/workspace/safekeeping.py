"""Questions and commands about what could be lost: copies of files, looking them over, going back, joining two."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.base.errors import CannotSaveError, NameRefusedError
from quizapp.base.progress import GoOn, unstopped
from quizapp.history import backup, deck_copies, shelf
from quizapp.history.learners import LearnerFile
from quizapp.history.merge import Merged
from quizapp.history.shelf import Copy, Why
from quizapp.workspace.desk import Workspace

_WHY = {
    "start": "at a start",
    "end": "when the window was closed",
    "merge": "before a merge",
    "import": "before an import",
    "deletion": "before a deletion",
    "restore": "before going back",
    "restored": "what was gone back to",
    "day": "that day",
    "update": "before an update of the file",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a learner's file to go back to.

    made: by the learner's clock; why: in words; newer: answers of the file of today that it lacks, None where the file
    cannot be read; sound: whether it is what was once made.
    """

    copy: Copy
    made: datetime
    why: str
    bytes: int
    newer: int | None
    sound: bool


@dataclass(frozen=True, slots=True)
class DeckBackup:
    """A copy of the learner's own decks to go back to.

    made: by the learner's clock; why: in words; differing: files that are otherwise today, None where that cannot be
    told; sound: whether it is what was once made.
    """

    copy: Copy
    made: datetime
    why: str
    bytes: int
    differing: int | None
    sound: bool


def keep_safe(workspace: Workspace, why: Why, go_on: GoOn = unstopped, *, anew: GoOn = unstopped) -> None:
    """Look the open learner's file over and copy it, and the learner's own decks, each where something is new.

    May run outside the main thread; call ``Workspace.follow`` afterwards, in it. go_on: told the share done of looking
    it over, 0 to 1. anew: told how much is made anew of what follows from the log, which is seldom needed and may take
    long; where it answers no, the file stays as it is, to be copied another time. Raises BrokenFileError where the file
    is damaged, StoppedError where ``go_on`` answers no, and CannotSaveError.
    """
    index, stem = workspace.library.index.path, workspace.history.path.stem
    workspace.files().back_up(stem, workspace.now(), why, index if index.exists() else None, go_on, anew)
    own = own_decks(workspace)
    if own.is_dir():
        deck_copies.back_up(own, _deck_folder(workspace), workspace.now(), why)


def own_decks(workspace: Workspace) -> Path:
    """Return the learner's own deck folder."""
    return workspace.places.data / "decks"


def deck_backups(workspace: Workspace) -> tuple[DeckBackup, ...]:
    """Return the copies of the learner's own decks, the last one first; may run outside the main thread."""
    today = deck_copies.sums(own_decks(workspace))
    return tuple(_deck_backup(copy, today) for copy in shelf.copies(_deck_folder(workspace)))


def bring_decks_back(workspace: Workspace, copy: Copy) -> Path:
    """Put a copy in the place of the own deck folder, which is copied and put aside; return where it is now.

    May run outside the main thread. Raises BrokenFileError where the copy is damaged, and CannotSaveError; the folder
    is as it was then.
    """
    own = own_decks(workspace)
    with suppress(CannotSaveError):  # it may be too large to be copied; put aside, it is kept all the same
        deck_copies.back_up(own, _deck_folder(workspace), workspace.now(), "restore")
    return deck_copies.restore(copy, own, workspace.now())


def differing_words(files: int | None) -> str:
    """Say how many files of the own decks are otherwise today than in a backup."""
    match files:
        case None:
            return "What is otherwise today cannot be told."
        case 0:
            return "Your decks of today are the same."
        case 1:
            return "1 file is otherwise today."
        case _:
            return f"{files:,} files are otherwise today."


def backups(workspace: Workspace, stem: str) -> tuple[Backup, ...]:
    """Return the copies of a learner's file, the last one first."""
    return tuple(_backup(workspace, stem, copy) for copy in workspace.files().copies(stem))


def newer_words(answers: int | None) -> str:
    """Say how many answers a backup lacks."""
    match answers:
        case None:
            return "How many answers are newer cannot be told."
        case 0:
            return "No answer is newer than this backup."
        case 1:
            return "1 answer is newer than this backup."
        case _:
            return f"{answers} answers are newer than this backup."


def last_backup(workspace: Workspace, stem: str) -> Backup | None:
    """Return the last sound copy of a learner's file, or None."""
    last = workspace.files().newest_backup(stem)
    return None if last is None else _backup(workspace, stem, last)


def go_back(workspace: Workspace, stem: str, copy: Copy) -> Path:
    """Put a copy in the place of a learner's file, and return where the file is that was there.

    Raises BrokenFileError where the copy is damaged, and CannotSaveError; the old file stays then.
    """
    return workspace.exchanged(stem, lambda: workspace.files().restore(stem, copy, workspace.now()))


def named(workspace: Workspace, name: str) -> LearnerFile:
    """Return the learner who is called so, or whose file is; also one of whom only copies are left.

    Raises NameRefusedError where there is none.
    """
    from unicodedata import normalize  # names are kept composed, and some terminals hand them over in pieces

    everybody = (*workspace.learners(), *workspace.files().lost())
    wanted = normalize("NFC", name).strip().casefold()
    found = next((one for one in everybody if wanted in (one.name.casefold(), one.stem, one.path.name)), None)
    if found is None:
        known = ", ".join(one.name or one.stem for one in everybody) or "nobody yet"
        raise NameRefusedError(f"There is no learner called {name}.", todo=f"There are: {known}.")
    return found


def merge(workspace: Workspace, stem: str, other: Path, *, anybody: bool = False, go_on: GoOn = unstopped) -> Merged:
    """Add to a learner's file whatever another file of theirs has besides; return how much came.

    May run outside the main thread where the learner is not open or was lent. anybody: join even the histories of two
    learners. go_on: told the share done, 0 to 1; where it answers no, it stops. Raises RefusedError, among them
    OtherLearnerError and StoppedError, and has changed nothing then.
    """
    now = workspace.now()
    return workspace.exchanged(stem, lambda: workspace.files().merge(stem, other, now, anybody=anybody, go_on=go_on))


def _backup(workspace: Workspace, stem: str, copy: Copy) -> Backup:
    return Backup(
        copy=copy,
        made=copy.made,
        why=_WHY.get(copy.why, copy.why),
        bytes=copy.path.stat().st_size,
        newer=backup.newer_answers(workspace.files().path(stem), copy),
        sound=backup.is_sound(copy),
    )


def _deck_backup(copy: Copy, today: Mapping[str, int]) -> DeckBackup:
    return DeckBackup(
        copy=copy,
        made=copy.made,
        why=_WHY.get(copy.why, copy.why),
        bytes=copy.path.stat().st_size,
        differing=deck_copies.differing(copy, today),
        sound=shelf.is_intact(copy),
    )


def _deck_folder(workspace: Workspace) -> Path:
    return workspace.places.data / "backups" / "decks"
