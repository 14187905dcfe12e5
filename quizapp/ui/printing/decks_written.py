"""Decks on their way out as pages to print: one PDF, and what has no place on paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from quizapp.base.errors import StoppedError
from quizapp.base.progress import GoOn, unstopped
from quizapp.deck.reading.report import quoted
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.fitting import texts
from quizapp.exchange.notes import Notes
from quizapp.ui.printing.deck_builder import decks_pdf, printed_deck
from quizapp.ui.printing.document import unshown_pictures
from quizapp.ui.printing.item_builder import with_media
from quizapp.ui.theme import load_fonts

_NO_PICTURE = "The picture {} of {} is not there, or cannot be shown."


def written(decks: Sequence[CarriedDeck], go_on: GoOn = unstopped) -> Written:
    """Return decks as one PDF, each on pages of its own. May run outside the window's thread.

    Raises StoppedError where ``go_on`` says so.
    """
    made = decks_pdf([printed_deck(one.deck, one.folder) for one in decks], go_on)
    if made is None:
        raise StoppedError("The export was stopped.", safe="No file was saved.")
    notes = Notes("")
    for one in decks:
        _tell(one, notes)
    return Written(made, notes.all())


def written_without_window(decks: Sequence[CarriedDeck]) -> Written:
    """Do as ``written`` does where no window was opened before; nothing is shown."""
    application = QGuiApplication.instance() or QGuiApplication(["quizapp"])
    load_fonts()
    made = written(decks)
    del application  # it had to live until here
    return made


def _tell(carried: CarriedDeck, notes: Notes) -> None:
    """Take down the sounds of a deck, and the pictures in whose place words are printed."""
    deck = carried.deck
    for name in unshown_pictures(deck.about, carried.folder):
        notes.add("X401", _NO_PICTURE.format(quoted(name), deck.id))
    for item in deck.items:
        if item.audio:
            notes.add("X203", f"A sound of {deck.id} cannot be printed.", item=item.id)
        for text in (with_media("", item.image, ""), *texts(item)):
            for name in unshown_pictures(text, carried.folder):
                notes.add("X401", _NO_PICTURE.format(quoted(name), deck.id), item=item.id)
