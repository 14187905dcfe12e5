"""How much is measured, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from collection import Size


@dataclass(frozen=True)
class Plan:
    """What to measure.

    size: the large collection; runs: of whole processes; answers: timed one by one; folder: for collections; on_screen:
    under an X server, as on a learner's machine.
    """

    size: Size
    runs: int
    answers: int
    folder: Path
    on_screen: bool = True

    @property
    def steps(self) -> tuple[int, ...]:
        """How many reviews there are on the way to the size, each time ten times as many."""
        return tuple(self.size.reviews // 10**power for power in (3, 2, 1, 0))
