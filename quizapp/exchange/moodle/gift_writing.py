"""Writing GIFT: each item's id in the comment before it and as its name, texts as Markdown, sections as categories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Deck, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.flat import answer, prompt
from quizapp.exchange.moodle import categories, marks
from quizapp.exchange.notes import Notes

_RESERVED = re.compile(r"[\\#={}~:]")
_NO_PLACE = ("hint", "evidence", "refs", "as_of", "image", "audio")


def write(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as GIFT."""
    notes = Notes("")
    parts = [part for carried in decks for part in _deck(carried, notes)]
    return Written("\n".join(parts).encode(), notes.all())


def _deck(carried: CarriedDeck, notes: Notes) -> list[str]:
    deck = carried.deck
    titles = {section.id: section.title for section in deck.source.sections}
    parts = []
    section: str | None = None
    for item in deck.items:
        if item.section != section:
            section = item.section
            parts.append(f"$CATEGORY: {categories.joined(deck.title, titles.get(section, section))}\n")
        parts.append(_question(item, deck, notes))
        lost = [name for name in _NO_PLACE if getattr(item, name)]
        if lost:
            notes.add("X203", f"{', '.join(lost)} of an item of {deck.id} have no place in GIFT.", item=item.id)
    lost = [name for name in ("about", "language", "references", "tags") if getattr(deck, name)]
    if lost:
        notes.add("X203", f"{', '.join(lost)} of the deck {deck.id} have no place in GIFT.")
    if carried.files:
        notes.add("X403", f"{len(carried.files)} pictures and sounds of {deck.id} have no place in GIFT.")
    return parts


def _question(item: Item, deck: Deck, notes: Notes) -> str:
    tags = "".join(f" [tag:{_in_brackets(tag)}]" for tag in item.tags)
    asked, answers, general = _parts(item, deck, notes)
    answers += f"####{_text(general)}" if general else ""
    return f"// [id:{item.id}]{tags}\n::{_escaped(item.id)}::[markdown]{_escaped(asked)}{{{answers}}}\n"


def _parts(item: Item, deck: Deck, notes: Notes) -> tuple[str, str, str]:
    """Return what is asked, the answers in braces, and the general feedback."""
    match item:
        case Card() | Cloze() | Order():
            notes.add("X204", f"An item of {deck.id} became an essay with its answer as feedback.", item=item.id)
            if item.why:
                notes.add("X203", f"'why' of an item of {deck.id} has no place in an essay.", item=item.id)
            return prompt(item), "", answer(item)
        case ChooseOne() | ChooseAll():
            return item.question, _options(item, deck, notes), item.why
        case TrueFalse():
            return item.statement, "TRUE" if item.truth else "FALSE", item.why
        case Typed():
            if item.exact:
                notes.add("X203", f"'exact' of an item of {deck.id} has no place in GIFT.", item=item.id)
            return item.question, "".join(f"=%100%{_answer(one)} " for one in item.accept), item.why
        case Number():
            if item.unit or item.within.endswith("%"):
                message = f"The unit and a share as reach have no place in GIFT; a number of {deck.id} lost them."
                notes.add("X203", message, item=item.id)
            return item.question, f"#{item.number}:{marks.tolerance(item)}", item.why
        case Match():
            sides = [*((pair.left, pair.right) for pair in item.match), *(("", right) for right in item.also)]
            pairs = "".join(f"\n\t={_text(_unpointed(left))} -> {_unpointed(_escaped(right))}" for left, right in sides)
            return item.question, f"{pairs}\n", item.why
        case _:
            assert_never(item)


def _options(item: ChooseOne | ChooseAll, deck: Deck, notes: Notes) -> str:
    if isinstance(item, ChooseAll) and (item.marking != "plus-minus" or not marks.fits(item)):
        notes.add("X203", f"How a question of {deck.id} is marked has no place in GIFT.", item=item.id)
    if item.keep_order:
        notes.add("X203", f"That options of {deck.id} keep their order has no place in GIFT.", item=item.id)
    lines = []
    for option, share in marks.shares(item):
        sign = "=" if isinstance(item, ChooseOne) and share == "100" else "~" if share == "0" else f"~%{share}%"
        feedback = f"#{_text(option.feedback)}" if option.feedback else ""
        lines.append(f"\n\t{sign}{_text(option.text)}{feedback}")
    return "".join(lines) + "\n"


def _text(text: str) -> str:
    """Return Markdown where the question's format holds: what would be taken for another format gets its own."""
    return f"[markdown]{_escaped(text)}" if text.startswith(("[", "%")) else _escaped(text)


def _answer(text: str) -> str:
    """Return a typed answer, in which Moodle takes a star for any words."""
    return _escaped(" ".join(text.split()).replace("*", "\\*"))


def _escaped(text: str) -> str:
    return _RESERVED.sub(r"\\\g<0>", text).replace("\n", "\\n")


def _unpointed(text: str) -> str:
    return text.replace("->", "→")


def _in_brackets(tag: str) -> str:
    return re.sub(r"[\[\\\]]", r"\\\g<0>", " ".join(tag.split()))
