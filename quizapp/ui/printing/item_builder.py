"""From an item of a deck to what is printed of it: what there is to do, its form, and its key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never
from unicodedata import bidirectional

from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Deck,
    Item,
    Kind,
    Match,
    Number,
    Option,
    Order,
    TrueFalse,
    Typed,
)
from quizapp.deck.wording import options, right_places
from quizapp.quiz.sheet import Lettered
from quizapp.ui import showing
from quizapp.ui.printing.paper_value import (
    Blank,
    Choices,
    Form,
    Key,
    Recall,
    Sides,
    Steps,
    Told,
    TrueOrFalse,
)
from quizapp.ui.widgets.evidence import EVIDENCE_WORDS

_ASKS: dict[Kind, str] = {
    "card": "",
    "cloze": "",
    "choose_one": "Choose one.",
    "choose_all": "Choose all that apply.",
    "true_false": "True or false?",
    "typed": "Write the answer.",
    "number": "Write a number.",
    "order": "Put in order: write the letters into the boxes.",
    "match": "Write the letter of what belongs to each; none is used twice.",
}


def to_do(kind: Kind) -> str:
    """Return what there is to do, "" where an answer is only recalled."""
    return _ASKS[kind]


def with_media(text: str, image: str, audio: str) -> str:
    """Return a text (Markdown) with the picture that belongs to it; a sound is named."""
    picture = f"\n\n![picture](<{image}>)" if image else ""
    sound = f"\n\n(A sound belongs to this question: {audio})" if audio else ""
    return text + picture + sound


def form(item: Item, shown: tuple[Lettered, ...]) -> Form:
    """Return how an item is answered on paper. shown: its options, steps or right-hand sides with their letters."""
    match item:
        case ChooseOne() | ChooseAll():
            return Choices(shown, isinstance(item, ChooseAll))
        case TrueFalse():
            return TrueOrFalse()
        case Typed():
            return Blank()
        case Number(unit=unit):
            return Blank(number=True, unit=unit)
        case Order():
            return Steps(shown)
        case Match(match=pairs):
            return Sides(tuple(pair.left for pair in pairs), shown)
        case Card() | Cloze():
            return Recall()
        case _:
            assert_never(item)


def key(item: Item, shown: tuple[Lettered, ...], deck: Deck, folder: Path | None) -> Key:
    """Return what the key says of an item. shown: as for ``form``; folder: the deck's own."""
    backing = showing.backing(item, deck, folder)
    dated = (f"as of {backing.as_of}",) if backing.as_of else ()
    return Key(
        answers=_answers(item, {option.text: option.letter for option in shown}),
        note=_note(item),
        why=item.why,
        feedback=tuple(_feedback(item, shown)),
        evidence=EVIDENCE_WORDS[item.evidence][0] if item.evidence else "",
        sources="; ".join(backing.sources + dated),
    )


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    return next((kind != "L" for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


def _answers(item: Item, letters: dict[str, str]) -> tuple[Told, ...]:
    match item:
        case ChooseOne() | ChooseAll():
            right = right_places(item)
            rights = {option.text for place, option in enumerate(options(item)) if place in right}
            return tuple(Told(letter, text) for text, letter in letters.items() if text in rights)
        case Order(order=steps):
            return tuple(Told(letters[step], step) for step in steps)
        case Match(match=pairs):
            return tuple(
                Told(f"{number} {letters[pair.right]}", f"{pair.left}: {pair.right}")
                for number, pair in enumerate(pairs, start=1)
            )
        case _:
            return (Told("", showing.answer(item)),)


def _note(item: Item) -> str:
    match item:
        case Typed(accept=(_, *others)) if others:
            return f"Also accepted: {'; '.join(others)}."
        case Number(number=number, within=within) if within.rstrip("%").strip("0.") != "":
            return f"Accepted: within {within} of {number}."
        case _:
            return ""


def _feedback(item: Item, shown: tuple[Lettered, ...]) -> Iterator[Told]:
    said: dict[str, Option] = {option.text: option for option in options(item)}
    for option in shown:
        if option.text in said and said[option.text].feedback:
            yield Told(option.letter, said[option.text].feedback)
