"""From an item's node to the item, with what is wrong in it in the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from quizapp.deck.keys import KINDS, QUESTION_KEYS, STEM_KEYS, Key
from quizapp.deck.model import Card, Item, Kind
from quizapp.deck.reading import media
from quizapp.deck.reading.checks import check
from quizapp.deck.reading.events import ListNode, MapNode, Node, Scalar, place
from quizapp.deck.reading.head import Head
from quizapp.deck.reading.report import Place, Report, quoted
from quizapp.deck.reading.shape import entries
from quizapp.deck.reading.sieve import CardParts
from quizapp.deck.reading.slug import is_id, slug
from quizapp.deck.reading.values import fields, unknown

_KEYS: dict[Kind, dict[str, Key]] = {kind: {key.name: key for key in of.all} for kind, of in KINDS.items()}
_ANY_KEY = {name: key for keys in _KEYS.values() for name, key in keys.items()}
_BY_KEY: dict[str, Kind] = {
    "card": "card",
    "cloze": "cloze",
    "statement": "true_false",
    "accept": "typed",
    "number": "number",
    "order": "order",
    "match": "match",
}

_ASKING = {"question"}
_CODE = re.compile(r"`[^`]*`")
_NOT_SHOWN = "Save the picture as PNG or JPEG and name that: {} is of a kind that is not shown."
_PICTURE = re.compile(r"(?<!\\)!\[[^\]]*\]\(\s*(?:<([^>]*)>|((?:[^()\s]|\([^()\s]*\))*))")
_UNRESOLVED = 100_000  # links kept for the end, where the outline stands after the items


class Items:
    """Reads the items of one deck, whose ``head`` may still be on its way; pictures and sounds lie in ``folder``.

    may_hold_pictures: whether pictures in texts are looked for.
    """

    def __init__(self, report: Report, head: Head, folder: Path) -> None:
        self.may_hold_pictures = True
        self._report = report
        self._head = head
        self._folder = folder
        self._lines: dict[str, int] = {}
        self._made: dict[str, int] = {}
        self._unresolved: list[tuple[str, str, str, Place]] = []

    def read(self, node: Node) -> Item | None:
        """Return the item; None where an error keeps it from being used."""
        errors = self._report.errors
        if not isinstance(node, MapNode):
            self._report.add(
                "D301", place(node), "Write an item as keys with values, 'card: ...' and 'answer: ...' for one."
            )
            return None
        nodes = {key.value: value for key, value in node.pairs if isinstance(key, Scalar)}
        self._report.item = _given_id(nodes)
        kind = self._kind(node, nodes)
        item = self._item(node, nodes, kind) if kind else None
        if item and self._report.errors == errors:
            check(item, nodes, self._report)
            self._check_links(item, nodes)
        self._report.item = ""
        return item if self._report.errors == errors else None

    def card(self, card_id: str, front: str, back: str, parts: CardParts) -> Card | None:
        """Return a plain card, which no other rule is about than that its id is its own; None where it is not."""
        if card_id not in self._lines:
            self._lines[card_id] = parts.line
            return Card(id=card_id, front=front, back=back)
        self._report.item = card_id
        self._note_taken(card_id, parts.place("id"))
        self._report.item = ""
        return None

    def resolve(self) -> None:
        """Report the sections and references that the deck, now read to its end, does not have."""
        for code, written, item, at in self._unresolved:
            self._report.item = item
            section = code == "D307"
            known = self._head.sections if section else self._head.references
            if written not in known:
                where = "the outline (source.sections)" if section else "'references'"
                guess = self._report.did_you_mean(written, known)
                self._report.add(code, at, f"Add {quoted(written)} to {where}, or choose what stands there{guess}")
        self._report.item = ""

    def _kind(self, node: MapNode, nodes: dict[str, Node]) -> Kind | None:
        telling = STEM_KEYS.intersection(nodes)
        if telling == _ASKING:
            telling = QUESTION_KEYS.intersection(nodes)
        if len(telling) == 1:
            return _kind_of(next(iter(telling)), nodes)
        if telling:
            self._report.add(
                "D303", place(node), f"Make two items of this one: {' and '.join(sorted(telling))} are of two kinds."
            )
        else:
            for key in (key for key, _ in node.pairs if not (isinstance(key, Scalar) and key.value in _ANY_KEY)):
                unknown(key, _ANY_KEY, "any item", self._report)
            asks = "question" in nodes
            wanted = ", ".join(sorted(QUESTION_KEYS if asks else STEM_KEYS))
            missing = "Say what answers the question" if asks else "Say what is asked"
            self._report.add("D302", place(node), f"{missing}: this needs one of {wanted}.")
        return None

    def _item(self, node: MapNode, nodes: dict[str, Node], kind: Kind) -> Item | None:
        of = KINDS[kind]
        values = fields(node, _KEYS[kind], of.name, self._report)
        missing = [key for key in of.own if key.required and key.field not in values]
        for key in missing:
            if key.name not in nodes:
                self._report.add("D304", place(node), f"Add '{key.name}': {of.name} needs it.")
        if "id" in nodes or not missing:
            self._identify(values, node, nodes, str(values.get(of.own[0].field)))
        return None if missing else of.make(**values)

    def _identify(self, values: dict[str, object], node: MapNode, nodes: dict[str, Node], stem: str) -> None:
        written = values.get("id")
        if not isinstance(written, str):
            values["id"] = self._made_id(stem, place(node)[0])
            self._report.add(
                "D305", place(node), f"Give the item an id that stays for ever, 'id: {values['id']}' for one."
            )
        elif written in self._lines:
            self._note_taken(written, place(nodes["id"]))
        else:
            self._lines[written] = place(node)[0]

    def _note_taken(self, written: str, at: Place) -> None:
        first = self._lines[written]
        self._report.add("D306", at, f"Give this item an id of its own; '{written}' is that of line {first}.")

    def _made_id(self, stem: str, line: int) -> str:
        base = slug(stem) or "item-" + sha256(stem.encode()).hexdigest()[:8]
        made = base
        while made in self._lines:
            self._made[base] = self._made.get(base, 1) + 1
            made = f"{base}-{self._made[base]}"
        self._lines[made] = line
        return made

    def _check_links(self, item: Item, nodes: dict[str, Node]) -> None:
        if item.section and item.section not in self._head.sections:
            self._put_off("D307", item.section, item.id, place(nodes["section"]))
        if item.refs:
            for node in entries(nodes["refs"]):
                ref = node.value.strip() if isinstance(node, Scalar) else ""
                if ref and ref not in self._head.references:
                    self._put_off("D308", ref, item.id, place(node))
        for key, path in (("image", item.image), ("audio", item.audio)):
            if path:
                self._check_media(key, path, place(nodes[key]))
        if self.may_hold_pictures:
            for node in _scalars(nodes.values()):
                self._check_pictures(node)

    def _put_off(self, code: str, written: str, item: str, at: Place) -> None:
        if len(self._unresolved) < _UNRESOLVED:
            self._unresolved.append((code, written, item, at))

    def _check_media(self, key: str, path: str, at: Place) -> None:
        if media.leads_out(self._folder, path):
            self._report.add("D501", at, f"Put the file into the deck's folder: {quoted(path)} leads out of it.")
        elif not media.is_there(self._folder, path):
            self._report.add("D502", at, f"Put a file at {quoted(path)} in the deck's folder, or delete '{key}'.")
        elif key == "image" and not media.is_shown(self._folder, path):
            self._report.add("D504", at, _NOT_SHOWN.format(quoted(path)))

    def _check_pictures(self, node: Scalar) -> None:
        for path in (unquote(bare or plain) for bare, plain in _PICTURE.findall(_CODE.sub("", node.value))):
            lies_elsewhere = media.strays(path) or media.leads_out(self._folder, path)
            if lies_elsewhere or not media.is_there(self._folder, path):
                todo = "Put the picture into the deck's folder and write its path from there"
                self._report.add("D503", place(node), f"{todo}: {quoted(path)} is not shown.")
            elif not media.is_shown(self._folder, path):
                self._report.add("D504", place(node), _NOT_SHOWN.format(quoted(path)))


def _scalars(nodes: Iterable[Node]) -> Iterator[Scalar]:
    for node in nodes:
        match node:
            case Scalar():
                yield node
            case ListNode():
                yield from _scalars(node.entries)
            case MapNode():
                yield from _scalars(side for pair in node.pairs for side in pair)
            case _:
                pass


def _kind_of(telling: str, nodes: dict[str, Node]) -> Kind:
    if telling == "right":
        return "choose_all" if isinstance(nodes["right"], ListNode) else "choose_one"
    return _BY_KEY[telling]


def _given_id(nodes: dict[str, Node]) -> str:
    node = nodes.get("id")
    return node.value if isinstance(node, Scalar) and is_id(node.value) else ""
