"""A deck on its way out: in a format that the core writes, or as pages to print, which Qt lays out."""

from __future__ import annotations

from pathlib import Path

from quizapp.base.errors import RefusedError, StoppedError
from quizapp.deck.model import Deck
from quizapp.exchange.carried import Written
from quizapp.ui.exchange.dialogs import PDF
from quizapp.ui.jobs import Report
from quizapp.workspace import carrying


def written(file: Path, format_name: str, report: Report) -> Written:
    """Return the deck in a file in another format; may run outside the window's thread.

    Raises RefusedError where no deck can be read there, and StoppedError where ``report`` says so.
    """
    found, _ = carrying.gathered([file])
    if not found:
        raise RefusedError("This deck cannot be used.", todo="The Library says what is wrong with it.")
    if format_name == PDF.name:
        return _pages(found[0].deck, file.parent, report)
    return carrying.exported(found, format_name)


def _pages(deck: Deck, folder: Path, report: Report) -> Written:
    from quizapp.ui.printing.deck_builder import deck_pdf, printed_deck

    made = deck_pdf(printed_deck(deck, folder), report)
    if made is None:
        raise StoppedError("The export was stopped.", safe="No file was saved.")
    return Written(made)
