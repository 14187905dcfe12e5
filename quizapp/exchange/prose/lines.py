"""The lines of a text and what each one starts; lines of fenced code start nothing."""

from __future__ import annotations

import re
from typing import Literal

Mark = Literal["Q", "A", "C", "rule", "heading", ""]

_MARK = re.compile(r"(?P<tag>[QAC]):(?=\s|$)|(?P<rule>---)\s*$|(?P<heading>#{1,6})\s+\S")
_TAME = re.compile(r" +(?=(?:[QAC]:(?:\s|$)|---\s*$|#{1,6}\s+\S|<!--|\?\??$|```|~~~))")
_WILD = re.compile(r" *(?=(?:[QAC]:(?:\s|$)|---\s*$|#{1,6}\s+\S|<!--|\?\??$))")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def mark_of(line: str) -> Mark:
    """Return what a line starts."""
    found = _MARK.match(line)
    match found and found.lastgroup:
        case "rule":
            return "rule"
        case "heading":
            return "heading"
        case "tag":
            return "Q" if line[0] == "Q" else "A" if line[0] == "A" else "C"
        case _:
            return ""


def fenced(lines: list[str]) -> list[bool]:
    """Say of each line whether it is fenced code, the fences among it; a fence that is never closed is none."""
    closing = _last_fences(lines)
    inside = [False] * len(lines)
    fence = ""
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            inside[number] = True
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        elif found and closing.get(found[1][0], -1) > number:
            inside[number] = True
            fence = found[1]
    return inside


def tamed(text: str) -> str:
    """Return a text with a space before each line that would start something else."""
    lines = text.split("\n")
    return "\n".join(
        f" {line}" if not code and _WILD.match(line) and (line.strip() or line) else line
        for line, code in zip(lines, fenced(lines), strict=True)
    )


def freed(lines: list[str]) -> str:
    """Return lines as a text, without the spaces that ``tamed`` put there."""
    kept = (
        line if code or not _TAME.match(line) else line[1:] for line, code in zip(lines, fenced(lines), strict=True)
    )
    return "\n".join(kept).strip()


def _last_fences(lines: list[str]) -> dict[str, int]:
    last: dict[str, int] = {}
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and not line[found.end() :].strip():
            last[found[1][0]] = number
    return last
