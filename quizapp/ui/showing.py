"""How an item is shown to a learner: what it asks, what it answers, what backs it, and what became of a response."""

from __future__ import annotations

import random
from pathlib import Path
from typing import assert_never

from quizapp.deck import cloze
from quizapp.deck.face_key import BACK
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Deck,
    Item,
    Match,
    Number,
    Order,
    TrueFalse,
    Typed,
)
from quizapp.deck.wording import options, right_places, stem
from quizapp.quiz.marking import Mark
from quizapp.quiz.response import Picked, Response, Wrote
from quizapp.ui.widgets.evidence import Backing
from quizapp.ui.widgets.option_row import Verdict
from quizapp.ui.widgets.question import Judged, QuestionValue, Way

KIND_WORDS = {
    "card": "card",
    "cloze": "gap",
    "choose_one": "choose one",
    "choose_all": "choose all that apply",
    "true_false": "true or false",
    "typed": "type the answer",
    "number": "type a number",
    "order": "put in order",
    "match": "match",
}
_COUNTED = {
    "card": ("card", "cards"),
    "cloze": ("text with gaps", "texts with gaps"),
    "choose_one": ("to choose one", "to choose one"),
    "choose_all": ("to choose several", "to choose several"),
    "true_false": ("true or false", "true or false"),
    "typed": ("to type", "to type"),
    "number": ("with a number", "with a number"),
    "order": ("to put in order", "to put in order"),
    "match": ("to match", "to match"),
}
_GAP = "**[\u2009\u2026\u2009]**"


def counted(kind: str, number: int) -> str:
    """Return how many items of a kind there are, in words."""
    return f"{number} {_COUNTED[kind][number != 1]}"


def way_of(item: Item) -> Way:
    """Return by which means an item is answered; order and match are recalled and graded like cards."""
    match item:
        case ChooseOne() | TrueFalse():
            return "one"
        case ChooseAll():
            return "several"
        case Typed():
            return "text"
        case Number():
            return "number"
        case Card() | Cloze() | Order() | Match():
            return "recall"
        case _:
            assert_never(item)


def asked(
    key: str,
    item: Item,
    mark: str,
    folder: Path | None,
    *,
    order: tuple[int, ...] | None = None,
    response: Response | None = None,
    struck: frozenset[int] = frozenset(),
) -> QuestionValue:
    """Return what is asked by the face ``mark`` of an item; options stand in ``order``, or as they are written."""
    texts = options(item)
    places = order if order is not None else tuple(range(len(texts)))
    return QuestionValue(
        key=key + mark,
        stem=_stem(item, mark, key) + _media(item),
        way=way_of(item),
        folder=folder,
        options=tuple((place, texts[place].text) for place in places if place < len(texts)),
        unit=item.unit if isinstance(item, Number) else "",
        picked=response.options if isinstance(response, Picked) else (),
        struck=struck,
        written=response.text if isinstance(response, Wrote) else "",
    )


def answer(item: Item, mark: str = "") -> str:
    """Return the answer of a face as Markdown."""
    match item:
        case Card(front=front, back=back):
            return front if mark == BACK else back
        case Cloze(text=text):
            return "".join(_revealed(part, mark) for part in cloze.parse(text))
        case ChooseOne() | ChooseAll() | TrueFalse():
            return "\n\n".join(options(item)[place].text for place in sorted(right_places(item)))
        case Typed(accept=accept):
            return accept[0]
        case Number(number=number, unit=unit):
            return f"{number} {unit}".strip()
        case Order(order=steps):
            return "\n".join(f"{place}. {step}" for place, step in enumerate(steps, start=1))
        case Match(match=pairs):
            return "\n".join(f"- {pair.left}: {pair.right}" for pair in pairs)
        case _:
            assert_never(item)


def option_order(item: Item, seed: str) -> tuple[int, ...]:
    """Return the places of an item's options in an order to show: shuffled by ``seed``, or as the author keeps it."""
    places = list(range(len(options(item))))
    match item:
        case ChooseOne(keep_order=True, right_at=right_at):
            return tuple(places[1:right_at] + places[:1] + places[right_at:])
        case ChooseAll(keep_order=True) | TrueFalse():
            return tuple(places)
        case _:
            return tuple(random.Random(seed).sample(places, len(places)))  # noqa: S311 - an order to look at, no secret


def backing(item: Item, deck: Deck | None, folder: Path | None) -> Backing:
    """Return why an item's answer holds, and the evidence for it."""
    references = deck.references if deck is not None else {}
    return Backing(
        why=item.why,
        evidence=item.evidence or "",
        sources=tuple(references.get(ref, ref) for ref in item.refs),
        as_of=item.as_of,
        folder=folder,
    )


def judged(item: Item, response: Response | None, mark: Mark) -> Judged:
    """Return what became of a response, option by option."""
    picked = frozenset(response.options) if isinstance(response, Picked) else frozenset()
    right = right_places(item)
    verdicts: dict[int, tuple[Verdict, str]] = {
        place: (_verdict(place in picked, place in right), option.feedback)
        for place, option in enumerate(options(item))
    }
    typed = isinstance(item, Typed | Number)
    words = {"right": "Right", "partly": "Partly right", "wrong": "Wrong", "unanswered": "Not answered"}[mark.verdict]
    return Judged(
        right=mark.verdict == "right",
        words=f"{words}. {mark.remark}" if mark.remark else words,
        options=verdicts,
        right_answer=answer(item) if typed else "",
    )


def _stem(item: Item, mark: str, key: str) -> str:
    match item:
        case Card(back=back) if mark == BACK:
            return back
        case Cloze(text=text):
            return "".join(_hidden(part, mark) for part in cloze.parse(text))
        case Order(question=question, order=steps):
            return "\n".join((question, "", *(f"- {step}" for step in _shuffled(steps, key))))
        case Match(question=question, match=pairs, also=also):
            lefts = "\n".join(f"- {pair.left}" for pair in pairs)
            rights = "\n".join(f"- {right}" for right in _shuffled((*(pair.right for pair in pairs), *also), key))
            return f"{question}\n\n{lefts}\n\n---\n\n{rights}"
        case _:
            return stem(item)


def _media(item: Item) -> str:
    """Return an item's picture and sound as Markdown; the sound is opened by the system's own player."""
    picture = f"\n\n![picture](<{item.image}>)" if item.image else ""
    return picture + (f"\n\n[Play the sound](<{item.audio}>)" if item.audio else "")


def _shuffled(texts: tuple[str, ...], key: str) -> list[str]:
    """Return texts in an order that is always the same for an item, so that nothing moves between two looks."""
    return random.Random(key).sample(texts, len(texts))  # noqa: S311 - an order to look at, no secret


def _hidden(part: str | cloze.Gap, mark: str) -> str:
    if isinstance(part, str):
        return part
    if f"#{part.group}" != mark:
        return part.hidden
    return f"**[{part.hint}]**" if part.hint else _GAP


def _revealed(part: str | cloze.Gap, mark: str) -> str:
    if isinstance(part, str):
        return part
    return f"**{part.hidden}**" if mark in ("", f"#{part.group}") else part.hidden


def _verdict(picked: bool, right: bool) -> Verdict:
    if picked:
        return "right" if right else "wrong"
    return "missed" if right else ""
