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
from quizapp.deck.read import Named, Placed, stream_bytes
from quizapp.deck.reading import deckfile
from quizapp.deck.reading.report import Report

_TRIALS = 100  # readings for one code, where its changes cannot all be made together
_NO_TEXT = frozenset({"D104", "D105", "D106"})
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
    now = before = _Reading(text.removeprefix(_MARK), path)
    if now.is_no_deck():
        return Fixed(data, ())
    gone: list[Finding] = []
    for code in (code for code in FIXED if now.deck is None or code not in now.deck.ignore):
        was = now
        now = _quoted(was, code, path) if code in QUOTING else _changed(was, code, path)
        gone += _gone(code, before, was, now)
    return Fixed((mark + now.text).encode(), tuple(sorted(gone, key=lambda one: (one.line, one.column))))


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
                case Named():
                    pass
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.line, finding.column)))

    def is_no_deck(self) -> bool:
        """Say whether this is no text at all, of which nothing was read."""
        return any(one.code in _NO_TEXT for one in self.findings)

    def of(self, code: str) -> list[Finding]:
        return [one for one in self.findings if one.code == code]

    def line_of(self, finding: Finding) -> str:
        """Return the text of the line that a finding points at."""
        return edits.split(self.text)[finding.line - 1] if finding.line else ""

    def edits(self, code: str) -> list[Edit]:
        return edits.edits(code, self.text, self.findings, self.deck, self.items)

    def keeps(self, before: _Reading, code: str) -> bool:
        """Say whether this text says what the one ``before`` it said; where quotes were added, it may say more."""
        had = {one.item.id: _squeezed(one.item) for one in before.items}
        has = {one.item.id: _squeezed(one.item) for one in self.items}
        if code not in QUOTING:
            new = Counter(map(_told, self.findings)) - Counter(map(_told, before.findings))
            return _same_head(before.deck, self.deck) and had == has and list(had) == list(has) and not new
        return len(has) > len(had) and {name: item for name, item in has.items() if name in had} == had


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


def _gone(code: str, first: _Reading, was: _Reading, now: _Reading) -> list[Finding]:
    """Return the findings of a code that were mended, as they stood in the ``first`` text, which moved lines since.

    Where no line came or went, what is left on a line was not mended; else a line that was not still reads the same.
    What quotes brought up was in no text that anybody saw.
    """
    in_place = was.text.count("\n") == now.text.count("\n")
    left = Counter(one.line if in_place else now.line_of(one) for one in now.of(code))
    originals = first.of(code)
    all_seen = len(originals) == len(was.of(code))
    gone = []
    for finding in was.of(code):
        told = was.line_of(finding)
        original = next((one for one in originals if all_seen or first.line_of(one) == told), None)
        where = finding.line if in_place else told
        left[where] -= 1
        if original is not None:
            originals.remove(original)
            gone += [original] * (left[where] < 0)
    return gone


def _same_head(one: Deck | None, other: Deck | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.tags == other.tags and _squeezed(one) == _squeezed(other)  # a tag is a name


def _squeezed(value: Item | Deck) -> object:
    """Return what a value holds, with every run of blanks as one blank."""
    return _map_texts(msgspec.to_builtins(value), lambda text: " ".join(text.split()))


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
