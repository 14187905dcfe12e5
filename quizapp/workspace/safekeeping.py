"""Questions and commands about what could be lost: copies of files, looking them over, going back, joining two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.base.errors import NameRefusedError
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


def keep_safe(workspace: Workspace, why: Why, report: Callable[[float], bool] = lambda _share: True) -> None:
    """Look the open learner's file over and copy it, and the learner's own decks, each where something is new.

    report: is called while what follows from the log is made anew, which is seldom needed and may take long: with the
    share done, 0 to 1; it answers whether to go on, else the file stays as it is, to be copied another time. May run
    outside the main thread; call ``Workspace.follow`` afterwards, in it. Raises BrokenFileError where the file is
    damaged, and CannotSaveError.
    """
    path = workspace.library.index.path
    index = path if path.exists() else None
    workspace.files().back_up(workspace.history.path.stem, workspace.now(), why, index, report)
    own = workspace.places.data / "decks"
    if own.is_dir():
        deck_copies.back_up(own, _deck_folder(workspace), workspace.now(), why)


def deck_backups(workspace: Workspace) -> tuple[Copy, ...]:
    """Return the copies of the learner's own decks, the last one first."""
    return tuple(shelf.copies(_deck_folder(workspace)))


def bring_decks_back(workspace: Workspace, copy: Copy) -> Path:
    """Put a copy in the place of the own deck folder, which is copied and put aside; return where it is now.

    Raises BrokenFileError where the copy is damaged, and CannotSaveError.
    """
    own = workspace.places.data / "decks"
    deck_copies.back_up(own, _deck_folder(workspace), workspace.now(), "restore")
    return deck_copies.restore(copy, own, workspace.now())


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


def merge(workspace: Workspace, stem: str, other: Path, *, anybody: bool = False) -> Merged:
    """Add to a learner's file whatever another file of theirs has besides; return how much came.

    anybody: join even the histories of two learners. Raises RefusedError, and has changed nothing then.
    """
    return workspace.exchanged(stem, lambda: workspace.files().merge(stem, other, workspace.now(), anybody=anybody))


def _backup(workspace: Workspace, stem: str, copy: Copy) -> Backup:
    return Backup(
        copy=copy,
        made=copy.made,
        why=_WHY.get(copy.why, copy.why),
        bytes=copy.path.stat().st_size,
        newer=backup.newer_answers(workspace.files().path(stem), copy),
        sound=backup.is_sound(copy),
    )


def _deck_folder(workspace: Workspace) -> Path:
    return workspace.places.data / "backups" / "decks"
