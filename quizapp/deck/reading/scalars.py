"""What a single text can stand for: an id, yes or no, a date, a number, a path.

Each function takes a key's node and returns its value; None, with the reason in the report, where it cannot be had.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from quizapp.deck.keys import Key
from quizapp.deck.reading import limits
from quizapp.deck.reading.events import Node, place
from quizapp.deck.reading.media import strays
from quizapp.deck.reading.report import Report, quoted
from quizapp.deck.reading.shape import scalar, text
from quizapp.deck.reading.slug import is_id, slug

_FLAGS = {"yes": True, "true": True, "no": False, "false": False}
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_PLACE = re.compile("[1-9][0-9]?")
_VERSION = re.compile("[1-9][0-9]{0,8}")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def identifier(node: Node, key: Key, report: Report) -> str | None:
    """Return an id; one that is not in the form of ids is put into it."""
    value = text(node, key, report)
    if value is None or is_id(value):
        return value
    made = slug(value, limits.ID_CHARACTERS)
    todo = f"it is read as '{made}'" if made else "this one is left out"
    report.add("D407", place(node), f"Write '{key.name}' as lower-case words joined by hyphens; {todo}.")
    return made or None


def former(node: Node, key: Key, report: Report) -> str | None:
    """Return a former id: item-id or deck-id/item-id."""
    value = text(node, key, report)
    if value is None or (value.count("/") <= 1 and all(map(is_id, value.split("/")))):
        return value
    report.add("D407", place(node), "Write a former id as item-id or deck-id/item-id; this one is left out.")
    return None


def flag(node: Node, key: Key, report: Report) -> bool | None:
    """Return yes or no."""
    return _either(node, key, report, "D408", f"Write yes or no for '{key.name}'.")


def truth(node: Node, key: Key, report: Report) -> bool | None:
    """Return whether a statement is true."""
    return _either(node, key, report, "D317", f"Write true or false for '{key.name}'.")


def _either(node: Node, key: Key, report: Report, code: str, message: str) -> bool | None:
    value = text(node, key, report)
    if value is None:
        return None
    if value.lower() not in _FLAGS:
        report.add(code, place(node), message)
    return _FLAGS.get(value.lower())


def one_of(words: tuple[str, ...]) -> Callable[[Node, Key, Report], str | None]:
    """Return the form that takes one of ``words``."""
    listed = ", ".join(words)

    def read(node: Node, key: Key, report: Report) -> str | None:
        value = text(node, key, report)
        if value is None or value in words:
            return value
        guess = report.did_you_mean(value, words)
        report.add("D309", place(node), f"Write one of {listed} for '{key.name}'; {quoted(value)} is left out{guess}")
        return None

    return read


def day(node: Node, key: Key, report: Report) -> str | None:
    """Return a date as it is typed, as 2024-12-18."""
    value = text(node, key, report)
    if value is None:
        return None
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    report.add("D310", place(node), f"Write '{key.name}' as a date like 2024-12-18; {quoted(value)} is left out.")
    return None


def is_number(written: str) -> bool:
    """Say whether ``written`` is a decimal number that Decimal() takes, of a sensible length."""
    return len(written) <= limits.NUMBER_CHARACTERS and _NUMBER.fullmatch(written) is not None


def number(node: Node, key: Key, report: Report) -> str | None:
    """Return a number as it is typed."""
    value = text(node, key, report)
    if value is None or is_number(value):
        return value
    report.add("D311", place(node), f"Write the number in digits with a point, like 48.8; {quoted(value)} is not one.")
    return None


def within(node: Node, key: Key, report: Report) -> str | None:
    """Return a tolerance as it is typed: 0.1 or 2%."""
    value = text(node, key, report)
    if value is None:
        return None
    amount, percent, rest = value.partition("%")
    amount = amount.strip()
    if is_number(amount) and not amount.startswith("-") and not rest:
        return amount + percent
    report.add("D312", place(node), f"Write how far off still counts like 0.1 or 2%; {quoted(value)} is neither.")
    return None


def position(node: Node, key: Key, report: Report) -> int | None:
    """Return a place among options, from 1."""
    value = text(node, key, report)
    if value is not None and _PLACE.fullmatch(value):
        return int(value)
    if value is not None:
        report.add(
            "D316", place(node), f"Write the place of the right option as a number from 1; {quoted(value)} is none."
        )
    return None


def path(node: Node, key: Key, report: Report) -> str | None:
    """Return a path that by its wording stays in the deck's folder."""
    value = text(node, key, report)
    if value is None or not strays(value):
        return value
    report.add(
        "D501",
        place(node),
        f"Put the file beside the deck and write its path from there; {quoted(value)} leads elsewhere.",
    )
    return None


def version(node: Node, key: Key, report: Report) -> int | None:
    """Return the version of the deck language."""
    value = scalar(node, key, report)
    if value is not None and _VERSION.fullmatch(value):
        return int(value)
    if value is not None:
        report.add("D203", place(node), f"Write 'quizapp: {limits.VERSION}'; the deck is read as that version.")
    return None
