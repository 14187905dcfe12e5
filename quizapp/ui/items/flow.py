"""What happens on Questions."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from quizapp.base.progress import GoOn
from quizapp.ui.items import telling
from quizapp.ui.items.detail import ItemDetail, PeopleValue
from quizapp.ui.items.screen import ItemsScreen, ItemsValue
from quizapp.ui.jobs import Job
from quizapp.ui.widgets.telling import telling as refusals
from quizapp.workspace import item_figures, people_figures
from quizapp.workspace.cohorts import Cohorts
from quizapp.workspace.desk import Workspace
from quizapp.workspace.item_figures import AskedItem, Sorting
from quizapp.workspace.people_figures import PeopleFigures

_PATIENCE_MS = 300


class ItemsFlow(QObject):
    """Feeds Questions. ``back_wished``: the learner wants to go where they came from."""

    back_wished = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._cohorts = Cohorts(workspace.places.data)
        self.screen = ItemsScreen()
        self._deck, self._query = "", ""
        self._sorting: Sorting = "hardest"
        self._items: tuple[AskedItem, ...] = ()
        self._listed: tuple[AskedItem, ...] = ()
        self._chosen = ""
        self._people: dict[str, PeopleFigures] = {}
        self._stopped: set[str] = set()  # the decks whose counting the learner stopped
        self._job: Job[PeopleFigures | None] | None = None
        self._counting = ""  # the deck whose people are being counted
        self._share = 0.0
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._slow.timeout.connect(self._show_people)
        self._connect()

    def show(self, key: str = "") -> None:
        """Show every question that was asked, and the one with this key in full, or the first."""
        self._people, self._stopped = {}, set()
        self._query = ""
        if key:
            self._deck, self._chosen = key.rpartition("/")[0], key
        self.screen.notice.say("")
        self._load()
        self.screen.focus_primary()

    def stop(self) -> None:
        """Stop what is being counted."""
        self._slow.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _load(self) -> None:
        """Read the answers anew, and show them."""
        if self._deck:
            self._items = item_figures.of_deck(self._workspace, self._deck)
        else:
            self._items = item_figures.asked(self._workspace)
        self._list()

    def _list(self) -> None:
        found = telling.found(self._items, self._query)
        self._listed = item_figures.ordered(found, self._sorting)[: telling.MOST_LISTED]
        keys = [one.row.key for one in self._listed]
        if self._chosen not in keys:
            self._chosen = keys[0] if keys else ""
        self._show()

    def _show(self) -> None:
        decks = self._workspace.library.index.decks()
        titles = {deck.id: deck.title for deck in decks if deck.loaded and deck.questions}
        self.screen.show_value(
            ItemsValue(
                lines=tuple(telling.line(one, titles) for one in self._listed),
                about=telling.about(len(self._items), len(self._listed), self._query),
                decks=tuple(titles.items()),
                deck=self._deck,
                sorting=self._sorting,
                query=self._query,
                chosen=self._chosen,
                detail=self._detail(),
                empty="" if self._items else telling.empty(self._deck, has_decks=bool(titles)),
            )
        )

    def _detail(self) -> ItemDetail | None:
        chosen = next((one for one in self._listed if one.row.key == self._chosen), None)
        figures = None if chosen is None else item_figures.figures(self._workspace, chosen)
        if chosen is None or figures is None:
            return None
        self._count(chosen.row.deck)
        return telling.detail(chosen.row, figures, self._of_people())

    def _of_people(self) -> PeopleValue:
        """Return what many people's answers say of the chosen question, or how far they are counted."""
        deck = self._chosen.rpartition("/")[0]
        waits = self._counting == deck and not self._slow.isActive()
        found, share = self._people.get(deck), self._share if waits else None
        return telling.people(found, self._chosen, share, stopped=deck in self._stopped)

    def _show_people(self) -> None:
        """Show people alone anew; what is said of the learner's own answers stays as it is."""
        if self._job is not None and not self._slow.isActive():
            self.screen.item.people.show_people(self._of_people())

    def _count(self, deck: str) -> None:
        """Begin to count the people who answered a deck, unless that was done, or others are being counted."""
        if deck in self._people or deck in self._stopped or self._job is not None:
            return
        asked = people_figures.wanted(self._workspace, deck)

        def work(go_on: GoOn) -> PeopleFigures | None:
            return people_figures.people_figures(asked, go_on)

        self._counting, self._share = deck, 0.0
        self._job = Job(work, lambda found: self._counted(deck, found))
        self._job.progressed.connect(self._progressed)
        self._slow.start()
        self._job.start()

    def _progressed(self, share: float) -> None:
        self._share = share
        self._show_people()

    def _counted(self, deck: str, found: PeopleFigures | None) -> None:
        self._end_counting()
        if found is not None:
            self._people[deck] = found
        self._show()

    def _stop_counting(self) -> None:
        self._stopped.add(self._counting)
        self.stop()
        self._end_counting()
        self._show()

    def _end_counting(self) -> None:
        self._slow.stop()
        self._job, self._counting = None, ""

    def _search(self, query: str) -> None:
        self._query = query
        self._list()

    def _turn_to_deck(self, deck: str) -> None:
        self._deck = deck
        self._load()

    def _sort(self, sorting: str) -> None:
        self._sorting = next(one for one in get_args(Sorting) if one == sorting)
        self._list()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show()

    def _ask_for_table(self) -> None:
        """Let the learner choose a table of results for the deck of the chosen question."""
        if not self._chosen:
            return
        deck = self._chosen.rpartition("/")[0]
        dialog = QFileDialog(self.screen.window(), "Results of others, a CSV table")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter("Tables (*.csv)")
        dialog.fileSelected.connect(lambda file: self.take_in(deck, Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, deck: str, file: Path) -> None:
        """Add a table of results to those of a deck, and say what was taken in."""
        with refusals(self.screen.notice):
            names = people_figures.wanted(self._workspace, deck).names
            cohort = self._cohorts.take_in(deck, file, names)
            self.screen.notice.say(telling.taken_in(cohort), "right")
            self._forget(deck)

    def _take_out(self, name: str) -> None:
        deck = self._chosen.rpartition("/")[0]
        with refusals(self.screen.notice):
            aside = self._cohorts.take_out(deck, name)
            self.screen.notice.say(f"\u201c{name}\u201d was taken out. The table lies in {aside} now.", "right")
            self._forget(deck)
        self.screen.focus_primary()

    def _forget(self, deck: str) -> None:
        """Count the people of a deck anew."""
        self.stop()
        self._end_counting()
        self._people.pop(deck, None)
        self._stopped.discard(deck)
        self._show()

    def _connect(self) -> None:
        screen = self.screen
        screen.search_wished.connect(self._search)
        screen.deck_wished.connect(self._turn_to_deck)
        screen.sorting_wished.connect(self._sort)
        screen.choice_wished.connect(self._choose)
        screen.back_wished.connect(self.back_wished)
        screen.item.add_wished.connect(self._ask_for_table)
        screen.item.take_out_wished.connect(self._take_out)
        screen.item.stop_wished.connect(self._stop_counting)
