"""Writing a package that Anki imports: a deck for each deck, one under it for each section, a note for each item.

Notes are known to Anki by ``deck-id/item-id``, so that the same deck, written again, brings what it has up to date.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

import msgspec

from quizapp.base.clock import Moment
from quizapp.deck.face_key import item_key, item_of
from quizapp.deck.model import Deck, Item
from quizapp.exchange.anki import naming, standing_out
from quizapp.exchange.anki.database_out import CardRow, NoteRow, database
from quizapp.exchange.anki.html_out import Fields, Media
from quizapp.exchange.anki.notes_out import NoteOut, note_of
from quizapp.exchange.anki.standing_out import Entry
from quizapp.exchange.carried import CarriedDeck, CarriedReview, Written
from quizapp.exchange.notes import Notes
from quizapp.study.memory import Memory

_SECOND_GENERATION = b"\x08\x02"  # PackageMetadata with version 2
_HOUR_SECONDS = 3600
_DAY_SECONDS = 24 * _HOUR_SECONDS


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a learner knows, to go along. memories: by the keys of faces, as ``reviews`` name them; suspended: items."""

    reviews: Sequence[CarriedReview] = ()
    memories: Mapping[str, Memory] = field(default_factory=dict)
    suspended: Collection[str] = frozenset()


def write(decks: Sequence[CarriedDeck], when: Moment, learnt: Learnt = Learnt(), *, rollover_hour: int = 4) -> Written:
    """Return a package of the second generation, which every Anki from 2.1 on imports; the same input, the same bytes.

    when: now; Anki updates notes that it has from an earlier package only if this is later. learnt: goes along where
    Anki has the cards not yet, since it keeps its own schedule of those it has.
    """
    writing = _Writing(when, learnt, rollover_hour)
    for carried in decks:
        writing.add(carried)
    return writing.written()


class _Writing:
    """One package on its way out."""

    def __init__(self, when: Moment, learnt: Learnt, rollover_hour: int) -> None:
        self._when = when
        self._hour = rollover_hour
        self._day_start = when.day * _DAY_SECONDS + rollover_hour * _HOUR_SECONDS - when.offset * 60
        self._memories = learnt.memories
        self._suspended = learnt.suspended
        self._log = _by_face(learnt.reviews, self._day_start)
        self._notes = Notes("")
        self._media = Media()
        self._decks: dict[str, str] = {}
        self._rows: list[NoteRow] = []

    def add(self, carried: CarriedDeck) -> None:
        deck = carried.deck
        fields = Fields(carried, self._media)
        titles = {section.id: section.title for section in deck.source.sections}
        self._decks.setdefault(naming.deck_name(deck.title), fields.html(deck.about))
        for item in deck.items:
            name = naming.deck_name(deck.title, titles.get(item.section, ""))
            self._decks.setdefault(name, "")
            self._add(item, deck, note_of(item, deck, fields), name)

    def written(self) -> Written:
        when = self._when
        content = database(self._rows, self._decks, when.at, self._day_start, when.offset, self._hour)
        return Written(_packed(content, self._media.content), self._notes.all())

    def _add(self, item: Item, deck: Deck, note: NoteOut, name: str) -> None:
        cards = tuple(self._card(item_key(deck.id, item.id) + mark, ordinal) for mark, ordinal in note.ordinals.items())
        tags = tuple("_".join(tag.split()) for tag in item.tags)
        self._rows.append(NoteRow(naming.guid(deck.id, item.id), note.own, tags, note.fields, name, cards))
        for code, message in note.lost:
            self._notes.add(code, message, item=item.id)
        for path in self._media.missing:
            self._notes.add("X401", f"'{path}' is not among the deck's files.", item=item.id)
        self._media.missing.clear()

    def _card(self, face: str, ordinal: int) -> CardRow:
        memory = self._memories.get(face)
        position = len(self._rows) + 1
        standing = standing_out.new(position) if memory is None else standing_out.standing(memory, self._when)
        if item_of(face) in self._suspended:
            standing = standing_out.suspended(standing)
        return CardRow(ordinal, standing, self._log.get(face, ()))


def _by_face(reviews: Sequence[CarriedReview], day_start: int) -> dict[str, list[Entry]]:
    in_order = sorted(reviews, key=attrgetter("face", "at"))
    return {
        face: standing_out.entries(list(given), day_start * 1000)
        for face, given in groupby(in_order, attrgetter("face"))
    }


def _packed(content: bytes, media: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        listed = {str(place): name for place, name in enumerate(media)}
        for name, data in (("meta", _SECOND_GENERATION), ("collection.anki21", content)):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        for place, data in enumerate(media.values()):
            archive.writestr(zipfile.ZipInfo(str(place)), data)  # pictures and sounds are compressed already
        archive.writestr(zipfile.ZipInfo("media"), msgspec.json.encode(listed))
    return file.getvalue()
