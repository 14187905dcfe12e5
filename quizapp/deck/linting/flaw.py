"""What a rule says of an item."""

from __future__ import annotations

from typing import NamedTuple


class Flaw(NamedTuple):
    """A rule's code, a sentence on what to do, and where: a key of the item, and an entry of its list from 0."""

    code: str
    message: str
    key: str = ""
    entry: int = -1
