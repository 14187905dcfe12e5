"""Any item as a prompt and an answer, for formats that have nothing else; both are Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from quizapp.deck import cloze
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.wording import options, rights, stem


def prompt(item: Item) -> str:
    """Return what an item asks, with its options, steps or sides to choose from in an order that tells nothing."""
    match item:
        case ChooseOne() | ChooseAll():
            return _listed(item.question, sorted(option.text for option in options(item)))
        case Order():
            return _listed(item.question, sorted(item.order))
        case Match():
            return _listed(item.question, [*(pair.left for pair in item.match), "—", *sorted(rights(item))])
        case TrueFalse():
            return f"True or false? {item.statement}"
        case Card() | Cloze() | Typed() | Number():
            return stem(item)
        case _:
            assert_never(item)


def answer(item: Item) -> str:
    """Return what is right."""
    match item:
        case Card():
            return item.back
        case Cloze():
            return cloze.filled(item.text)
        case ChooseOne():
            return item.right.text
        case ChooseAll():
            return _list(option.text for option in item.right)
        case TrueFalse():
            return "True" if item.truth else "False"
        case Typed():
            return item.accept[0] if len(item.accept) == 1 else _list(item.accept)
        case Number():
            unit = f" {item.unit}" if item.unit else ""
            return f"{item.number}{unit}" if item.within == "0" else f"{item.number}{unit} (give or take {item.within})"
        case Order():
            return "\n".join(f"{place}. {_inside(step)}" for place, step in enumerate(item.order, 1))
        case Match():
            return _list(f"{pair.left} – {pair.right}" for pair in item.match)
        case _:
            assert_never(item)


def _listed(question: str, entries: list[str]) -> str:
    return f"{question}\n\n{_list(entries)}"


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {_inside(entry)}" for entry in entries)


def _inside(text: str) -> str:
    return text.replace("\n", "\n  ")
