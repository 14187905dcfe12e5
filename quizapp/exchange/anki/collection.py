"""What is taken from a collection's database: one query for each table."""

from __future__ import annotations

import re

from quizapp.exchange.anki import newest, older
from quizapp.exchange.anki.database import Database, broken, opened
from quizapp.exchange.anki.rows import CardRow, Collection, LogRow, Note

_OLDER = frozenset({"col", "notes", "cards", "revlog"})
_NEWEST = _OLDER | {"notetypes", "fields", "templates", "decks"}
_ROWS = 2_000_000  # of each table but the log
_LOG_ROWS = 10_000_000
_FIELD_SEPARATOR = "\x1f"
_DAY_SECONDS = 86_400
_EIGHT_HOURS = 8 * 3600
_BEHIND = re.compile(r'"creationOffset":\s*(-?[0-9]{1,4})\b')  # in minutes

# Any column may hold anything in SQLite, so what is asked for is made what it should be. Cards that lie in a filtered
# deck for now have their home in odid.
_NOTES = """
    SELECT CAST(id AS INTEGER), CAST(ifnull(guid, '') AS TEXT), CAST(ifnull(mid, 0) AS INTEGER),
        CAST(ifnull(tags, '') AS TEXT), CAST(ifnull(flds, '') AS TEXT)
    FROM notes ORDER BY id
"""
_CARDS = """
    SELECT CAST(id AS INTEGER), CAST(ifnull(nid, 0) AS INTEGER), CAST(ifnull(ord, 0) AS INTEGER),
        CAST(ifnull(CASE WHEN odid = 0 THEN did ELSE odid END, 0) AS INTEGER), CAST(ifnull(type, 0) AS INTEGER),
        ifnull(queue = -1, 0),
        CAST(ifnull(CASE WHEN odid <> 0 AND odue <> 0 THEN odue ELSE due END, 0) AS INTEGER),
        CAST(ifnull(ivl, 0) AS INTEGER), CAST(ifnull(factor, 0) AS INTEGER), CAST(ifnull(reps, 0) AS INTEGER),
        CAST(ifnull(lapses, 0) AS INTEGER), CAST(ifnull(left, 0) AS INTEGER), CAST(ifnull(mod, 0) AS INTEGER),
        CAST(ifnull(data, '') AS TEXT)
    FROM cards ORDER BY nid, ord
"""
_MADE = "SELECT CAST(ifnull(crt, 0) AS INTEGER), CAST(ifnull(conf, '') AS TEXT) FROM col LIMIT 1"
_OFFSET = """
    SELECT '"creationOffset":' || CAST(ifnull(val, '') AS TEXT) FROM config WHERE key = 'creationOffset' LIMIT 1
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
            cards=[CardRow(*row) for row in database.rows(_CARDS, _ROWS)],
            log=[LogRow(*row) for row in database.rows(_LOG, _LOG_ROWS)],
            first_day=_first_day(database),
        )


def _note(number: int, guid: str, note_type: int, tags: str, fields: str) -> Note:
    return Note(number, guid, note_type, tuple(tags.split()), tuple(fields.split(_FIELD_SEPARATOR)))


def _first_day(database: Database) -> int:
    """Return the day on which the collection was made: its time is that at which the study day began there."""
    made, config = next(database.rows(_MADE, 1), (0, ""))
    if "config" in database.tables:
        config = next((row[0] for row in database.rows(_OFFSET, 1)), config)
    behind = _BEHIND.search(config)
    # Where nothing tells by how much its clock was behind UTC: a day begins at four, which is right up to 12 hours off.
    return int(made - int(behind[1]) * 60 if behind else made + _EIGHT_HOURS) // _DAY_SECONDS
