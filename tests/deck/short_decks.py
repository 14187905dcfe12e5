"""Short decks as text, and what the linter says of them."""

from __future__ import annotations

from pathlib import Path

from quizapp.deck.check import check_bytes
from quizapp.deck.finding import Finding
from quizapp.deck.linting.fronts import Fronts

HEAD = "quizapp: 1\nid: d\ntitle: D\n"
FILE = Path("d.yaml")

Pointing = tuple[str, str]
"""A code, and the words that its finding points at."""


def deck_of(items: str, head: str = "") -> str:
    """Return the text of a deck of some items, with more keys in its head."""
    return f"{HEAD}{head}items:\n{items}"


def said(text: str) -> list[Finding]:
    """Return all there is to say of a deck."""
    return list(check_bytes(text.encode(), FILE, Fronts())[1])


def codes(text: str) -> list[str]:
    """Return the codes of what there is to say of a deck."""
    return [finding.code for finding in said(text)]


def words_at(text: str, finding: Finding) -> str:
    """Return the rest of the line from where a finding points; all that is meant is "" where it means the file."""
    return text.split("\n")[finding.line - 1][finding.column - 1 :] if finding.line else ""


def pointing(text: str, expected: list[Pointing], aside: frozenset[str] = frozenset()) -> list[Pointing]:
    """Return what findings, some codes aside, point at, cut to the length of what is expected in their place."""
    findings = [finding for finding in said(text) if finding.code not in aside]
    lengths = [len(words) for _, words in expected] + [40] * len(findings)
    return [(one.code, words_at(text, one)[:length]) for one, length in zip(findings, lengths, strict=False)]
