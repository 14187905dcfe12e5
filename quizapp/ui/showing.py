"""How an item is shown to a learner: what it asks, what it answers, what backs it, and what became of a response."""

from __future__ import annotations

import random
from dataclasses import replace
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
from quizapp.deck.wording import options, right_places, shuffled, stem
from quizapp.quiz.attempt import Answer
from quizapp.quiz.draw import out_of_order
from quizapp.quiz.marking import Mark
from quizapp.quiz.overruling import can_overrule
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote, is_blank
from quizapp.quiz.setup import Mode, Setup
from quizapp.ui.widgets.evidence import Backing
from quizapp.ui.widgets.option_row import Verdict
from quizapp.ui.widgets.question import Judged, QuestionValue, QuestionView, Way

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
MODE_WORDS: dict[Mode, str] = {
    "practice": "Practice",
    "adaptive": "Adaptive practice",
    "exam": "Exam",
    "mock": "Mock paper",
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


def mode(setup: Setup) -> str:
    """Return what kind of quiz was chosen; a mock paper goes by its number."""
    return f"{MODE_WORDS[setup.mode]} {setup.number}" if setup.mode == "mock" else MODE_WORDS[setup.mode]


def way_of(item: Item) -> Way:
    """Return by which means an item is answered; cards and gaps are recalled, and graded by the learner."""
    match item:
        case ChooseOne() | TrueFalse():
            return "one"
        case ChooseAll():
            return "several"
        case Typed():
            return "text"
        case Number():
            return "number"
        case Order():
            return "order"
        case Match():
            return "match"
        case Card() | Cloze():
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
    """Return what is asked by the face ``mark`` of an item, with the answer that was given so far.

    Options, steps and right sides stand in ``order``, or as they are written; steps that were put in order stand so.
    """
    texts = shuffled(item)
    places = order if order is not None else tuple(range(len(texts)))
    if isinstance(response, Ordered):
        places = (*response.steps, *(place for place in places if place not in response.steps))
    return QuestionValue(
        key=key + mark,
        stem=_stem(item, mark) + _media(item),
        way=way_of(item),
        folder=folder,
        options=tuple((place, texts[place]) for place in places if place < len(texts)),
        unit=item.unit if isinstance(item, Number) else "",
        picked=response.options if isinstance(response, Picked) else (),
        struck=struck,
        written=response.text if isinstance(response, Wrote) else "",
        lefts=tuple(pair.left for pair in item.match) if isinstance(item, Match) else (),
        joined=_joined(item, response),
    )


def to_read(key: str, item: Item, mark: str, folder: Path | None) -> QuestionValue:
    """Return what a face asks where nobody answers it; steps and pairs are left to the answer that stands below."""
    value = asked(key, item, mark, folder)
    return replace(value, way="recall") if value.way in ("order", "match") else value


def response(view: QuestionView) -> Response:
    """Return what a learner answers to the question that a view shows, blank where nothing was answered.

    Raises ValueError for a card or a gap, which a learner grades.
    """
    match view.value().way:
        case "one" | "several":
            return Picked(view.picked())
        case "text" | "number":
            return Wrote(view.written())
        case "order":
            return Ordered(view.ordered())
        case "match":
            return Paired(view.joined())
        case "recall":
            raise ValueError(f"{view.value().key} is not answered but graded")


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
        case Match(match=pairs, also=also):
            spare = (f"- {right}: belongs to nothing" for right in also)
            return "\n".join((*(f"- {pair.left}: {pair.right}" for pair in pairs), *spare))
        case _:
            assert_never(item)


def option_order(item: Item, seed: str) -> tuple[int, ...]:
    """Return the places of an item's options, steps or right sides in an order to show.

    They are shuffled by ``seed``, or as the author keeps them; steps never stand in their right order.
    """
    places = list(range(len(shuffled(item))))
    chance = random.Random(seed)  # noqa: S311 - an order to look at, no secret
    match item:
        case ChooseOne(keep_order=True, right_at=right_at):
            return tuple(places[1:right_at] + places[:1] + places[right_at:])
        case ChooseAll(keep_order=True) | TrueFalse():
            return tuple(places)
        case Order():
            return out_of_order(places, chance)
        case _:
            return tuple(chance.sample(places, len(places)))


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
    """Return what became of a response, option by option, step by step or pair by pair."""
    picked = frozenset(response.options) if isinstance(response, Picked) else frozenset()
    right = right_places(item)
    verdicts: dict[int, tuple[Verdict, str]] = {
        place: (_verdict(place in picked, place in right), option.feedback)
        for place, option in enumerate(options(item))
    }
    told = isinstance(item, Typed | Number) or (isinstance(item, Order) and is_blank(response))
    words = {"right": "Right", "partly": "Partly right", "wrong": "Wrong", "unanswered": "Not answered"}[mark.verdict]
    return Judged(
        right=mark.verdict == "right",
        words=f"{words}. {mark.remark}" if mark.remark else words,
        options=verdicts,
        right_answer=answer(item) if told else "",
        belongs=_belongs(item, response),
    )


def overrule_words(item: Item, answer: Answer | None) -> str:
    """Return what the button says that overrules the mark of an answer, or takes that back; "" where there is none."""
    if answer is not None and answer.is_overruled:
        return "I was wrong after all"
    return "I was right" if answer is not None and can_overrule(item, right=answer.is_right) else ""


def _stem(item: Item, mark: str) -> str:
    match item:
        case Card(back=back) if mark == BACK:
            return back
        case Cloze(text=text):
            return "".join(_hidden(part, mark) for part in cloze.parse(text))
        case _:
            return stem(item)


def _media(item: Item) -> str:
    """Return an item's picture and sound as Markdown; the sound is opened by the system's own player."""
    picture = f"\n\n![picture](<{item.image}>)" if item.image else ""
    return picture + (f"\n\n[Play the sound](<{item.audio}>)" if item.audio else "")


def _joined(item: Item, response: Response | None) -> tuple[int | None, ...]:
    """Return for each left side the place of the right side it was joined with, where the deck still has it."""
    if not isinstance(item, Match) or not isinstance(response, Paired):
        return ()
    there, given = len(shuffled(item)), dict(enumerate(response.rights))
    wished = (given.get(left) for left in range(len(item.match)))
    return tuple(place if place is not None and place < there else None for place in wished)


def _belongs(item: Item, response: Response | None) -> tuple[int, ...]:
    match item:
        case Order(order=steps):
            return () if is_blank(response) else tuple(range(len(steps)))
        case Match(match=pairs):
            return tuple(range(len(pairs)))
        case _:
            return ()


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
