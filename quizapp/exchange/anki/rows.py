"""The rows of a collection as Anki keeps them, whatever the generation of the file they come from."""

from __future__ import annotations

from typing import NamedTuple


class Template(NamedTuple):
    """How a card of a note type looks: HTML with fields in double braces, before and after the answer."""

    name: str
    front: str
    back: str


class NoteType(NamedTuple):
    """What the notes of one type have in common. is_cloze: a card for each number in a text, by one template."""

    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


class Note(NamedTuple):
    """A note. guid: the same in every copy of it; fields: HTML in the order of its type's fields."""

    id: int
    guid: str
    type: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


class CardRow(NamedTuple):
    """A card of a note. ordinal: its template, or the number of its cloze less one; deck: its home.

    type: 0 new, 1 learning, 2 review, 3 relearning; suspended: it is not asked. due: the day from the collection's
    first one on, or in learning seconds since 1970 UTC; interval: in days; ease: in permille; left: of its steps.
    changed: seconds since 1970 UTC; data: JSON, with what FSRS knows of it.
    """

    id: int
    note: int
    ordinal: int
    deck: int
    type: int = 0
    suspended: bool = False
    due: int = 0
    interval: int = 0
    ease: int = 0
    reps: int = 0
    lapses: int = 0
    left: int = 0
    changed: int = 0
    data: str = ""


class LogRow(NamedTuple):
    """An entry of the review log. at: milliseconds since 1970 UTC; button: 1 to 4, 0 for none; ease: in permille.

    kind: 0 learning, 1 review, 2 relearning, 3 a filtered deck, 4 by hand, 5 rescheduled.
    """

    at: int
    card: int
    button: int
    took_ms: int
    kind: int
    ease: int


class DeckRow(NamedTuple):
    """A deck. name: with its parents' before it, joined by "::"; about: HTML."""

    name: str
    about: str = ""


class Collection(NamedTuple):
    """All that is taken from a collection; note types and decks by their ids.

    first_day: the one from which cards count their days, in days since 1970.
    """

    note_types: dict[int, NoteType]
    decks: dict[int, DeckRow]
    notes: list[Note]
    cards: list[CardRow]
    log: list[LogRow]
    first_day: int = 0
