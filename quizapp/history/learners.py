"""The learners of this machine: a file for each, whose name is not the learner's."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizapp.base.clock import Moment
from quizapp.base.errors import BrokenFileError, CannotSaveError, NameRefusedError, NewerFileError, RefusedError
from quizapp.base.ids import Mint
from quizapp.base.later import later
from quizapp.base.progress import GoOn, Progress, unstopped
from quizapp.history.history import History
from quizapp.history.store import connect

if TYPE_CHECKING:  # seldom needed, and never before the first paint
    from quizapp.history import backup, shelf
    from quizapp.history.logs import Plain
    from quizapp.history.merge import Merged
    from quizapp.history.shelf import Copy, Why
else:
    backup, shelf = later("quizapp.history.backup"), later("quizapp.history.shelf")

LONGEST_NAME = 80
_COPIED = 0.05  # of the time that a merge takes, for looking over and copying either file
_STEM = re.compile(r"learner-[0-9a-f]{32}")


class LearnerFile(NamedTuple):
    """A learner's file. stem: the file's name without ".sqlite"; name: the learner's, "" where it cannot be read."""

    stem: str
    name: str
    path: Path


class Learners:
    """The learners whose files lie in ``data``/learners, with backups in ``data``/backups."""

    def __init__(self, data: Path, mint: Mint) -> None:
        self._folder = data / "learners"
        self._backups = data / "backups"
        self._mint = mint

    def list(self) -> list[LearnerFile]:
        """Return all learners by name; a file that cannot be read has the name that its last copy has, or ""."""
        files = [LearnerFile(stem, self._name(stem), self.path(stem)) for stem in self.stems()]
        return sorted(files, key=lambda file: (file.name.casefold(), file.stem))

    def stems(self) -> tuple[str, ...]:
        """Return the stems of all learners, in no order; no file is opened for it."""
        return tuple(path.stem for path in self._folder.glob("learner-*.sqlite") if _STEM.fullmatch(path.stem))

    def create(self, name: str, when: Moment) -> History:
        """Make a learner's file and return it open. Raises NameRefusedError and CannotSaveError."""
        name = self._checked(name)
        with self._draft() as draft, closing(History.create(draft, name, when, self._mint)) as history:
            stem = self._settle(history)
            self._give_way_to_a_twin(stem, name)
            return self.open(stem)

    def create_from_log(self, name: str, logs: Mapping[str, Sequence[Mapping[str, Plain]]], when: Moment) -> History:
        """Make a learner's file of a whole log, under a name, and return it open.

        Raises NameRefusedError, CannotSaveError, and RefusedError where it is no log of ours or its learner is here.
        """
        name = self._checked(name)
        with self._draft() as draft, closing(History.create_from_log(draft, logs, self._mint)) as history:
            if history.name() != name:
                history.rename(name, when)
            stem = f"learner-{history.learner}"
            if self.path(stem).exists():
                raise RefusedError(
                    "The learner of this history is on this machine already.",
                    safe="Nothing was changed.",
                    todo=f"To join it to what is here, name that learner: {self._name(stem)}.",
                )
            return self.open(self._settle(history))

    def open(self, stem: str) -> History:
        """Open a learner's file. Raises BrokenFileError, NewerFileError and CannotSaveError."""
        return History.open(self.path(stem), self._mint, self.backups(stem))

    def rename(self, history: History, name: str, when: Moment) -> None:
        """Give an open learner another name. Raises NameRefusedError and CannotSaveError."""
        history.rename(self._checked(name, besides=history.path.stem), when)

    def path(self, stem: str) -> Path:
        """Return where a learner's file lies. Raises BrokenFileError for what cannot be a learner's stem."""
        if not _STEM.fullmatch(stem):
            raise BrokenFileError("There is no such learner.", todo="Choose one from the list.")
        return self._folder / f"{stem}.sqlite"

    def backups(self, stem: str) -> Path:
        """Return the folder of a learner's backups."""
        return self._backups / stem

    def back_up(
        self,
        stem: str,
        when: Moment,
        why: Why,
        index: Path | None = None,
        go_on: GoOn = unstopped,
        anew: GoOn = unstopped,
    ) -> Copy | None:
        """Look a learner's file over and copy it, unless nothing is new; return the copy or None.

        Where derived tables depart from the log they are made anew first, beside whoever goes on studying: a copy must
        not keep what decayed. index: the decks that the file follows. go_on: told the share done of looking it over, 0
        to 1; anew: the share made anew; where that answers no, nothing is changed and no copy made. Raises
        BrokenFileError where the file is damaged (no copy is made then), StoppedError where ``go_on`` answers no, and
        CannotSaveError.
        """
        from quizapp.history.soundness import look_over  # not needed before the first paint

        looked = look_over(self.path(stem), self.newest_backup(stem), index, go_on)
        if looked.damage:
            raise BrokenFileError(
                f"The file {self.path(stem).name} is damaged. {looked.damage}", todo="Go on from a backup."
            )
        if looked.stale and not self._make_anew(stem, index, anew):
            return None
        return backup.back_up(self.path(stem), self.backups(stem), when, why)

    def copies(self, stem: str) -> tuple[Copy, ...]:
        """Return all copies of a learner's file, the last one first; whether they are sound is not looked at."""
        self.path(stem)
        return tuple(shelf.copies(self.backups(stem)))

    def newest_backup(self, stem: str) -> Copy | None:
        """Return the last sound copy of a learner's file, or None."""
        return backup.newest_backup(self.backups(stem))

    def exchange(self, stem: str, when: Moment) -> Path:
        """Put the last sound copy in the place of a broken file, and return where the broken one is now.

        Raises BrokenFileError where there is none, and changes nothing then; and CannotSaveError.
        """
        newest = self.newest_backup(stem)
        if newest is None:
            raise BrokenFileError(
                "There is no backup of this learner.",
                safe=f"The damaged file stays where it is: {self.path(stem)}.",
                todo="Add a learner to go on.",
            )
        return backup.exchange(self.path(stem), newest.path, when)

    def restore(self, stem: str, copy: Copy, when: Moment) -> Path:
        """Put any copy in the place of a learner's file, and return where that file is now.

        What the file holds is copied first, where it can be; and what is put back becomes the last copy, since the
        file is held to that from then on. Raises BrokenFileError where the copy is damaged, and changes nothing then;
        and CannotSaveError.
        """
        if not backup.is_sound(copy):
            raise BrokenFileError(
                f"The backup {copy.path.name} is damaged.", safe="Nothing was changed.", todo="Choose another one."
            )
        if self.path(stem).exists():
            with suppress(BrokenFileError):
                self.back_up(stem, when, "restore")
        backup.shelve_again(copy, self.backups(stem), when)
        return backup.exchange(self.path(stem), copy.path, when, "before-restore")

    def lost(self) -> tuple[LearnerFile, ...]:
        """Return the learners of whom there are copies, but no file any more."""
        stems = [path.name for path in self._backups.glob("learner-*") if _STEM.fullmatch(path.name)]
        gone = [stem for stem in stems if not self.path(stem).exists() and self.copies(stem)]
        return tuple(LearnerFile(stem, self._name(stem), self.path(stem)) for stem in sorted(gone))

    def merge(self, stem: str, other: Path, when: Moment, *, anybody: bool = False, go_on: GoOn = unstopped) -> Merged:
        """Add to a learner's file, after copying it, whatever another file has besides; that one is only read.

        anybody: join even the histories of two learners; the name stays that of the one who is joined to. go_on: told
        the share done, 0 to 1. Raises as ``merge.take_in`` does, and BrokenFileError, NewerFileError and
        CannotSaveError; the learner's file is as it was then.
        """
        from tempfile import TemporaryDirectory

        progress = Progress(go_on)
        progress.at(0)
        self.back_up(stem, when, "merge", go_on=progress.part(0, _COPIED).tell)
        progress.at(_COPIED)
        with TemporaryDirectory(prefix="quizapp-") as folder:
            copy = Path(folder) / other.name
            with _saying_which(other):
                backup.copy_checked(other, copy)
                History.open(copy, Mint(), Path(folder)).close()  # brings an older one up to date
            with closing(self.open(stem)) as history:
                name = history.name()
                merged = history.merge(copy, anybody=anybody, go_on=progress.part(2 * _COPIED, 1).tell)
                if anybody and history.name() != name:
                    history.rename(name, when)  # the last name of all is that of the other learner
                return merged

    def _make_anew(self, stem: str, index: Path | None, anew: GoOn) -> bool:
        from quizapp.history.aside import make_anew_aside  # not needed before the first paint

        self.open(stem).close()  # brings an older one up to date
        return make_anew_aside(self.path(stem), index, anew)

    def _name(self, stem: str) -> str:
        here = _name_in(self.path(stem))
        return here or next((name for copy in self.copies(stem) if (name := _name_in(copy.path, "ro"))), "")

    @contextmanager
    def _draft(self) -> Iterator[Path]:
        """Yield where a new file is made before it gets its final name; it is taken away. Raises CannotSaveError."""
        draft = self._folder / f".{os.getpid()}.new"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                yield draft
            finally:
                for ending in ("", "-wal", "-shm"):
                    draft.with_name(draft.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise CannotSaveError(
                f"No learner can be added in {self._folder}: {error.strerror}.",
                safe="Everything that was saved before is safe.",
                todo="Allow writing there, or choose another folder with --data.",
            ) from error

    def _settle(self, history: History) -> str:
        """Close a new file and give it its final name, now that it is whole; return the stem of that."""
        history.close()
        if history.path.with_name(f"{history.path.name}-wal").exists():  # closing could not bring it into the file
            raise OSError(errno.EIO, "The disk could not be used")
        stem = f"learner-{history.learner}"
        history.path.rename(self.path(stem))
        return stem

    def _give_way_to_a_twin(self, stem: str, name: str) -> None:
        """Take a file back that was made a moment ago where another window has just added the same name."""
        if any(file.stem < stem for file in self.list() if file.name.casefold() == name.casefold()):
            self.path(stem).unlink()
            raise _taken(name)

    def _checked(self, name: str, besides: str = "") -> str:
        from unicodedata import category, normalize

        name = normalize("NFC", name).strip()
        kinds = {category(character) for character in name}
        if not 1 <= len(name) <= LONGEST_NAME:
            raise NameRefusedError("A name has 1 to 80 characters.", todo="Choose another one.")
        if kinds & {"Cc", "Cs", "Zl", "Zp"} or not any(kind[0] in "LNPS" for kind in kinds):
            raise NameRefusedError("A name is one line of signs that can be seen.", todo="Choose another one.")
        if any(file.name.casefold() == name.casefold() for file in self.list() if file.stem != besides):
            raise _taken(name)
        return name


@contextmanager
def _saying_which(other: Path) -> Iterator[None]:
    """Say of a file that was to be joined what is wrong with it; the learner's own is not the one to put aside."""
    safe = "Nothing was changed."
    try:
        yield
    except NewerFileError as error:
        raise NewerFileError(
            f"{other.name} was written by a newer version of Quizapp.",
            safe=safe,
            todo="Install the newest version here, then join it.",
        ) from error
    except BrokenFileError as error:
        raise BrokenFileError(
            f"{other.name} is no learner\u2019s file, or it is damaged.",
            safe=safe,
            todo="Choose the file of the learner on the other machine, or one of its backups.",
        ) from error


def _taken(name: str) -> NameRefusedError:
    return NameRefusedError(f"There is a learner called {name} already.", todo="Choose another name.")


def _name_in(path: Path, mode: str = "rw") -> str:
    try:
        db = connect(path, mode=mode)
    except (sqlite3.Error, UnicodeDecodeError):
        return ""
    try:
        row = db.execute("SELECT name FROM naming ORDER BY id DESC LIMIT 1").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):  # what is wrong is told when the learner is opened
        return ""
    finally:
        db.close()
    return "" if row is None else str(row[0])
