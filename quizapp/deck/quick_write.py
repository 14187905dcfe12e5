"""The house form of items whose texts need no thought, as most do; a hundred times as fast as PyYAML's emitter."""

from __future__ import annotations

import re

from quizapp.deck.authored import Authored, Line

_IN_BRACKETS = re.compile(r"[^\W_][\w .()/+-]*")
_KEY_CHARACTERS = 200  # well below where YAML wants a question mark before a key


def lines(item: dict[str, Authored]) -> str | None:
    """Return the lines of an item under ``items:``; None where the emitter has to look closer at one of its texts."""
    made = []
    for key, value in item.items():
        written = _value(value)
        if written is None:
            return None
        made.append(f"    {key}:{written}\n")
    return f"  - {''.join(made)[4:]}" if made else None


def _value(value: Authored) -> str | None:
    match value:
        case str():
            return _block(value) if "\n" in value else _after_space(_scalar(value))
        case Line():
            return f" [{', '.join(value)}]" if value and all(map(_IN_BRACKETS.fullmatch, value)) else None
        case list():
            return _list(value)
        case dict():
            return None


def _list(entries: list[Authored]) -> str | None:
    made = []
    for entry in entries:
        match entry:
            case str():
                written = _scalar(entry)
            case dict():
                written = _pair(entry)
            case _:
                written = None
        if written is None:
            return None
        made.append(f"\n      - {written}")
    return "".join(made) or None


def _pair(pair: dict[str, Authored]) -> str | None:
    ((key, value),) = pair.items()
    if len(key) > _KEY_CHARACTERS or not key.isascii() or not isinstance(value, str):
        return None
    left, right = _scalar(key), _scalar(value)
    return None if left is None or right is None else f"{left}: {right}"


def _scalar(text: str) -> str | None:
    """Return a text of one line, in quotes where YAML needs them; None where that takes more than a look."""
    if not text or not text[0].isalnum() or not text.isprintable() or text[-1] == " ":
        return None
    if ": " in text or " #" in text or text[-1] == ":":
        quoted = text.replace("'", "''")
        return f"'{quoted}'"
    return text


def _block(text: str) -> str | None:
    rows = text.split("\n")
    if not rows[0] or not rows[-1] or rows[0][0] == " ":
        return None
    if not all(row.isprintable() and row[-1:] != " " for row in rows):
        return None
    return " |\n" + "\n".join(f"      {row}" if row else "" for row in rows)


def _after_space(text: str | None) -> str | None:
    return None if text is None else f" {text}"
