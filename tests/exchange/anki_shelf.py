"""Collections of the real Anki, made for the purpose and exported in each way that it can."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from anki.collection import Collection, DeckIdLimit, ExportAnkiPackageOptions
from anki.notes import Note

Generation = Literal["oldest", "older", "newest"]
GENERATIONS: tuple[Generation, ...] = ("oldest", "older", "newest")


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open a new collection for as long as the block lasts."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def add(anki: Collection, note_type: str, deck: str, *fields: str, tags: str = "") -> Note:
    """Add a note to a deck, made at need."""
    found = anki.models.by_name(note_type)
    assert found is not None
    note = anki.new_note(found)
    note.fields[: len(fields)] = list(fields)
    note.tags = tags.split()
    number = anki.decks.id(deck)
    assert number is not None
    anki.add_note(note, number)
    return note


def export(anki: Collection, path: Path, generation: Generation) -> Path:
    """Export all decks, with what was learnt and with media, as a package of this generation."""
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=True, with_media=True, legacy=generation != "newest"
    )
    anki.export_anki_package(out_path=str(path), options=options, limit=None)
    if generation == "oldest":
        renamed(path, {"collection.anki21": "collection.anki2", "collection.anki2": "", "meta": ""})
    return path


def export_collection(anki: Collection, path: Path, *, legacy: bool) -> Path:
    """Export the whole collection; it is closed and opened again for that."""
    anki.export_collection_package(str(path), include_media=True, legacy=legacy)
    anki.reopen()
    return path


def renamed(path: Path, names: dict[str, str]) -> None:
    """Give members of an archive other names; "" leaves one out. The oldest generation is the older one so renamed."""
    rewritten(path, lambda name, content: (names.get(name, name), content))


def rewritten(path: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> None:
    """Change the members of an archive."""
    with zipfile.ZipFile(path) as archive:
        members = [change(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            if name:
                archive.writestr(name, content)


def deck_limit(anki: Collection, deck: str) -> DeckIdLimit:
    """Return what limits an export to a deck."""
    number = anki.decks.id(deck, create=False)
    assert number is not None
    return DeckIdLimit(number)
