"""What can set the cells of a table apart: signs, and what they are called."""

from __future__ import annotations

NAMES: dict[str, str] = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", ":": "colon", " ": "space"}
GUESSED = ("\t", ";", ",", "|")

_CALLED = {name: sign for sign, name in NAMES.items()} | {"pipe": "|"}
_NONE = frozenset('"\n\r')  # these hold cells together, or end rows


def separator_called(words: str) -> str:
    """Return the separator with a name, or that is the sign itself; "" where none is."""
    is_sign = len(words) == 1 and words not in _NONE
    return _CALLED.get(words.strip().lower()) or (words if is_sign else "")


def name_of(separator: str) -> str:
    """Return what a separator is called; one without a name is called by its sign."""
    return NAMES.get(separator, separator)
