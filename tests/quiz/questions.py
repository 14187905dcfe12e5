"""Hypothesis strategies for questions of every kind, for the answers to them."""

from __future__ import annotations

from typing import assert_never, get_args

from hypothesis import strategies as st

from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Item,
    Marking,
    Match,
    Number,
    Option,
    Order,
    Pair,
    TrueFalse,
    Typed,
)
from quizapp.deck.wording import options, rights
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote

words = st.text("abcdefghij", min_size=1, max_size=4)


def distinct(least: int, most: int = 5) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words, min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def _choose_one(draw: st.DrawFn) -> Item:
    right, *wrong = map(Option, draw(distinct(2)))
    return ChooseOne(id="q", question="?", right=right, wrong=tuple(wrong))


@st.composite
def choose_all(draw: st.DrawFn) -> ChooseAll:
    """Return a question with several right options."""
    texts = tuple(map(Option, draw(distinct(2, 6))))
    cut = draw(st.integers(1, len(texts) - 1))
    marking = draw(st.sampled_from(get_args(Marking)))
    return ChooseAll(id="q", question="?", right=texts[:cut], wrong=texts[cut:], marking=marking)


@st.composite
def _match(draw: st.DrawFn) -> Item:
    lefts, sides = draw(distinct(2, 4)), draw(distinct(4, 6))
    pairs = tuple(Pair(left, right) for left, right in zip(lefts, sides, strict=False))
    return Match(id="q", question="?", match=pairs, also=sides[len(pairs) :])


questions: st.SearchStrategy[Item] = st.one_of(
    _choose_one(),
    choose_all(),
    st.builds(TrueFalse, id=st.just("q"), statement=st.just("."), truth=st.booleans()),
    st.builds(Typed, id=st.just("q"), question=st.just("?"), accept=distinct(1), exact=st.booleans()),
    st.builds(Number, id=st.just("q"), question=st.just("?"), number=st.integers(-99, 99).map(str)),
    st.builds(Order, id=st.just("q"), question=st.just("?"), order=distinct(2)),
    _match(),
)


def responses(item: Item) -> st.SearchStrategy[Response]:
    """Return answers that can be given to an item, the blank one among them."""
    match item:
        case ChooseOne() | ChooseAll() | TrueFalse():
            return st.lists(st.integers(0, len(options(item)) - 1), unique=True).map(
                lambda picked: Picked(tuple(picked))
            )
        case Typed() | Number():
            return st.one_of(words, st.integers(-99, 99).map(str), st.just("")).map(Wrote)
        case Order(order=steps):
            places = st.integers(0, len(steps) - 1)
            return st.lists(places, unique=True).map(lambda given: Ordered(tuple(given)))
        case Match(match=pairs):
            side = st.none() | st.integers(0, len(rights(item)) - 1)
            return st.tuples(*[side for _ in pairs]).map(Paired)
        case Card() | Cloze():
            raise ValueError(item.id)
        case _:
            assert_never(item)
