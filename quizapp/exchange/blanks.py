"""Marks for blanks in a text that is still to become Markdown, and the cloze that several of them make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.deck import cloze as clozes

_OPEN, _CLOSE = "\ue010", "\ue011"  # private signs: no text of anyone's keeps them
_BLANK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_SIGNS = re.compile(f"[{_OPEN}{_CLOSE}]")
_NOT_IN_A_GAP = ("{{", "}}", "::", "\n")


def mark(number: int) -> str:
    """Return the mark of a blank, to stand in HTML and in the Markdown that is made of it."""
    return f"{_OPEN}{number}{_CLOSE}"


def unmarked(text: str) -> str:
    """Return a text without marks, and without anything that could be taken for one."""
    return _SIGNS.sub("", _BLANK.sub("", text))


def split(text: str) -> tuple[str, str, str]:
    """Return what stands before the first mark, the mark ("" for none), and what stands after it, without marks."""
    found = _BLANK.search(text)
    if not found:
        return unmarked(text), "", ""
    return unmarked(text[: found.start()]), found[0], unmarked(text[found.end() :])


def cloze(text: str, hidden: Sequence[str]) -> str:
    """Return a text with its marks made gaps: ``hidden`` are their insides, "hidden" or "hidden::hint", by number.

    Returns "" where that gives no cloze of so many gaps.
    """
    if not all(hidden) or any(sign in inside.replace("::", "", 1) for inside in hidden for sign in _NOT_IN_A_GAP):
        return ""
    filled = _BLANK.sub(lambda found: f"{{{{{hidden[int(found[1])]}}}}}" if int(found[1]) < len(hidden) else "", text)
    gaps = [part for part in clozes.parse(filled) if isinstance(part, clozes.Gap)]
    return _SIGNS.sub("", filled) if len(gaps) == len(hidden) else ""
