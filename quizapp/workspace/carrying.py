"""Decks that come from elsewhere and go there: first what would be written, then, if it is wanted, the writing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from quizapp.base.errors import RefusedError
from quizapp.base.progress import GoOn, Progress, unstopped
from quizapp.deck.check import deck_files
from quizapp.deck.finding import Finding
from quizapp.deck.folders import look
from quizapp.deck.model import Deck
from quizapp.deck.read import read_deck
from quizapp.deck.reading.limits import FILE_BYTES
from quizapp.deck.reading.media import is_there, leads_out, strays
from quizapp.deck.reading.slug import slug
from quizapp.deck.write import write_deck
from quizapp.exchange import doors
from quizapp.exchange.carried import Carried, CarriedDeck, Written
from quizapp.exchange.formats import BY_NAME, LEAVING, PDF, READ, Format, Writer, recognised
from quizapp.exchange.limits import MEDIA_BYTES
from quizapp.exchange.table.said import NOTHING, Said
from quizapp.workspace.placing import place
from quizapp.workspace.undo_log import undo_unfinished
from quizapp.workspace.updating import Updated, fresh, updated

_MARK = "# Imported by Quizapp; as long as nobody changes this file, importing again updates it. "
_MARKED = re.compile(re.escape(_MARK) + "([0-9a-f]{64})\n")
_ID = re.compile(rb"^id:\s*['\"]?([a-z0-9-]+)['\"]?\s*(?:#.*)?$", re.MULTILINE)
_HEAD_BYTES = 4096
_READING = 0.6  # of the time that a plan takes
_READING_HERE = 0.7  # of the time that one deck takes in it
_FILE = re.compile(r"\]\(\s*(?:<([^>\n]*)>|((?:[^()\s]|\([^()\s]*\))*))")
_EDITED = "It was changed here since it came. To update it all the same, import with --overwrite."
_OF_TABLES = "--columns, --heading, --separator and --encoding"
_LARGE = f"It would be larger than {FILE_BYTES >> 20} MB, more than a deck can be; divide it where it comes from."


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """What is to become of one deck: its file, the figures, and why it cannot be written, "" where it can."""

    title: str
    path: Path
    updated: Updated
    files: Mapping[Path, bytes]
    is_new: bool
    refused: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Whether there is nothing to write."""
        return not self.files and not self.refused


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; nothing of it is done. findings: what does not come along, and why."""

    source: Path
    format: Format
    folder: Path
    decks: tuple[DeckPlan, ...]
    carried: Carried

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What does not come along, and why."""
        return self.carried.findings


def plan(
    source: Path,
    folder: Path,
    format_name: str = "",
    *,
    overwrite: bool = False,
    said: Said = NOTHING,
    go_on: GoOn = unstopped,
) -> Plan:
    """Return what importing a file into a folder would do. format_name: "" where it is to be recognised.

    An import into that folder whose process died in the middle is undone first.
    overwrite: decks that were changed by hand since they came are updated too. said: what a person says of a table.
    go_on: told the share done, 0 to 1. Raises RefusedError where the format is not known, or something is said of what
    is no table; and StoppedError where ``go_on`` answers no.
    """
    of = _format(source, format_name)
    undo_unfinished(folder)
    progress = Progress(go_on)
    carried = _read(source, of, said, progress.part(0, _READING))
    there = _there(folder) if folder.is_dir() else {}
    planning, count = progress.part(_READING, 1), len(carried.decks)
    parts = (planning.part(number / count, (number + 1) / count) for number in range(count))
    decks = tuple(
        _plan_deck(one, folder, there, part, overwrite=overwrite)
        for one, part in zip(carried.decks, parts, strict=True)
    )
    return Plan(source, of, folder, decks, carried)


def carry_out(plan: Plan, go_on: GoOn = unstopped) -> None:
    """Write what a plan says, all of it or nothing. go_on: told the share done, 0 to 1; where it answers no, it stops.

    Raises StoppedError, CannotSaveError and RefusedError; the folder is as it was then.
    """
    files = {path: content for deck in plan.decks if not deck.refused for path, content in deck.files.items()}
    if files:
        place(files, plan.folder, go_on)


def gathered(paths: Iterable[Path]) -> tuple[tuple[CarriedDeck, ...], tuple[Finding, ...]]:
    """Return the decks in files and folders with their pictures and sounds, and what is wrong with them."""
    findings: list[Finding] = []
    decks: list[CarriedDeck] = []
    for path in deck_files(paths, findings):
        deck, problems = read_deck(path)
        findings += problems
        if deck is not None:
            decks.append(CarriedDeck(deck, _media(deck, path.parent), path.parent))
    return tuple(decks), tuple(findings)


def exported(decks: Iterable[CarriedDeck], format_name: str, lay_out: Writer) -> Written:
    """Return decks in another format. lay_out: makes pages to print of decks; it knows Qt, which nothing here does.

    Raises RefusedError for a format that is not written, and what ``lay_out`` does.
    """
    of = BY_NAME.get(format_name)
    write = lay_out if of is PDF else None if of is None else of.write
    if write is None:
        raise RefusedError(f"{format_name} is not written.", todo=f"Formats that are: {', '.join(LEAVING)}.")
    return write(tuple(decks))


def _format(source: Path, name: str) -> Format:
    found = BY_NAME.get(name) if name else recognised(source)
    if found is not None:
        return found
    happened = f"There is no format called {name}." if name else f"The format of {source.name} is not known."
    raise RefusedError(happened, todo=f"Name it with --from: {', '.join(READ)}.")


def _read(source: Path, of: Format, said: Said, progress: Progress) -> Carried:
    if of.read is None:
        raise RefusedError(f"{of.title} is only written.", todo=f"Formats that are read: {', '.join(READ)}.")
    if said == NOTHING:
        return of.read(source, progress)
    if of.read is not doors.read_table:
        raise RefusedError(f"{of.title} is no table.", todo=f"Leave out {_OF_TABLES}, or name a table with --from csv.")
    return doors.read_table(source, progress, said)


def _plan_deck(
    carried: CarriedDeck, folder: Path, there: Mapping[str, Path], progress: Progress, *, overwrite: bool
) -> DeckPlan:
    progress.at(0)
    deck = carried.deck
    home = folder / deck.id if carried.files else folder
    path = there.get(deck.id, home / f"{deck.id}.yaml")
    media = {path.parent / name: content for name, content in carried.files.items()}
    old = _content(path)
    change = fresh(deck)
    if old is not None:
        here, _ = read_deck(path, lambda items: progress.at(_READING_HERE * min(items / max(len(deck.items), 1), 1)))
        change = fresh(deck) if here is None else updated(here, deck)
        if here == change.deck:
            return DeckPlan(deck.title, path, change, _differing(media), is_new=False)
        if not overwrite and not _is_ours(old):
            return DeckPlan(deck.title, path, change, {}, is_new=False, refused=_EDITED)
    writing = progress.part(0 if old is None else _READING_HERE, 1)
    content = _marked(write_deck(change.deck, writing.over))
    refused = _LARGE if len(content) > FILE_BYTES else ""
    files = {path: content, **_differing(media)}
    return DeckPlan(deck.title, path, change, files, is_new=old is None, refused=refused)


def _there(folder: Path) -> dict[str, Path]:
    """Return the deck files of a folder by the ids in their first lines, or their names where there is none."""
    found: dict[str, Path] = {}
    for file in look((folder,)).files:
        path = Path(file.path)
        try:
            with path.open("rb") as opened:
                told = _ID.search(opened.read(_HEAD_BYTES))
        except OSError:
            continue
        found.setdefault(slug(path.stem) if told is None else told[1].decode(), path)
    return found


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as problem:
        raise RefusedError(
            f"{path} cannot be read: {problem.strerror or problem}.", safe="Nothing was changed."
        ) from problem


def _marked(text: str) -> bytes:
    return f"{_MARK}{sha256(text.encode()).hexdigest()}\n{text}".encode()


def _is_ours(content: bytes) -> bool:
    """Say whether a deck file is as an import left it."""
    text = content.decode(errors="replace")
    mark = _MARKED.match(text)
    return mark is not None and sha256(text[mark.end() :].encode()).hexdigest() == mark[1]


def _differing(media: Mapping[Path, bytes]) -> dict[Path, bytes]:
    return {path: content for path, content in media.items() if _content(path) != content}


def _media(deck: Deck, folder: Path) -> dict[str, bytes]:
    """Return the files in a deck's folder that its items name."""
    names = dict.fromkeys(name for item in deck.items for name in (item.image, item.audio) if name)
    text = write_deck(deck) if "](" in str(deck) else ""
    names |= dict.fromkeys(unquote(angled or plain) for angled, plain in _FILE.findall(text))
    return {name: content for name in names if (content := _file(folder, name)) is not None}


def _file(folder: Path, name: str) -> bytes | None:
    if not name or strays(name) or leads_out(folder, name) or not is_there(folder, name):
        return None
    path = folder / name
    try:
        return path.read_bytes() if path.stat().st_size <= MEDIA_BYTES else None
    except OSError:
        return None
