"""Checking deck files and folders without an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.folders import look
from quizapp.deck.indexing.intake import duplicate_deck
from quizapp.deck.lint import lint
from quizapp.deck.linting.fronts import Fronts
from quizapp.deck.linting.spacing import spaces
from quizapp.deck.model import Deck
from quizapp.deck.read import stream_bytes
from quizapp.deck.reading import deckfile
from quizapp.deck.reading.report import Report

_SPACES = {"D409": "Delete the space at the end of this line.", "D410": "Leave one space between two words."}


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were read, and what is wrong with them, file by file."""

    files: int
    findings: tuple[Finding, ...]


def check_paths(paths: Iterable[Path]) -> Checked:
    """Return what is wrong with deck files and with all those in folders; nothing in a file raises."""
    findings: list[Finding] = []
    holders: dict[str, Path] = {}
    fronts = Fronts()
    files = 0
    for file in deck_files(paths, findings):
        files += 1
        deck, problems = check_file(file, fronts)
        findings += problems
        if deck is not None and holders.setdefault(deck.id, file).absolute() != file.absolute():
            findings.append(duplicate_deck(deck.id, str(holders[deck.id]), str(file)))
    return Checked(files, tuple(findings))


def deck_files(paths: Iterable[Path], findings: list[Finding]) -> Iterator[Path]:
    """Yield the files named and those in the folders named; what is wrong with a folder is added to ``findings``."""
    for path in paths:
        if path.is_dir():
            found = look((path,))
            findings += found.findings
            yield from (path / Path(file.path).relative_to(path.absolute()) for file in found.files)
        else:
            yield path


def check_file(
    path: Path, fronts: Fronts | None = None, tick: Callable[[], None] = lambda: None
) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Return a deck without its items, None if the file cannot be used, and all there is to say of the file.

    fronts: the prompts of the decks that were checked before this one, to find those that come twice. tick: called
    every few hundred items; what it raises ends the checking.
    """
    report = Report(str(path))
    data = deckfile.load(path, report)
    if data is None:
        return None, tuple(report.take())
    return check_bytes(data, path, fronts, tick)


def check_bytes(
    data: bytes, path: Path, fronts: Fronts | None = None, tick: Callable[[], None] = lambda: None
) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Return what ``check_file`` would if ``data`` were the content of the file at ``path``."""
    return lint(chain(stream_bytes(data, path), space_findings(data, path)), str(path), fronts, tick)


def space_findings(data: bytes, path: Path) -> Iterator[Finding]:
    """Yield the spaces of a deck file's content that are of no use."""
    clean = deckfile.cleaned(data, Report(str(path)))
    for space in spaces(clean.decode()) if clean is not None else ():
        severity = RULES[space.code].severity
        yield Finding(space.code, severity, _SPACES[space.code], str(path), space.line, space.start + 1)
