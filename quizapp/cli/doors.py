"""What the command line may open without knowing it: the window and the tour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizapp.base.places import Places


@dataclass(frozen=True, slots=True)
class Doors:
    """Each takes the places and returns the exit status; the tour takes the folder of its pictures as well."""

    window: Callable[[Places], int]
    tour: Callable[[Places, Path], int]
