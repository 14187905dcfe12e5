"""What a deck holds once it is read: items in a closed union of frozen values."""

from __future__ import annotations

from typing import Literal, cast

from msgspec import Struct

Evidence = Literal["supported", "limited", "contested", "promotional", "misleading"]
Marking = Literal["plus-minus", "all-or-nothing"]
Kind = Literal["card", "cloze", "choose_one", "choose_all", "true_false", "typed", "number", "order", "match"]


class _Item(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every item may carry. Texts are Markdown as the author wrote it."""

    id: str
    section: str = ""
    tags: tuple[str, ...] = ()
    hint: str = ""
    why: str = ""
    evidence: Evidence | None = None
    refs: tuple[str, ...] = ()
    as_of: str = ""
    image: str = ""
    audio: str = ""
    was: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Option(Struct, frozen=True, omit_defaults=True):
    """One option of a choice question, and what to say to a person who picked it."""

    text: str
    feedback: str = ""


class Pair(Struct, frozen=True):
    """What belongs together in a match question."""

    left: str
    right: str


class Card(_Item, frozen=True, kw_only=True, tag="card"):
    """A prompt that a person answers in their head and grades themself."""

    front: str
    back: str
    both_ways: bool = False


class Cloze(_Item, frozen=True, kw_only=True, tag="cloze"):
    """A text with gaps, written ``{{hidden}}``, ``{{hidden::hint}}`` or ``{{1::grouped}}``."""

    text: str


class ChooseOne(_Item, frozen=True, kw_only=True, tag="choose_one"):
    """A question with one right option (the key). ``right_at`` is its place from 1 where the order is kept."""

    question: str
    right: Option
    wrong: tuple[Option, ...]
    keep_order: bool = False
    right_at: int = 1


class ChooseAll(_Item, frozen=True, kw_only=True, tag="choose_all"):
    """A question with several right options."""

    question: str
    right: tuple[Option, ...]
    wrong: tuple[Option, ...]
    marking: Marking = "plus-minus"
    keep_order: bool = False


class TrueFalse(_Item, frozen=True, kw_only=True, tag="true_false"):
    """A statement that holds or does not."""

    statement: str
    truth: bool


class Typed(_Item, frozen=True, kw_only=True, tag="typed"):
    """A question answered in words. The first of ``accept`` is the one that is shown."""

    question: str
    accept: tuple[str, ...]
    exact: bool = False


class Number(_Item, frozen=True, kw_only=True, tag="number"):
    """A question answered by a number. ``number`` and ``within`` are as written: "48.8", and "0.1" or "2%"."""

    question: str
    number: str
    within: str = "0"
    unit: str = ""


class Order(_Item, frozen=True, kw_only=True, tag="order"):
    """Steps to be put in order; ``order`` is the right one."""

    question: str
    order: tuple[str, ...]


class Match(_Item, frozen=True, kw_only=True, tag="match"):
    """Pairs to be joined; ``also`` holds right-hand sides that belong to nothing."""

    question: str
    match: tuple[Pair, ...]
    also: tuple[str, ...] = ()


Item = Card | Cloze | ChooseOne | ChooseAll | TrueFalse | Typed | Number | Order | Match


def kind_of(item: Item) -> Kind:
    """Return an item's kind, as its file says it."""
    return cast("Kind", item.__struct_config__.tag)  # msgspec says str; the tags of the union are its kinds


class Section(Struct, frozen=True):
    """A part of the outline of what the deck is drawn from."""

    id: str
    title: str


class Source(Struct, frozen=True, omit_defaults=True):
    """What the deck is drawn from."""

    title: str = ""
    sections: tuple[Section, ...] = ()


class Deck(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A deck as its file says; ``references`` maps a key such as "F03" to what it stands for."""

    id: str
    title: str
    language: str = ""
    about: str = ""
    source: Source = Source()
    references: dict[str, str] = {}
    tags: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
