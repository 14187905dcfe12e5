"""What the command line may open without knowing it: the window, the tour, and what lays out pages to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.places import Places

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.exchange.carried import CarriedDeck, Written


@dataclass(frozen=True, slots=True)
class Doors:
    """Window and tour take the places and return the exit status; the tour takes the folder of its pictures as well.

    lay_out: takes decks and returns their pages as a PDF. Raises RefusedError where nothing can be drawn.
    """

    window: Callable[[Places], int]
    tour: Callable[[Places, Path], int]
    lay_out: Callable[[Sequence[CarriedDeck]], Written]
