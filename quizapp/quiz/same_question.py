"""Whether an item still shows what a learner saw, and what their response means to it then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from quizapp.deck.model import Item, Kind, Match, Number, TrueFalse, kind_of
from quizapp.deck.wording import shuffled
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote


@dataclass(frozen=True, slots=True)
class Shown:
    """What a learner saw of a question: its options, steps or right sides; its left sides; and the unit of a number.

    A response to it holds places in ``texts``, as they stand here. True and false are no texts: they keep their places.
    """

    kind: Kind
    texts: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()
    unit: str = ""


def shown(item: Item) -> Shown:
    """Return what an item shows, in its canonical order."""
    texts = () if isinstance(item, TrueFalse) else shuffled(item)
    lefts = tuple(pair.left for pair in item.match) if isinstance(item, Match) else ()
    return Shown(kind_of(item), texts, lefts, item.unit if isinstance(item, Number) else "")


def shows_the_same(seen: Shown, item: Item) -> bool:
    """Tell whether an item is of the kind, and has the options, sides and unit, that were seen, in any order."""
    now = shown(item)
    return (
        (seen.kind, seen.unit) == (now.kind, now.unit)
        and sorted(seen.texts) == sorted(now.texts)
        and sorted(seen.lefts) == sorted(now.lefts)
    )


def in_item(response: Response, seen: Shown, item: Item) -> Response:
    """Return a response with places in an item that shows the same, from one with places in what was seen.

    They are found by their texts, since a key that was mended puts right options in other places.
    """
    texts = shuffled(item)
    places = tuple(texts.index(text) for text in seen.texts)
    match response:
        case Picked(options=options):
            return Picked(options if isinstance(item, TrueFalse) else tuple(places[one] for one in options))
        case Ordered(steps=steps):
            return Ordered(tuple(places[one] for one in steps))
        case Paired(rights=given):
            return Paired(_joined(given, seen, item, places))
        case Wrote():
            return response
        case _:
            assert_never(response)


def _joined(given: tuple[int | None, ...], seen: Shown, item: Item, places: tuple[int, ...]) -> tuple[int | None, ...]:
    assert isinstance(item, Match)
    by_left = dict(zip(seen.lefts, given, strict=True))
    joined = (by_left[pair.left] for pair in item.match)
    return tuple(None if right is None else places[right] for right in joined)
