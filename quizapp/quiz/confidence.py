"""How sure a learner may say to be: the levels that a question offers."""

from __future__ import annotations

from math import factorial, perm
from typing import assert_never

from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.wording import options, rights

LEVELS = (0.40, 0.60, 0.75, 0.90, 0.99)


def levels(item: Item) -> tuple[float, ...]:
    """Return the probabilities of being right that a question offers: its chance level, and the levels above it."""
    chance = chance_level(item)
    return (chance, *(level for level in LEVELS if level > chance))


def chance_level(item: Item) -> float:
    """Return the probability that a blind guess is right altogether.

    1/k for one of k options; 0 for what is typed; for choose-all with k options 1/(2^k - 1): a learner is not told how
    many are right, so each choice of at least one option is as likely as another, and only the whole counts as right;
    1/n! for n steps to order; for p pairs and m right-hand sides 1 of the m!/(m - p)! ways to give each pair its own.
    Raises ValueError for an item that a quiz does not ask.
    """
    match item:
        case ChooseOne() | TrueFalse():
            return 1 / len(options(item))
        case ChooseAll():
            return 1 / ((1 << len(options(item))) - 1)
        case Typed() | Number():
            return 0.0
        case Order():
            return 1 / factorial(len(item.order))
        case Match():
            return 1 / perm(len(rights(item)), len(item.match))
        case Card() | Cloze():
            raise ValueError(f"{item.id} is not asked in a quiz")
        case _:
            assert_never(item)
