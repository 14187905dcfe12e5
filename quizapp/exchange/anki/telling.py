"""What of a whole package did not come along: a finding for each sort, with how often, and not one for each card."""

from __future__ import annotations

from collections.abc import Mapping

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


def tell_learnt(found: Collection, faces: Mapping[int, str], reviewed: frozenset[str], notes: Notes) -> None:
    """Tell what of the cards' schedule is not taken. faces: by the cards' ids; reviewed: those with reviews."""
    undated = suspended = remembered = lost = 0
    for card in found.cards:
        face = faces.get(card.id)
        if face is None:
            lost += card.studied
            continue
        suspended += card.suspended
        undated += card.studied and face not in reviewed
        remembered += card.has_memory and face in reviewed
    tell(notes, "X501", "Some cards have a date in Anki but no reviews in the package; here they are new", undated)
    tell(notes, "X501", "Some cards are suspended in Anki; here they are asked", suspended)
    tell(notes, "X501", "Some cards were studied, and became nothing of their own here", lost)
    tell(notes, "X206", "Anki's memory states are left; reviews make them anew, by our settings", remembered)


def tell(notes: Notes, code: str, what: str, count: int) -> None:
    """Tell something that happened so often, if it did."""
    if count:
        notes.add(code, f"{what} ({count:,}).")
