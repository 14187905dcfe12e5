"""The faces of an item: each is asked, remembered and scheduled by itself."""

from __future__ import annotations

from quizapp.deck import cloze
from quizapp.deck.face_key import BACK
from quizapp.deck.model import Card, Cloze, Item

PLAIN = ("",)
"""The marks of an item that has one face alone."""


def faces(item: Item) -> tuple[str, ...]:
    """Return the marks of an item's faces: "" for the plain one, "#back" for the way back, "#2" for a cloze group."""
    match item:
        case Card(both_ways=True):
            return ("", BACK)
        case Cloze(text=text):
            return tuple(f"#{group}" for group in cloze.groups(text))
        case _:
            return PLAIN
