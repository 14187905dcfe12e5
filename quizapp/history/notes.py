"""What a learner noted on items, such as that a question seems to be wrong."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.base.clock import Moment
from quizapp.history.moves import moves
from quizapp.history.store import Store


class NoteRow(NamedTuple):
    """A note that is in force. item: by today's key; when: it was written."""

    item: str
    text: str
    when: Moment


def take(store: Store, item: str, text: str, when: Moment) -> None:
    """Log a note on an item, inside ``writing``; "" takes the one before away."""
    store.append("note", when, item=item, text=text)


def of_item(store: Store, item: str) -> str:
    """Return the note on an item that is in force, "" for none."""
    found = [
        store.rows(
            "SELECT id, text FROM note WHERE item = ? AND id > ? AND id < ? ORDER BY id DESC LIMIT 1",
            span.item, span.after, span.before,
        )
        for span in moves(store).spans(item)
    ]  # fmt: skip
    newest = max((row for rows in found for row in rows), default=None)
    return "" if newest is None else newest[1]


def rows(store: Store) -> tuple[NoteRow, ...]:
    """Return the notes in force, newest first."""
    known = moves(store)
    newest: dict[str, NoteRow] = {}
    for row in store.rows("SELECT id, item, text, at, day, offset FROM note ORDER BY id DESC"):
        item = known.today(row[1], row[0])
        newest.setdefault(item, NoteRow(item, row[2], Moment(*row[3:])))
    return tuple(note for note in newest.values() if note.text)
