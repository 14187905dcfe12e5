"""Hypothesis strategies for whole decks, of what a reader can return: texts without space around them, ids in form."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import get_args

from hypothesis import strategies as st

from quizapp.deck import cloze
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Deck,
    Evidence,
    Item,
    Marking,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Section,
    Source,
    TrueFalse,
    Typed,
)
from quizapp.deck.reading.deckfile import INVISIBLE

_AWKWARD = ["no", "1.10", "~", "- a", "# a", "a: b", "a:", "? a", "'", '"', "*a", "&a", "!a", "%a", "@a", "`a", "{a}"]
_AWKWARD += [
    "[a",
    "|",
    "---",
    "...",
    "a #b",
    "<<",
    "=",
    "a,b",
    "a\tb",
    "\\n",
    "a\n  b",
    "a \nb",
    "a\n\n\nb",
    "שלום",
    "é" * 300,
]
_AWKWARD += ["שלום", "é" * 300, "x" * 900, "\U0001f469\u200d\U0001f469\u200d\U0001f467"]
_SIGNS = st.sampled_from(" \n:#-'\"[]{},&*!|>%@`?\\aé犬👍\u200f\u00a0\t")
_RAW = st.one_of(st.sampled_from(_AWKWARD), st.text(_SIGNS, max_size=12), st.text(max_size=12))

texts = _RAW.map(lambda text: INVISIBLE.sub(" ", text).strip()).filter(bool)
ids = st.from_regex(re.compile("[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", re.ASCII), fullmatch=True)
lists = st.lists(texts, max_size=3).map(tuple)
optional = st.one_of(st.just(""), texts)
numbers = st.from_regex(re.compile(r"[+-]?[0-9]{1,6}(\.[0-9]{0,4})?(e-?[0-9]{1,2})?", re.ASCII), fullmatch=True)
amounts = st.from_regex(re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?%?", re.ASCII), fullmatch=True)
dates = st.dates().map(str)
gapped = st.tuples(optional, texts, optional).map(lambda part: f"{part[0]} {{{{{part[1]}}}}} {part[2]}".strip())


def _has_gaps(text: str) -> bool:
    gaps = [part for part in cloze.parse(text) if isinstance(part, cloze.Gap)]
    return bool(gaps) and all(gap.hidden for gap in gaps)


def _bare(text: str) -> str:
    """Return what the reader tells options, steps and right-hand sides apart by."""
    return " ".join(text.casefold().split())


def distinct(least: int, most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts, min_size=least, max_size=most, unique_by=_bare).map(tuple)


@st.composite
def _carried(draw: st.DrawFn) -> dict[str, object]:
    return {
        "section": draw(st.one_of(st.just(""), ids)),
        "tags": draw(lists),
        "hint": draw(optional),
        "why": draw(optional),
        "evidence": draw(st.sampled_from([None, *get_args(Evidence)])),
        "refs": draw(lists),
        "as_of": draw(st.one_of(st.just(""), dates)),
        "image": draw(st.sampled_from(["", "a.png", "in/a b.png"])),
        "audio": draw(st.sampled_from(["", "a.ogg"])),
        "was": draw(st.lists(st.one_of(ids, st.tuples(ids, ids).map("/".join)), max_size=2).map(tuple)),
        "ignore": draw(lists),
    }


@st.composite
def _options(draw: st.DrawFn, least: int) -> tuple[Option, ...]:
    return tuple(Option(text, draw(optional)) for text in draw(distinct(least, 5)))


@st.composite
def _choose_one(draw: st.DrawFn) -> Callable[..., Item]:
    right, *wrong = draw(_options(2))
    keep = draw(st.booleans())
    at = draw(st.integers(1, 1 + len(wrong))) if keep else 1
    return partial(ChooseOne, question=draw(texts), right=right, wrong=tuple(wrong), keep_order=keep, right_at=at)


@st.composite
def _choose_all(draw: st.DrawFn) -> Callable[..., Item]:
    options = draw(_options(2))
    cut = draw(st.integers(1, len(options) - 1))
    marking = draw(st.sampled_from(get_args(Marking)))
    right, wrong = options[:cut], options[cut:]
    asked = draw(texts)
    return partial(ChooseAll, question=asked, right=right, wrong=wrong, marking=marking, keep_order=draw(st.booleans()))


@st.composite
def _match(draw: st.DrawFn) -> Callable[..., Item]:
    lefts, rights = draw(distinct(2)), draw(distinct(4))
    pairs = tuple(Pair(left, right) for left, right in zip(lefts, rights, strict=False))
    return partial(Match, question=draw(texts), match=pairs, also=rights[len(pairs) :])


_kinds: st.SearchStrategy[Callable[..., Item]] = st.one_of(
    st.builds(partial, st.just(Card), front=texts, back=texts, both_ways=st.booleans()),
    st.builds(partial, st.just(Cloze), text=gapped.filter(_has_gaps)),
    _choose_one(),
    _choose_all(),
    st.builds(partial, st.just(TrueFalse), statement=texts, truth=st.booleans()),
    st.builds(partial, st.just(Typed), question=texts, accept=distinct(1), exact=st.booleans()),
    st.builds(partial, st.just(Number), question=texts, number=numbers, within=amounts, unit=optional),
    st.builds(partial, st.just(Order), question=texts, order=distinct(2)),
    _match(),
)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """Return a deck of up to three items of any kind."""
    sections = tuple(Section(name, draw(texts)) for name in draw(st.lists(ids, max_size=2, unique=True)))
    item_ids = draw(st.lists(ids, max_size=3, unique=True))
    return Deck(
        id=draw(ids),
        title=draw(texts),
        language=draw(optional),
        about=draw(optional),
        source=Source(draw(optional), sections),
        references=draw(st.dictionaries(texts, texts, max_size=2)),
        tags=draw(lists),
        ignore=draw(lists),
        items=tuple(draw(_kinds)(id=name, **draw(_carried())) for name in item_ids),
    )
