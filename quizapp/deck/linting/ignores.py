"""Findings that are meant: what a deck or an item says it does not want to hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.linting.flaw import Flaw

# Two hang on what is checked together, and one, ignored, never comes up: the reader lets Co stand beside CO.
_UNSEEN = frozenset({"D712", "D905", "D313"})


class Ignores:
    """The codes that are ignored, by item; "" is the deck. An error is never ignored."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}

    def add(self, item: str, codes: tuple[str, ...]) -> None:
        """Take down what an item ignores, or the deck."""
        if codes:
            self._codes[item] = codes

    def left(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that nobody ignores."""
        return [one for one in findings if one.severity == "error" or not self._ignores(one)]

    def unused(self, findings: Iterable[Finding]) -> Iterator[tuple[str, Flaw]]:
        """Yield the item, "" for the deck, and what to say of each of its codes that ignores none of ``findings``."""
        items = {(one.item, one.code) for one in findings if one.severity != "error"}
        codes = {code for _, code in items}
        for item, ignored in self._codes.items():
            for code in ignored:
                used = (item, code) in items if item else code in codes
                if not used and code not in _UNSEEN:
                    what = "that it ignores nothing" if code in RULES else "that no rule has this code"
                    yield item, Flaw("D806", f"Delete '{code}' from 'ignore': {what[5:]}.", "lint")

    def _ignores(self, finding: Finding) -> bool:
        return finding.code in self._codes.get("", ()) or finding.code in self._codes.get(finding.item, ())
