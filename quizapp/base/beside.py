"""Something that a thread does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Beside(Generic[_T]):
    """Runs ``work`` once, at once, in a thread of its own; it helps only where that lets go of Python's lock.

    Whatever ``work`` raises is raised by ``answer``; where nobody asks for the answer, nothing hung on it. This is what
    a future of ``concurrent.futures`` does, whose modules take a start 5 ms.
    """

    def __init__(self, work: Callable[[], _T]) -> None:
        self._work = work
        self._thread = Thread(target=self._run)
        self._thread.start()

    def is_over(self) -> bool:
        """Tell whether ``answer`` would not have to wait."""
        return not self._thread.is_alive()

    def answer(self) -> _T:
        """Wait, and return what ``work`` returned. Raises what it raised."""
        self._thread.join()
        if self._raised is not None:
            raise self._raised
        return self._answer

    def _run(self) -> None:
        self._raised: BaseException | None = None
        try:
            self._answer = self._work()
        except BaseException as raised:  # noqa: BLE001 - kept, not swallowed: ``answer`` raises it, in a thread that tells
            self._raised = raised
