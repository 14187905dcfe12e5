"""Ids between Anki's names and ours: the same deck and the same note have the same id every time they come.

The notes that Quizapp writes have ``deck-id/item-id`` for a guid, so that what went out comes back as what it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha256

from quizapp.deck.reading.limits import ID_CHARACTERS
from quizapp.deck.reading.slug import is_id, slug
from quizapp.exchange.anki.rows import Collection, DeckRow

NO_DECK = DeckRow("Default")

_BETWEEN = " › "
_SAID_BY_ID = re.compile(r"[a-z0-9\s\-_.,:;!?()\[\]/'\"&–—]*")
_TAIL = 6


def guid(deck_id: str, item_id: str) -> str:
    """Return the guid of the note of an item."""
    return f"{deck_id}/{item_id}"


def own_id(known_by: str) -> str:
    """Return what an item's id is made of: the item id in a guid of ours, else all that it is known by."""
    return _ours(known_by)[1] or known_by


def section_title(under: str) -> str:
    """Return the title of the section for a deck under another one: "B › C" for "B::C"."""
    return _BETWEEN.join(under.split("::")) if under else ""


def deck_name(title: str, section: str = "") -> str:
    """Return Anki's name for a deck, or for a section of it."""
    return "::".join((_single(title), *map(_single, section.split(_BETWEEN)))) if section else _single(title)


def deck_ids(found: Collection) -> dict[str, str]:
    """Return the id of each deck at the top, by its name: that in the guids of most of its notes, if we wrote them."""
    home = {card.note: found.decks.get(card.deck, NO_DECK).name.partition("::")[0] for card in found.cards}
    written: dict[str, Counter[str]] = {}
    for note in found.notes:
        written.setdefault(home.get(note.id, NO_DECK.name), Counter())[_ours(note.guid)[0]] += 1
    return {top: ids.most_common(1)[0][0] or _made_of(top) for top, ids in written.items()}


def _ours(known_by: str) -> tuple[str, str]:
    deck, slash, item = known_by.partition("/")
    return (deck, item) if slash and is_id(deck) and is_id(item) else ("", "")


def _made_of(name: str) -> str:
    """Return the words of a name as an id, with a tail where they do not say it all: "C++" is not "C#"."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(each))
    words = slug(name, ID_CHARACTERS - _TAIL - 1)
    if words and len(name) < ID_CHARACTERS - _TAIL and _SAID_BY_ID.fullmatch(plain):
        return words
    tail = sha256(name.casefold().encode(errors="replace")).hexdigest()[:_TAIL]
    return f"{words or 'deck'}-{tail}"


def _single(name: str) -> str:
    """Return a name that Anki takes for one deck and not for a deck under another."""
    return " ".join(name.replace("::", ": ").split()) or NO_DECK.name
