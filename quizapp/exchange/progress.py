"""How far a file is read, and the way to stop that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from quizapp.base.errors import StoppedError

_T = TypeVar("_T")

_STEP = 0.002  # of the whole: what is told less often than that is not told too late to stop soon


class Progress:
    """Tells a share done from 0 to 1, within ``start`` and ``end`` of a whole, to ``go_on``.

    Where that answers no, it raises StoppedError, which no reader of a format catches.
    """

    def __init__(self, go_on: Callable[[float], bool] | None = None, start: float = 0.0, end: float = 1.0) -> None:
        self._go_on = go_on
        self._start, self._wide = start, end - start
        self._told = start - 1

    def at(self, share: float) -> None:
        """Tell how far it is. Raises StoppedError."""
        whole = self._start + self._wide * share
        if self._go_on is None or whole - self._told < _STEP:
            return
        self._told = whole
        if not self._go_on(whole):
            raise StoppedError("The import was stopped.", safe="Nothing was changed.")

    def over(self, things: Sequence[_T]) -> Iterator[_T]:
        """Yield things, and tell at each how far it is. Raises StoppedError."""
        for number, thing in enumerate(things):
            self.at(number / len(things))
            yield thing

    def part(self, start: float, end: float) -> Progress:
        """Return the progress of a part that goes from one share of this to another."""
        return Progress(self._go_on, self._start + self._wide * start, self._start + self._wide * end)


UNTOLD = Progress()
