"""Decks of what QTI can carry, of plain words, and decks of anything at all."""

from __future__ import annotations

import re

from hypothesis import strategies as st
from msgspec.structs import replace

from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Deck,
    Item,
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

ids = st.from_regex(re.compile("[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", re.ASCII), fullmatch=True)
_word = st.from_regex(re.compile("[A-Za-zäßΩ犬0-9]{1,9}[?!,;']?"), fullmatch=True)
words = st.lists(_word, min_size=1, max_size=4).map(" ".join)
_AWKWARD = ["<b>x</b>", "a & b", "&nbsp;", "]]>", "x\n\ny", "- a\n- b", "`c`", "**b**", "![](a.png)", "$x<y$", "# h"]
_AWKWARD += ["| a |\n|--|\n| b |", "~~s~~", "1. a\n2. b", '"', "a\tb", "\ue010", "{{x}}", "\\_", "<!-- c -->", "שלום"]
_AWKWARD += ["***", "\ufffe", "\uffff", "\U0001f469\u200d\U0001f469"]
_awkward_words = st.lists(st.sampled_from(_AWKWARD), min_size=1, max_size=3).map(" ".join)
awkward = st.one_of(_awkward_words, st.text(min_size=1, max_size=12)).map(str.strip).filter(bool)
numbers = st.from_regex(re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,4})?", re.ASCII), fullmatch=True)
amounts = st.from_regex(re.compile(r"[1-9][0-9]{0,3}%?|0\.[0-9]{0,2}[1-9]%?|0", re.ASCII), fullmatch=True)


def distinct(texts: st.SearchStrategy[str], least: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts, min_size=least, max_size=5, unique_by=lambda text: " ".join(text.casefold().split())).map(
        tuple
    )


@st.composite
def items(draw: st.DrawFn, texts: st.SearchStrategy[str], ident: str) -> Item:
    """Return a question of any kind that is marked."""
    maybe = st.one_of(st.just(""), texts)
    kind = draw(st.sampled_from(["one", "all", "truth", "typed", "number", "order", "match"]))
    options = tuple(Option(text, draw(maybe)) for text in draw(distinct(texts, 3)))
    match kind:
        case "one":
            keep = draw(st.booleans())
            at = draw(st.integers(1, len(options))) if keep else 1
            return ChooseOne(
                question=draw(texts), right=options[0], wrong=options[1:], keep_order=keep, right_at=at, id=ident
            )
        case "all":
            cut = draw(st.integers(1, len(options) - 1))
            return ChooseAll(
                question=draw(texts),
                right=options[:cut],
                wrong=options[cut:],
                marking=draw(st.sampled_from(["plus-minus", "all-or-nothing"])),
                keep_order=draw(st.booleans()),
                id=ident,
            )
        case "truth":
            return TrueFalse(statement=draw(texts), truth=draw(st.booleans()), id=ident)
        case "typed":
            return Typed(question=draw(texts), accept=draw(distinct(texts, 1)), exact=draw(st.booleans()), id=ident)
        case "number":
            return Number(question=draw(texts), number=draw(numbers), within=draw(amounts), unit=draw(maybe), id=ident)
        case "order":
            return Order(question=draw(texts), order=draw(distinct(texts, 2)), id=ident)
        case _:
            rights = draw(distinct(texts, 3))
            lefts = draw(distinct(texts, 2))
            pairs = tuple(Pair(left, right) for left, right in zip(lefts, rights, strict=False))
            return Match(question=draw(texts), match=pairs, also=rights[len(pairs) :], id=ident)


@st.composite
def decks(draw: st.DrawFn, texts: st.SearchStrategy[str] = words, others: bool = False) -> Deck:
    """Return a deck of questions; with ``others``, of a card and a cloze too."""
    titles = draw(st.dictionaries(texts, ids, max_size=2))
    outline = {name: Section(name, title) for title, name in titles.items()}
    whys = st.one_of(st.just(""), texts)
    sections = st.sampled_from(["", *outline])
    names = draw(st.lists(ids, min_size=1, max_size=5, unique=True))
    made = [replace(draw(items(texts, name)), why=draw(whys), section=draw(sections)) for name in names]
    if others:
        made += [Card(id="a-card", front="f", back="b"), Cloze(id="a-cloze", text="{{g}}")]
    source = Source("", tuple(outline.values()))
    return Deck(id=draw(ids), title=draw(words), about=draw(whys), source=source, items=tuple(made))
