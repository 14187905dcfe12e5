"""How verbs speak: results on one stream, refusals and asides on the other, and nothing that steers a terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from quizapp.base.errors import RefusedError

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@contextmanager
def refusals() -> Iterator[None]:
    """End with status 2 and the sentence where an action is refused."""
    try:
        yield
    except RefusedError as refused:
        aside(str(refused))
        sys.exit(2)


def show(text: str) -> None:
    """Print a result; signs that the terminal cannot show are written out."""
    signs = sys.stdout.encoding or "utf-8"
    click.echo(text.encode(signs, "backslashreplace").decode(signs))


def aside(text: str) -> None:
    """Print a sentence on the error stream, since the other one may be a program's."""
    click.echo(tame(text), err=True)


def tame(text: str) -> str:
    """Return a text with a space for every control character: in a file from outside they may steer the terminal."""
    return _CONTROLS.sub(" ", text)
