"""Reading a package of Anki: a deck for each deck at the top, a section for each deck under it, and what was learnt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from quizapp.deck.face_key import item_key
from quizapp.deck.reading.report import quoted
from quizapp.exchange.anki import collection, log, naming
from quizapp.exchange.anki.files import Files
from quizapp.exchange.anki.items import Maker
from quizapp.exchange.anki.layout import runs
from quizapp.exchange.anki.package import NewerPackageError, Package, opened_package
from quizapp.exchange.anki.rows import CardRow, Collection, Note
from quizapp.exchange.anki.texts import Texts
from quizapp.exchange.carried import Carried
from quizapp.exchange.gathering import Draft, Gathering, noted
from quizapp.exchange.markup import from_html
from quizapp.exchange.notes import Notes
from quizapp.exchange.unreadable import UnreadableError

_LAYOUT = "X303"


def read(path: Path) -> Carried:
    """Return what a package holds, of any of the three generations; never raises for what is in it."""
    notes = Notes(str(path))
    try:
        with opened_package(path) as package:
            return _Reading(package, notes).carried()
    except NewerPackageError as problem:
        notes.add("X106", str(problem))
    except UnreadableError as problem:
        notes.add("X104", str(problem))
    return Carried((), findings=notes.all())


class _Home(NamedTuple):
    """Where the items of one deck of Anki go."""

    draft: Draft
    section: str


class _Reading:
    """One package on its way in."""

    def __init__(self, package: Package, notes: Notes) -> None:
        self._notes = notes
        self._found: Collection = collection.read(package.collection())
        self._files = Files(package)
        self._makers = {number: Maker(each) for number, each in self._found.note_types.items()}
        self._gathering = Gathering(notes)
        self._ids = naming.deck_ids(self._found)
        self._about = {each.name: each.about for each in self._found.decks.values()}
        self._homes: dict[int, _Home] = {}
        self._faces: dict[int, str] = {}
        self._lost: Counter[str] = Counter()
        self._note_package(package)

    def carried(self) -> Carried:
        for note, cards in self._with_cards():
            self._take(note, cards)
        reviews = log.reviews(self._found.log, self._faces)
        self._note_types()
        self._note_counts({review.face for review in reviews})
        return Carried(self._gathering.carried(), tuple(reviews), self._notes.all())

    def _with_cards(self) -> Iterator[tuple[Note, list[CardRow]]]:
        cards = {note: list(rows) for note, rows in groupby(self._found.cards, attrgetter("note"))}
        for note in self._found.notes:
            if note.id in cards:
                yield note, cards[note.id]
            else:
                self._lost["without cards"] += 1

    def _take(self, note: Note, cards: list[CardRow]) -> None:
        maker = self._makers.get(note.type)
        if maker is None:
            self._notes.add("X202", f"A note is of a type that the package does not hold: {quoted(note.guid)}.")
            return
        home = self._home(cards[0].deck)
        texts = Texts(self._files, home.draft.id, home.draft.files)
        for each in maker.made(note, frozenset([card.ordinal for card in cards]), texts):
            placed = replace(each.item, section=home.section) if home.section else each.item
            item = home.draft.add(placed, own_id=naming.own_id(each.own))
            if item is not None:
                key = item_key(home.draft.id, item.id)
                for card in cards:
                    if card.ordinal in each.faces:
                        self._faces[card.id] = key + each.faces[card.ordinal]
                self._note_losses(texts, item.id)

    def _home(self, deck: int) -> _Home:
        if deck not in self._homes:
            top, _, under = self._found.decks.get(deck, naming.NO_DECK).name.partition("::")
            draft = self._gathering.deck(top, self._ids.get(top, ""))
            draft.set(about=noted(from_html(self._about.get(top, "")), self._notes))
            self._homes[deck] = _Home(draft, draft.section(naming.section_title(under)))
        return self._homes[deck]

    def _note_losses(self, texts: Texts, item: str) -> None:
        for code, message in texts.losses:
            if code == _LAYOUT:  # nearly every text that was pasted has some
                self._lost["with layout"] += 1
            else:
                self._notes.add(code, message, item=item)
        texts.losses.clear()

    def _note_package(self, package: Package) -> None:
        for member in package.left_out:
            self._notes.add("X402", f"{quoted(member.name)} was left out: {member.why}")
        if package.media_problem:
            self._notes.add("X401", f"No pictures and sounds: {package.media_problem}")

    def _note_types(self) -> None:
        for number in {note.type for note in self._found.notes}:
            note_type = self._found.note_types.get(number)
            if note_type is not None and runs(note_type):
                self._notes.add("X301", f"The note type {quoted(note_type.name)} has a script; it was left out.")

    def _note_counts(self, reviewed: set[str]) -> None:
        cards = [card for card in self._found.cards if card.id in self._faces]
        lost = {
            ("X202", "Some notes have no cards; they were left out ({:,})."): self._lost["without cards"],
            (_LAYOUT, "Colours, fonts and the like were left out of some items ({:,})."): self._lost["with layout"],
            ("X501", "Some cards have a date in Anki but no reviews in the package; here they are new ({:,})."): sum(
                card.studied and self._faces[card.id] not in reviewed for card in cards
            ),
            ("X501", "Some cards are suspended in Anki; here they are asked ({:,})."): sum(
                card.suspended for card in cards
            ),
            ("X206", "Anki's memory states are left; reviews make them anew, by our settings ({:,})."): sum(
                card.has_memory and self._faces[card.id] in reviewed for card in cards
            ),
            ("X501", "Some cards were studied, and became nothing of their own here ({:,})."): sum(
                card.studied and card.id not in self._faces for card in self._found.cards
            ),
        }
        for (code, message), count in lost.items():
            if count:
                self._notes.add(code, message.format(count))
