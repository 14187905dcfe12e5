"""Findings in words, worst first, and what of the decks they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.deck.finding import Finding, Severity
from quizapp.deck.index import DeckRow
from quizapp.ui.library.finding_list import FindingLine, FindingsValue

_MOST_FINDINGS = 100
_SEVERITIES: dict[Severity, tuple[str, str]] = {  # worst first
    "error": ("Error", "wrong"),
    "warning": ("Warning", "caution"),
    "hint": ("Hint", "accent"),
}
_WORST_FIRST: tuple[Severity, ...] = tuple(_SEVERITIES)


@dataclass(frozen=True, slots=True)
class Flawed:
    """What has findings: an item, by its id; a deck, where ``item`` is ""; a folder of decks, where ``deck`` is None.

    counts: how many errors, warnings and hints.
    """

    file: str
    deck: DeckRow | None
    item: str
    counts: tuple[int, ...]

    def in_words(self) -> str:
        """Return the counts in words: "1 error, 2 warnings"."""
        pairs = zip(_WORST_FIRST, self.counts, strict=True)
        return ", ".join(counted(count, severity) for severity, count in pairs if count)


def worst_first(findings: Iterable[Finding], decks: Iterable[DeckRow]) -> tuple[Flawed, ...]:
    """Return what findings are about: first what has the most errors, then warnings, then hints; else as they come."""
    counts: dict[tuple[str, str], list[int]] = {}
    for finding in findings:
        about = counts.setdefault((finding.file, finding.item), [0, 0, 0])
        about[_WORST_FIRST.index(finding.severity)] += 1
    by_file = {deck.file: deck for deck in decks}
    flawed = (Flawed(file, by_file.get(file), item, tuple(count)) for (file, item), count in counts.items())
    return tuple(sorted(flawed, key=lambda one: one.counts, reverse=True))


def in_words(findings: Iterable[Finding], deck: str = "") -> FindingsValue:
    """Return findings in words, worst first, a hundred of them at most.

    deck: the id of the deck to whose items they lead; "" where they lead to none.
    """
    ordered = sorted(findings, key=lambda one: _WORST_FIRST.index(one.severity))
    lines = tuple(_line(one, deck) for one in ordered[:_MOST_FINDINGS])
    return FindingsValue(lines, len(ordered) - len(lines))


def counted(number: int, what: str) -> str:
    """Return how many of something there are: "1 card", "1,200 cards"."""
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def _line(finding: Finding, deck: str) -> FindingLine:
    words, tone = _SEVERITIES[finding.severity]
    where = f"{finding.code}, line {finding.line}" if finding.line else finding.code
    item = f"{deck}/{finding.item}" if deck and finding.item else ""
    return FindingLine(words, tone, finding.code, where, finding.message, item)
