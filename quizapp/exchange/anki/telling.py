"""What of a whole package did not come along: a finding for each sort, with how often, and not one for each card."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from quizapp.deck.face_key import item_of
from quizapp.deck.reading.report import quoted
from quizapp.exchange.anki.layout import runs
from quizapp.exchange.anki.package import Package
from quizapp.exchange.anki.rows import Collection
from quizapp.exchange.notes import Notes


def tell_files(package: Package, notes: Notes) -> None:
    """Tell which members of the archive were left, and why there are no pictures where there are none."""
    for member in package.left_out:
        notes.add("X402", f"{quoted(member.name)} was left out: {member.why}")
    if package.media_problem:
        notes.add("X401", f"No pictures and sounds: {package.media_problem}")


def tell_scripts(found: Collection, notes: Notes) -> None:
    """Tell which of the note types that are used have scripts."""
    used = {note.type for note in found.notes}
    for number, note_type in found.note_types.items():
        if number in used and runs(note_type):
            notes.add("X301", f"The note type {quoted(note_type.name)} has a script; it was left out.")


def tell_learnt(
    found: Collection, faces: Mapping[int, str], told: AbstractSet[str], suspended: AbstractSet[str], notes: Notes
) -> None:
    """Tell what of the cards' schedule is not taken.

    faces: by the cards' ids; told: those whose standing is; suspended: the items that are.
    """
    unknown = asked = lost = 0
    for card in found.cards:
        face = faces.get(card.id)
        if face is None:
            lost += card.type > 0
            continue
        asked += card.suspended and item_of(face) not in suspended
        unknown += card.type > 0 and face not in told
    tell(notes, "X501", "Of some cards that were begun in Anki nothing tells how well they are known", unknown)
    tell(notes, "X501", "Some cards are suspended in Anki, others of their notes are not; here all are asked", asked)
    tell(notes, "X501", "Some cards were studied, and became nothing of their own here", lost)


def tell(notes: Notes, code: str, what: str, count: int) -> None:
    """Tell something that happened so often, if it did."""
    if count:
        notes.add(code, f"{what} ({count:,}).")
