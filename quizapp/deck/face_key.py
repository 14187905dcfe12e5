"""The keys by which histories know items and faces: ``deck-id/item-id`` and a mark such as ``#2``."""

from __future__ import annotations

BACK = "#back"


def item_key(deck_id: str, item_id: str) -> str:
    """Return the key of an item."""
    return f"{deck_id}/{item_id}"


def item_of(face_key: str) -> str:
    """Return the item's key of a face's key: ``deck-id/item-id#2`` belongs to ``deck-id/item-id``."""
    return face_key.partition("#")[0]


def mark_of(face_key: str) -> str:
    """Return the mark of a face's key: "" or "#..."."""
    return face_key[len(item_of(face_key)) :]
