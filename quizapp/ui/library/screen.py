"""What the Library looks like: decks at the left, or what a search found; the one that is chosen at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.library.detail import DeckDetail, DeckView, ItemDetail, ItemView
from quizapp.ui.widgets.dress import label, panel
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import Page, scrolled
from quizapp.ui.widgets.segments import Segments


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: what it stands for (a deck's id or an item's key), its title, and a line under it."""

    key: str
    title: str
    under: str


@dataclass(frozen=True, slots=True)
class LibraryValue:
    """Everything the Library shows.

    lines: decks or items, as ``query`` says or, where there is none, ``view``, a place in VIEWS.
    """

    lines: tuple[Line, ...]
    about: str
    query: str = ""
    view: int = 0
    chosen: str = ""
    detail: DeckDetail | ItemDetail | None = None
    empty: str = ""


VIEWS = ("Decks", "Flagged", "Suspended", "Retired")


class LibraryScreen(Page):
    """Shows a LibraryValue. Wishes: to search, to choose a line, and what to do with it."""

    search_wished = Signal(str)
    view_wished = Signal(int)
    choice_wished = Signal(str)
    study_wished = Signal()
    quiz_wished = Signal()
    open_wished = Signal()
    flag_wished = Signal()
    suspend_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Library")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search every item")
        self.search.setAccessibleName("Search every item")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(260))
        self.search.textEdited.connect(self.search_wished)
        self._views = Segments("Show")
        self._about = label("", "muted", wraps=True)
        self._empty = label("", "lead", wraps=True)
        self.list = QListWidget()
        self._deck, self._item = DeckView(), ItemView()
        self._detail = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_value(self, value: LibraryValue) -> None:
        """Show decks or what was found, and the chosen one in full."""
        if self.search.text() != value.query:
            self.search.setText(value.query)
        self._views.show_choices(VIEWS, None if value.query else value.view)
        self._about.setText(value.about)
        self._empty.setText(value.empty)
        self._empty.setVisible(bool(value.empty))
        self._fold.setVisible(not value.empty)
        self._show_lines(value)
        match value.detail:
            case DeckDetail():
                self._deck.show_deck(value.detail)
                self._detail.setCurrentIndex(0)
            case ItemDetail():
                self._item.show_item(value.detail)
                self._detail.setCurrentIndex(1)
            case None:
                pass
        self._detail.setVisible(value.detail is not None)

    def focus_primary(self) -> None:
        """Give the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Give the focus to the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_lines(self, value: LibraryValue) -> None:
        self.list.blockSignals(True)  # filling the list is not a choice of the learner's
        keys = [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]
        if keys != [line.key for line in value.lines]:
            self.list.clear()
            for _line in value.lines:
                self.list.addItem(QListWidgetItem())
        for row, line in enumerate(value.lines):
            entry = self.list.item(row)
            entry.setText(f"{line.title}\n{line.under}")
            entry.setData(Qt.ItemDataRole.UserRole, line.key)
            if line.key == value.chosen:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _lay_out(self) -> None:
        self.head.addWidget(self.search)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Decks and items")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = panel()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(8)
        inside.addWidget(self._views)
        inside.addWidget(self._about)
        inside.addWidget(self.list, 1)
        box.setMinimumHeight(theme.scaled(320))
        self._detail.addWidget(_scrolled(self._deck))
        self._detail.addWidget(_scrolled(self._item))
        right = panel()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 20, 8, 20)
        column.addWidget(self._detail)
        right.setMinimumHeight(theme.scaled(320))
        self._fold = Fold(theme.scaled(760), spacing=18)
        self._fold.add(box, 45)
        self._fold.add(right, 55)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._fold, 1)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _entry: self.study_wished.emit())
        self._deck.study.clicked.connect(self.study_wished)
        self._deck.quiz.clicked.connect(self.quiz_wished)
        self._deck.file.clicked.connect(self.open_wished)
        self._item.flag.clicked.connect(self.flag_wished)
        self._item.suspend.clicked.connect(self.suspend_wished)
        self._item.file.clicked.connect(self.open_wished)
        self._views.picked.connect(self.view_wished)
        bind(self, "/  Ctrl+F", self.focus_search)
        bind(self, "Esc", self._back)
        bind(self, "E", self.open_wished)
        bind(self, "F", self.flag_wished)
        bind(self, "@", self.suspend_wished)
        down = QShortcut(QKeySequence("Down"), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._into_list)

    def _back(self) -> None:
        """Leave the search for the decks."""
        if self.search.text():
            self.search.clear()
            self.search_wished.emit("")
        self.focus_primary()

    def _into_list(self) -> None:
        self.focus_primary()
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _choose(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            self.choice_wished.emit(entry.data(Qt.ItemDataRole.UserRole))


def _scrolled(view: QWidget) -> QWidget:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(view)
    return scrolled(column)
