"""A problem in a deck, as a value: what, how bad, and exactly where."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "hint"]


class Finding(NamedTuple):
    """One problem in a deck file.

    code: stable name of the rule ("D101"); severity: error (cannot be used), warning (a known flaw), hint (taste);
    line and column: counted from 1, 0 where the file as a whole is meant; item: the item's id, "" for the deck.
    """

    code: str
    severity: Severity
    message: str
    file: str
    line: int = 0
    column: int = 0
    item: str = ""
