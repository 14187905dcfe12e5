"""What the command line may open without knowing it: the window and the tour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizapp.base.places import Places


@dataclass(frozen=True, slots=True)
class Doors:
    """window and tour return the exit status; places: as the options say."""

    places: Places
    window: Callable[[Places], int]
    tour: Callable[[Places, Path], int]
