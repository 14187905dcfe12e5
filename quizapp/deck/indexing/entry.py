"""What the index keeps of one item: its row, and the words it is found by."""

from __future__ import annotations

import hashlib
import re
from typing import assert_never

from msgspec import json

from quizapp.deck import cloze, wording
from quizapp.deck.indexing.search import spaced
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed, kind_of

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_SIGNS = re.compile(r"`+|\*\*|__|~~|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)|^ {0,3}(?:#{1,6}|>|[-*+]) +", re.MULTILINE)
_MAY_HOLD_SIGNS = re.compile(r"[`*_\[~]|^ {0,3}[-#>+]", re.MULTILINE)
_SIGN = re.compile(r"[`*_\[~#>+-]")  # found, or found missing, many times faster
_encode = json.Encoder().encode


def columns(item: Item) -> tuple[str, int, int, int, str, str, str, bytes]:
    """Return kind, options, keep_order, right_at, marking, hash, stem and body, as the table of items has them.

    stem: as plain text; body: the item's JSON; hash: the first 32 hex digits of its SHA-256.
    """
    body = _encode(item)
    digest = hashlib.sha256(body).hexdigest()[:32]
    if type(item) is Card:
        return ("card", 0, 0, 1, "", digest, plain(item.front), body)
    return (kind_of(item), len(wording.shuffled(item)), *_choice(item), digest, plain(wording.stem(item)), body)


def words(item: Item, stem: str) -> tuple[str, str, str]:
    """Return what search looks through: the plain ``stem``, answers and tags, as plain text."""
    return spaced(stem), spaced(plain(" / ".join(_answers(item)))), spaced(" ".join(item.tags))


def plain(text: str) -> str:
    """Return Markdown as one line without its commonest signs, for lists and for search; never for showing an item."""
    if _SIGN.search(text) and _MAY_HOLD_SIGNS.search(text):
        text = _SIGNS.sub("", _LINK.sub(r"\1", text))
    return " ".join(text.split())


def _choice(item: Item) -> tuple[int, int, str]:
    match item:
        case ChooseOne():
            return (int(item.keep_order), item.right_at, "")
        case ChooseAll():
            return (int(item.keep_order), 1, item.marking)
        case _:
            return (0, 1, "")


def _answers(item: Item) -> tuple[str, ...]:
    match item:
        case Card():
            return (item.back,)
        case Cloze():
            return tuple(part.hidden for part in cloze.parse(item.text) if isinstance(part, cloze.Gap))
        case ChooseOne() | ChooseAll():
            return tuple(option.text for option in wording.options(item))
        case TrueFalse():
            return ()
        case Typed():
            return item.accept
        case Number():
            return (f"{item.number} {item.unit}",)
        case Order():
            return item.order
        case Match():
            return (*(side for pair in item.match for side in (pair.left, pair.right)), *item.also)
        case _:
            assert_never(item)
