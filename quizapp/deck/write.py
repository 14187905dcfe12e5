"""Writing a deck in the house form: plain YAML, quoted only where YAML needs it, keys in the order of the reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO

from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.emitter import Emitter

from quizapp.deck import authored, quick_write
from quizapp.deck.authored import Authored, Line
from quizapp.deck.model import Deck, Item

_NEVER_FOLDED = 1 << 30
_SIMPLE_KEY_BYTES = 1000  # YAML takes a key of up to 1024 signs without a question mark before it
_ITEMS = "items:\n"


def write_deck(deck: Deck, over: Callable[[Sequence[Item]], Iterable[Item]] = iter) -> str:
    """Return the text of a deck's file; reading it gives an equal deck.

    over: yields the items one by one, and may tell how far it is; what it raises ends the writing.
    """
    head = _emitted(authored.head(deck))
    return head + "\n" + _ITEMS + "\n".join(map(write_item, over(deck.items))) if deck.items else head


def write_item(item: Item) -> str:
    """Return the lines of one item as they stand under ``items:``, the last one ended."""
    value = authored.item(item)
    return quick_write.lines(value) or _emitted({"items": [value]}).removeprefix(_ITEMS)


class _HouseEmitter(Emitter):
    """PyYAML's emitter, with lists indented under their key and long options kept on one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 - lists are indented
        super().increase_indent(flow, indentless=False)

    def check_simple_key(self) -> bool:
        if isinstance(self.event, ScalarEvent):
            return 0 < len(self.event.value.encode("unicode_escape")) < _SIMPLE_KEY_BYTES
        return super().check_simple_key()


def _emitted(value: Authored) -> str:
    stream = StringIO()
    emitter = _HouseEmitter(stream, allow_unicode=True, width=_NEVER_FOLDED)
    for event in _document(value):
        emitter.emit(event)
    return stream.getvalue()


def _document(value: Authored) -> Iterator[Event]:
    yield StreamStartEvent()
    yield DocumentStartEvent(explicit=False)
    yield from _events(value)
    yield DocumentEndEvent(explicit=False)
    yield StreamEndEvent()


def _events(value: Authored) -> Iterator[Event]:
    match value:
        case str():
            yield _text(value, block=True)
        case Line():
            yield SequenceStartEvent(None, None, implicit=True, flow_style=True)
            yield from (_text(entry, block=False) for entry in value)
            yield SequenceEndEvent()
        case list():
            yield SequenceStartEvent(None, None, implicit=True, flow_style=False)
            for entry in value:
                yield from _events(entry)
            yield SequenceEndEvent()
        case dict():
            yield MappingStartEvent(None, None, implicit=True, flow_style=False)
            for key, entry in value.items():
                yield _text(key, block=False)
                yield from _events(entry)
            yield MappingEndEvent()


def _text(text: str, *, block: bool) -> ScalarEvent:
    if "\n" not in text:
        return ScalarEvent(None, None, (True, True), text)
    if not block:
        return ScalarEvent(None, None, (True, True), text, style='"')
    # The line break at the end, which the reader takes away, spares the block its sign for having none.
    return ScalarEvent(None, None, (True, True), text + "\n", style="|")
