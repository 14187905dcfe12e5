"""Note types and decks of the newest generation: tables of their own, with Protocol Buffers in them.

The numbers of fields are those of Anki's notetypes.proto and decks.proto: a note type's kind is 1, a template's front 1
and back 2; what a deck is about is 4 within 1.
"""

from __future__ import annotations

from collections import defaultdict

from quizapp.exchange.anki import protobuf
from quizapp.exchange.anki.database import Database, broken
from quizapp.exchange.anki.rows import DeckRow, NoteType, Template

_KIND, _FRONT, _BACK = 1, 1, 2
_NORMAL, _ABOUT = 1, 4
_NAME_SEPARATOR = "\x1f"
_MOST = 100_000
_TYPES = """
    SELECT CAST(id AS INTEGER), CAST(ifnull(name, '') AS TEXT), CAST(ifnull(config, '') AS BLOB)
    FROM notetypes ORDER BY id
"""
_FIELDS = "SELECT CAST(ntid AS INTEGER), CAST(ifnull(name, '') AS TEXT) FROM fields ORDER BY ntid, ord"
_TEMPLATES = """
    SELECT CAST(ntid AS INTEGER), CAST(ifnull(name, '') AS TEXT), CAST(ifnull(config, '') AS BLOB)
    FROM templates ORDER BY ntid, ord
"""
_DECKS = "SELECT CAST(id AS INTEGER), CAST(ifnull(name, '') AS TEXT), CAST(ifnull(kind, '') AS BLOB) FROM decks"


def read(database: Database) -> tuple[dict[int, NoteType], dict[int, DeckRow]]:
    """Return the note types and the decks, by their ids. Raises UnreadableError."""
    try:
        return _note_types(database), _decks(database)
    except protobuf.BrokenMessageError as error:
        raise broken(f"its note types cannot be read ({error})") from error


def _note_types(database: Database) -> dict[int, NoteType]:
    fields: dict[int, list[str]] = defaultdict(list)
    for number, name in database.rows(_FIELDS, _MOST):
        fields[number].append(name)
    templates: dict[int, list[Template]] = defaultdict(list)
    for number, name, config in database.rows(_TEMPLATES, _MOST):
        templates[number].append(Template(name, protobuf.text(config, _FRONT), protobuf.text(config, _BACK)))
    return {
        number: NoteType(name, protobuf.whole(config, _KIND) == 1, tuple(fields[number]), tuple(templates[number]))
        for number, name, config in database.rows(_TYPES, _MOST)
    }


def _decks(database: Database) -> dict[int, DeckRow]:
    return {
        number: DeckRow(name.replace(_NAME_SEPARATOR, "::"), protobuf.text(protobuf.message(kind, _NORMAL), _ABOUT))
        for number, name, kind in database.rows(_DECKS, _MOST)
    }
