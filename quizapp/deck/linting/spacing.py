"""Spaces that nobody sees: at the end of a line, and two in a row within a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"(?:^|[:-]\s)\s*[|>][-+0-9]*\s*(?:#.*)?$")
_INDENT = re.compile(r" *(?:- +)*")
_LEAD = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?")
_DOUBLED = re.compile(r"\S  ")
_DOUBLE = re.compile(r"(?<=[^\s:\-]) {2,}(?=[^\s#])")


class Space(NamedTuple):
    """Spaces to take away: the code, the line from 1, and the columns from 0; ``keep`` is what should stand there."""

    code: str
    line: int
    start: int
    end: int
    keep: str


def spaces(text: str) -> Iterator[Space]:
    """Yield the spaces of a deck file that are of no use.

    A block of lines (``|``, ``>``) keeps its own: Markdown may mean them.
    """
    if " \n" not in text and "\t\n" not in text and text[-1:] not in " \t" and not _DOUBLED.search(text):
        return
    block = -1
    for number, line in enumerate(text.split("\n"), 1):
        if block >= 0 and (not line.strip() or len(line) - len(line.lstrip(" ")) > block):
            continue
        block = _block_indent(line) if _BLOCK.search(line) else -1
        body = line.removesuffix("\r")
        kept = len(body.rstrip(" \t"))
        if kept < len(body):
            yield Space("D409", number, kept, len(body), "")
        yield from _doubled(line, number)


def _block_indent(line: str) -> int:
    """Return how far the lines of a block that opens on ``line`` are indented at most if they are no part of it."""
    lead = _INDENT.match(line)
    end = lead.end() if lead else 0
    return end - 1 if line[end : end + 1] in ("|", ">") else end


def _doubled(line: str, number: int) -> Iterator[Space]:
    line = line.partition(" #")[0]  # a note may be set out as its author likes
    lead = _LEAD.match(line)
    if "`" in line or "  " not in line or line.lstrip().startswith("#"):
        return
    for found in _DOUBLE.finditer(line, lead.end() if lead else 0):
        yield Space("D410", number, found.start(), found.end(), " ")
