"""A deck on its way out: in a format that the core writes, or as pages to print, which Qt lays out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizapp.base.errors import RefusedError
from quizapp.base.progress import GoOn
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.workspace import carrying


def written(file: Path, format_name: str, go_on: GoOn) -> Written:
    """Return the deck in a file in another format; may run outside the window's thread.

    Raises RefusedError where no deck can be read there, and StoppedError where ``go_on`` says so.
    """
    found, _ = carrying.gathered([file])
    if not found:
        raise RefusedError("This deck cannot be used.", todo="The Library says what is wrong with it.")
    return carrying.exported(found, format_name, lambda decks: _pages(decks, go_on))


def _pages(decks: Sequence[CarriedDeck], go_on: GoOn) -> Written:
    from quizapp.ui.printing import decks_written

    return decks_written.written(decks, go_on)
