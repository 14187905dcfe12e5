"""Whether an item can stand in a deck: texts tidied as the reader does it, and what the reader would not take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import assert_never

from msgspec.json import encode
from msgspec.structs import replace

from quizapp.deck import cloze
from quizapp.deck.keys import KINDS
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
    kind_of,
)
from quizapp.deck.reading import limits
from quizapp.deck.reading.deckfile import INVISIBLE
from quizapp.deck.reading.media import strays
from quizapp.deck.reading.scalars import is_number
from quizapp.deck.reading.slug import is_id
from quizapp.deck.wording import options, shuffled

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHORT = limits.TEXT_CHARACTERS // 4  # of a text in a deck's head
_LISTED_MOST = 400  # entries of all lists of an item together, well within what the reader takes
_NEEDED: dict[str, tuple[tuple[str, str], ...]] = {
    kind: tuple((key.name, key.field) for key in of.own if key.required and key.form != "truth")
    for kind, of in KINDS.items()
}


def tidy(text: str) -> str:
    """Return a text as the reader of decks would give it back."""
    if text.isprintable():
        return text.strip()
    return INVISIBLE.sub(" ", _BREAKS.sub("\n", text)).encode(errors="replace").decode().strip()


def tidied(item: Item) -> Item:
    """Return an item with all its texts tidy, and without list entries that are empty."""
    changes: dict[str, object] = {}
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if value and isinstance(value, (str, tuple, Option)):
            clean = _tidied(value)
            if clean != value:
                changes[name] = clean
    return replace(item, **changes) if changes else item


def tidied_head(deck: Deck) -> Deck:
    """Return a deck's head as the reader would give it back; what it would not take is left out."""
    sections = {one.id: Section(one.id, tidy(one.title)) for one in deck.source.sections if is_id(one.id)}
    kept = [one for one in sections.values() if one.title and len(one.title) <= limits.TEXT_CHARACTERS]
    references = {tidy(key): tidy(text) for key, text in deck.references.items()}
    listed = {key: text for key, text in references.items() if key and text and len(key + text) <= _SHORT}
    source = Source(tidy(deck.source.title)[:_SHORT], tuple(kept[: limits.OUTLINE_ENTRIES]))
    return replace(
        deck,
        title=tidy(deck.title)[:_SHORT],
        language=tidy(deck.language)[:_SHORT],
        about=tidy(deck.about)[: limits.TEXT_CHARACTERS],
        source=source,
        references=dict(list(listed.items())[: limits.OUTLINE_ENTRIES]),
        tags=_short_list(deck.tags),
        ignore=_short_list(deck.ignore),
    )


def _short_list(entries: tuple[str, ...]) -> tuple[str, ...]:
    clean = (tidy(entry)[:_SHORT].strip() for entry in entries[: limits.LIST_ENTRIES])
    return tuple(entry for entry in clean if entry)


def misfit(item: Item) -> str:
    """Return in a sentence why no deck can hold a tidy item; "" where one can."""
    for name, field in _NEEDED[kind_of(item)]:
        if not getattr(item, field):
            return f"It has no '{name}'."
    # Encoded, an item is longer than any of its texts; looking at each costs more than all the rest.
    if len(encode(item)) > limits.TEXT_CHARACTERS and any(len(one) > limits.TEXT_CHARACTERS for one in texts(item)):
        return f"A text is longer than {limits.TEXT_CHARACTERS:,} characters."
    return _misfit_of_kind(item)


def without_oddities(item: Item) -> tuple[Item, tuple[str, ...]]:
    """Return an item without what it may carry but not so, and the names of what was left out."""
    if not (
        item.section or item.as_of or item.image or item.audio or item.tags or item.refs or item.was or item.ignore
    ):
        return item, ()
    odd: dict[str, object] = {}
    if item.section and not is_id(item.section):
        odd["section"] = ""
    if item.as_of and not _is_date(item.as_of):
        odd["as_of"] = ""
    for name in ("image", "audio"):
        if getattr(item, name) and strays(getattr(item, name)):
            odd[name] = ""
    for name in ("tags", "refs", "ignore"):
        if len(getattr(item, name)) > limits.LIST_ENTRIES:
            odd[name] = getattr(item, name)[: limits.LIST_ENTRIES]
    was = tuple(one for one in item.was if _is_former(one))[: limits.LIST_ENTRIES]
    if was != item.was:
        odd["was"] = was
    if len(item.tags) + len(item.refs) + len(item.was) + len(item.ignore) > _LISTED_MOST:
        odd |= {"refs": (), "was": (), "ignore": ()}
    return (replace(item, **odd), tuple(odd)) if odd else (item, ())


def _tidied(value: object) -> object:
    match value:
        case str():
            return tidy(value)
        case Option():
            return Option(tidy(value.text), tidy(value.feedback))
        case Pair():
            return Pair(tidy(value.left), tidy(value.right))
        case tuple():
            return tuple(clean for one in value if (clean := _tidied(one)))
        case _:
            return value


def texts(value: object) -> Iterator[str]:
    """Yield every text that a value of a deck's model holds: of an item, an option, a list of them."""
    match value:
        case str():
            yield value
        case Option():
            yield from (value.text, value.feedback)
        case Pair():
            yield from (value.left, value.right)
        case tuple():
            for one in value:
                yield from texts(one)
        case Card() | Cloze() | ChooseOne() | ChooseAll() | TrueFalse() | Typed() | Number() | Order() | Match():
            for name in value.__struct_fields__:
                yield from texts(getattr(value, name))
        case _:
            pass


def _misfit_of_kind(item: Item) -> str:
    match item:
        case Card() | TrueFalse():
            return ""
        case Cloze():
            return _misfit_gaps(item.text)
        case Typed():
            return "It has too many answers." if len(item.accept) > limits.LIST_ENTRIES else ""
        case Number():
            return _misfit_number(item)
        case ChooseOne() | ChooseAll():
            return _misfit_options(item)
        case Order():
            return "It has only one step." if len(item.order) < 2 else _misfit_entries(item)
        case Match():
            if len(item.match) < 2:
                return "It has only one pair."
            lefts = [pair.left for pair in item.match]
            apart = all(lefts) and all(pair.right for pair in item.match) and len(set(lefts)) == len(lefts)
            return _misfit_entries(item) if apart else "A side of a pair is empty, or stands there twice."
        case _:
            assert_never(item)


def _misfit_gaps(text: str) -> str:
    gaps = [part for part in cloze.parse(text) if isinstance(part, cloze.Gap)]
    return "" if gaps and all(gap.hidden for gap in gaps) else "Its text has no gap, or an empty one."


def _misfit_number(item: Number) -> str:
    amount = item.within.removesuffix("%")
    fits = is_number(item.number) and is_number(amount) and not amount.startswith("-")
    return "" if fits else "Its number, or how far off still counts, is no plain number."


def _misfit_options(item: ChooseOne | ChooseAll) -> str:
    if not all(option.text for option in options(item)):
        return "An option is empty."
    if isinstance(item, ChooseOne) and not (1 <= item.right_at <= (len(options(item)) if item.keep_order else 1)):
        return "The place of its right option is none of the options' places."
    return _misfit_entries(item)


def _misfit_entries(item: Item) -> str:
    entries = shuffled(item)
    if len(entries) > limits.OPTIONS:
        return f"It has more than {limits.OPTIONS} options, steps or right-hand sides."
    exactly = "D313" in item.ignore  # as the reader does it: to a chemist Co is not CO
    bare = {entry if exactly else " ".join(entry.casefold().split()) for entry in entries}
    return "" if len(bare) == len(entries) else "Two of its options, steps or right-hand sides are the same."


def _is_date(text: str) -> bool:
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _is_former(text: str) -> bool:
    return text.count("/") <= 1 and all(map(is_id, text.split("/")))
