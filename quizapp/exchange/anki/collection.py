"""What is taken from a collection's database: one query for each table."""

from __future__ import annotations

from quizapp.exchange.anki import newest, older
from quizapp.exchange.anki.database import broken, opened
from quizapp.exchange.anki.rows import CardRow, Collection, LogRow, Note

_OLDER = frozenset({"col", "notes", "cards", "revlog"})
_NEWEST = _OLDER | {"notetypes", "fields", "templates", "decks"}
_ROWS = 2_000_000  # of each table but the log
_LOG_ROWS = 10_000_000
_FIELD_SEPARATOR = "\x1f"

# Any column may hold anything in SQLite, so what is asked for is made what it should be. Cards that lie in a filtered
# deck for now have their home in odid.
_NOTES = """
    SELECT CAST(id AS INTEGER), CAST(ifnull(guid, '') AS TEXT), CAST(ifnull(mid, 0) AS INTEGER),
        CAST(ifnull(tags, '') AS TEXT), CAST(ifnull(flds, '') AS TEXT)
    FROM notes ORDER BY id
"""
_CARDS = """
    SELECT CAST(id AS INTEGER), CAST(ifnull(nid, 0) AS INTEGER), CAST(ifnull(ord, 0) AS INTEGER),
        CAST(ifnull(CASE WHEN odid = 0 THEN did ELSE odid END, 0) AS INTEGER),
        type > 0, queue = -1, data LIKE '%"s":%'
    FROM cards ORDER BY nid, ord
"""
_LOG = """
    SELECT CAST(id AS INTEGER), CAST(ifnull(cid, 0) AS INTEGER), CAST(ifnull(ease, 0) AS INTEGER),
        CAST(ifnull(time, 0) AS INTEGER), CAST(ifnull(type, 0) AS INTEGER), CAST(ifnull(factor, 0) AS INTEGER)
    FROM revlog ORDER BY cid, id
"""


def read(data: bytes) -> Collection:
    """Return what is in a collection's database. Raises UnreadableError, and nothing else on any content."""
    with opened(data) as database:
        if missing := sorted(_OLDER - database.tables):
            raise broken(f"its collection has no table '{missing[0]}'")
        note_types, decks = newest.read(database) if database.tables >= _NEWEST else older.read(database)
        return Collection(
            note_types,
            decks,
            notes=[_note(*row) for row in database.rows(_NOTES, _ROWS)],
            cards=[_card(*row) for row in database.rows(_CARDS, _ROWS)],
            log=[LogRow(*row) for row in database.rows(_LOG, _LOG_ROWS)],
        )


def _note(number: int, guid: str, note_type: int, tags: str, fields: str) -> Note:
    return Note(number, guid, note_type, tuple(tags.split()), tuple(fields.split(_FIELD_SEPARATOR)))


def _card(number: int, note: int, ordinal: int, deck: int, *is_so: int | None) -> CardRow:
    return CardRow(number, note, ordinal, deck, *map(bool, is_so))
