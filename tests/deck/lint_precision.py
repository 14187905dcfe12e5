"""How often the linter is right: its findings beside what persons found in the same items."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizapp.deck.check import check_file
from quizapp.deck.codes import RULES
from quizapp.deck.linting.fronts import Fronts
from quizapp.deck.model import Item
from quizapp.deck.read import read_deck
from quizapp.stats.scores import wilson

ROOT = Path(__file__).parents[2]
LABELLED = ROOT / "tests" / "deck" / "labelled"
SHIPPED = sorted((ROOT / "decks").glob("*.yaml"))  # these were read over and over, and mended; none has a flaw
JUDGED = [code for code in RULES if code.startswith(("D6", "D7"))]
# Nine rules were mended after a look at the third files, so that only the fourth ones can judge them.
MENDED = ["D601", "D602", "D605", "D606", "D608", "D609", "D707", "D708", "D711"]
NOT_MENDED = [code for code in JUDGED if code not in MENDED]
# The rules that each file can judge, since nobody looked at it while they were written. An item's tags are its flaws.
LOOKED_FOR = {
    "choices-3.yaml": NOT_MENDED,
    "cards-3.yaml": NOT_MENDED,
    "feedback.yaml": NOT_MENDED,
    "choices-4.yaml": MENDED[:6],
    "cards-4.yaml": MENDED[6:],
}
UNSEEN = [LABELLED / name for name in LOOKED_FOR]

Judgement = tuple[str, str, str]
"""A file, an item and a code."""


@dataclass(frozen=True)
class Precision:
    """Of the items in which a rule ``found`` a flaw how many a person found it in too; ``labelled``: by the person."""

    code: str
    right: int
    found: int
    labelled: int

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.found)

    @property
    def line(self) -> str:
        """The line of the table in the reference of the rules."""
        low, high = self.interval
        right, recalled = f"{self.right} of {self.found}", f"{self.right} of {self.labelled}"
        return f"| {self.code} | {right} | {low:.0%} to {high:.0%} | {recalled} |"


@cache
def precisions() -> tuple[Precision, ...]:
    """Return the precision of every rule for items, over all that was held out, in the order of the rules."""
    found = {judgement for path in UNSEEN + SHIPPED for judgement in _found(path)}
    labelled = {judgement for path in UNSEEN for judgement in _labelled(path)}
    right, founds, labels = (Counter(code for _, _, code in some) for some in (found & labelled, found, labelled))
    return tuple(Precision(code, right[code], founds[code], labels[code]) for code in JUDGED)


@cache
def items(path: Path) -> tuple[Item, ...]:
    """Return the items of a file."""
    deck, _ = read_deck(path)
    assert deck is not None
    return deck.items


def _labelled(path: Path) -> set[Judgement]:
    return {(str(path), item.id, tag) for item in items(path) for tag in item.tags if tag in LOOKED_FOR[path.name]}


def _found(path: Path) -> set[Judgement]:
    judged = LOOKED_FOR.get(path.name, JUDGED)
    _, findings = check_file(path, Fronts())
    return {(str(path), finding.item, finding.code) for finding in findings if finding.code in judged}
