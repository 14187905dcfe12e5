"""Which sections are mastered, from the first answers to distinct items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quizapp.stats.scores import TOO_FEW, Share, share

GOAL = 0.80
Verdict = Literal["mastered", "not yet", "too few to tell"]


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """One answer to an item: at, milliseconds since 1970 UTC; right, whether altogether (a part is not right)."""

    section: str
    item: str
    at: int
    right: bool


@dataclass(frozen=True, slots=True)
class Mastery:
    """How a section stands: first answers right of distinct items, with the interval, and the verdict."""

    section: str
    first: Share
    verdict: Verdict


def mastery(answers: Iterable[ItemAnswer], goal: float = GOAL) -> tuple[Mastery, ...]:
    """Return how each section that was answered stands, by its key; ``goal`` is a share, 0 to 1.

    Only the first answer to an item counts. Mastered is a section only when the lower end of the Wilson interval
    reaches the goal: 16 straight for 80%, 35 for 90%.
    """
    firsts: dict[str, ItemAnswer] = {}
    for answer in sorted(answers, key=lambda answer: answer.at):
        firsts.setdefault(answer.item, answer)
    sections: dict[str, list[bool]] = {}
    for first in firsts.values():
        sections.setdefault(first.section, []).append(first.right)
    return tuple(_mastery(section, rights, goal) for section, rights in sorted(sections.items()))


def _mastery(section: str, rights: list[bool], goal: float) -> Mastery:
    first = share(sum(rights), len(rights))
    if first.n < TOO_FEW:
        return Mastery(section, first, "too few to tell")
    return Mastery(section, first, "mastered" if first.low >= goal else "not yet")
