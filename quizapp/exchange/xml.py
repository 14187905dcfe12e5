"""XML from a stranger: no entities, no outside world, bounded depth and size; elements know their line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from types import MappingProxyType
from xml.parsers.expat import ExpatError, ParserCreate

from quizapp.base.progress import UNTOLD, Progress
from quizapp.exchange.unreadable import UnreadableError

_PORTION = 256 * 1024
BYTES = 64 * 1024 * 1024
ELEMENTS = 1_000_000
DEPTH = 120
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Element:
    """One element. Names of it and of its attributes stand without their prefix; line counts from 1.

    parts: its texts and elements in order; no two texts follow one another.
    """

    name: str
    attributes: Mapping[str, str]
    parts: tuple[str | Element, ...]
    line: int

    def get(self, attribute: str, otherwise: str = "") -> str:
        """Return an attribute's value, without space around it."""
        return self.attributes.get(attribute, otherwise).strip()

    def children(self, *names: str) -> Iterator[Element]:
        """Yield the elements right inside, of these names, or all if none is given."""
        for part in self.parts:
            if isinstance(part, Element) and (not names or part.name in names):
                yield part

    def child(self, *path: str) -> Element | None:
        """Return the first element right inside of that name, and within it the next name's, None if there is none."""
        found: Element | None = self
        for name in path:
            found = next(found.children(name), None) if found else None
        return found

    def within(self, *names: str) -> Iterator[Element]:
        """Yield the elements at any depth inside, of these names, or all if none is given, in reading order."""
        waiting = [*self.children()][::-1]
        while waiting:
            element = waiting.pop()
            if not names or element.name in names:
                yield element
            waiting += [*element.children()][::-1]

    @property
    def text(self) -> str:
        """All text inside, in reading order."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def parse(data: bytes, progress: Progress = UNTOLD) -> Element:
    """Return the root of an XML document in any encoding that it names itself.

    A DOCTYPE may name a DTD, which is never looked at; one that declares anything is refused, and so no entity but
    XML's own five exists. Raises UnreadableError for XML that is broken, too deep or too much.
    """
    if len(data) > BYTES:
        raise _refused(f"it is larger than {BYTES // 1024 // 1024} MiB")
    return _Tree().parsed(data, progress)


class _Tree:
    """Elements on their way from expat's events to a tree."""

    def __init__(self) -> None:
        self._parser = ParserCreate()
        self._open: list[tuple[str, Mapping[str, str], int, list[str | Element]]] = []
        self._root: Element | None = None
        self._count = 0

    def parsed(self, data: bytes, progress: Progress) -> Element:
        parser = self._parser
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._skipped
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            for start in range(0, len(data), _PORTION):
                progress.at(start / len(data))
                parser.Parse(data[start : start + _PORTION], False)
            parser.Parse(b"", True)
        except (ExpatError, ValueError, LookupError) as problem:  # the latter two for encodings that are none
            raise _refused(f"its XML is broken at line {parser.CurrentLineNumber}") from problem
        if self._root is None:  # expat refuses a document without an element before this
            raise _refused("it holds no XML")
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > ELEMENTS:
            raise _refused(f"it has more than {ELEMENTS:,} elements")
        if len(self._open) >= DEPTH:
            raise _refused(f"its elements nest more than {DEPTH} deep")
        plain = {_local(key): value for key, value in attributes.items()} if attributes else _NO_ATTRIBUTES
        self._open.append((_local(name), plain, self._parser.CurrentLineNumber, []))

    def _end(self, _name: str) -> None:
        name, attributes, line, parts = self._open.pop()
        element = Element(name, attributes, tuple(_joined(parts)), line)
        if self._open:
            self._open[-1][3].append(element)
        else:
            self._root = element

    def _text(self, text: str) -> None:
        self._open[-1][3].append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """Take an entity of the DTD that was not looked at for HTML's of that name."""
        if self._open and not is_parameter:
            self._text(html5.get(f"{name};", ""))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:
            raise _refused("it declares entities or elements of its own")


def _joined(parts: list[str | Element]) -> Iterator[str | Element]:
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            yield "".join(texts)
            texts.clear()
        yield part
    if texts:
        yield "".join(texts)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refused(why: str) -> UnreadableError:
    return UnreadableError(
        f"The file cannot be read: {why}.", safe="Nothing of it was used.", todo="Get the file again."
    )
