"""How hard each item is for a learner, by Elo ratings of past answers, and which question to ask next in practice."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

GOAL = 0.75
KNOWN_FROM = 20
_FIRST_STEP = 1.0
_SLOWING = 0.05
_ALIKE = 9  # decimals to which two distances from the goal are the same


@dataclass(frozen=True, slots=True)
class Tried:
    """One past answer to an item: the chance that a blind guess is right, and the share of the mark it earned, 0 to 1.

    chance is 1/k for one of k options and 0 for what is typed: ``confidence.chance_level``.
    """

    key: str
    chance: float
    share: float


@dataclass(frozen=True, slots=True)
class Rating:
    """A skill or a difficulty on the logistic scale, 0 where nothing is known, and how many answers it rests on."""

    value: float = 0.0
    answers: int = 0

    def moved(self, surprise: float) -> Rating:
        """Return the rating after one more answer: value + U(answers) surprise, with U(n) = 1 / (1 + 0.05 n)."""
        return Rating(self.value + _FIRST_STEP / (1 + _SLOWING * self.answers) * surprise, self.answers + 1)


_UNKNOWN = Rating()


@dataclass(frozen=True, slots=True)
class Estimates:
    """The skill of one learner, and the difficulty that each answered item has for them, by its key."""

    skill: Rating
    difficulties: Mapping[str, Rating]

    @property
    def is_known(self) -> bool:
        """Whether the skill rests on enough answers to choose by.

        Near the goal an answer tells 0.75 x 0.25 about a skill (its Fisher information), so that after 20 answers the
        standard error is 1 / sqrt(20 x 0.1875) = 0.52, and an expected 75% is good to about 10 points.
        """
        return self.skill.answers >= KNOWN_FROM

    def expected(self, key: str, chance: float) -> float:
        """Return the expected share of the mark, from ``chance`` to 1.

        c + (1 - c) / (1 + exp(-(skill - difficulty))), with c the chance level; an item that was never answered is of
        middling difficulty, 0.
        """
        return _expected(self.skill.value - self.difficulties.get(key, _UNKNOWN).value, chance)


def estimate(tried: Iterable[Tried]) -> Estimates:
    """Return what past answers, oldest first, say about a learner and their items.

    After each answer the skill moves by U(n) (share - expected), with n the answers before it, and the difficulty of
    the item by as much the other way, with the n of its own. Pelanek, "Applications of the Elo rating system in
    adaptive educational systems", Computers & Education 98 (2016); U(n) = a / (1 + b n) with a = 1 and b = 0.05, as in
    the practice of geography that his group built on it. With one learner a difficulty is how hard the item is for
    them, and what they learn between two answers makes it easier.
    """
    skill, difficulties = _UNKNOWN, dict[str, Rating]()
    for one in tried:
        difficulty = difficulties.get(one.key, _UNKNOWN)
        surprise = one.share - _expected(skill.value - difficulty.value, one.chance)
        skill, difficulties[one.key] = skill.moved(surprise), difficulty.moved(-surprise)
    return Estimates(skill, difficulties)


def choose(estimates: Estimates, left: Sequence[tuple[str, float]]) -> str:
    """Return the key of the question to ask next, of those left as (key, chance level) in their authors' order.

    It is the one whose expected mark is nearest to 75%: hard enough to tell and to teach something, and not so hard as
    to put off (Klinkenberg, Straatemeier and van der Maas, Computers & Education 57, 2011). Of several as near, and
    while the skill is not known, it is the first. Raises ValueError where none is left.
    """
    if not left:
        raise ValueError("no question is left to choose from")
    if not estimates.is_known:
        return left[0][0]
    return min(left, key=lambda one: round(abs(estimates.expected(*one) - GOAL), _ALIKE))[0]


def _expected(lead: float, chance: float) -> float:
    return chance + (1 - chance) / (1 + math.exp(-lead))
