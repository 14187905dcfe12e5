"""What the Library looks like: decks at the left, or what a search found; the one that is chosen at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from quizapp.ui import theme
from quizapp.ui.library.detail import DeckDetail, DeckView, ItemDetail, ItemView
from quizapp.ui.library.finding_list import FindingLine, FindingList
from quizapp.ui.widgets.button import Button, link
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

    lines: decks or items, as ``query`` says or, where there is none, ``view``, a place in VIEWS. aside: they are the
    items with findings of a deck, to which Esc leads back.
    """

    lines: tuple[Line, ...]
    about: str
    query: str = ""
    view: int = 0
    aside: bool = False
    chosen: str = ""
    detail: DeckDetail | ItemDetail | None = None
    empty: str = ""


VIEWS = ("Decks", "Findings", "Notes", "Flagged", "Suspended", "Retired")


class LibraryScreen(Page):
    """Shows a LibraryValue. Wishes: to search, to choose a line, what to do with it, and where its findings lead."""

    search_wished = Signal(str)
    view_wished = Signal(int)
    choice_wished = Signal(str)
    item_wished = Signal(str)
    rule_wished = Signal(str)
    back_wished = Signal()
    study_wished = Signal()
    quiz_wished = Signal()
    open_wished = Signal()
    flag_wished = Signal()
    suspend_wished = Signal()
    figures_wished = Signal()
    note_wished = Signal()
    import_wished = Signal()
    export_wished = Signal()
    backups_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Library")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search every item")
        self.search.setAccessibleName("Search every item")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(200))
        self.search.textEdited.connect(self.search_wished)
        self.bring = Button("Import…", "I")
        self._backups = link("Backups of your decks")
        self._views = Segments("Show")
        self._views.show_choices(VIEWS)  # made now, Tab reaches them before the list
        self._about = label("", "muted", wraps=True)
        self._empty = label("", "lead", wraps=True)
        self.list = QListWidget()
        self._way_back = Button("Back to the deck", "Esc")
        self._deck, self._item = DeckView(), ItemView()
        self._detail = QStackedWidget()
        self._chosen = ""
        self._lay_out()
        self._connect()

    def show_value(self, value: LibraryValue) -> None:
        """Show decks or what was found, and the chosen one in full."""
        inside = self._is_focus_inside()
        if self.search.text() != value.query:
            self.search.setText(value.query)
        self._views.show_choices(VIEWS, None if value.query or value.aside else value.view)
        self._way_back.setVisible(value.aside)
        self._about.setText(value.about)
        self._empty.setText(value.empty)
        self._empty.setVisible(bool(value.empty))
        self._fold.setVisible(not value.empty)
        self._show_lines(value)
        self._show_detail(value)
        if inside and not self._is_focus_inside():
            self.focus_primary()  # the finding that had it is gone

    def focus_primary(self) -> None:
        """Give the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Give the focus to the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def finding(self) -> FindingLine | None:
        """Return the finding that has the focus, else the first of those shown; None where none is."""
        return self._findings().in_focus() if self._detail.isVisibleTo(self) else None

    def focus_finding(self, where: str) -> None:
        """Give the focus to the finding that says where it is in these words; to the list where none does."""
        row = self._findings().row(where) if self._detail.isVisibleTo(self) else None
        if row is None:
            self.focus_primary()
        else:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, row, lambda: _bring_into_view(row))  # it has its place then

    def _show_lines(self, value: LibraryValue) -> None:
        """Fill the list; entries are used again, so that it stays scrolled where it is."""
        self.list.blockSignals(True)  # filling the list is not a choice of the learner's
        while self.list.count() > len(value.lines):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(value.lines):
            self.list.addItem(QListWidgetItem())
        for row, line in enumerate(value.lines):
            entry = self.list.item(row)
            entry.setText(f"{line.title}\n{line.under}")
            entry.setData(Qt.ItemDataRole.UserRole, line.key)
            if line.key == value.chosen:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _show_detail(self, value: LibraryValue) -> None:
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
        if value.chosen != self._chosen:
            self._chosen = value.chosen
            self._areas[self._detail.currentIndex()].verticalScrollBar().setValue(0)

    def _is_focus_inside(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self._detail.isAncestorOf(focused)

    def _findings(self) -> FindingList:
        return (self._deck, self._item)[self._detail.currentIndex()].findings

    def _lay_out(self) -> None:
        self.head.addWidget(self.search)
        self.head.addWidget(self.bring)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Decks and items")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = panel()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(8)
        inside.addWidget(self._views)
        inside.addWidget(self._about)
        inside.addWidget(self._way_back, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.list, 1)
        box.setMinimumHeight(theme.scaled(320))
        self._areas = (_scrolled(self._deck), _scrolled(self._item))
        for area in self._areas:
            self._detail.addWidget(area)
        right = panel()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 20, 8, 20)
        column.addWidget(self._detail)
        right.setMinimumHeight(theme.scaled(320))
        self._fold = Fold(theme.scaled(860), spacing=18)
        self._fold.add(box, 45)
        self._fold.add(right, 55)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._fold, 1)
        self.body.addWidget(self._backups, 0, Qt.AlignmentFlag.AlignLeft)  # wanted most where no deck is there any more

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _entry: self.study_wished.emit())
        self._deck.study.clicked.connect(self.study_wished)
        self._deck.quiz.clicked.connect(self.quiz_wished)
        self._deck.file.clicked.connect(self.open_wished)
        self._deck.export.clicked.connect(self.export_wished)
        self.bring.clicked.connect(self.import_wished)
        self._backups.clicked.connect(self.backups_wished)
        self._item.flag.clicked.connect(self.flag_wished)
        self._item.suspend.clicked.connect(self.suspend_wished)
        self._item.file.clicked.connect(self.open_wished)
        self._item.figures.clicked.connect(self.figures_wished)
        self._item.note.clicked.connect(self.note_wished)
        self._views.picked.connect(self.view_wished)
        self._way_back.clicked.connect(self.back_wished)
        for findings in (self._deck.findings, self._item.findings):
            findings.item_wished.connect(self.item_wished)
            findings.rule_wished.connect(self.rule_wished)
        bind(self, "/  Ctrl+F", self.focus_search)
        bind(self, "Esc", self._back)
        bind(self, "E", self.open_wished)
        bind(self, "F", self.flag_wished)
        bind(self, "@", self.suspend_wished)
        bind(self, "R", self._wish_rule)
        bind(self, "H", self.figures_wished)
        bind(self, "N", self.note_wished)
        bind(self, "I", self.import_wished)
        bind(self, "X", self.export_wished)
        bind(self, "B", self.backups_wished)
        down = QShortcut(QKeySequence("Down"), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._into_list)

    def _back(self) -> None:
        """Leave the search for the decks, or the findings of a deck for that deck."""
        if self.search.text():
            self.search.clear()
            self.search_wished.emit("")
        elif self._way_back.isVisibleTo(self):
            self.back_wished.emit()
            return
        self.focus_primary()

    def _wish_rule(self) -> None:
        finding = self.finding()
        if finding is not None:
            self.rule_wished.emit(finding.code)

    def _into_list(self) -> None:
        self.focus_primary()
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _choose(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            self.choice_wished.emit(entry.data(Qt.ItemDataRole.UserRole))


def _scrolled(view: QWidget) -> QScrollArea:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(view)
    return scrolled(column)


def _bring_into_view(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
