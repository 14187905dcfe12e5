"""Reading QTI: a document alone or a package with its manifest, of any version, as decks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from msgspec.structs import replace

from quizapp.base.progress import UNTOLD, Progress
from quizapp.deck.model import Item
from quizapp.exchange import archive, loading, xml
from quizapp.exchange.archive import Archive, Limits
from quizapp.exchange.carried import Carried
from quizapp.exchange.gathering import Draft, Gathering
from quizapp.exchange.limits import MEDIA_BYTES
from quizapp.exchange.notes import Notes
from quizapp.exchange.qti import items1, items2, kinds1
from quizapp.exchange.qti.manifest import General, Manifest, manifest
from quizapp.exchange.qti.media import Media
from quizapp.exchange.qti.plain import plain
from quizapp.exchange.qti.words import Words
from quizapp.exchange.qti.writing import SECTION, TOOL
from quizapp.exchange.unreadable import UnreadableError
from quizapp.exchange.xml import Element

_LIMITS = Limits(members=20_000, member_bytes=MEDIA_BYTES, all_bytes=8 * MEDIA_BYTES)
_MANIFEST = "imsmanifest.xml"
_SHADOWS = "__MACOSX/"  # what a Mac puts beside each file of an archive
_LOOKED_AT = 16 * 1024
_ALL_XML = 2 * xml.BYTES
_PARSING = 0.4  # of the time
_ROOT = re.compile(
    rb"<(?:[\w.-]+:)?(assessmentTest|qti-assessment-test|assessmentItem|qti-assessment-item|questestinterop)\b",
    re.IGNORECASE,
)
_ROOTS = {
    b"assessmenttest": "test",
    b"qti-assessment-test": "test",
    b"assessmentitem": "items",
    b"qti-assessment-item": "items",
    b"questestinterop": "items",
}
_UNTITLED_SECTIONS = frozenset({"", "root_section", "main", "section"})


def read(path: Path, progress: Progress = UNTOLD) -> Carried:
    """Return what a QTI document or package holds; never raises for what is in it."""
    notes = Notes(str(path))
    data = loading.content(path, notes)
    if data is None:
        return Carried((), findings=notes.all())
    gathering = Gathering(notes)
    try:
        if archive.is_archive(data):
            with archive.opened(data, _LIMITS) as opened:
                _Package(opened, path.stem, notes, gathering, progress).read()
        else:
            root = plain(xml.parse(data, progress.part(0, _PARSING)))
            reading = _Reading(notes, gathering, Media(), Manifest(), path.stem)
            reading.document(root, "", progress.part(_PARSING, 1))
    except UnreadableError as refused:
        notes.add("X104", str(refused))
    return Carried(gathering.carried(), findings=notes.all())


class _Reading:
    """Takes documents in, one after the other."""

    def __init__(self, notes: Notes, gathering: Gathering, media: Media, about: Manifest, title: str) -> None:
        self._notes = notes
        self._gathering = gathering
        self._media = media
        self._about = about
        self._title = about.whole.title or title

    def document(self, root: Element, member: str, progress: Progress = UNTOLD) -> None:
        """Take in a document that is an item of QTI 2, or all there is of QTI 1."""
        match root.name:
            case "assessmentItem":
                self.item2(root, member, self.deck(self._title), "")
            case "questestinterop":
                self._interop(root, member, progress)
            case _:
                where = f" ({member})" if member else ""
                self._notes.add("X104", f"This is no QTI: it starts with '{root.name[:60]}'{where}.", line=root.line)

    def deck(self, title: str, own_id: str = "") -> Draft:
        """Return the deck of a test, whose title others may have too, or of all that stands in none."""
        return self._gathering.deck(title or self._title, own_id)

    def item2(self, root: Element, member: str, draft: Draft, section: str) -> None:
        """Take in one item of QTI 2."""
        words = Words(draft, self._media, self._notes, member)
        made = items2.item(root, words)
        if root.get("lang"):
            draft.set(language=root.get("lang"))
        _add(made, draft, section, root.get("identifier"), self._about.each.get(member, General()).tags, root.line)

    def _interop(self, root: Element, member: str, progress: Progress) -> None:
        holders = list(root.children("assessment", "objectbank")) or [root]
        for holder in holders:
            draft = self.deck(_title1(holder), holder.get("ident"))
            words = Words(draft, self._media, self._notes, member)
            for item, section in progress.over(list(_items1(holder, ""))):
                place = draft.section(section) if section else ""
                _add(items1.item(item, words), draft, place, item.get("ident"), (), item.line)


class _Package:
    """One package: what its manifest names is read; of tests each is a deck."""

    def __init__(self, opened: Archive, title: str, notes: Notes, gathering: Gathering, progress: Progress) -> None:
        self._archive = opened
        self._notes = notes
        self._progress = progress
        self._count = 1
        self._taken: set[str] = set()
        self._bytes = 0
        self._is_ours = False
        self._manifest = self._read_manifest()
        self._reading = _Reading(notes, gathering, Media(opened), self._manifest, title)

    def read(self) -> None:
        """Take in all there is: tests first, then what stands in none."""
        for left_out in self._archive.left_out:
            self._notes.add("X402", f"'{left_out.name}' was left out: {left_out.why}")
        documents = [name for name in self._manifest.documents if name in self._archive] or self._all_documents()
        named = list(dict.fromkeys(documents))
        self._count = len(named) + 1
        for name in named:
            if self._kind(name) == "test" and (root := self._document(name)):
                self._test(root, name)
        for name in named:
            if self._kind(name) == "items" and name not in self._taken and (root := self._document(name)):
                self._reading.document(root, name)

    def _read_manifest(self) -> Manifest:
        if _MANIFEST not in self._archive:
            self._notes.add("X109", "The package has no manifest; each document in it was looked at.")
            return Manifest()
        root = self._document(_MANIFEST)
        return manifest(root) if root else Manifest()

    def _all_documents(self) -> list[str]:
        xmls = (name for name in self._archive.names if name.lower().endswith(".xml") and name != _MANIFEST)
        return [name for name in xmls if not name.startswith(_SHADOWS)]

    def _kind(self, name: str) -> str:
        """Say by its start whether a document is a test, holds items, or is nothing of ours."""
        try:
            start = next(self._archive.stream(name), b"")[:_LOOKED_AT]
        except UnreadableError as refused:
            self._notes.add("X104", f"{refused.happened} ({name})")
            return ""
        found = _ROOT.search(start.replace(b"\0", b""))  # UTF-16 shows its tags between NULs
        return _ROOTS[found[1].lower()] if found else ""

    def _document(self, name: str) -> Element | None:
        """Return a document's root; None, with the reason told, where it cannot be read or too much was read before."""
        self._progress.at(min(len(self._taken) / self._count, 1))
        self._taken.add(name)
        if self._bytes > _ALL_XML:
            self._notes.add("X108", f"The package holds more than {_ALL_XML >> 20} MB of XML; the rest is not read.")
            return None
        try:
            data = self._archive.read(name)
            self._bytes += len(data)
            return plain(xml.parse(data))
        except UnreadableError as refused:
            self._notes.add("X104", f"{refused.happened} ({name})")
            return None

    def _test(self, test: Element, member: str) -> None:
        draft = self._reading.deck(test.get("title"), test.get("identifier"))
        for said in (self._manifest.whole, self._manifest.each.get(member, General())):
            draft.set(about=said.about, language=said.language)
        self._is_ours = test.get("toolName") == TOOL
        for part in test.children("testPart"):
            self._sections(part, member, draft, "")

    def _sections(self, holder: Element, member: str, draft: Draft, section: str) -> None:
        for child in holder.children():
            if child.name == "assessmentSection":
                self._sections(child, member, draft, self._section(child, draft) or section)
            elif child.name == "assessmentItemRef":
                self._item(child, member, draft, section)

    def _section(self, found: Element, draft: Draft) -> str:
        title, own_id = found.get("title"), found.get("identifier")
        if found.get("visible") == "false" or title.lower() in _UNTITLED_SECTIONS:
            return ""
        return draft.section(title, own_id.removeprefix(SECTION).partition(".")[0] if self._is_ours else "")

    def _item(self, reference: Element, member: str, draft: Draft, section: str) -> None:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(member), unquote(reference.get("href"))))
        if name not in self._archive:
            self._notes.add("X202", f"'{name[:100]}', which a test names, is not in the package.", line=reference.line)
            return
        if name in self._taken:
            self._notes.add("X207", f"'{name[:100]}' is named twice; it was read once.", line=reference.line)
        elif self._kind(name) == "items" and (root := self._document(name)):
            self._reading.item2(root, name, draft, section)


def _add(made: Item | None, draft: Draft, section: str, own_id: str, tags: tuple[str, ...], line: int) -> None:
    if made is not None:
        draft.add(replace(made, section=section, tags=tags), own_id=own_id, line=line)


def _title1(holder: Element) -> str:
    if title := holder.get("title"):
        return title
    own = next(holder.children("qtimetadata"), None)
    return kinds1.said(own, "bank_title") if own else ""


def _items1(holder: Element, section: str) -> Iterator[tuple[Element, str]]:
    """Yield the items of a test with the title of the section they stand in."""
    for child in holder.children():
        if child.name == "item":
            yield child, section
        elif child.name == "section":
            title = child.get("title")
            yield from _items1(child, "" if title.lower() in _UNTITLED_SECTIONS else title)
