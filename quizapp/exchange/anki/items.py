"""From a note of Anki to items: one for each template, or one for two that are a card in both directions."""

from __future__ import annotations

import re

from quizapp.deck import cloze
from quizapp.deck.face_key import BACK
from quizapp.deck.model import Card, Cloze, Item, Typed
from quizapp.exchange.anki import clozes, own_notes
from quizapp.exchange.anki.layout import CLOZE, HINT, TYPED, Side, layout
from quizapp.exchange.anki.made import Made
from quizapp.exchange.anki.own_types import own_type
from quizapp.exchange.anki.rows import Note, NoteType
from quizapp.exchange.anki.template import Part, Slot, render, slots
from quizapp.exchange.anki.texts import Texts

_TYPED_CHARACTERS = 100
_PLAIN = re.compile(r"[^\\`*_\[\]<>&$\n]+")  # what is the same in Markdown and when it is typed
_OCCLUSION = "image-occlusion:"
_SPEECH = "tts"


def made(note: Note, note_type: NoteType, ordinals: frozenset[int], texts: Texts) -> list[Made]:
    """Return the items of a note that has cards at these ordinals; what their texts lose is told in ``texts``."""
    if (own := own_type(note_type)) is not None:
        return [own_notes.made(note, own, texts)]
    maker = _Maker(note, note_type, texts)
    if note_type.is_cloze:
        return [maker.picture() if maker.is_occlusion else maker.cloze()] if note_type.templates else []
    pair = layout(note_type).mirrored
    if pair is None or not ordinals.issuperset(pair):
        return [maker.single(ordinal) for ordinal in sorted(ordinals) if ordinal < len(note_type.templates)]
    rest = sorted(ordinals.difference(pair))
    return [maker.both_ways(*pair), *(maker.single(each) for each in rest if each < len(note_type.templates))]


class _Maker:
    """Makes the items of one note."""

    def __init__(self, note: Note, note_type: NoteType, texts: Texts) -> None:
        self._note = note
        self._texts = texts
        self._sides = layout(note_type).sides
        self._values = dict(zip(note_type.fields, note.fields, strict=False))
        self._filled = {name: bool(value.strip()) for name, value in self._values.items()}

    @property
    def is_occlusion(self) -> bool:
        return bool(self._sides) and _OCCLUSION in self._values.get(self._sides[0].cloze, "")

    def single(self, ordinal: int) -> Made:
        side = self._sides[ordinal]
        own = self._note.guid if ordinal == 0 else f"{self._note.guid} card {ordinal + 1}"
        front, audio = self._texts.prompt(self._html(side.front, asked=True))
        back = self._texts.markdown(self._html(side.back))
        hint = self._texts.markdown("".join(self._values.get(field, "") for field in _hints(side.front)))
        if side.is_typed and _may_be_typed(back):
            item: Item = Typed(id="", question=front, accept=(back,), hint=hint, audio=audio, tags=self._note.tags)
        else:
            item = Card(id="", front=front, back=back, hint=hint, audio=audio, tags=self._note.tags)
        return Made(item, own, {ordinal: ""})

    def both_ways(self, first: int, second: int) -> Made:
        side = self._sides[first]
        front, back = (self._texts.markdown(self._html(parts)) for parts in (side.front, side.back))
        item = Card(id="", front=front, back=back, both_ways=True, tags=self._note.tags)
        return Made(item, self._note.guid, {first: "", second: BACK})

    def cloze(self) -> Made:
        side = self._sides[0]
        gaps = clozes.from_anki(self._texts.markdown(self._html(side.front, asked=True)))
        if gaps.nested:
            self._texts.lost("X203", "A gap stood within another; it is shown.")
        item = Cloze(id="", text=gaps.text, why=self._texts.markdown(self._html(_beside(side))), tags=self._note.tags)
        return Made(item, self._note.guid, {group - 1: f"#{group}" for group in cloze.groups(gaps.text)})

    def picture(self) -> Made:
        """Return a card with the picture of an image occlusion, whose masks there is no way to show."""
        covered = self._sides[0].cloze
        self._texts.lost("X203", "What covers parts of the picture was left out; the picture is the answer.")
        values = [value for name, value in self._values.items() if name != covered and value.strip()]
        picture = next((value for value in values if "<img" in value.lower()), "")
        words = [self._texts.markdown(value) for value in values if value is not picture]
        front = words[0] if words else "What does this picture show?"
        back = "\n\n".join((self._texts.markdown(picture), *words[1:]))
        return Made(Card(id="", front=front, back=back, tags=self._note.tags), self._note.guid, {})

    def _html(self, parts: tuple[Part, ...], *, asked: bool = False) -> str:
        return render(parts, self._filled, self._asked if asked else self._shown)

    def _asked(self, slot: Slot) -> str:
        """Return what a place shows before the answer: not what is to be typed, and hints in their own place."""
        return "" if slot.filters and (slot.filters == (TYPED,) or HINT in slot.filters) else self._shown(slot)

    def _shown(self, slot: Slot) -> str:
        if any(each.startswith(_SPEECH) for each in slot.filters):
            return ""
        return self._values.get(slot.field, "")


def _hints(parts: tuple[Part, ...]) -> list[str]:
    return [slot.field for slot in slots(parts) if HINT in slot.filters]


def _beside(side: Side) -> tuple[Part, ...]:
    """Return what the back of a cloze says beside the text itself."""
    return tuple(part for part in side.back if not (isinstance(part, Slot) and CLOZE in part.filters))


def _may_be_typed(answer: str) -> bool:
    return len(answer) <= _TYPED_CHARACTERS and _PLAIN.fullmatch(answer) is not None
