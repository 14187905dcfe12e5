"""Results of people who answered a deck elsewhere: tables kept in the data folder, a file for each cohort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizapp.base.errors import CannotSaveError, RefusedError
from quizapp.base.files import save_atomically
from quizapp.stats.items import Marks
from quizapp.stats.results import results

_LONGEST_NAME = 60
_KEPT_SIGNS = " -_.,()"
_SAFE = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class Cohort:
    """A table of results: shares of the marks, 0 to 1, a row for each person, over items by their keys.

    unknown: the columns that are no question of the deck; they count for nothing.
    """

    name: str
    marks: Marks
    unknown: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """How many people's results it holds."""
        return len(self.marks.rows)


class Cohorts:
    """The cohorts kept in ``data``/cohorts, a folder for each deck; what is taken out goes to ``data``/bin/cohorts."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "cohorts"
        self._bin = data / "bin" / "cohorts"

    def names(self, deck: str) -> tuple[str, ...]:
        """Return the names of a deck's cohorts in alphabetical order."""
        return tuple(sorted((file.stem for file in (self._folder / deck).glob("*.csv")), key=str.casefold))

    def file(self, deck: str, name: str) -> Path:
        """Return where a cohort lies."""
        return self._folder / deck / f"{name}.csv"

    def take_in(self, deck: str, file: Path, questions: Mapping[str, str]) -> Cohort:
        """Copy a table of results beside the others of a deck, and return what it holds.

        questions: as ``read`` takes them. Raises RefusedError where the table is bad or its name is taken, and
        CannotSaveError; nothing has changed then.
        """
        name = _name(file.stem)
        if self.file(deck, name).exists():
            raise RefusedError(
                f"This deck has results called “{name}” already.",
                safe=_SAFE,
                todo="Take those out first, or give the file another name.",
            )
        cohort = read(file, name, questions)
        with _saving():
            self.file(deck, name).parent.mkdir(parents=True, exist_ok=True)
            save_atomically(self.file(deck, name), file.read_bytes())
        return cohort

    def take_out(self, deck: str, name: str) -> Path:
        """Move a cohort to the bin and return where it lies there. Raises CannotSaveError."""
        aside = self._bin / deck
        with _saving():
            aside.mkdir(parents=True, exist_ok=True)
            return self.file(deck, name).rename(_free(aside, name))


def read(file: Path, name: str, questions: Mapping[str, str]) -> Cohort:
    """Return the results in a table as ``quizapp items`` reads it, its marks from 0 to 1.

    An empty cell counts 0, as there: who left a question out did not earn its marks. questions: the key of each item by
    every name that a column may have for it. Raises RefusedError with a sentence where the table is bad.
    """
    try:
        table = results(file)
    except RefusedError as bad:
        raise RefusedError(bad.happened, safe=_SAFE, todo=bad.todo) from bad
    keys = [questions.get(column) for column in table.items]
    known = [at for at, key in enumerate(keys) if key is not None]
    found = tuple(key for key in keys if key is not None)
    if not known:
        raise RefusedError(
            "No column of the table is a question of this deck.",
            safe=_SAFE,
            todo="The first row names questions by their ids, such as “item-id” or “deck-id/item-id”.",
        )
    _refuse_doubles(found)
    rows = tuple(tuple(row[at] or 0.0 for at in known) for row in table.rows)
    unknown = tuple(column for column, key in zip(table.items, keys, strict=True) if key is None)
    return Cohort(name, Marks(found, rows), unknown)


def _refuse_doubles(keys: tuple[str, ...]) -> None:
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise RefusedError(
            f"Two columns of the table are the question {twice}.", safe=_SAFE, todo="Leave one of them out."
        )


def _name(stem: str) -> str:
    """Return a file's name as one that every system takes, and that leads to no other folder."""
    signs = (sign if sign.isalnum() or sign in _KEPT_SIGNS else "-" for sign in stem[:_LONGEST_NAME])
    return "".join(signs).strip(" .") or "results"


def _free(folder: Path, name: str) -> Path:
    """Return a file of the folder that is not there yet."""
    file, number = folder / f"{name}.csv", 1
    while file.exists():
        number += 1
        file = folder / f"{name} ({number}).csv"
    return file


@contextmanager
def _saving() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotSaveError(
            f"The results could not be kept: {error.strerror or error}.",
            safe="Nothing was lost.",
            todo="Make room on the disk, or allow writing in the data folder.",
        ) from error
