"""Gaps as Anki writes them, ``{{c1::hidden::hint}}``, and as decks do, ``{{1::hidden::hint}}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quizapp.deck import cloze

_MARK = re.compile(r"\{\{c(\d{1,4})(?:,\d{1,4})*::|\}\}|\{\{")
_GROUPS = range(1, 1000)
_OPENS, _ENDS = "\ue002", "\ue003"  # stand for the braces of gaps while all others are kept apart
_MARKS_OF_OURS = re.compile("[\ue002\ue003]")
_DOUBLED = re.compile(r"\{(?=[{\ue002])|\}(?=[}\ue003])")


@dataclass(frozen=True, slots=True)
class Gaps:
    """A text with the gaps of decks; nested: some stood within others and were filled in."""

    text: str
    nested: bool = False


@dataclass(slots=True)
class _Open:
    """A gap whose end has not come yet."""

    group: int
    inside: list[str] = field(default_factory=list)


def from_anki(text: str) -> Gaps:
    """Return a text with gaps as decks write them. Braces that belong to no gap are kept apart: "{ {"."""
    outside: list[str] = []
    open_gaps: list[_Open] = []
    nested = False
    end = 0
    text = _MARKS_OF_OURS.sub("", text)
    for mark in _MARK.finditer(text):
        into = open_gaps[-1].inside if open_gaps else outside
        into.append(text[end : mark.start()])
        end = mark.end()
        if mark[1]:
            open_gaps.append(_Open(int(mark[1])))
        elif mark[0] == "}}" and open_gaps:
            closed = open_gaps.pop()
            nested = nested or bool(open_gaps)
            (open_gaps[-1].inside if open_gaps else outside).append(_closed(closed, within=bool(open_gaps)))
        else:
            into.append(mark[0])
    left = "".join(inside for gap in open_gaps for inside in gap.inside)  # what never closed hides nothing
    apart = _DOUBLED.sub(lambda brace: f"{brace[0]} ", "".join(outside) + left + text[end:])
    return Gaps(apart.replace(_OPENS, "{{").replace(_ENDS, "}}"), nested)


def to_anki(text: str) -> str:
    """Return a text of a deck with its gaps as Anki writes them."""
    return "".join(part if isinstance(part, str) else _as_anki(part) for part in cloze.parse(text))


def _closed(gap: _Open, *, within: bool) -> str:
    hidden, _, hint = "".join(gap.inside).partition("::")
    if within or not hidden.strip() or gap.group not in _GROUPS:
        return hidden
    return f"{_OPENS}{gap.group}::{hidden}{f'::{hint}' if hint.strip() else ''}{_ENDS}"


def _as_anki(gap: cloze.Gap) -> str:
    inside = f"{gap.hidden}::{gap.hint}" if gap.hint else gap.hidden
    apart = " " if inside.endswith("}") else ""  # Anki ends a gap at the first two braces
    return f"{{{{c{gap.group}::{inside}{apart}}}}}"
