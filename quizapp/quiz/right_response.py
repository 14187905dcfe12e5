"""The response to a question that is right altogether."""

from __future__ import annotations

from typing import assert_never

from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.wording import right_places
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote


def right_response(item: Item) -> Response:
    """Return a response that gets full marks. Raises ValueError for an item that a quiz does not ask."""
    match item:
        case ChooseOne() | ChooseAll() | TrueFalse():
            return Picked(tuple(sorted(right_places(item))))
        case Typed(accept=accept):
            return Wrote(accept[0])
        case Number(number=number):
            return Wrote(number)
        case Order(order=steps):
            return Ordered(tuple(range(len(steps))))
        case Match(match=pairs):
            return Paired(tuple(range(len(pairs))))
        case Card() | Cloze():
            raise ValueError(f"{item.id} is not asked in a quiz")
        case _:
            assert_never(item)
