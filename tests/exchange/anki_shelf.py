"""Collections of the real Anki, made for the purpose, exported in each way that it can and filled by what we write."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import anki.collection  # noqa: F401 - before anki.cards, which it goes round in a circle with
from anki.cards import Card as AnkiCard
from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportLogWithChanges,
)
from anki.deck_config_pb2 import UpdateDeckConfigsRequest
from anki.decks import DeckId
from anki.notes import Note
from anki.scheduler.v3 import Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS

__all__ = ["AnkiCard", "Collection", "Scheduler"]

Generation = Literal["oldest", "older", "newest"]


GENERATIONS: tuple[Generation, ...] = ("oldest", "older", "newest")


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    """Open a collection, made at need, for as long as the block lasts."""
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
    anki.add_note(note, deck_number(anki, deck))
    return note


def deck_number(anki: Collection, deck: str) -> DeckId:
    """Return the id of a deck, made at need."""
    number = anki.decks.id(deck)
    assert number is not None
    return number


def export(anki: Collection, path: Path, generation: Generation) -> Path:
    """Export all decks, with what was learnt and with media, as a package of this generation."""
    options = ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=True, with_media=True, legacy=generation != "newest"
    )
    anki.export_anki_package(out_path=str(path), options=options, limit=None)
    if generation == "oldest":  # the older one under the older name
        renamed(path, {"collection.anki21": "collection.anki2", "collection.anki2": "", "meta": ""})
    return path


def export_collection(anki: Collection, path: Path, *, legacy: bool) -> Path:
    """Export the whole collection; it is closed and opened again for that."""
    anki.export_collection_package(str(path), include_media=True, legacy=legacy)
    anki.reopen()
    return path


def take_in(anki: Collection, path: Path) -> ImportLogWithChanges.Log:
    """Let Anki import a package with all that was learnt, and return what it says of it."""
    options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
    return anki.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def turn_on_fsrs(anki: Collection, deck: str) -> None:
    """Let Anki work out the memory states of all cards from their reviews, by its default parameters."""
    number = deck_number(anki, deck)
    configs = [each.config for each in anki.decks.get_deck_configs_for_update(number).all_config]
    request = UpdateDeckConfigsRequest(target_deck_id=number, configs=configs, fsrs=True, fsrs_reschedule=False)
    anki.decks.update_deck_configs(request)


def fit_fsrs(anki: Collection, deck: str, first: list[float]) -> None:
    """Turn FSRS on with the default parameters but for the first stabilities after each grade, in days."""
    number = deck_number(anki, deck)
    configs = [each.config for each in anki.decks.get_deck_configs_for_update(number).all_config]
    for config in configs:
        del config.config.fsrs_params_6[:]
        config.config.fsrs_params_6.extend([*first, *DEFAULT_PARAMETERS[4:]])
    request = UpdateDeckConfigsRequest(target_deck_id=number, configs=configs, fsrs=True, fsrs_reschedule=False)
    anki.decks.update_deck_configs(request)


def renamed(path: Path, names: dict[str, str]) -> None:
    """Give members of an archive other names; "" leaves one out."""
    rewritten(path, lambda name, content: (names.get(name, name), content))


def rewritten(path: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> None:
    """Change the members of an archive."""
    with zipfile.ZipFile(path) as archive:
        members = [change(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            if name:
                archive.writestr(name, content)
