"""From an item to a note of one of our note types; what is no card in Anki becomes one that says all of it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from html import escape
from typing import TypeVar, assert_never

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
    Option,
    Order,
    TrueFalse,
    Typed,
)
from quizapp.deck.wording import options, shuffled, stem
from quizapp.exchange.anki import clozes
from quizapp.exchange.anki.html_out import Fields
from quizapp.exchange.anki.own_types import BOTH_WAYS, CARD, CLOZE, TYPED, OwnType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NoteOut:
    """A note to be written. ordinals: of its cards, by the marks of the item's faces; lost: codes and sentences."""

    own: OwnType
    fields: tuple[str, ...]
    ordinals: dict[str, int]
    lost: tuple[tuple[str, str], ...] = ()


def note_of(item: Item, deck: Deck, fields: Fields) -> NoteOut:
    """Return the note of an item."""
    more = (fields.html(item.hint), fields.html(item.why), _sources(item, deck, fields))
    beside = fields.picture(item.image) + fields.sound(item.audio)
    match item:
        case Card(front=front, back=back, both_ways=both_ways):
            own, ordinals = (BOTH_WAYS, {"": 0, BACK: 1}) if both_ways else (CARD, {"": 0})
            return NoteOut(own, (_joined(fields.html(front), beside), fields.html(back), *more), ordinals)
        case Cloze(text=text):
            ordinals = {f"#{group}": group - 1 for group in cloze.groups(text)}
            return NoteOut(CLOZE, (_joined(fields.html(clozes.to_anki(text)), beside), *more), ordinals)
        case Typed(question=question, accept=accept):
            also = "<br>".join(escape(each, quote=False) for each in accept[1:])
            front = _joined(fields.html(question), beside)
            lost = (("X203", "That the answer must be exact has no place in Anki."),) if item.exact else ()
            return NoteOut(TYPED, (front, escape(accept[0], quote=False), also, *more), {"": 0}, lost)
        case _:
            front = _joined(_asked(item, fields), beside)
            lost = (("X204", "The question became a card that shows its answer."),)
            return NoteOut(CARD, (front, _answer(item, fields), *more), {"": 0}, lost)


def _joined(*parts: str) -> str:
    return "<br>".join(filter(None, parts))


def _sources(item: Item, deck: Deck, fields: Fields) -> str:
    """Return how far the evidence goes, what it is, and of when it is."""
    said = [f"Evidence: {item.evidence}."] if item.evidence else []
    said += [fields.html(deck.references.get(ref, ref)) for ref in item.refs]
    said += [f"As of {fields.html(item.as_of)}."] if item.as_of else []
    return "<br>".join(said)


def _asked(item: ChooseOne | ChooseAll | TrueFalse | Number | Order | Match, fields: Fields) -> str:
    question = fields.html(stem(item))
    match item:
        case ChooseOne() | ChooseAll():
            how = "" if isinstance(item, ChooseOne) else "<p>Choose all that apply.</p>"
            return question + how + _list("ol", [fields.html(option.text) for option in _in_order(item)])
        case TrueFalse():
            return f"{question}<p>True or false?</p>"
        case Number(unit=unit):
            return f"{question} ({fields.html(unit)})" if unit else question
        case Order():
            return question + _list("ul", [fields.html(step) for step in _mixed(shuffled(item), item.id)])
        case Match():
            lefts = _list("ul", [fields.html(pair.left) for pair in item.match])
            return question + lefts + _list("ul", [fields.html(right) for right in _mixed(shuffled(item), item.id)])
        case _:
            assert_never(item)


def _answer(item: ChooseOne | ChooseAll | TrueFalse | Number | Order | Match, fields: Fields) -> str:
    match item:
        case ChooseOne() | ChooseAll():
            rights = (item.right,) if isinstance(item, ChooseOne) else item.right
            right = "<br>".join(f"<b>{fields.html(option.text)}</b>" for option in rights)
            return right + _list("ul", [_reason(option, fields) for option in _in_order(item) if option.feedback])
        case TrueFalse(truth=truth):
            return "True" if truth else "False"
        case Number(number=number, within=within, unit=unit):
            off = f" (within {fields.html(within)})" if within.rstrip("%") not in {"", "0"} else ""
            return f"{number} {fields.html(unit)}".strip() + off
        case Order(order=steps):
            return _list("ol", [fields.html(step) for step in steps])
        case Match(match=pairs):
            return _list("ul", [f"{fields.html(pair.left)}: {fields.html(pair.right)}" for pair in pairs])
        case _:
            assert_never(item)


def _in_order(item: ChooseOne | ChooseAll) -> list[Option]:
    """Return the options in an order that gives nothing away and is the same at every export."""
    if not item.keep_order:
        return _mixed(options(item), item.id)
    found = list(options(item))
    return [*found[1 : item.right_at], found[0], *found[item.right_at :]] if isinstance(item, ChooseOne) else found


def _mixed(texts: tuple[T, ...], seed: str) -> list[T]:
    return random.Random(seed).sample(texts, len(texts))  # noqa: S311 - an order to look at, no secret


def _reason(option: Option, fields: Fields) -> str:
    return f"{fields.html(option.text)}: {fields.html(option.feedback)}"


def _list(tag: str, entries: list[str]) -> str:
    return f"<{tag}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{tag}>" if entries else ""
