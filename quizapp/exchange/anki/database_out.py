"""The database of a package that is written: the schema 11 of Anki's ``collection.anki21``, which every Anki reads."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha1
from html import unescape
from typing import NamedTuple

import msgspec

from quizapp.exchange.anki import own_types
from quizapp.exchange.anki.own_types import OwnType
from quizapp.exchange.anki.standing_out import Entry, Standing

_SCHEMA = """
    CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
        ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
        models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
    CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
        usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
        flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
        mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
        due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
        lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
        flags integer NOT NULL, data text NOT NULL);
    CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
        ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
        type integer NOT NULL);
    CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
    CREATE INDEX ix_notes_usn ON notes (usn);
    CREATE INDEX ix_cards_usn ON cards (usn);
    CREATE INDEX ix_revlog_usn ON revlog (usn);
    CREATE INDEX ix_cards_nid ON cards (nid);
    CREATE INDEX ix_cards_sched ON cards (did, queue, due);
    CREATE INDEX ix_revlog_cid ON revlog (cid);
    CREATE INDEX ix_notes_csum ON notes (csum);
"""
_SEPARATOR = "\x1f"
_MEDIA = re.compile(r"<img[^<>]*\bsrc=\"([^\"<>]*)\"[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_DEFAULT = 1  # the id of the deck, and of the settings, that every collection has
_DEFAULT_NAME = "Default"
_LATEX = (
    "\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n"
    "\\setlength{\\parindent}{0in}\n\\begin{document}\n"
)


class CardRow(NamedTuple):
    """A card that is to be written, and its answers."""

    ordinal: int
    standing: Standing
    entries: Sequence[Entry] = ()


class NoteRow(NamedTuple):
    """A note that is to be written, its cards, and the name of the deck that they lie in."""

    guid: str
    own: OwnType
    tags: tuple[str, ...]
    fields: tuple[str, ...]
    deck: str
    cards: tuple[CardRow, ...]


def database(notes: Sequence[NoteRow], decks: dict[str, str], at: int, day_start: int, offset: int, hour: int) -> bytes:
    """Return a collection's database.

    decks: what each is about, by its name; at: now, in milliseconds since 1970 UTC; day_start: when the study day
    began, in seconds; offset: minutes by which the learner's clock is ahead of UTC; hour: at which study days begin.
    """
    numbers = {name: _DEFAULT if name == _DEFAULT_NAME else at + place for place, name in enumerate(decks)}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.executescript(_SCHEMA)
        made.execute("BEGIN")
        conf = {"schedVer": 2, "sched2021": True, "creationOffset": -offset, "rollover": hour, "curDeck": _DEFAULT}
        made.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')",
            (day_start, at, at, _json(conf), _models(), _decks(numbers, decks, at // 1000), _json(_SETTINGS)),
        )
        _fill(made, notes, numbers, at)
        made.execute("COMMIT")
        return made.serialize()


def _fill(made: sqlite3.Connection, notes: Sequence[NoteRow], numbers: dict[str, int], at: int) -> None:
    card_id = at
    taken: set[int] = set()
    for note_id, note in enumerate(notes, at):
        made.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (
                note_id, note.guid, note.own.id, at // 1000, f" {' '.join(note.tags)} " if note.tags else "",
                _SEPARATOR.join(note.fields), _bare(note.fields[0]), _checksum(note.fields[0]),
            ),
        )  # fmt: skip
        for card in note.cards:
            card_id += 1
            one = card.standing
            made.execute(
                "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)",
                (card_id, note_id, numbers[note.deck], card.ordinal, at // 1000, *one[:-1], one.data),
            )
            for entry in card.entries:
                made.execute(
                    "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
                    (_free(entry.id, taken), card_id, *entry[1:]),
                )


def _free(number: int, taken: set[int]) -> int:
    """Return the first number from ``number`` on that is not taken, and take it."""
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _models() -> str:
    return _json({str(own.id): _model(own) for own in own_types.ALL})


def _model(own: OwnType) -> dict[str, object]:
    kind = own.note_type
    return {
        "id": own.id, "name": kind.name, "type": int(kind.is_cloze), "mod": 0, "usn": 0, "sortf": 0, "did": None,
        "flds": [
            {"name": name, "ord": place, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
            for place, name in enumerate(kind.fields)
        ],
        "tmpls": [
            {"name": each.name, "ord": place, "qfmt": each.front, "afmt": each.back, "bqfmt": "", "bafmt": ""}
            for place, each in enumerate(kind.templates)
        ],
        "css": own_types.CSS, "latexPre": _LATEX, "latexPost": "\\end{document}", "latexsvg": False,
        "req": [[place, "any", [0]] for place, _ in enumerate(kind.templates)],
    }  # fmt: skip


def _decks(numbers: dict[str, int], decks: dict[str, str], mod: int) -> str:
    made = {str(number): _deck(number, name, decks[name], mod) for name, number in numbers.items()}
    return _json({str(_DEFAULT): _deck(_DEFAULT, _DEFAULT_NAME, "", 0)} | made)


def _deck(number: int, name: str, about: str, mod: int) -> dict[str, object]:
    return {
        "id": number, "mod": mod, "name": name, "usn": -1, "lrnToday": [0, 0], "revToday": [0, 0], "newToday": [0, 0],
        "timeToday": [0, 0], "collapsed": False, "browserCollapsed": True, "desc": about, "dyn": 0, "conf": _DEFAULT,
        "extendNew": 0, "extendRev": 0,
    }  # fmt: skip


_SETTINGS = {
    str(_DEFAULT): {
        "id": _DEFAULT, "mod": 0, "name": "Default", "usn": 0, "maxTaken": 60, "autoplay": True, "timer": 0,
        "replayq": True, "dyn": False,
        "new": {"bury": False, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
    }
}  # fmt: skip


def _bare(html: str) -> str:
    """Return a field without its tags, as Anki sorts by it; pictures stand as their names."""
    return unescape(_TAG.sub("", _MEDIA.sub(r" \1 ", html)))


def _checksum(html: str) -> int:
    """Return by what Anki finds fields that are the same: 32 bits of their SHA-1."""
    return int(sha1(_bare(html).encode(), usedforsecurity=False).hexdigest()[:8], 16)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
