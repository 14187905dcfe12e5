"""The library and one learner, open: who studies, with which settings, over which decks."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from quizapp.base.clock import Clock, Moment, SystemClock, moment
from quizapp.base.errors import BrokenFileError, NameRefusedError, RefusedError
from quizapp.base.ids import Mint
from quizapp.base.places import Places
from quizapp.base.settings import AppSettings, StudySettings
from quizapp.deck.indexing.tables import DamagedIndexError, is_damage
from quizapp.deck.library import Library
from quizapp.history.history import History
from quizapp.history.learners import LearnerFile, Learners
from quizapp.workspace import app_settings

if TYPE_CHECKING:  # compiling is what an up-to-date start does without
    from quizapp.deck.index import ItemRow
    from quizapp.deck.indexing.compile import Changes, Progress
    from quizapp.deck.model import Deck, Item
    from quizapp.history.logs import Plain

_T = TypeVar("_T")


class Workspace:
    """What every command works on. Opening it reads the index and settings, no deck and no learner."""

    def __init__(self, places: Places, clock: Clock | None = None, mint: Mint | None = None) -> None:
        self.places = places
        _make_room(places)
        self.app = app_settings.load(places.data)
        self.library = Library(places.decks, places.cache)
        self._clock = clock or SystemClock()
        self._learners = Learners(places.data, mint or Mint())
        self._history: History | None = None
        self._lent = ""  # the stem of the file that another thread has
        self._study = StudySettings()
        self._replaced = 0  # how often the index gave way to an empty one that was filled again

    @property
    def history(self) -> History:
        """The open learner's history. Raises RefusedError where nobody studies."""
        if self._history is None:
            raise RefusedError("No learner is open.", todo="Choose a learner, or add one.")
        return self._history

    @property
    def study(self) -> StudySettings:
        """The study settings in force."""
        return self._study

    def now(self) -> Moment:
        """Return the present, in the open learner's study day."""
        return moment(self._clock.now(), self._study.rollover_hour)

    def steady(self) -> float:
        """Return seconds since some moment, which go on evenly wherever the machine's clock is set."""
        return self._clock.steady()

    def has_learner(self) -> bool:
        """Tell whether a learner is open."""
        return self._history is not None

    def learners(self) -> list[LearnerFile]:
        """Return everybody who studies on this machine, by name."""
        return self._learners.list()

    def usual_learner(self) -> str:
        """Return the stem of who studied the last time, or of the only one; "" where nobody is usual."""
        stems = self._learners.stems()
        return self.app.learner if self.app.learner in stems else stems[0] if len(stems) == 1 else ""

    def open_usual(self) -> None:
        """Open who is usual, unless somebody is open or nobody is usual. Raises as ``switch`` does."""
        if self._history is None and (stem := self.usual_learner()):
            self.switch(stem)

    def switch(self, stem: str) -> None:
        """Open another learner. Raises BrokenFileError, NewerFileError and CannotSaveError; the old one stays then."""
        self._take(self._learners.open(stem), self._keep_in_mind)

    def add(self, name: str) -> None:
        """Add a learner and open them. Raises NameRefusedError and CannotSaveError; the old one stays then."""
        self._take(self._learners.create(name, self.now()), self._keep_in_mind)

    def add_from_log(self, name: str, logs: Mapping[str, Sequence[Mapping[str, Plain]]]) -> None:
        """Make a learner of a whole log and open them for a report; who studies in the window stays the same.

        Raises NameRefusedError, CannotSaveError, and RefusedError where it is no log of ours or its learner is here.
        """
        self._take(self._learners.create_from_log(name, logs, self.now()))

    def stem_of(self, name: str) -> str:
        """Return the stem of the learner with a name; "" where there is none."""
        from unicodedata import normalize  # names are kept composed, and some terminals hand them over in pieces

        wanted = normalize("NFC", name).strip().casefold()
        return next((one.stem for one in self.learners() if one.name.casefold() == wanted), "")

    def look_at(self, name: str) -> None:
        """Open the learner with a name for a report; who studies in the window stays the same.

        Raises NameRefusedError where there is none, BrokenFileError, NewerFileError and CannotSaveError.
        """
        stem = self.stem_of(name)
        if not stem:
            raise NameRefusedError(f"There is no learner called {name}.", todo=f"There are: {self._known()}.")
        self._take(self._learners.open(stem))

    def rename(self, stem: str, name: str) -> None:
        """Give a learner another name. Raises NameRefusedError, BrokenFileError and CannotSaveError."""
        if self._history is not None and self._history.path.stem == stem:
            self._learners.rename(self._history, name, self.now())
            return
        other = self._learners.open(stem)
        try:
            self._learners.rename(other, name, self.now())
        finally:
            other.close()

    def go_on_from_backup(self, stem: str) -> Path:
        """Put a broken file aside, open the last sound backup in its place, and return where the broken file is now.

        Raises BrokenFileError where there is no backup, and changes nothing then; and CannotSaveError.
        """
        aside = self.exchanged(stem, lambda: self._learners.exchange(stem, self.now()))
        self.switch(stem)
        return aside

    def exchanged(self, stem: str, exchange: Callable[[], _T]) -> _T:
        """Let a learner's file be put in another's place while it is closed here; return what ``exchange`` did."""
        if self._history is None or self._history.path.stem != stem:
            return exchange()
        self.lend()
        try:
            done = exchange()
        except BaseException:  # after a bug, too, the learner is there
            with suppress(RefusedError):
                self.take_back()
            raise
        self.take_back()
        return done

    def lend(self) -> None:
        """Close the open learner's file, so that another thread may work on it; ``take_back`` opens it again."""
        self._lent = self.history.path.stem
        self.history.close()  # so that the file is in one piece, and lets itself be renamed on Windows
        self._history = None

    def take_back(self) -> None:
        """Open what was lent. Raises BrokenFileError, NewerFileError and CannotSaveError; nobody studies then."""
        stem, self._lent = self._lent, ""
        self._take(self._learners.open(stem))

    def is_lent(self) -> bool:
        """Tell whether the learner who studies is closed for the moment, because another thread has their file."""
        return bool(self._lent)

    def files(self) -> Learners:
        """Return the learners' files and their copies."""
        return self._learners

    def change_app(self, wanted: AppSettings) -> None:
        """Put app settings in force and keep them. Raises CannotSaveError."""
        app_settings.save(self.places.data, wanted)
        self.app = wanted

    def change_study(self, wanted: StudySettings) -> None:
        """Put study settings in force and keep them. Raises CannotSaveError."""
        self.history.change_settings(wanted, self.now())
        self._study = wanted

    def refresh(self, progress: Callable[[Progress], bool] | None = None) -> Changes:
        """Take in deck files that changed; may run outside the main thread. Call ``follow`` afterwards, in it.

        An import that died in the middle is undone first. Raises CannotSaveError.
        """
        from quizapp.workspace.undo_log import undo_unfinished  # not needed before the first paint

        for folder in self.places.decks:
            undo_unfinished(folder)
        if not self.library.index.path.exists():  # the cache can be deleted at any time
            self.library.index.replace()
        return self.library.refresh(progress)

    def follow(self) -> None:
        """Let the open learner's history see the decks as they are now. Raises CannotSaveError."""
        if self._history is not None:
            self._despite_damage(self._follow)

    def with_index(self, ask: Callable[[], _T]) -> _T:
        """Return what ``ask`` answers; where the index turns out to be damaged, make it anew and ask again."""
        answer = self._despite_damage(ask)
        return answer if self.library.index.replaced == self._replaced else self._despite_damage(ask)

    def find(self, key: str) -> tuple[Item, ItemRow, Deck] | None:
        """Return an item, where it stands, and its deck; None where no deck holds it (any more)."""
        return self.with_index(lambda: self._find(key))

    def keep(self, act: Callable[[], _T]) -> _T:
        """Return what ``act`` returns; it changes the history, once. Where the index stops it, as ``with_index``.

        A history that is stopped so tells its own file to be broken. To make the index anew costs nothing but time, and
        shows which of the two it was.
        """
        return self._despite_damage(act, BrokenFileError)

    def close(self) -> None:
        """Close everything; nothing is left to be saved."""
        if self._history is not None:
            self._history.close()
            self._history = None
        self.library.close()

    def _take(self, history: History, then: Callable[[], None] = lambda: None) -> None:
        """Let a learner study in the place of another, who stays where anything about that fails."""
        before = self._history, self._study
        with ExitStack() as on_failure:  # a bug, too, leaves nobody half taken
            on_failure.callback(self._go_back_to, *before, history)
            self._history = history
            self._study = history.settings()
            self.follow()
            then()
            on_failure.pop_all()
        if before[0] is not None:
            before[0].close()

    def _go_back_to(self, before: History | None, study: StudySettings, history: History) -> None:
        history.close()
        self._history, self._study = before, study

    def _keep_in_mind(self) -> None:
        stem = self.history.path.stem
        if self.app.learner != stem:
            self.change_app(self.app._replace(learner=stem))

    def _known(self) -> str:
        names = [learner.name or f"a file that cannot be read: {learner.path.name}" for learner in self.learners()]
        return ", ".join(names) or "nobody yet"

    def _follow(self) -> None:
        if not self.library.index.path.exists():
            raise DamagedIndexError
        self.history.attach_index(self.library.index.path)
        self.history.follow(self.now())

    def _despite_damage(self, act: Callable[[], _T], *told_as: type[RefusedError]) -> _T:
        if self.library.index.replaced != self._replaced:
            self._fill_index()
        try:
            return act()
        except told_as:
            pass
        except sqlite3.DatabaseError as problem:
            if not is_damage(problem):
                raise
        self.library.index.replace()
        try:
            self._fill_index()
            return act()
        except DamagedIndexError as again:  # of an index that is new: so it is the learner's file after all
            raise BrokenFileError(
                f"The file {self.history.path.name} is damaged.", todo="Put it aside and go on from a backup."
            ) from again

    def _find(self, key: str) -> tuple[Item, ItemRow, Deck] | None:
        index = self.library.index
        item, row = index.item(key), index.item_row(key)
        deck = index.deck(row.deck) if row is not None else None
        return None if item is None or row is None or deck is None else (item, row, deck)

    def _fill_index(self) -> None:
        self.refresh()
        self._replaced = self.library.index.replaced
        if self._history is not None:
            self._follow()


def _make_room(places: Places) -> None:
    """Make the learner's own deck folder, so that it is there to put a deck into; where that fails, go on without."""
    own = places.data / "decks"
    if own in places.decks:
        with suppress(OSError):
            own.mkdir(parents=True, exist_ok=True)
