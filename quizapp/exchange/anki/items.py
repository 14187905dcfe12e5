"""From a note of Anki to items: one for each template, or one for two that are a card in both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizapp.deck import cloze
from quizapp.deck.face_key import BACK
from quizapp.deck.model import Card, Cloze, Item, Typed
from quizapp.exchange.anki import clozes, own_notes
from quizapp.exchange.anki.layout import CLOZE, HINT, TYPED, Side, layout
from quizapp.exchange.anki.made import Made
from quizapp.exchange.anki.own_types import own_type
from quizapp.exchange.anki.rows import Note, NoteType
from quizapp.exchange.anki.template import Fill, Part, Slot, render
from quizapp.exchange.anki.texts import Texts

_TYPED_CHARACTERS = 100
_PLAIN = re.compile(r"[^\\`*_\[\]<>&$\n]+")  # what is the same in Markdown and when it is typed
_OCCLUSION = "image-occlusion:"
_SPEECH = "tts"

Values = Mapping[str, str]  # the HTML of a note's fields by their names


class Maker:
    """Makes items of the notes of one type; what their texts lose is told in the ``texts``."""

    def __init__(self, note_type: NoteType) -> None:
        self._type = note_type
        self._own = own_type(note_type)
        self._layout = layout(note_type)

    def made(self, note: Note, ordinals: frozenset[int], texts: Texts) -> list[Made]:
        """Return the items of a note that has cards at these ordinals."""
        if self._own is not None:
            return [own_notes.made(note, self._own, texts)]
        sides = self._layout.sides
        values = dict(zip(self._type.fields, note.fields, strict=False))
        if self._type.is_cloze:
            return [_of_gaps(note, sides[0], values, texts)] if sides else []
        pair = self._layout.mirrored
        made = []
        if pair is not None and ordinals.issuperset(pair):
            made.append(_both_ways(note, sides, pair, values, texts))
            ordinals = ordinals.difference(pair)
        made += [_single(note, sides[at], at, values, texts) for at in sorted(ordinals) if 0 <= at < len(sides)]
        return made


def _single(note: Note, side: Side, ordinal: int, values: Values, texts: Texts) -> Made:
    own = note.guid if ordinal == 0 else f"{note.guid} card {ordinal + 1}"
    front, audio = texts.prompt(_asked(side.front, values))
    back = texts.markdown(_shown(side.back, values))
    hint = texts.markdown("".join(values.get(field, "") for field in side.hints))
    if side.is_typed and len(back) <= _TYPED_CHARACTERS and _PLAIN.fullmatch(back):
        item: Item = Typed(id="", question=front, accept=(back,), hint=hint, audio=audio, tags=note.tags)
    else:
        item = Card(id="", front=front, back=back, hint=hint, audio=audio, tags=note.tags)
    return Made(item, own, {ordinal: ""})


def _both_ways(note: Note, sides: tuple[Side, ...], pair: tuple[int, int], values: Values, texts: Texts) -> Made:
    side = sides[pair[0]]
    front, back = texts.markdown(_shown(side.front, values)), texts.markdown(_shown(side.back, values))
    item = Card(id="", front=front, back=back, both_ways=True, tags=note.tags)
    return Made(item, note.guid, {pair[0]: "", pair[1]: BACK})


def _of_gaps(note: Note, side: Side, values: Values, texts: Texts) -> Made:
    if _OCCLUSION in values.get(side.cloze, ""):
        return _picture(note, side, values, texts)
    gaps = clozes.from_anki(texts.markdown(_asked(side.front, values)))
    if gaps.nested:
        texts.lost("X203", "A gap stood within another; it is shown.")
    item = Cloze(id="", text=gaps.text, why=texts.markdown(_shown(_beside(side), values)), tags=note.tags)
    return Made(item, note.guid, {group - 1: f"#{group}" for group in cloze.groups(gaps.text)})


def _picture(note: Note, side: Side, values: Values, texts: Texts) -> Made:
    """Return a card with the picture of an image occlusion, whose masks there is no way to show."""
    texts.lost("X203", "What covers parts of the picture was left out; the picture is the answer.")
    filled = [value for name, value in values.items() if name != side.cloze and value.strip()]
    picture = next((value for value in filled if "<img" in value.lower()), "")
    words = [texts.markdown(value) for value in filled if value is not picture]
    front = words[0] if words else "What does this picture show?"
    back = "\n\n".join((texts.markdown(picture), *words[1:]))
    return Made(Card(id="", front=front, back=back, tags=note.tags), note.guid, {})


def _asked(parts: tuple[Part, ...], values: Values) -> str:
    """Return the HTML of a front: without what is to be typed, and without hints, which have a place of their own."""

    def fill(slot: Slot) -> str:
        hidden = slot.filters == (TYPED,) or HINT in slot.filters
        return "" if hidden else _value(slot, values)

    return _rendered(parts, values, fill)


def _shown(parts: tuple[Part, ...], values: Values) -> str:
    """Return the HTML of a back."""
    return _rendered(parts, values, lambda slot: _value(slot, values))


def _rendered(parts: tuple[Part, ...], values: Values, fill: Fill) -> str:
    match parts:
        case (Slot() as slot,):  # nearly every note
            return fill(slot)
        case _:
            return render(parts, {name: bool(value.strip()) for name, value in values.items()}, fill)


def _value(slot: Slot, values: Values) -> str:
    if any(each.startswith(_SPEECH) for each in slot.filters):
        return ""
    return values.get(slot.field, "")


def _beside(side: Side) -> tuple[Part, ...]:
    """Return what the back of a cloze says beside the text itself."""
    return tuple(part for part in side.back if not (isinstance(part, Slot) and CLOZE in part.filters))
