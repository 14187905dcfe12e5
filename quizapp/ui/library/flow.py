"""What happens in the Library."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from quizapp.deck import rule_pages
from quizapp.deck.index import DeckRow
from quizapp.history.due import Scope
from quizapp.ui.library import chosen
from quizapp.ui.library.detail import DeckDetail, ItemDetail
from quizapp.ui.library.lines import Lines, Listed
from quizapp.ui.library.rule_page import RulePage, RuleText
from quizapp.ui.library.screen import VIEWS, LibraryScreen, LibraryValue
from quizapp.ui.noting import ask_for_note
from quizapp.ui.widgets.telling import telling
from quizapp.workspace import studying
from quizapp.workspace.desk import Workspace

_EMPTY = (
    "There are no decks yet. Put a deck, a YAML file, into one of the folders that Settings name;"
    " it is taken in at once."
)


class LibraryFlow(QObject):
    """Feeds the Library.

    Wishes that lead elsewhere: to study, a quiz, how a question works, decks in and out, their backups.
    """

    study_wished = Signal(Scope)
    quiz_wished = Signal(str)
    figures_wished = Signal(str)
    import_wished = Signal()
    backups_wished = Signal()
    export_wished = Signal(str, str)  # the deck's file, and its title

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._index = workspace.library.index
        self.screen = LibraryScreen()
        self._lines = Lines(workspace)
        self._query = ""
        self._view = 0
        self._aside = ""  # the id of the deck whose findings are gone through
        self._listed = Listed((), "")
        self._wished = ""  # what the learner chose; it may be gone while its file is broken, and comes back
        self._chosen = ""
        self._detail: DeckDetail | ItemDetail | None = None
        self._connect()

    def show(self) -> None:
        """Show the decks, or what was searched for."""
        self._feed()
        self.screen.focus_primary()

    def refresh(self) -> None:
        """Show decks and findings that changed; what the learner is looking at stays."""
        self._feed()

    def _feed(self) -> None:
        """List anew. Where the chosen line is gone, the one that took its place is chosen."""
        before = [line.key for line in self._listed.lines]
        self._listed = self._list()
        keys = [line.key for line in self._listed.lines]
        if self._wished in keys:
            self._chosen = self._wished
        elif self._chosen not in keys:
            place = before.index(self._chosen) if self._chosen in before else 0
            self._chosen = keys[min(place, len(keys) - 1)] if keys else ""
        self._show()

    def _list(self) -> Listed:
        deck = self._deck(self._aside)
        if deck is not None:
            return self._lines.of_deck(deck)
        self._aside = ""
        return self._lines.found(self._query) if self._query else self._lines.of_view(VIEWS[self._view])

    def _show(self) -> None:
        lines, about = self._listed
        self._detail = chosen.detail(self._workspace, self._chosen)
        aside = bool(self._aside)
        empty = "" if self._index.decks() else self._empty()
        self.screen.show_value(
            LibraryValue(lines, about, self._query, self._view, aside, self._chosen, self._detail, empty)
        )

    def _empty(self) -> str:
        """Return what to do where there are no decks; all findings are about their folders then."""
        return "\n\n".join((_EMPTY, *(f"{one.file}: {one.message}" for one in self._index.findings())))

    def _turn_to(self, query: str = "", view: int = 0, aside: str = "", choice: str = "") -> None:
        self._query, self._view, self._aside = query, view, aside
        self._wished = self._chosen = choice
        self._listed = Listed((), "")
        self._feed()

    def _search(self, query: str) -> None:
        self._turn_to(query if query.strip() else "")  # a blank that was just typed stays in the line

    def _choose(self, key: str) -> None:
        self._wished = self._chosen = key
        self._show()

    def _go_through(self, item: str) -> None:
        """Show an item of the chosen deck, among all of its items that have findings."""
        self._turn_between(aside=self._chosen, choice=item)

    def _go_back(self) -> None:
        """Show the deck whose findings were gone through."""
        self._turn_between(aside="", choice=self._aside)

    def _turn_between(self, aside: str, choice: str) -> None:
        """Turn from a deck to its item or back; the focus stays with the finding, which both of them show."""
        finding = self.screen.finding()
        self._turn_to(view=self._view, aside=aside, choice=choice)
        self.screen.focus_finding("" if finding is None else finding.where)

    def _open_rule(self, code: str) -> None:
        """Show the page of a rule; from there lead steps to those of the other findings that are shown."""
        if self._detail is None:
            return
        codes = list(dict.fromkeys(line.code for line in self._detail.findings.lines))
        rules = tuple(RuleText(one, rule_pages.page(one)) for one in codes)
        RulePage(self.screen, rules, codes.index(code)).open()

    def _study(self) -> None:
        deck = self._deck(self._chosen)
        if deck is None and self._index.faces(self._chosen):
            self.study_wished.emit(Scope(items=(self._chosen,), since=self._workspace.now().at))
        elif deck is not None and deck.faces:
            self.study_wished.emit(Scope(decks=(self._chosen,)))

    def _quiz(self) -> None:
        if self._deck(self._chosen) is not None:
            self.quiz_wished.emit(self._chosen)

    def _see_figures(self) -> None:
        if isinstance(self._detail, ItemDetail) and self._detail.is_question:
            self.figures_wished.emit(self._chosen)

    def _ask_for_note(self) -> None:
        if isinstance(self._detail, ItemDetail):
            ask_for_note(self.screen, self.screen.notice, self._workspace, self._chosen, self._feed)

    def _export(self) -> None:
        deck = self._deck(self._chosen)
        if deck is not None and deck.faces:
            self.export_wished.emit(deck.file, deck.title)

    def _open(self) -> None:
        file = chosen.file_of(self._workspace, self._chosen)
        if file:
            QDesktopServices.openUrl(QUrl.fromLocalFile(file))

    def _turn(self, command: str) -> None:
        if self._index.item_row(self._chosen) is None:
            return
        with telling(self.screen.notice):
            turn = studying.turn_flag if command == "flag" else studying.turn_suspension
            turn(self._workspace, self._chosen)
        self._feed()

    def _deck(self, key: str) -> DeckRow | None:
        return next((deck for deck in self._index.decks() if deck.id == key), None)

    def _connect(self) -> None:
        screen = self.screen
        screen.search_wished.connect(self._search)
        screen.view_wished.connect(lambda view: self._turn_to(view=view))
        screen.choice_wished.connect(self._choose)
        screen.item_wished.connect(self._go_through)
        screen.rule_wished.connect(self._open_rule)
        screen.back_wished.connect(self._go_back)
        screen.study_wished.connect(self._study)
        screen.quiz_wished.connect(self._quiz)
        screen.open_wished.connect(self._open)
        screen.figures_wished.connect(self._see_figures)
        screen.note_wished.connect(self._ask_for_note)
        screen.import_wished.connect(self.import_wished)
        screen.backups_wished.connect(self.backups_wished)
        screen.export_wished.connect(self._export)
        screen.flag_wished.connect(lambda: self._turn("flag"))
        screen.suspend_wished.connect(lambda: self._turn("suspend"))
