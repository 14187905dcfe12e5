"""Several texts in one cell: an entry on each line, and what a cell adds to one after "::"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizapp.deck.model import Option, Pair

_BESIDE = " :: "
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_COLONS = re.compile("::+|^:|:$")
_ENTRY = re.compile(r"(?:[^\\\n]|\\.)+", re.DOTALL)
_TAG = re.compile(r"(?:[^\\\n,;]|\\.)+", re.DOTALL)


def joined(entries: Iterable[str]) -> str:
    """Return entries as one cell."""
    return "\n".join(map(_escaped, entries))


def split(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell."""
    return tuple(_unescaped(entry) for entry in _ENTRY.findall(cell) if entry.strip())


def joined_tags(tags: Iterable[str]) -> str:
    """Return tags as one cell."""
    return ", ".join(_escaped(tag).replace(",", "\\,").replace(";", "\\;") for tag in tags)


def split_tags(cell: str) -> tuple[str, ...]:
    """Return the tags of a cell, set apart by commas, semicolons or lines."""
    if "," in cell or ";" in cell or "\n" in cell or "\\" in cell:
        return tuple(_unescaped(tag).strip() for tag in _TAG.findall(cell) if tag.strip())
    return (cell.strip(),) if cell.strip() else ()


def joined_options(options: Iterable[Option]) -> str:
    """Return options, with their feedback, as one cell."""
    return "\n".join(_beside(option.text, option.feedback) for option in options)


def split_options(cell: str) -> tuple[Option, ...]:
    """Return the options of a cell."""
    return tuple(Option(text, feedback) for text, feedback in _sides(cell))


def joined_pairs(pairs: Iterable[Pair]) -> str:
    """Return pairs as one cell."""
    return "\n".join(_beside(pair.left, pair.right) for pair in pairs)


def split_pairs(cell: str) -> tuple[Pair, ...]:
    """Return the pairs of a cell."""
    return tuple(Pair(left, right) for left, right in _sides(cell))


def _beside(text: str, other: str) -> str:
    return f"{_escaped(text)}{_BESIDE}{_escaped(other)}" if other else _escaped(text)


def _sides(cell: str) -> list[tuple[str, str]]:
    found = (entry.partition(_BESIDE) for entry in _ENTRY.findall(cell) if entry.strip())
    return [(_unescaped(text), _unescaped(other)) for text, _, other in found]


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    return _COLONS.sub(lambda colons: "\\:" * len(colons[0]), text)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], text)
