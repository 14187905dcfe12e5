"""Decks and items as an author would put them: mappings, lists and texts under the keys of the deck language."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import fields

from quizapp.deck.keys import DECK_KEYS, KINDS, LINT_KEYS, SOURCE_KEYS, Key
from quizapp.deck.model import Deck, Item, Kind, Option, Pair, Section, Source, kind_of
from quizapp.deck.reading.limits import VERSION

_LINE_CHARACTERS = 80
_KEYS: dict[Kind, tuple[Key, ...]] = {kind: of.all for kind, of in KINDS.items()}


class Line(tuple[str, ...]):
    """Short texts that stand on one line, in brackets."""

    __slots__ = ()


Authored: TypeAlias = "str | Line | list[Authored] | dict[str, Authored]"


def head(deck: Deck) -> dict[str, Authored]:
    """Return the keys of a deck but for its items."""
    written = _written(deck, tuple(key for key in DECK_KEYS if key.form not in {"version", "items"}))
    return {"quizapp": str(VERSION), **written}


def item(item: Item) -> dict[str, Authored]:
    """Return the keys of an item, those that say nothing new left out."""
    return _written(item, _KEYS[kind_of(item)])


def _written(value: Struct, keys: tuple[Key, ...]) -> dict[str, Authored]:
    usual = _usual(type(value))
    written: dict[str, Authored] = {}
    for key in keys:
        part = getattr(value, key.field)
        if key.required or (part != usual[key.field] and part not in ((), {})):
            written[key.name] = part if type(part) is str else _authored(key, part)
    return written


@cache
def _usual(of: type[Struct]) -> dict[str, object]:
    """Return what a field holds where nothing was said of it; looking that up anew costs most of the writing."""
    return {field.name: field.default for field in fields(of)}


def _authored(key: Key, value: object) -> Authored:
    match value:
        case bool():
            return str(value).lower() if key.form == "truth" else "yes" if value else "no"
        case str() | int():
            return str(value)
        case Option():
            return _option(value)
        case Source():
            return _written(value, SOURCE_KEYS)
        case dict():
            return dict(value)
        case tuple():
            return _list(key, value)
        case _:
            raise TypeError(value)


def _list(key: Key, values: tuple[object, ...]) -> Authored:
    texts = tuple(value for value in values if isinstance(value, str))
    match key.form:
        case "lint":
            return {LINT_KEYS[0].name: _line_or_list(texts)}
        case "texts" | "ids":
            return _line_or_list(texts)
        case "pairs":
            return {pair.left: pair.right for pair in values if isinstance(pair, Pair)}
        case "rights" | "options":
            return [_option(option) for option in values if isinstance(option, Option)]
        case "sections":
            return [{section.id: section.title} for section in values if isinstance(section, Section)]
        case _:
            return list(texts)


def _option(option: Option) -> Authored:
    return {option.text: option.feedback} if option.feedback else option.text


def _line_or_list(texts: Iterable[str]) -> Authored:
    line = Line(texts)
    return line if sum(map(len, line)) <= _LINE_CHARACTERS and all(text.isprintable() for text in line) else list(line)
