"""Reading a deck: from a YAML file to its items and findings, one item at a time."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizapp.deck.finding import Finding
from quizapp.deck.keys import Key
from quizapp.deck.model import Deck, Item
from quizapp.deck.reading import deckfile, limits, resume, syntax
from quizapp.deck.reading.events import (
    AnyEvent,
    Broken,
    BrokenError,
    DocumentStart,
    Events,
    ListEnd,
    ListStart,
    MapEnd,
    MapStart,
    Scalar,
    TooMuchError,
    place,
)
from quizapp.deck.reading.head import Head
from quizapp.deck.reading.items import Items
from quizapp.deck.reading.parts import Parts
from quizapp.deck.reading.report import Place, Report
from quizapp.deck.reading.shape import wrong_shape
from quizapp.deck.reading.sieve import VALUES, CardParts, Run, Sieve
from quizapp.deck.reading.sieve import lines as lines_of


class Placed(Struct, frozen=True, eq=False):
    """An item, where its first key stands, from 1, and where its parts do."""

    item: Item
    line: int
    column: int
    parts: Parts | CardParts


class Named(Struct, frozen=True):
    """The id of a deck that is sure to come, since what stands before its items says so."""

    deck_id: str


Part = Placed | Finding | Named | Deck


def stream(path: Path) -> Generator[Part]:
    """Read the deck at ``path`` part by part: items and findings as they come, then the deck without its items.

    The deck's id is named before the first item if it stands there, as it does in nearly all files. Where no Deck
    comes, the file cannot be used and the items that came are void. Memory does not grow with the number of items but
    for the file's bytes and the ids. Python's garbage collector rests until the stream ends or is closed.
    """
    report = Report(str(path))
    data = deckfile.load(path, report)
    yield from report.take()
    if data is not None:
        yield from _Reading(path, report).parts(data)


def read_deck(path: Path, come: Callable[[int], None] = lambda _items: None) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Return the deck at ``path``, None if the file cannot be used, and the findings in the order of the file.

    come: told after each item how many came; what it raises ends the reading.
    """
    return _whole(stream(path), come)


def stream_bytes(data: bytes, path: Path) -> Generator[Part]:
    """Yield what ``stream`` would if ``data`` were the content of the file at ``path``."""
    return _Reading(path, Report(str(path))).parts(data)


def read_text(text: str, path: Path) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Return what ``read_deck`` would if ``text`` were the content of the file at ``path``."""
    return _whole(stream_bytes(text.encode(errors="surrogatepass"), path))


def _whole(
    parts: Generator[Part], come: Callable[[int], None] = lambda _items: None
) -> tuple[Deck | None, tuple[Finding, ...]]:
    items: list[Item] = []
    findings: list[Finding] = []
    deck = None
    with closing(parts):  # the collector rests until then
        for part in parts:
            match part:
                case Placed():
                    items.append(part.item)
                    come(len(items))
                case Finding():
                    findings.append(part)
                case Named():
                    pass
                case Deck():
                    deck = replace(part, items=tuple(items))
    return deck, tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))


@contextmanager
def _collector_resting() -> Iterator[None]:
    # Nodes hold no cycles; looking for some takes three times as long as the reading.
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Reading:
    """One file on its way through the reader."""

    def __init__(self, path: Path, report: Report) -> None:
        self._stem = path.stem
        self._report = report
        self._events = Events(report)
        self._head = Head(report)
        self._items = Items(report, self._head, path.parent)
        self._keys_read = 0
        self._count = 0
        self._is_deck = False
        self._line = 0  # where the last item started
        self._column = -1  # of the dashes of the items; -1 before them, and where they stand in brackets
        self._broken: set[Place] = set()
        self._sieve: Sieve | None = None

    def parts(self, data: bytes) -> Generator[Part]:
        with _collector_resting():
            clean = deckfile.cleaned(data, self._report)
            if clean is not None:
                self._items.may_hold_pictures = b"![" in clean
                yield from self._document(clean)
            yield from self._report.take()
            if self._is_deck and not self._head.refused:
                yield self._head.deck(self._stem)

    def _document(self, data: bytes) -> Iterator[Part]:
        try:
            yield from self._keys(data)
        except BrokenError as error:
            self._sieve = None
            self._note(error.broken)
            yield from self._rest(data)
        except TooMuchError as error:
            self._report.add(error.code, error.place, str(error))

    def _keys(self, data: bytes) -> Iterator[Part]:
        root = self._events.open(data)
        if not isinstance(root, MapStart):
            self._report.add(
                "D201", place(root), f"Start the file with 'quizapp: {limits.VERSION}' and the keys of a deck."
            )
            return
        while not isinstance(event := self._events.next(), MapEnd):
            self._keys_read += 1
            if self._keys_read > limits.HEAD_KEYS:
                raise TooMuchError("D113", place(event), f"Leave out keys: a deck has no more than {limits.HEAD_KEYS}.")
            key = self._head.key(self._events.node(event, limits.ITEM_VALUES))
            event = self._events.next()
            if key and key.form == "items" and isinstance(event, ListStart):
                self._is_deck = True
                line, column = place(event)
                self._column = -1 if event.flow_style else column - 1
                if self._column >= 0 and line > 1 and not root.flow_style and place(root)[1] == 1:
                    self._sift(data, line)
                if deck_id := self._head.sure_id():
                    yield Named(deck_id)
                yield from self._list()
            else:
                yield from self._value(key, event)
            if self._head.refused:
                return
        self._finish()

    def _sift(self, data: bytes, line: int) -> None:
        """Go on from the first item, which is on a line, without the plain cards."""
        self._sieve = Sieve(data, line, self._column, self._events.values_left)
        self._events.open(self._sieve)
        self._events.next()  # 'items'
        self._events.next()  # their list starts, where it did before

    def _value(self, key: Key | None, event: AnyEvent) -> Iterator[Part]:
        node = self._events.node(event, limits.HEAD_VALUES)
        if key and key.form != "items":
            self._head.take(key, node)
        elif key and not (isinstance(node, Scalar) and not node.value):
            wrong_shape(node, key, "a list of items, each with a dash", self._report)
        yield from self._report.take()

    def _list(self) -> Iterator[Part]:
        while not isinstance(event := self._events.next(), ListEnd):
            line, column = place(event)
            if self._sieve and (run := self._sieve.run(line)):
                yield from self._plain(run)
                continue
            self._count_in(line, column)
            errors = self._report.errors
            node = self._events.node(event, limits.ITEM_VALUES)
            item = self._items.read(node)
            if self._report.has_news():
                yield from self._report.take()
            if item and self._report.errors == errors:
                yield Placed(item, line, column, Parts(node))

    def _plain(self, run: Run) -> Iterator[Part]:
        read, line, column = self._items.card, run.line, self._column + 3
        for chunk in run.cards:
            self._count_in(line, column)
            parts = CardParts(line, column)
            item = read(chunk[0], chunk[1], chunk[2], parts)
            if item:
                yield Placed(item, line, column, parts)
            else:
                yield from self._report.take()
            line += lines_of(chunk)
        self._events.pass_over(VALUES * len(run.cards))

    def _count_in(self, line: int, column: int) -> None:
        """Go on to the item that starts here. Raises TooMuchError where there were too many of them, or of errors."""
        if self._count == limits.ITEMS:
            raise TooMuchError("D207", (line, column), f"Divide this deck: it has more than {limits.ITEMS} items.")
        if self._report.errors > limits.ERRORS:
            raise TooMuchError("D116", (line, column), "Mend the errors before this item: the rest is not read.")
        self._count += 1
        self._line = line

    def _finish(self) -> None:
        self._is_deck = True
        self._items.resolve()
        self._head.check(self._count)
        self._events.next()  # the document ends
        if isinstance(event := self._events.next(), DocumentStart):
            self._report.add("D112", place(event), "Put what follows '---' into a file of its own; it is not read.")

    def _rest(self, data: bytes) -> Iterator[Part]:
        for _ in range(limits.SYNTAX_ERRORS):
            found = resume.rest(data, self._line, self._column) if self._column >= 0 else None
            if found is None:
                return
            self._line, data = found
            try:
                if isinstance(self._events.open(data), ListStart):
                    yield from self._list()
                    self._events.next()  # the document ends
                    self._events.next()  # and the file with it, or it is broken again
                return
            except BrokenError as error:
                if resume.ends_items(data, error.broken.place[0]):
                    return
                self._note(error.broken)
            except TooMuchError as error:
                self._report.add(error.code, error.place, str(error))
                return

    def _note(self, broken: Broken) -> None:
        if broken.place not in self._broken:
            self._broken.add(broken.place)
            self._report.add("D108", broken.place, syntax.advice(broken.problem))
