"""YAML events, and the light nodes built of them one item at a time. The only module that reads YAML."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from yaml import (
    AliasEvent,
    CBaseLoader,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)

from quizapp.deck.reading.limits import DEPTH, FILE_VALUES
from quizapp.deck.reading.report import Place, Report, quoted

Scalar = ScalarEvent
Alias = AliasEvent
MapStart, MapEnd = MappingStartEvent, MappingEndEvent
ListStart, ListEnd = SequenceStartEvent, SequenceEndEvent
DocumentStart = DocumentStartEvent
AnyEvent = Event


class MapNode:
    """A mapping: its keys and values as they stand, duplicates included."""

    __slots__ = ("pairs", "start_mark")

    def __init__(self, event: Event, pairs: list[tuple[Node, Node]]) -> None:
        self.start_mark = event.start_mark
        self.pairs = pairs


class ListNode:
    """A list."""

    __slots__ = ("entries", "start_mark")

    def __init__(self, event: Event, entries: list[Node]) -> None:
        self.start_mark = event.start_mark
        self.entries = entries


# A scalar or an alias is its event itself: 100,000 cards have 600,000 of them.
Node = Scalar | Alias | MapNode | ListNode


class Broken(NamedTuple):
    """Where the YAML breaks, and what the parser says of it."""

    place: Place
    problem: str


class BrokenError(Exception):
    """The file is no YAML from here on."""

    def __init__(self, error: YAMLError) -> None:
        super().__init__(str(error))
        self.broken = _broken(error)


class TooMuchError(Exception):
    """The file holds more than a deck may: reading ends at ``place``, with the finding ``code``."""

    def __init__(self, code: str, place: Place, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.place = place


class Source(Protocol):
    """Text that comes in pieces."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece, of about ``size`` bytes; b"" at the end."""


class Events:
    """The events of one file, as nodes on demand."""

    def __init__(self, report: Report) -> None:
        self._get: Callable[[], Event | None] = lambda: None
        self._report = report
        self._left = 0
        self._left_in_file = FILE_VALUES

    def open(self, data: bytes | Source) -> Event | None:
        """Start on ``data`` and return the first event of its document, None if it has none. Raises BrokenError."""
        self._get = CBaseLoader(data).get_event  # only its events are asked for
        self.next()  # the stream starts
        if not isinstance(self.next(), DocumentStart):
            return None
        return self.next()

    def next(self) -> Event:
        """Return the next event. Raises BrokenError."""
        try:
            event = self._get()
        except YAMLError as error:
            raise BrokenError(error) from None
        assert event is not None, "nobody asks beyond the end of the stream"
        return event

    def values_left(self) -> int:
        """Return how many nodes the file may still have."""
        return self._left_in_file

    def pass_over(self, values: int) -> None:
        """Count nodes of the file that are made without events."""
        self._left_in_file -= values

    def node(self, event: Event, values: int) -> Node:
        """Return the node that starts with ``event``, of at most ``values`` nodes. Raises BrokenError, TooMuchError."""
        granted = self._left = min(values, self._left_in_file)
        try:
            return self._node(event, DEPTH)
        except YAMLError as error:
            raise BrokenError(error) from None
        finally:
            self._left_in_file -= granted - self._left

    def _node(self, event: Event | None, depth: int) -> Node:
        self._left -= 1
        if self._left < 0 or depth == 0:
            raise TooMuchError(
                "D113", place(event), "Make this simpler: it is nested too deep or holds too many values."
            )
        if isinstance(event, ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._decorated(event, event.tag)
            return event
        if isinstance(event, AliasEvent):
            self._report.add(
                "D109", place(event), f"Write the text out instead of the alias {quoted(event.anchor or '')}."
            )
            return event
        if isinstance(event, MappingStartEvent):
            self._decorated(event, event.tag)
            return MapNode(event, self._pairs(depth - 1))
        assert isinstance(event, SequenceStartEvent)
        self._decorated(event, event.tag)
        return ListNode(event, self._entries(depth - 1))

    def _pairs(self, depth: int) -> list[tuple[Node, Node]]:
        get, node = self._get, self._plain_or_node
        pairs = []
        while type(event := get()) is not MappingEndEvent:
            pairs.append((node(event, depth), node(get(), depth)))
        return pairs

    def _entries(self, depth: int) -> list[Node]:
        get, node = self._get, self._plain_or_node
        entries = []
        while type(event := get()) is not SequenceEndEvent:
            entries.append(node(event, depth))
        return entries

    def _plain_or_node(self, event: Event | None, depth: int) -> Node:
        """Return what ``_node`` does: of a plain text, as nearly all are, by the shortest way."""
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None and self._left > 0 and depth > 0:
            self._left -= 1
            return event
        return self._node(event, depth)

    def _decorated(self, event: NodeEvent, tag: str | None) -> None:
        if event.anchor is not None:
            self._report.add(
                "D110", place(event), f"Delete the anchor {quoted('&' + event.anchor)}, or quote the text it starts."
            )
        if tag is not None:
            self._report.add("D111", place(event), "Delete the tag that starts with '!', or quote the text it starts.")


def place(node: Node | Event | None) -> Place:
    """Return the line and column at which a node or event starts, from 1."""
    mark = node.start_mark if node else None
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _broken(error: YAMLError) -> Broken:
    if not isinstance(error, MarkedYAMLError):
        return Broken((0, 0), str(error))
    # A quotation mark that is never closed is found at the end of the file, and mended where it opens.
    mark = error.context_mark if "quoted scalar" in (error.context or "") else error.problem_mark
    return Broken((mark.line + 1, mark.column + 1) if mark else (0, 0), error.problem or "")
