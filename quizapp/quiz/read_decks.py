"""The decks that a paper is drawn from or marked by, read from their files without an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, cast

from quizapp.base.errors import RefusedError
from quizapp.deck.check import deck_files
from quizapp.deck.finding import Finding
from quizapp.deck.index import Candidate
from quizapp.deck.indexing import entry
from quizapp.deck.indexing.intake import duplicate_deck
from quizapp.deck.model import Card, Cloze, Deck, Item, Kind, Marking
from quizapp.deck.read import Placed, stream_bytes
from quizapp.deck.reading import deckfile
from quizapp.deck.reading.report import Report


@dataclass(frozen=True, slots=True)
class ReadDeck:
    """A deck and the file it was read from. hash: SHA-256 of the file's bytes; items: without those with errors."""

    deck: Deck
    items: tuple[Item, ...]
    file: str
    hash: str

    @property
    def id(self) -> str:
        """The deck's id."""
        return self.deck.id


def read_decks(paths: Iterable[Path]) -> tuple[tuple[ReadDeck, ...], tuple[str, ...]]:
    """Return the decks in files and folders by their ids, and a sentence for each thing that was left out.

    Of two decks with one id the first is taken, as the app does. Nothing in a file raises.
    """
    findings: list[Finding] = []
    decks: dict[str, ReadDeck] = {}
    notes: list[str] = []
    for path in {file.absolute(): file for file in deck_files(paths, findings)}.values():
        found, problems = _read(path)
        notes += problems
        if found and decks.setdefault(found.id, found) is not found:
            notes.append(_note(duplicate_deck(found.id, decks[found.id].file, found.file)))
    return tuple(decks[key] for key in sorted(decks)), (*map(_note, findings), *notes)


def candidates(decks: Iterable[ReadDeck]) -> tuple[Candidate, ...]:
    """Return the questions that a quiz may draw from some decks."""
    return tuple(
        candidate(deck.id, item) for deck in decks for item in deck.items if not isinstance(item, Card | Cloze)
    )


def candidate(deck_id: str, item: Item) -> Candidate:
    """Return an item as drawing sees it, with the hash of its content."""
    kind, options, keep_order, right_at, marking, digest = entry.columns(item)[:6]
    return Candidate(
        key=f"{deck_id}/{item.id}",
        section=f"{deck_id}/{item.section}",
        kind=cast("Kind", kind),
        hash=digest,
        options=options,
        keep_order=bool(keep_order),
        right_at=right_at,
        marking=cast('Marking | Literal[""]', marking),
    )


def sections(decks: Sequence[ReadDeck], names: Iterable[str]) -> tuple[str, ...]:
    """Return the sections of some decks by their names: "deck-id/section-id", or a section's id in whichever deck.

    Raises RefusedError for one that is not there.
    """
    there = dict.fromkeys(key for deck in decks for key in _sections(deck))
    wanted: list[str] = []
    for name in names:
        found = [key for key in there if name in (key, key.partition("/")[2])]
        if not found:
            shown = ", ".join(key for key in there if not key.endswith("/"))
            raise RefusedError(f"There is no section '{name}' in these decks.", todo=f"They have: {shown or 'none'}.")
        wanted += found
    return tuple(wanted)


def _sections(deck: ReadDeck) -> Iterator[str]:
    for section in deck.deck.source.sections:
        yield f"{deck.id}/{section.id}"
    for item in deck.items:
        yield f"{deck.id}/{item.section}"


def _read(path: Path) -> tuple[ReadDeck | None, list[str]]:
    report = Report(str(path))
    data = deckfile.load(path, report)
    parts = [*report.take(), *(stream_bytes(data, path) if data is not None else ())]
    errors = [part for part in parts if isinstance(part, Finding) and part.severity == "error"]
    head = next((part for part in parts if isinstance(part, Deck)), None)
    if head is None or data is None:
        return None, [f"{path}: left out. {errors[0].message}" if errors else f"{path}: left out."]
    items = tuple(part.item for part in parts if isinstance(part, Placed))
    count = f"{len(errors)} error" + "s" * (len(errors) > 1)
    notes = [f"{path}: {count}; what they touch is left out, and 'check' lists them."] if errors else []
    return ReadDeck(head, items, str(path), sha256(data).hexdigest()), notes


def _note(finding: Finding) -> str:
    return f"{finding.file}: {finding.message}"
