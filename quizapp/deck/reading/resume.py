"""Going on after broken YAML: the next line that starts an item."""

from __future__ import annotations

import re

from quizapp.deck.keys import DECK_KEYS

_HEAD_KEY = re.compile("(?:{}) *:".format("|".join(key.name for key in DECK_KEYS)).encode())
_CHUNK = 1 << 16


def rest(data: bytes, line: int, column: int) -> tuple[int, bytes] | None:
    """Return the line of the first item after ``line``, and ``data`` from there on; None where there is none.

    ``column``: how far the dashes of the items are indented. Blank lines take the place of what comes before, so that
    the lines keep their numbers.
    """
    start = re.compile(rb"^ {%d}- " % column, re.MULTILINE).search(data, line_start(data, line + 1))
    if start is None:
        return None
    found = data.count(b"\n", 0, start.start()) + 1
    return found, b"\n" * (found - 1) + data[start.start() :]


def ends_items(data: bytes, line: int) -> bool:
    """Say whether a key of the deck stands on a line, so that the list of items has come to its end before it."""
    return _HEAD_KEY.match(data, line_start(data, line)) is not None


def line_start(data: bytes, line: int) -> int:
    """Return where a line of ``data`` starts, its lines counted from 1; its end where it has fewer."""
    offset, lines = 0, line - 1
    while offset < len(data) and (passed := data.count(b"\n", offset, offset + _CHUNK)) < lines:
        lines -= passed
        offset += _CHUNK
    for _ in range(lines):
        offset = data.find(b"\n", offset) + 1 or len(data)
    return offset
