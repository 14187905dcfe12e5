"""Notes that Quizapp wrote, on their way back: each field is a part of the item, so nothing need be guessed."""

from __future__ import annotations

import re
from html import unescape

from quizapp.deck import cloze
from quizapp.deck.face_key import BACK
from quizapp.deck.model import Card, Cloze, Typed
from quizapp.exchange.anki import clozes
from quizapp.exchange.anki.made import Made
from quizapp.exchange.anki.own_types import BOTH_WAYS, CLOZE, TYPED, OwnType
from quizapp.exchange.anki.rows import Note
from quizapp.exchange.anki.texts import Texts

_LINE = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^<>]*>")


def made(note: Note, own: OwnType, texts: Texts) -> Made:
    """Return the item of a note of one of our types; its sources are left, since they stand for references."""
    fields = dict(zip(own.note_type.fields, note.fields, strict=False))
    hint, why = texts.markdown(fields.get("Hint", "")), texts.markdown(fields.get("Why", ""))
    if own is CLOZE:
        text = clozes.from_anki(texts.markdown(fields.get("Text", ""))).text
        faces = {group - 1: f"#{group}" for group in cloze.groups(text)}
        return Made(Cloze(id="", text=text, hint=hint, why=why, tags=note.tags), note.guid, faces)
    front, audio = texts.prompt(fields.get("Front", ""))
    if own is TYPED:
        accept = tuple(map(_typed, (fields.get("Back", ""), *filter(None, _LINE.split(fields.get("Also", ""))))))
        typed = Typed(id="", question=front, accept=accept, hint=hint, why=why, audio=audio, tags=note.tags)
        return Made(typed, note.guid, {0: ""})
    back = texts.markdown(fields.get("Back", ""))
    card = Card(
        id="", front=front, back=back, both_ways=own is BOTH_WAYS, hint=hint, why=why, audio=audio, tags=note.tags
    )
    return Made(card, note.guid, {0: "", 1: BACK} if own is BOTH_WAYS else {0: ""})


def _typed(html: str) -> str:
    """Return an answer as it is typed, which is no Markdown."""
    return unescape(_TAG.sub("", html)).strip()
