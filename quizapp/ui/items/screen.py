"""What Questions look like: at the left every question that was asked; at the right how the chosen one works."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from quizapp.ui import theme
from quizapp.ui.items.detail import ItemDetail, ItemView
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.choice import Choice
from quizapp.ui.widgets.dress import label, panel
from quizapp.ui.widgets.fold import Fold
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import Page, scrolled
from quizapp.ui.widgets.wrapped_lines import WrappedLines

SORTINGS = (("hardest", "Hardest first"), ("deck", "By deck"), ("most", "Most asked"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: an item's key, its stem, and a line under it."""

    key: str
    title: str
    under: str


@dataclass(frozen=True, slots=True)
class ItemsValue:
    """Everything Questions show.

    decks: ids and titles to choose from; deck: the one that is chosen, "" for all; sorting: one of SORTINGS;
    chosen: the key of the line that is; empty: what to do first where there is nothing to list.
    """

    lines: tuple[Line, ...]
    about: str
    decks: tuple[tuple[str, str], ...] = ()
    deck: str = ""
    sorting: str = "hardest"
    query: str = ""
    chosen: str = ""
    detail: ItemDetail | None = None
    empty: str = ""


class ItemsScreen(Page):
    """Shows an ItemsValue. Wishes: what to list and in which order, which to show, results of others, the way back."""

    search_wished = Signal(str)
    deck_wished = Signal(str)
    sorting_wished = Signal(str)
    choice_wished = Signal(str)
    back_wished = Signal()

    def __init__(self) -> None:
        super().__init__("How each question works")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search these questions")
        self.search.setAccessibleName("Search these questions")
        self.search.setClearButtonEnabled(True)
        self._back = Button("Back", "Esc")
        self.decks, self.sorting = Choice("Deck"), Choice("Order")
        self._about, self._empty = label("", "muted", wraps=True), label("", "lead", wraps=True)
        self.list = QListWidget()
        self.item = ItemView()
        self._chosen = ""
        self._lay_out()
        self._connect()

    def show_value(self, value: ItemsValue) -> None:
        """Show what is listed, and the chosen one in full."""
        if self.search.text() != value.query:
            self.search.setText(value.query)
        self.decks.show_choices((("", "All decks"), *value.decks), value.deck)
        self.sorting.show_choices(SORTINGS, value.sorting)
        self._about.setText(value.about)
        self._about.setVisible(bool(value.about))
        self._empty.setText(value.empty)
        self._empty.setVisible(bool(value.empty))
        self.list.setVisible(not value.empty)
        self._show_lines(value)
        self._right.setVisible(value.detail is not None)
        if value.detail is not None:
            self.item.show_item(value.detail)
        if value.chosen != self._chosen:
            self._chosen = value.chosen
            self._area.verticalScrollBar().setValue(0)

    def focus_primary(self) -> None:
        """Give the focus to the list, or where nothing is listed to the choice of a deck."""
        wanted = self.decks if self.list.isHidden() else self.list
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Give the focus to the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_lines(self, value: ItemsValue) -> None:
        self.list.blockSignals(True)  # filling the list is not a choice of the learner's
        if [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())] != [
            line.key for line in value.lines
        ]:
            self.list.clear()
            for line in value.lines:
                entry = QListWidgetItem(f"{line.title}\n{line.under}")
                entry.setData(Qt.ItemDataRole.UserRole, line.key)
                self.list.addItem(entry)
        chosen = next((row for row, line in enumerate(value.lines) if line.key == value.chosen), -1)
        self.list.setCurrentRow(chosen)
        self.list.blockSignals(False)

    def _lay_out(self) -> None:
        self.head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # else lines keep the height of another width
        self.list.setItemDelegate(WrappedLines(self.list))
        self.list.setAccessibleName("Questions")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = panel()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(12, 12, 12, 12)
        inside.setSpacing(8)
        choices = Fold(theme.scaled(340), spacing=8)
        choices.add(self.decks, 1)
        choices.add(self.sorting, 1)
        for part in (self.search, choices, self._about, self._empty):
            inside.addWidget(part)
        inside.addWidget(self.list, 1)
        inside.addStretch(0)
        left.setMinimumHeight(theme.scaled(320))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.item)
        self._area = scrolled(column)
        self._right = panel()
        around = QVBoxLayout(self._right)
        around.setContentsMargins(24, 20, 8, 20)
        around.addWidget(self._area)
        self._right.setMinimumHeight(theme.scaled(320))
        fold = Fold(theme.scaled(860), spacing=18)
        fold.add(left, 42)
        fold.add(self._right, 58)
        self.body.addWidget(fold, 1)

    def _connect(self) -> None:
        self.search.textEdited.connect(self.search_wished)
        self.decks.currentIndexChanged.connect(lambda at: self.deck_wished.emit(self.decks.itemData(at)))
        self.sorting.currentIndexChanged.connect(lambda at: self.sorting_wished.emit(self.sorting.itemData(at)))
        self.list.currentItemChanged.connect(self._choose)
        self._back.clicked.connect(self.back_wished)
        bind(self, "/  Ctrl+F", self.focus_search)
        bind(self, "Esc", self._leave)
        bind(self, "A", self.item.add_wished)
        for key, action in (
            ("Space", QAbstractSlider.SliderAction.SliderPageStepAdd),
            ("Shift+Space", QAbstractSlider.SliderAction.SliderPageStepSub),
        ):
            scroll = QShortcut(QKeySequence(key), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            scroll.activated.connect(lambda action=action: self._area.verticalScrollBar().triggerAction(action))
        down = QShortcut(QKeySequence("Down"), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.focus_primary)

    def _leave(self) -> None:
        """Leave the search for the whole list, or the page."""
        if self.search.text():
            self.search.clear()
            self.search_wished.emit("")
            self.focus_primary()
        else:
            self.back_wished.emit()

    def _choose(self, entry: QListWidgetItem | None) -> None:
        if entry is not None:
            self.choice_wished.emit(entry.data(Qt.ItemDataRole.UserRole))
