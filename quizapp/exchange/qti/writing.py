"""Writing decks as one QTI 2.1 package: a manifest, a test for each deck, and an item for each question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from quizapp.deck.model import Deck, Item
from quizapp.exchange.carried import CarriedDeck, Written
from quizapp.exchange.notes import Notes
from quizapp.exchange.qti.markup_out import Markup, attribute, text
from quizapp.exchange.qti.writing_items import NAMESPACE, document, left_out

TOOL = "Quizapp"
SECTION = "S-"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_PACKAGES = "http://www.imsglobal.org/xsd/imscp_v1p1"
_METADATA = "http://ltsc.ieee.org/xsd/LOM"
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the same decks give the same bytes
_NAMED = {"hint": "a hint", "evidence": "how far it is backed", "refs": "references", "as_of": "a date it was true on"}
_NAMED |= {"was": "former ids", "ignore": "findings that are meant"}


def write(decks: Sequence[CarriedDeck]) -> Written:
    """Return decks as a package, the same bytes for the same decks; findings name what it cannot hold."""
    notes = Notes("")
    members: dict[str, bytes] = {}
    resources: list[str] = []
    for carried in decks:
        resources += _deck(carried, members, notes)
    members = {"imsmanifest.xml": _manifest(decks, resources).encode()} | members
    return Written(_zipped(members), notes.all())


def _deck(carried: CarriedDeck, members: dict[str, bytes], notes: Notes) -> Iterator[str]:
    """Put a deck's documents and files among the members, and yield what the manifest says of each."""
    deck = carried.deck
    markup = Markup({name for name in carried.files if not name.lower().endswith(".xml")})
    kept = []
    for item in deck.items:
        markup.used.clear()
        if xml := document(item, markup, deck.language):
            kept.append(item)
            name = f"{deck.id}/{_item_file(item)}"
            members[name] = xml.encode()
            yield _resource(deck, item, name, tuple(markup.used))
            members |= {f"{deck.id}/{file}": carried.files[file] for file in markup.used}
        _tell(item, bool(xml), markup, notes)
    if deck.references:
        notes.add("X206", f"The references of '{deck.id}' have no place in QTI.")
    if not kept:  # a test without a section is none
        return
    test = f"{deck.id}/test.xml"
    members[test] = _test(deck, kept).encode()
    yield _test_resource(deck, test, kept)


def _tell(item: Item, is_there: bool, markup: Markup, notes: Notes) -> None:
    if not is_there:
        notes.add("X208", "Cards and clozes are not marked and have no place in QTI; it was left out.", item=item.id)
        return
    for name in left_out(item):
        notes.add("X206", f"QTI has no place for {_NAMED[name]}.", item=item.id)
    for file in markup.missing:
        notes.add("X401", f"'{file}' is not among the deck's files; it was left out.", item=item.id)
    markup.missing.clear()


def _test(deck: Deck, items: Sequence[Item]) -> str:
    titles = {section.id: section.title for section in deck.source.sections}
    runs = [
        (key, list(run)) for key, run in groupby(items, key=lambda item: item.section if item.section in titles else "")
    ]
    used: dict[str, int] = {}
    sections = []
    for key, run in (*runs, *((key, []) for key in titles if key not in {key for key, _ in runs})):
        used[key] = used.get(key, 0) + 1
        name = f"{SECTION}{key}" if used[key] == 1 else f"{SECTION}{key}.{used[key]}"
        sections.append(_section(name, titles.get(key, ""), deck, run))
    return (
        f'{_XML}<assessmentTest xmlns="{NAMESPACE}" identifier={attribute(deck.id)} title={attribute(deck.title)}'
        f' toolName="{TOOL}">\n'
        '<testPart identifier="P-1" navigationMode="nonlinear" submissionMode="individual">\n'
        f"{''.join(sections)}</testPart>\n</assessmentTest>\n"
    )


def _section(name: str, title: str, deck: Deck, items: Sequence[Item]) -> str:
    references = "".join(f'<assessmentItemRef identifier="I-{item.id}" href="{_item_file(item)}"/>\n' for item in items)
    visible = "true" if title else "false"
    shown = attribute(title or deck.title)
    return (
        f'<assessmentSection identifier="{name}" title={shown} visible="{visible}">\n{references}</assessmentSection>\n'
    )


def _item_file(item: Item) -> str:
    return f"item-{item.id}.xml"


def _resource(deck: Deck, item: Item, name: str, files: Sequence[str]) -> str:
    listed = (name, *(f"{deck.id}/{file}" for file in files))
    said = _general([("keyword", tag) for tag in item.tags])
    return _listed(_identifier(deck, item), "imsqti_item_xmlv2p1", listed, said)


def _test_resource(deck: Deck, name: str, items: Sequence[Item]) -> str:
    needed = "".join(f'<dependency identifierref="{_identifier(deck, item)}"/>' for item in items)
    said = _general([("title", deck.title), ("language", deck.language), ("description", deck.about)])
    return _listed(f"T-{deck.id}", "imsqti_test_xmlv2p1", (name,), said, needed)


def _listed(identifier: str, kind: str, files: Sequence[str], said: str, needed: str = "") -> str:
    metadata = f"<metadata>{said}</metadata>" if said else ""
    listed = "".join(f'<file href="{quote(file)}"/>' for file in files)
    href = quote(files[0])
    return f'<resource identifier="{identifier}" type="{kind}" href="{href}">{metadata}{listed}{needed}</resource>\n'


def _identifier(deck: Deck, item: Item) -> str:
    return f"I-{deck.id}.{item.id}"


def _manifest(decks: Sequence[CarriedDeck], resources: Sequence[str]) -> str:
    name = decks[0].deck.id if decks else "empty"
    said = _general([("title", carried.deck.title) for carried in decks[:1]])
    return (
        f'{_XML}<manifest xmlns="{_PACKAGES}" xmlns:imsmd="{_METADATA}" identifier="M-{name}">\n'
        f"<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion>{said}</metadata>\n"
        f"<organizations/>\n<resources>\n{''.join(resources)}</resources>\n</manifest>\n"
    )


def _general(said: Sequence[tuple[str, str]]) -> str:
    """Return what is said of something as learning object metadata: of a language its code, of the rest the words."""
    words = [(name, text(each) if name == "language" else _string(each)) for name, each in said if each]
    general = "".join(f"<imsmd:{name}>{each}</imsmd:{name}>" for name, each in words)
    return f"<imsmd:lom><imsmd:general>{general}</imsmd:general></imsmd:lom>" if general else ""


def _string(words: str) -> str:
    return f"<imsmd:string>{text(words)}</imsmd:string>"


def _zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, content in members.items():
            member = ZipInfo(name, _EARLIEST)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            file.writestr(member, content)
    return buffer.getvalue()
