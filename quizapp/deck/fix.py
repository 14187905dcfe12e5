"""Mending what can be mended without asking: every other byte of the file stays, and so does what the deck says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import msgspec

from quizapp.base.errors import CannotSaveError
from quizapp.base.files import save_atomically
from quizapp.deck.check import space_findings
from quizapp.deck.finding import Finding
from quizapp.deck.linting import edits
from quizapp.deck.linting.edits import FIXED, QUOTING, Edit
from quizapp.deck.model import Deck, Item
from quizapp.deck.read import Placed, stream_bytes
from quizapp.deck.reading import deckfile
from quizapp.deck.reading.report import Report

_TRIALS = 100  # readings for one code, where its changes cannot all be made together
_MARK = "\ufeff"  # before all lines: that the file is UTF-8


@dataclass(frozen=True, slots=True)
class Fixed:
    """A deck file's content after the fixes, and the findings that are gone."""

    content: bytes
    fixed: tuple[Finding, ...]


def fix_file(path: Path) -> tuple[Finding, ...]:
    """Mend the file at ``path`` and return the findings that are gone. A file that cannot be read is left alone.

    Raises CannotSaveError where it cannot be written; then it is as it was.
    """
    data = deckfile.load(path, Report(str(path)))
    if data is None:
        return ()
    fixed = fixes(data, path)
    if fixed.content != data:
        try:
            save_atomically(path.resolve(), fixed.content)
        except OSError as problem:
            raise CannotSaveError(
                f"{path} could not be written: {problem.strerror or problem}.",
                safe="The file is as it was.",
                todo="Make room on the disk or allow writing, then try again.",
            ) from problem
    return fixed.fixed


def fixes(data: bytes, path: Path) -> Fixed:
    """Return what ``fix_file`` would write if ``data`` were the content of the file at ``path``; writes nothing.

    A fix is kept only if, read again, the deck says what it said: its items are the same but for doubled spaces, and
    there is no finding that was not there. Where quotes let an item be read at last, that item may have its own.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return Fixed(data, ())
    mark = _MARK if text.startswith(_MARK) else ""
    before = now = _Reading(text.removeprefix(_MARK), path)
    meant = before.deck.ignore if before.deck is not None else ()
    for code in (code for code in FIXED if code not in meant):
        now = _quoted(now, code, path) if code in QUOTING else _changed(now, code, path)
    return Fixed((mark + now.text).encode(), _gone(before, now))


class _Reading:
    """A deck's text, and what the reader finds in it; the linter goes by words, which no fix changes."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.items: list[Placed] = []
        self.deck: Deck | None = None
        findings: list[Finding] = []
        data = text.encode()
        for part in chain(stream_bytes(data, path), space_findings(data, path)):
            match part:
                case Placed():
                    self.items.append(part)
                case Finding():
                    findings.append(part)
                case Deck():
                    self.deck = part
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))

    def line_of(self, finding: Finding) -> tuple[str, str]:
        """Return what a finding is, and the text of the line that it points at."""
        return finding.code, edits.split(self.text)[finding.line - 1] if finding.line else ""

    def edits(self, code: str) -> list[Edit]:
        return edits.edits(code, self.text, self.findings, self.deck, self.items)

    def keeps(self, before: _Reading, code: str) -> bool:
        """Say whether this text says what the one ``before`` it said; where quotes were added, it may say more."""
        had, has = [_squeezed(one.item) for one in before.items], [_squeezed(one.item) for one in self.items]
        if code not in QUOTING:
            new = Counter(map(_told, self.findings)) - Counter(map(_told, before.findings))
            return before.deck == self.deck and had == has and not new
        known = {one.item.id for one in before.items}
        return len(has) > len(had) and [one for one in has if one.id in known] == had


def _told(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.severity


def _changed(now: _Reading, code: str, path: Path) -> _Reading:
    """Make all changes for a code that keep the deck as it is: together, or else half by half."""
    return _halved(now, sorted(now.edits(code)), code, path, [_TRIALS])


def _halved(now: _Reading, changes: list[Edit], code: str, path: Path, left: list[int]) -> _Reading:
    if not changes or left[0] == 0:
        return now
    left[0] -= 1
    together = _Reading(edits.applied(now.text, changes), path)
    if together.keeps(now, code):
        return together
    if len(changes) == 1:
        return now
    middle = len(changes) // 2  # the later half first, so that the places of the earlier one hold
    now = _halved(now, changes[middle:], code, path, left)
    return _halved(now, changes[:middle], code, path, left)


def _quoted(now: _Reading, code: str, path: Path) -> _Reading:
    """Quote lines while that lets more items be read: broken YAML shows its next line when the one before is mended."""
    tried: set[str] = set()
    trial = now
    for _ in range(_TRIALS):
        changes = [one for one in trial.edits(code) if one.text not in tried]
        together = _Reading(edits.applied(trial.text, changes), path)
        if not changes:
            break
        if together.keeps(now, code):
            now = trial = together
            continue
        tried.add(changes[0].text)
        trial = _Reading(edits.applied(trial.text, changes[:1]), path)
        now = trial if trial.keeps(now, code) else now
    return now


def _gone(before: _Reading, now: _Reading) -> tuple[Finding, ...]:
    """Return the findings that were there before and are not now; a line that was not mended still reads the same."""
    left = Counter(map(now.line_of, now.findings))
    gone = []
    for finding in before.findings:
        told = before.line_of(finding)
        left[told] -= 1
        if finding.code in FIXED and left[told] < 0:
            gone.append(finding)
    return tuple(gone)


def _squeezed(item: Item) -> Item:
    """Return an item with every run of blanks as one blank."""
    squeezed: Item = msgspec.convert(_map_texts(msgspec.to_builtins(item), lambda text: " ".join(text.split())), Item)
    return squeezed


def _map_texts(value: object, change: Callable[[str], str]) -> object:
    match value:
        case str():
            return change(value)
        case dict():
            return {key: _map_texts(entry, change) for key, entry in value.items()}
        case list() | tuple():
            return [_map_texts(entry, change) for entry in value]
        case _:
            return value
