"""Turning a refused action into the sentence that says so, where the learner looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from quizapp.base.errors import RefusedError
from quizapp.ui.widgets.notice import Notice


@contextmanager
def telling(notice: Notice) -> Iterator[None]:
    """Say what was refused inside the block; everything else passes."""
    try:
        yield
    except RefusedError as refused:
        notice.say(str(refused), "wrong")
