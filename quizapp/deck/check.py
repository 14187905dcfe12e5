"""Checking deck files and folders without an index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizapp.deck.finding import Finding
from quizapp.deck.folders import look
from quizapp.deck.indexing.intake import duplicate_deck
from quizapp.deck.read import read_deck


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were read, and what is wrong with them, file by file."""

    files: int
    findings: tuple[Finding, ...]


def check_paths(paths: Iterable[Path]) -> Checked:
    """Return what is wrong with deck files and with all those in folders; nothing in a file raises."""
    findings: list[Finding] = []
    holders: dict[str, str] = {}
    files = 0
    for path in paths:
        found = look((path,)) if path.is_dir() else None
        findings += found.findings if found else ()
        for file in [Path(one.path) for one in found.files] if found else [path]:
            files += 1
            deck, problems = read_deck(file)
            findings += problems
            if deck is not None and holders.setdefault(deck.id, str(file)) != str(file):
                findings.append(duplicate_deck(deck.id, holders[deck.id], str(file)))
    return Checked(files, tuple(findings))
