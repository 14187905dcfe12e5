"""Gaps in brackets, as hashcards has them, ``[hidden]``, and highlighted, as Obsidian has them, ``==hidden==``."""

from __future__ import annotations

import re

from quizapp.deck import cloze

_BRACKETS = re.compile(
    r"\\.|!\[[^\[\]\n]*\]\([^()\n]*\)|\[[^\[\]\n]*\]\([^()\n]*\)|`[^`\n]*`|\[((?:[^\[\]\\\n]|\\.)+)\]", re.DOTALL
)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)==")
_LITERAL = re.compile(r"[\[\]]")


def from_brackets(text: str) -> str:
    r"""Return a text whose brackets are gaps as decks write it; links, pictures, code and ``\[`` are left alone."""
    return _BRACKETS.sub(lambda found: _gap(found[1]) if found[1] else found[0], _apart(text))


def from_highlights(text: str) -> str:
    """Return a text whose highlights are gaps as decks write it; curly ones stay."""
    return _HIGHLIGHT.sub(lambda found: _gap(found[1]), text)


def to_brackets(text: str) -> tuple[str, bool]:
    """Return a text of a deck with its gaps in brackets, and whether hints or groups were lost."""
    parts = cloze.parse(text)
    gaps = [part for part in parts if isinstance(part, cloze.Gap)]
    lost = any(gap.hint for gap in gaps) or len({gap.group for gap in gaps}) < len(gaps)
    made = "".join(_protected(part) if isinstance(part, str) else f"[{_inside(part.hidden)}]" for part in parts)
    return made.replace("](", "]\\(") if gaps else made, lost


def _gap(hidden: str) -> str:
    bare = hidden.replace("\\[", "[").replace("\\]", "]").replace("}}", "} }").replace("::", ": :").strip()
    return f"{{{{{bare}}}}}" if bare else hidden


def _apart(text: str) -> str:
    return text.replace("{{", "{ {").replace("}}", "} }")


def _protected(text: str) -> str:
    """Return a text between gaps with its brackets escaped, but for those of links and pictures."""
    return _BRACKETS.sub(lambda found: _LITERAL.sub(r"\\\g<0>", found[0]) if found[1] else found[0], text)


def _inside(hidden: str) -> str:
    return " ".join(_LITERAL.sub(r"\\\g<0>", hidden.replace("\\[", "[").replace("\\]", "]")).split())
