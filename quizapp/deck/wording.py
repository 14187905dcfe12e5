"""The words of an item as one text each: what is asked, and what there is to choose from."""

from __future__ import annotations

from typing import assert_never

from quizapp.deck import cloze
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Item,
    Match,
    Number,
    Option,
    Order,
    TrueFalse,
    Typed,
)

TRUE_OR_FALSE = (Option("True"), Option("False"))


def stem(item: Item) -> str:
    """Return what an item asks, as Markdown; the gaps of a cloze read "[...]"."""
    match item:
        case Card(front=text) | TrueFalse(statement=text):
            return text
        case Cloze(text=text):
            return "".join(part if isinstance(part, str) else "[...]" for part in cloze.parse(text))
        case ChooseOne() | ChooseAll() | Typed() | Number() | Order() | Match():
            return item.question
        case _:
            assert_never(item)


def options(item: Item) -> tuple[Option, ...]:
    """Return the options of a choice item in their canonical order: right ones first, as written; () for other kinds.

    Answers and permutations are kept as places in this order, from 0.
    """
    match item:
        case ChooseOne():
            return (item.right, *item.wrong)
        case ChooseAll():
            return item.right + item.wrong
        case TrueFalse():
            return TRUE_OR_FALSE
        case Card() | Cloze() | Typed() | Number() | Order() | Match():
            return ()
        case _:
            assert_never(item)


def rights(item: Match) -> tuple[str, ...]:
    """Return the right-hand sides of a match question, those of its pairs first, then the spare ones."""
    return (*(pair.right for pair in item.match), *item.also)


def shuffled(item: Item) -> tuple[str, ...]:
    """Return what a question shows in an order that is drawn: its options, its steps, or its right-hand sides.

    They stand in their canonical order; permutations and answers are kept as places in it, from 0.
    """
    match item:
        case Order():
            return item.order
        case Match():
            return rights(item)
        case _:
            return tuple(option.text for option in options(item))


def right_places(item: Item) -> frozenset[int]:
    """Return the places of the right options in ``options(item)``."""
    match item:
        case ChooseOne():
            return frozenset({0})
        case ChooseAll():
            return frozenset(range(len(item.right)))
        case TrueFalse():
            return frozenset({0 if item.truth else 1})
        case Card() | Cloze() | Typed() | Number() | Order() | Match():
            return frozenset()
        case _:
            assert_never(item)
