"""The head of a deck: everything but its items, gathered key by key."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.deck.keys import DECK_KEYS, Key
from quizapp.deck.model import Deck, Source
from quizapp.deck.reading.events import Node, Scalar, place
from quizapp.deck.reading.limits import VERSION
from quizapp.deck.reading.report import NOWHERE, Report
from quizapp.deck.reading.slug import slug
from quizapp.deck.reading.values import READ, unknown

_KEYS = {key.name: key for key in DECK_KEYS}


class Head:
    """Takes the keys of a deck as they come. ``sections`` and ``references`` are the ones that have come so far."""

    def __init__(self, report: Report) -> None:
        self.sections: frozenset[str] = frozenset()
        self.references: dict[str, str] = {}
        self.refused = False
        self._report = report
        self._seen: set[str] = set()
        self._values: dict[str, object] = {}

    def key(self, node: Node) -> Key | None:
        """Return the key that ``node`` names, None if it is unknown or comes twice."""
        key = _KEYS.get(node.value) if isinstance(node, Scalar) else None
        if key is None:
            unknown(node, _KEYS, "a deck", self._report)
        elif key.name in self._seen:
            self._report.add("D402", place(node), f"Delete this second '{key.name}': the first one is used.")
            return None
        else:
            self._seen.add(key.name)
        return key

    def take(self, key: Key, node: Node) -> None:
        """Read a key's value."""
        value = READ[key.form](node, key, self._report)
        if value is not None:
            self._values[key.field] = value
        match key.form, value:
            case "version", int():
                self._check_version(value, node)
            case "source", Source():
                self.sections = frozenset(section.id for section in value.sections)
            case "references", dict():
                self.references = value
            case _:
                pass

    def sure_id(self) -> str:
        """Return the deck's id if neither that nor whether the deck is refused can change any more, else ""."""
        written = self._values.get("id")
        return written if isinstance(written, str) and "quizapp" in self._seen and not self.refused else ""

    def check(self, items: int) -> None:
        """Report what a deck of so many ``items``, read to its end, should have and has not."""
        if "quizapp" not in self._seen:
            self._report.add("D203", NOWHERE, f"Add the line 'quizapp: {VERSION}', the version of the deck language.")
        if "id" not in self._values:
            self._report.add("D204", NOWHERE, "Add an 'id' that stays for ever; until then it is the file's name.")
        if "title" not in self._values:
            self._report.add("D205", NOWHERE, "Add a 'title'; until then it is the deck's id.")
        if items == 0:
            self._report.add("D206", NOWHERE, "Add 'items': this deck has none that can be used.")

    def deck(self, file_stem: str) -> Deck:
        """Return the deck without its items."""
        values = {name: value for name, value in self._values.items() if name != "quizapp"}
        made = values.setdefault("id", slug(file_stem) or "deck")
        values.setdefault("title", made)
        make: Callable[..., Deck] = Deck
        return make(**values)

    def _check_version(self, version: int, node: Node) -> None:
        self.refused = version > VERSION
        if self.refused:
            todo = "update Quizapp to study it; nothing in it was changed"
            self._report.add(
                "D202", place(node), f"This deck is written in version {version} of the deck language: {todo}."
            )
