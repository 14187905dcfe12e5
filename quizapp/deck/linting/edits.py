"""From findings to changes of a deck's text: one place, as small as can be."""

from __future__ import annotations

import re
from typing import NamedTuple

from quizapp.deck.finding import Finding
from quizapp.deck.linting.spacing import spaces
from quizapp.deck.model import Deck
from quizapp.deck.read import Placed
from quizapp.deck.reading.deckfile import INVISIBLE
from quizapp.deck.reading.limits import VERSION
from quizapp.deck.reading.report import NOWHERE

FIXED = ("D107", "D108", "D109", "D403", "D203", "D204", "D305", "D409", "D410")
"""The codes of the findings that can be fixed, in the order in which they are."""

QUOTING = frozenset({"D108", "D109", "D403"})
_LINES = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
_ENDS = "\r\n"
_LEAD = re.compile(r"\s*(?:- +)*")
_VERSION_KEY = re.compile(r"quizapp\s*:")
_KEY = re.compile(r"[\w'\"]")
_NEEDS_QUOTES = ("*", "&", "!", "%", "@", "`", "{{")
_LONGEST = 2_000


class Edit(NamedTuple):
    """Put ``text`` in the place of the characters from ``start`` to ``end`` (from 0) of a line (from 0)."""

    line: int
    start: int
    end: int
    text: str


def split(text: str) -> list[str]:
    """Return the lines of a text as the reader counts them, each with the signs that end it."""
    return _LINES.split(text)


def edits(code: str, text: str, findings: tuple[Finding, ...], deck: Deck | None, items: list[Placed]) -> list[Edit]:
    """Return what mends the ``findings`` of one ``code`` in a deck's text, read as ``deck`` and ``items``."""
    lines = split(text)
    places = [(one.line, one.column) for one in findings if one.code == code]
    match code:
        case "D203" if NOWHERE in places:
            return _head(lines, f"quizapp: {VERSION}", after_version=False)
        case "D204" if deck is not None:
            return _head(lines, f"id: {deck.id}", after_version=True)
        case "D107":
            return [edit for number, line in enumerate(lines) for edit in _visible(line, number)]
        case "D108" | "D109" | "D403":
            quoted = (_quoted(lines, line - 1) for line in dict.fromkeys(line for line, _ in places))
            return [edit for edit in quoted if edit]
        case "D305":
            return _ids(lines, items)
        case "D409" | "D410":
            found = spaces("\n".join(line.rstrip(_ENDS) for line in lines))
            return [Edit(one.line - 1, one.start, one.end, one.keep) for one in found if one.code == code]
        case _:
            return []


def applied(text: str, changes: list[Edit]) -> str:
    """Return a text with some changes made; none of them overlap."""
    lines = split(text)
    for change in sorted(changes, reverse=True):
        line = lines[change.line]
        lines[change.line] = line[: change.start] + change.text + line[change.end :]
    return "".join(lines)


def _head(lines: list[str], key: str, *, after_version: bool) -> list[Edit]:
    """Write a key of the deck before its first one, or after the line of its version."""
    for number, line in enumerate(lines):
        if after_version and _VERSION_KEY.match(line) and number + 1 < len(lines):
            return [Edit(number + 1, 0, 0, key + _end(lines))]
    for number, line in enumerate(lines):
        if _KEY.match(line):
            return [Edit(number, 0, 0, key + _end(lines))]
    return []


def _ids(lines: list[str], items: list[Placed]) -> list[Edit]:
    made = []
    for placed in items:
        if placed.parts.hold("id"):
            continue
        line, start = lines[placed.line - 1], placed.column - 1
        if line[start : start + 1] == "{":
            made.append(Edit(placed.line - 1, start + 1, start + 1, f"id: {placed.item.id}, "))
        else:
            written = f"id: {placed.item.id}{_end(lines)}{' ' * start}"
            made.append(Edit(placed.line - 1, start, start, written))
    return made


def _visible(line: str, number: int) -> list[Edit]:
    body = line.rstrip(_ENDS)
    return [Edit(number, found.start(), found.end(), " ") for found in INVISIBLE.finditer(body)]


def _quoted(lines: list[str], number: int) -> Edit | None:
    """Quote the text of a line: what follows its first ': ', or the line where that starts with a sign of YAML's."""
    body = lines[number].rstrip(_ENDS) if 0 <= number < len(lines) else ""
    lead = _LEAD.match(body)
    start = lead.end() if lead else 0
    if body.startswith(_NEEDS_QUOTES, start):
        end = body.find(": ", start)
        end = len(body.rstrip()) if end < 0 else end
    else:
        start = body.find(": ", start) + 2
        start += len(body[start:]) - len(body[start:].lstrip())
        end = len(body.rstrip())
    text = body[start:end]
    if start < 2 or not text or text[0] in "'\"|>" or " #" in text or len(text) > _LONGEST:
        return None
    return Edit(number, start, end, "'" + text.replace("'", "''") + "'")


def _end(lines: list[str]) -> str:
    first = lines[0]
    return first[len(first.rstrip(_ENDS)) :] or "\n"
