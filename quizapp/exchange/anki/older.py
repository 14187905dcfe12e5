"""Note types and decks of the two older generations: JSON in the one row of the table ``col``."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from msgspec import Struct

from quizapp.exchange.anki.database import Database, broken
from quizapp.exchange.anki.rows import DeckRow, NoteType, Template

T = TypeVar("T")

_CHARACTERS = 32 * 1024 * 1024
_COL = "SELECT CAST(ifnull(models, '') AS TEXT), CAST(ifnull(decks, '') AS TEXT) FROM col LIMIT 1"


class _Field(Struct):
    name: str


class _Template(Struct):
    name: str
    qfmt: str
    afmt: str


class _Model(Struct):
    name: str
    type: int = 0
    flds: list[_Field] = []
    tmpls: list[_Template] = []


class _Deck(Struct):
    name: str
    desc: str = ""


def read(database: Database) -> tuple[dict[int, NoteType], dict[int, DeckRow]]:
    """Return the note types and the decks, by their ids. Raises UnreadableError."""
    for models, decks in database.rows(_COL, 1):
        note_types = {number: _note_type(model) for number, model in _decoded(models, dict[int, _Model]).items()}
        return note_types, {
            number: DeckRow(deck.name, deck.desc) for number, deck in _decoded(decks, dict[int, _Deck]).items()
        }
    raise broken("its collection says nothing of its note types")


def _note_type(model: _Model) -> NoteType:
    return NoteType(
        model.name,
        model.type == 1,
        tuple(field.name for field in model.flds),
        tuple(Template(each.name, each.qfmt, each.afmt) for each in model.tmpls),
    )


def _decoded(text: str, wanted: type[T]) -> T:
    if len(text) > _CHARACTERS:
        raise broken("its note types or decks are too much")
    try:
        return msgspec.json.decode(text, type=wanted)
    except (msgspec.DecodeError, RecursionError) as error:
        raise broken(f"its note types or decks cannot be read ({error})") from error
