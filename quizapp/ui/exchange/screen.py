"""What an import looks like: before anything is written, while it is, and after. So does how an export went."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.exchange.table_view import TableValue, TableView
from quizapp.ui.widgets.boxes import titled
from quizapp.ui.widgets.button import Button
from quizapp.ui.widgets.check import Check
from quizapp.ui.widgets.dress import clear, dress, label, pill, rule
from quizapp.ui.widgets.keys import bind
from quizapp.ui.widgets.page import Page
from quizapp.ui.widgets.speak import announce
from quizapp.ui.widgets.wrap import Wrap


@dataclass(frozen=True, slots=True)
class DeckLine:
    """A deck: its title, what becomes of it, its file, and a few of its items. refused: why it is left alone."""

    title: str
    words: str
    file: str
    refused: str = ""
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeValue:
    """Everything the page shows.

    lead: what is going on, in a sentence; tone: "right", "wrong" or "". lost: what does not come along, one sentence
    each, and more: how many of them are not shown. table: how its columns are read, where it is a table.
    reviews: words of a box to tick where reviews or a whole history come along; ticked: whether it is at first.
    go: what the main button says, "" for none; stop: what the other one says.
    """

    title: str
    lead: str
    tone: str = ""
    decks: tuple[DeckLine, ...] = ()
    lost: tuple[str, ...] = ()
    more: int = 0
    table: TableValue | None = None
    reviews: str = ""
    ticked: bool = True
    go: str = ""
    stop: str = "Back to the Library"


class ExchangeScreen(Page):
    """Shows an ExchangeValue. Wishes: to go on, and to stop or go back."""

    go_wished = Signal()
    stop_wished = Signal()

    def __init__(self) -> None:
        super().__init__("Import")
        self._lead = label("", "lead", wraps=True)
        self._decks, self._lost = QVBoxLayout(), QVBoxLayout()
        self._decks.setSpacing(14)
        self._lost.setSpacing(6)
        self._coming = titled("Decks", self._decks)
        self._left = titled("What to know", self._lost)
        self.table = TableView()
        self._reviews = Check("Keep the reviews that come along")
        self.go, self.stop = Button("", "Enter", tone="primary"), Button("", "Esc")
        self._lay_out()
        self.go.clicked.connect(self.go_wished)
        self.stop.clicked.connect(self.stop_wished)
        bind(self, "Esc", self.stop_wished)

    def show_value(self, value: ExchangeValue) -> None:
        """Show how an import or an export stands."""
        self.title.setText(value.title)
        self._lead.setText(value.lead)
        dress(self._lead, tone=value.tone)
        self.table.setVisible(value.table is not None)
        if value.table is not None:
            self.table.show_value(value.table)
        self._show_decks(value.decks)
        self._show_lost(value)
        self._reviews.setVisible(bool(value.reviews))
        if value.reviews:
            self._reviews.setChecked(value.ticked)
            self._reviews.set_words(value.reviews)
        self.go.set_words(value.go)
        self.go.setVisible(bool(value.go))
        self.stop.set_words(value.stop)
        announce(self, value.lead)

    def say(self, lead: str) -> None:
        """Change the sentence alone, while something runs."""
        self._lead.setText(lead)

    def wants_reviews(self) -> bool:
        """Tell whether the reviews or the history that come along are to be kept."""
        return self._reviews.isVisibleTo(self) and self._reviews.isChecked()

    def focus_primary(self) -> None:
        """Give the focus to the button that goes on, or the other one where there is none."""
        button = self.go if self.go.isVisibleTo(self) else self.stop
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_unless_in_table(self) -> None:
        """Give the focus to the button that goes on, unless somebody is changing what the columns hold."""
        focus: QWidget | None = self.focusWidget()
        if focus is None or not self.table.isAncestorOf(focus):
            self.focus_primary()

    def _show_decks(self, decks: tuple[DeckLine, ...]) -> None:
        clear(self._decks)
        for number, deck in enumerate(decks):
            if number:
                self._decks.addWidget(rule())
            self._decks.addWidget(_deck(deck))
        self._coming.setVisible(bool(decks))

    def _show_lost(self, value: ExchangeValue) -> None:
        clear(self._lost)
        for sentence in value.lost:
            self._lost.addWidget(label(sentence, wraps=True))
        if value.more:
            self._lost.addWidget(label(f"And {value.more:,} more like these.", "muted", wraps=True))
        self._left.setVisible(bool(value.lost))

    def _lay_out(self) -> None:
        buttons = Wrap()  # at twice the text size they stand one under the other
        buttons.add(self.go)
        buttons.add(self.stop)
        for part in (self._lead, self.table, self._coming, self._reviews, buttons, self._left):
            self.body.addWidget(part)
        self.body.addStretch(1)


def _deck(deck: DeckLine) -> QFrame:
    box = QFrame()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(label(deck.title, "strong", wraps=True), 1)
    if deck.refused:
        head.addWidget(pill("Left as it is", "caution"), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addWidget(label(deck.words, wraps=True))
    if deck.refused:
        column.addWidget(label(deck.refused, wraps=True))
    column.addWidget(label(deck.file, "muted", wraps=True))
    for asked, answered in deck.examples:
        column.addWidget(label(f"{asked}  →  {answered}", "muted", wraps=True))
    return box
