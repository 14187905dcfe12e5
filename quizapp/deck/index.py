"""The read side of the index: everything the app asks about decks once they are compiled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from quizapp.base.later import later
from quizapp.deck.indexing import tables

if TYPE_CHECKING:  # the first paint needs no items built, nothing found and no temporary folder
    from tempfile import TemporaryDirectory

    from quizapp.deck.finding import Finding
    from quizapp.deck.folders import Found
    from quizapp.deck.indexing import search
    from quizapp.deck.model import Deck, Item, Kind, Marking
else:
    search = later("quizapp.deck.indexing.search")


class DeckRow(NamedTuple):
    """A deck file. id: the file's path where no deck could be loaded from it; the rest counts what it holds."""

    id: str
    file: str
    title: str
    about: str
    language: str
    source_title: str
    items: int
    questions: int
    faces: int
    errors: int
    warnings: int
    hints: int
    loaded: bool


class SectionRow(NamedTuple):
    """A section of a deck in the order of its outline. id "" gathers the items that name no section."""

    deck: str
    id: str
    title: str
    items: int
    questions: int
    faces: int

    @property
    def key(self) -> str:
        """What it is called among the sections of all decks: ``deck-id/section-id``."""
        return f"{self.deck}/{self.id}"


class ItemRow(NamedTuple):
    """An item in a list. key: ``deck-id/item-id``; line: where it stands in ``file``; stem: plain text."""

    key: str
    deck: str
    section: str
    kind: str
    file: str
    line: int
    hash: str
    stem: str


class Candidate(NamedTuple):
    """A question that a quiz may draw.

    section: ``deck-id/section-id``; options: how many there are; right_at: the place of the key from 1, where the order
    is kept; marking: what the author of a choose-all says.
    """

    key: str
    section: str
    kind: Kind
    hash: str
    options: int = 0
    keep_order: bool = False
    right_at: int = 1
    marking: Marking | Literal[""] = ""

    @property
    def deck(self) -> str:
        """The id of the deck it comes from."""
        return self.key.partition("/")[0]


_DECK = """SELECT id, file, title, about, language, source_title, items, questions, faces,
    errors, warnings, hints, loaded FROM deck"""
_QUESTION = """SELECT key, section, kind, hash, options, keep_order, right_at, marking
    FROM item WHERE kind NOT IN ('card', 'cloze')"""
_ITEM = """SELECT item.key, deck.id, item.section, item.kind, deck.file, item.line, item.hash, item.stem
    FROM item JOIN deck ON deck.no = item.deck """


class Index:
    """One open index. Its methods ask the file each time, so they see what was compiled meanwhile.

    path: where the file lies; replaced: how often a damaged file gave way to an empty one since it was opened.
    """

    def __init__(self, db: sqlite3.Connection, path: Path, refuge: TemporaryDirectory[str] | None = None) -> None:
        self._db = db
        self._refuge = refuge
        self.path = path
        self.replaced = 0

    @classmethod
    def open(cls, path: Path) -> Index:
        """Open the index at ``path``, an empty one if it is missing, damaged or of another version.

        Where that folder cannot be written, the index lies in a temporary one until it is closed; see ``path``.
        """
        try:
            return cls(tables.connect(path), path)
        except (OSError, sqlite3.OperationalError):
            from tempfile import TemporaryDirectory

            refuge = TemporaryDirectory(prefix="quizapp-")
            path = Path(refuge.name) / path.name
            return cls(tables.connect(path), path, refuge)

    def close(self) -> None:
        """Close the file; a temporary one is deleted."""
        self._db.close()
        if self._refuge:
            self._refuge.cleanup()

    def replace(self) -> None:
        """Put an empty index in the place of a damaged one; whoever attached the file attaches it anew.

        Raises OSError or sqlite3.OperationalError where that cannot be done.
        """
        self._db.close()
        tables.discard(self.path)
        self._db = tables.connect(self.path)
        self.replaced += 1

    def is_current(self, found: Found) -> bool:
        """Tell whether the index was compiled from just these files, going by their names, sizes and times."""
        files = self._rows("SELECT file, size, mtime_ns FROM deck ORDER BY no")
        return files == [(f.path, f.size, f.mtime_ns) for f in found.files] and self._findings(0) == found.findings

    def decks(self) -> tuple[DeckRow, ...]:
        """Return all decks in their order, those that could not be loaded among them."""
        rows = self._rows(f"{_DECK} ORDER BY no")
        return tuple(DeckRow(*(*row[:-1], bool(row[-1]))) for row in rows)

    def deck(self, deck_id: str) -> Deck | None:
        """Return a deck as its file says, without its items; None if it is unknown or could not be loaded."""
        from msgspec import json

        from quizapp.deck.model import Deck

        rows = self._rows("SELECT header FROM deck WHERE id = ? AND loaded", deck_id)
        return json.decode(rows[0][0], type=Deck) if rows else None

    def sections(self, deck_id: str | None = None) -> tuple[SectionRow, ...]:
        """Return the sections of a deck, or of all decks, in the order of decks and outlines."""
        rows = self._rows(
            """SELECT deck.id, section.id, section.title, section.items, section.questions, section.faces
            FROM deck JOIN section ON section.deck = deck.no WHERE ?1 IS NULL OR deck.id = ?1
            ORDER BY deck.no, section.position""",
            deck_id,
        )
        return tuple(SectionRow(*row) for row in rows)

    def item(self, key: str) -> Item | None:
        """Return an item as its file says, or None if no deck holds it (any more)."""
        from msgspec import json

        from quizapp.deck.model import Item

        rows = self._rows("SELECT body FROM item WHERE key = ?", key)
        item: Item | None = json.decode(rows[0][0], type=Item) if rows else None
        return item

    def item_row(self, key: str) -> ItemRow | None:
        """Return what lists show of an item, or None if no deck holds it (any more)."""
        rows = self._rows(f"{_ITEM} WHERE item.key = ?", key)
        return ItemRow(*rows[0]) if rows else None

    def item_rows(self, keys: Iterable[str]) -> tuple[ItemRow, ...]:
        """Return what lists show of some items, in study order; keys that no deck holds are left out."""
        from msgspec import json

        wanted = json.encode(list(keys)).decode()
        rows = self._rows(f"{_ITEM} WHERE item.key IN (SELECT value FROM json_each(?)) ORDER BY item.no", wanted)
        return tuple(ItemRow(*row) for row in rows)

    def faces(self, key: str) -> tuple[str, ...]:
        """Return the keys of an item's faces in study order."""
        return tuple(row[0] for row in self._rows("SELECT key FROM face WHERE item = ? ORDER BY no", key))

    def browse(
        self, deck_id: str = "", section: str | None = None, kind: str = "", offset: int = 0, limit: int = 100
    ) -> tuple[ItemRow, ...]:
        """Return items in study order; "" and None stand for all, section "" for the items that name none."""
        rows = self._rows(
            f"""{_ITEM} WHERE (?1 = '' OR deck.id = ?1) AND (?2 IS NULL OR item.section = ?2)
            AND (?3 = '' OR item.kind = ?3) ORDER BY item.no LIMIT ?4 OFFSET ?5""",
            *(deck_id, section, kind, limit, offset),
        )
        return tuple(ItemRow(*row) for row in rows)

    def search(self, typed: str, limit: int = 50, offset: int = 0) -> tuple[ItemRow, ...]:
        """Return the items that hold all words typed, the last of them as a beginning; best first. Any text is safe."""
        numbers = search.matches(self._rows, typed, limit, offset)
        wanted = f"[{','.join(map(str, numbers))}]"  # JSON, so that one question of SQLite fetches all
        rows = self._rows(f"{_ITEM} JOIN json_each(?) wanted ON item.no = wanted.value ORDER BY wanted.key", wanted)
        return tuple(ItemRow(*row) for row in rows)

    def search_is_behind(self) -> bool:
        """Tell whether there are items that search does not know yet, as for some seconds after a large deck came."""
        return bool(self._rows("SELECT 1 FROM deck WHERE NOT worded LIMIT 1"))

    def counts(self, deck_id: str = "") -> dict[str, dict[str, int]]:
        """Return how many items of each kind a deck holds, or every deck, by deck id and kind."""
        counts: dict[str, dict[str, int]] = {}
        rows = self._rows(
            """SELECT deck.id, item.kind, count(*) FROM deck CROSS JOIN item ON item.deck = deck.no
            WHERE ?1 = '' OR deck.id = ?1 GROUP BY deck.no, item.kind ORDER BY deck.no, item.kind""",
            deck_id,
        )
        for deck, kind, number in rows:
            counts.setdefault(deck, {})[kind] = number
        return counts

    def candidates(self, decks: Iterable[str] = (), sections: Iterable[str] = ()) -> tuple[Candidate, ...]:
        """Return the questions of some decks in study order; no ``decks``: of all decks.

        sections: ``deck-id/section-id``; where none is named, all sections count. Cards and clozes are no questions.
        """
        wanted, parts = frozenset(decks), frozenset(sections)
        numbers = self._rows("SELECT no, id FROM deck ORDER BY no")
        found = (self._questions(no, deck_id) for no, deck_id in numbers if not wanted or deck_id in wanted)
        return tuple(one for questions in found for one in questions if not parts or one.section in parts)

    def sections_of(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the section of each of some questions, by key, as ``deck-id/section-id``; others are left out."""
        from msgspec import json

        rows = self._rows(
            """SELECT item.key, deck.id || '/' || item.section FROM item JOIN deck ON deck.no = item.deck
            WHERE item.key IN (SELECT value FROM json_each(?)) AND item.kind NOT IN ('card', 'cloze')""",
            json.encode(list(keys)).decode(),
        )
        return dict(rows)

    def findings(self, deck_id: str | None = None) -> tuple[Finding, ...]:
        """Return the findings of a deck, or of all decks, those of the folders themselves last."""
        if deck_id is None:
            numbers = [row[0] for row in self._rows("SELECT no FROM deck ORDER BY no")] + [0]
        else:
            numbers = [row[0] for row in self._rows("SELECT no FROM deck WHERE id = ?", deck_id)]
        return tuple(finding for no in numbers for finding in self._findings(no))

    def item_findings(self, key: str) -> tuple[Finding, ...]:
        """Return the findings of an item."""
        deck_id, _, item = key.rpartition("/")
        return tuple(finding for finding in self.findings(deck_id) if finding.item == item)

    def formers(self) -> dict[str, str]:
        """Return the present key of every item that had another one: old key to new key."""
        return {row[0]: row[1] for row in self._rows("SELECT old, new FROM former ORDER BY old")}

    def _questions(self, no: int, deck_id: str) -> Iterator[Candidate]:
        for row in self._rows(f"{_QUESTION} AND deck = ? ORDER BY no", no):
            key, section, kind, content, options, keep_order, right_at, marking = row
            yield Candidate(key, f"{deck_id}/{section}", kind, content, options, bool(keep_order), right_at, marking)

    def _findings(self, no: int) -> tuple[Finding, ...]:
        from quizapp.deck.finding import Finding

        rows = self._rows(
            """SELECT code, severity, message, file, line, "column", item FROM finding
            WHERE deck = ? ORDER BY line, "column", rowid""",
            no,
        )
        return tuple(Finding(*row) for row in rows)

    # Any: a column is of the type that its query gives it.
    def _rows(self, query: str, *values: str | int | None) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as problem:
            if not tables.is_damage(problem):
                raise
            self.replace()
            return self._db.execute(query, values).fetchall()
