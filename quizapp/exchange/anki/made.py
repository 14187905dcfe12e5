"""What a note becomes: an item, and which of the note's cards asks which of its faces."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.deck.model import Item


class Made(NamedTuple):
    """An item made of a note, still without an id. own: what the note knows it by; faces: by the cards' ordinals."""

    item: Item
    own: str
    faces: dict[int, str]
