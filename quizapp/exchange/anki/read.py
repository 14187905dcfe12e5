"""Reading a package of Anki: a deck for each deck at the top, a section for each deck under it, and what was learnt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.face_key import item_key
from quizapp.deck.reading.report import quoted
from quizapp.exchange.anki import collection, log, naming, standing_in, telling
from quizapp.exchange.anki.files import Files
from quizapp.exchange.anki.items import Maker
from quizapp.exchange.anki.package import NewerPackageError, Package, opened_package
from quizapp.exchange.anki.rows import CardRow, Collection, Note
from quizapp.exchange.anki.texts import Texts
from quizapp.exchange.carried import Carried, CarriedSuspension
from quizapp.exchange.gathering import Draft, Gathering, noted
from quizapp.exchange.markup import from_html
from quizapp.exchange.notes import Notes
from quizapp.exchange.unreadable import UnreadableError

_LAYOUT = "X303"


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a package holds, of any of the three generations; never raises for what is in it."""
    notes = Notes(str(path))
    try:
        with opened_package(path) as package:
            return _Reading(package, notes).carried(progress)
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
        self._suspensions: list[CarriedSuspension] = []
        self._without_cards = self._with_layout = 0
        telling.tell_files(package, notes)

    def carried(self, progress: Progress) -> Carried:
        for note, cards in self._with_cards(progress):
            self._take(note, cards)
        reviews = log.reviews(self._found.log, self._faces)
        standings = standing_in.standings(self._found, self._faces, frozenset(review.face for review in reviews))
        telling.tell_scripts(self._found, self._notes)
        told = frozenset(one.face for one in standings)
        suspended = frozenset(one.item for one in self._suspensions)
        telling.tell_learnt(self._found, self._faces, told, suspended, self._notes)
        telling.tell(self._notes, "X103", "Pictures and sounds beyond 1 GB were left out", self._files.too_many)
        telling.tell(self._notes, "X202", "Some notes have no cards; they were left out", self._without_cards)
        telling.tell(self._notes, _LAYOUT, "Colours, fonts and the like were left out of some items", self._with_layout)
        return Carried(
            self._gathering.carried(),
            tuple(reviews),
            standings,
            tuple(self._suspensions),
            findings=self._notes.all(),
        )

    def _with_cards(self, progress: Progress) -> Iterator[tuple[Note, list[CardRow]]]:
        cards = {note: list(rows) for note, rows in groupby(self._found.cards, attrgetter("note"))}
        for note in progress.over(self._found.notes):
            if note.id in cards:
                yield note, cards[note.id]
            else:
                self._without_cards += 1

    def _take(self, note: Note, cards: list[CardRow]) -> None:
        maker = self._makers.get(note.type)
        if maker is None:
            self._notes.add("X202", f"A note is of a type that the package does not hold: {quoted(note.guid)}.")
            return
        home = self._home(cards[0].deck)
        texts = Texts(self._files, home.draft.files)
        for each in maker.made(note, frozenset([card.ordinal for card in cards]), texts):
            placed = replace(each.item, section=home.section) if home.section else each.item
            item = home.draft.add(placed, own_id=naming.own_id(each.own))
            if item is not None:
                key = item_key(home.draft.id, item.id)
                asked = [card for card in cards if card.ordinal in each.faces]
                self._faces.update((card.id, key + each.faces[card.ordinal]) for card in asked)
                self._suspensions += standing_in.suspensions(key, asked)
                self._note_losses(texts, item.id)
            texts.losses.clear()

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
                self._with_layout += 1
            else:
                self._notes.add(code, message, item=item)
