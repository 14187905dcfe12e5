"""How far long work is, as a share from 0 to 1, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from quizapp.base.errors import StoppedError

_T = TypeVar("_T")

GoOn = Callable[[float], bool]
"""Is told the share done, and answers whether to go on."""

_STEP = 0.002  # of the whole: what is told less often than that is not told too late to stop soon


def unstopped(_share: float) -> bool:
    """Go on, whatever the share is."""
    return True


class Progress:
    """Tells ``go_on`` how far something is that goes from ``start`` to ``end`` of a whole."""

    def __init__(self, go_on: GoOn = unstopped, start: float = 0.0, end: float = 1.0) -> None:
        self._go_on = go_on
        self._start, self._wide = start, end - start
        self._told = -1.0

    def tell(self, share: float) -> bool:
        """Tell how far it is, and return whether to go on."""
        return self._go_on(self._start + self._wide * share)

    def at(self, share: float) -> None:
        """Tell how far it is, unless that is hardly further than what was told last. Raises StoppedError."""
        if (share - self._told) * self._wide < _STEP and self._told >= 0:
            return
        self._told = share
        if not self.tell(share):
            raise StoppedError("It was stopped.", safe="Nothing was changed.")

    def over(self, things: Sequence[_T]) -> Iterator[_T]:
        """Yield things, and tell at each how far it is. Raises StoppedError."""
        for number, thing in enumerate(things):
            self.at(number / len(things))
            yield thing

    def part(self, start: float, end: float) -> Progress:
        """Return the progress of a part that goes from one share of this to another."""
        return Progress(self._go_on, self._start + self._wide * start, self._start + self._wide * end)


UNTOLD = Progress()
