"""How far long work is, as a share of 0 to 1, told to whoever may stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from quizapp.base.errors import StoppedError

_T = TypeVar("_T")

GoOn = Callable[[float], bool]
"""Is told the share done, and answers whether to go on."""

_TIMES = 500  # that something is told at most: as often as a bar can move, and seldom enough to cost nothing


def unstopped(_share: float) -> bool:
    """Go on, whatever the share is."""
    return True


def tell(go_on: GoOn, share: float) -> None:
    """Tell a share. Raises StoppedError where the answer is no."""
    if not go_on(share):
        raise StoppedError("It was stopped.", safe="Nothing was changed.")


def part(go_on: GoOn, start: float, end: float) -> GoOn:
    """Return what is to be told of a part that goes from one share of the whole to another."""
    return lambda share: go_on(start + (end - start) * share)


def over(things: Sequence[_T], go_on: GoOn) -> Iterator[_T]:
    """Yield things, and tell now and then how many of them are done. Raises StoppedError where the answer is no."""
    step = max(len(things) // _TIMES, 1)
    for number, thing in enumerate(things):
        if number % step == 0:
            tell(go_on, number / len(things))
        yield thing
