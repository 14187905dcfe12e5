"""Quizapp's own JSON: whole decks with their files, and a learner's whole history; see docs/formats.md."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.model import Deck, Item
from quizapp.deck.reading import limits
from quizapp.deck.reading.media import strays
from quizapp.deck.reading.report import quoted
from quizapp.deck.reading.slug import is_id
from quizapp.exchange import loading
from quizapp.exchange.carried import Carried, CarriedDeck, CarriedHistory, LogRow, Written
from quizapp.exchange.fitting import misfit, tidied, tidied_head, without_oddities
from quizapp.exchange.limits import DECKS, MEDIA_BYTES
from quizapp.exchange.notes import Notes

FORMAT = "quizapp"
VERSION = 1
_BROKEN = "The file is not JSON, or not Quizapp's: {}."


class _History(msgspec.Struct, frozen=True):
    learner: str = ""
    logs: dict[str, tuple[dict[str, str | int | float | None], ...]] = {}


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """A deck without its items, which are read one by one, so that a bad one hides no other."""

    deck: msgspec.Raw
    items: tuple[msgspec.Raw, ...] = ()
    files: dict[str, bytes] = {}


class _File(msgspec.Struct, frozen=True, kw_only=True):
    format: str = ""
    version: int = 0
    decks: tuple[msgspec.Raw, ...] = ()
    history: msgspec.Raw = msgspec.Raw()


_DECODE_FILE = msgspec.json.Decoder(_File)
_DECODE_HEAD = msgspec.json.Decoder(_Head)
_DECODE_DECK = msgspec.json.Decoder(Deck)
_DECODE_ITEM: msgspec.json.Decoder[Item] = msgspec.json.Decoder(Item)
_DECODE_HISTORY = msgspec.json.Decoder(_History)


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a file holds; never raises for what is in it."""
    notes = Notes(str(path))
    data = loading.content(path, notes)
    file = None if data is None else _file(data, notes)
    if file is None:
        return Carried((), findings=notes.all())
    if len(file.decks) > DECKS:
        notes.add("X108", f"There are more than {DECKS:,} decks; the rest is not read.")
    decks = tuple(_decks(file.decks[:DECKS], notes, progress))
    history = None if bytes(file.history) in {b"", b"null"} else _history(file.history, notes)
    if not decks and history is None:
        notes.add("X110", "Nothing to be learnt was found in this file.")
    return Carried(_once(decks, notes), findings=notes.all(), history=history)


def write(decks: Sequence[CarriedDeck], history: CarriedHistory | None = None) -> Written:
    """Return decks and a history as one file; nothing is lost."""
    value: dict[str, object] = {"format": FORMAT, "version": VERSION, "decks": [_written(one) for one in decks]}
    if history is not None:
        value["history"] = {"learner": history.learner, "logs": dict(history.logs)}
    return Written(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")


def _written(carried: CarriedDeck) -> dict[str, object]:
    files = {name: b64encode(content).decode() for name, content in carried.files.items()}
    made: dict[str, object] = {"deck": replace(carried.deck, items=()), "items": carried.deck.items}
    return made | ({"files": files} if files else {})


def _file(data: bytes, notes: Notes) -> _File | None:
    try:
        file = _DECODE_FILE.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        notes.add("X104", _BROKEN.format(error))
        return None
    if file.format != FORMAT:
        notes.add("X102", "This JSON file was not written by Quizapp.")
        return None
    if file.version > VERSION:
        notes.add("X106", "A newer Quizapp wrote this file: update Quizapp to read it.")
        return None
    return file


def _decks(raws: Sequence[msgspec.Raw], notes: Notes, progress: Progress) -> Iterator[CarriedDeck]:
    for number, raw in enumerate(raws):
        deck = _deck(raw, notes, progress.part(number / len(raws), (number + 1) / len(raws)))
        if deck is not None:
            yield deck


def _deck(raw: msgspec.Raw, notes: Notes, progress: Progress) -> CarriedDeck | None:
    try:
        head = _DECODE_HEAD.decode(raw)
        deck = _DECODE_DECK.decode(head.deck)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        notes.add("X104", f"A deck cannot be read: {error}.")
        return None
    deck = tidied_head(deck)
    if not is_id(deck.id) or not deck.title:
        notes.add("X202", f"The deck {quoted(deck.id)} has no id in the form of one, or no title.")
        return None
    items = _items(head.items[: limits.ITEMS], deck.id, notes, progress)
    if len(head.items) > limits.ITEMS:
        notes.add("X108", f"A deck holds {limits.ITEMS:,} items; the rest of {deck.id} is not read.")
    return CarriedDeck(replace(deck, items=items), _files(head.files, deck.id, notes))


def _items(raws: tuple[msgspec.Raw, ...], deck: str, notes: Notes, progress: Progress) -> tuple[Item, ...]:
    items: dict[str, Item] = {}
    for number, raw in enumerate(progress.over(raws), 1):
        try:
            item = _DECODE_ITEM.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            notes.add("X104", f"Item {number} of {deck} cannot be read: {error}.")
            continue
        item, left_out = without_oddities(tidied(item))
        if reason := "" if is_id(item.id) else "Its id is not in the form of one.":
            notes.add("X202", f"Item {number} of {deck} cannot be used: {reason}")
        elif reason := misfit(item):
            notes.add("X202", f"Item {number} of {deck} cannot be used: {reason}", item=item.id)
        elif item.id in items:
            notes.add("X207", f"Two items of {deck} have this id; the first one is used.", item=item.id)
        else:
            items[item.id] = item
            for name in left_out:
                notes.add("X205", f"'{name}' of an item of {deck} is not in its form, or too long.", item=item.id)
    return tuple(items.values())


def _files(files: Mapping[str, bytes], deck: str, notes: Notes) -> dict[str, bytes]:
    kept = {}
    for name, content in files.items():
        if not name or strays(name) or "\0" in name:
            notes.add("X402", f"{quoted(name)} of {deck} is not a path within the deck's folder.")
        elif len(content) > MEDIA_BYTES:
            notes.add("X103", f"{quoted(name)} of {deck} is larger than {MEDIA_BYTES >> 20} MB.")
        else:
            kept[name] = content
    return kept


def _history(raw: msgspec.Raw, notes: Notes) -> CarriedHistory | None:
    try:
        found = _DECODE_HISTORY.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        notes.add("X104", f"The history cannot be read: {error}.")
        return None
    logs: dict[str, tuple[LogRow, ...]] = dict(found.logs)
    return CarriedHistory(found.learner, logs)


def _once(decks: tuple[CarriedDeck, ...], notes: Notes) -> tuple[CarriedDeck, ...]:
    found: dict[str, CarriedDeck] = {}
    for deck in decks:
        if found.setdefault(deck.deck.id, deck) is not deck:
            notes.add("X207", f"Two decks have the id {deck.deck.id}; the first one is used.")
    return tuple(found.values())
