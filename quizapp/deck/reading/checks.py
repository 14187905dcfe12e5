"""What an item has to be beyond the shape of its values: gaps, options that differ, enough of them."""

from __future__ import annotations

import re
from typing import assert_never

from quizapp.deck import cloze
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.reading.events import MapNode, Node, Scalar, place
from quizapp.deck.reading.limits import OPTIONS
from quizapp.deck.reading.report import Place, Report
from quizapp.deck.reading.shape import entries

_BRACES = re.compile(r"\{\{|\}\}")
_SAME = "D313"


def check(item: Item, nodes: dict[str, Node], report: Report) -> None:
    """Report what is wrong with an item as a whole; ``nodes`` are the values of its keys."""
    match item:
        case Card() | TrueFalse() | Typed() | Number():
            pass
        case Cloze():
            _check_gaps(item.text, place(nodes["cloze"]), report)
        case ChooseOne() | ChooseAll():
            _check_options(item, nodes, report)
        case Order():
            _check_count(len(item.order), place(nodes["order"]), "steps", report)
            _check_apart(item, item.order, _places(nodes["order"]), report)
        case Match():
            _check_count(len(item.match), place(nodes["match"]), "pairs", report)
            rights = tuple(pair.right for pair in item.match) + item.also
            _check_apart(item, rights, _places(nodes["match"]) + _places(nodes.get("also")), report)
        case _:
            assert_never(item)


def _check_gaps(text: str, at: Place, report: Report) -> None:
    parts = cloze.parse(text)
    gaps = [part for part in parts if isinstance(part, cloze.Gap)]
    if not gaps or not all(gap.hidden for gap in gaps):
        report.add("D314", at, "Hide something: put the words to recall between {{ and }}.")
    elif any(_BRACES.search(part) for part in parts if isinstance(part, str)):
        report.add("D315", at, "Close every gap: a {{ or }} here belongs to none.")


def _check_options(item: ChooseOne | ChooseAll, nodes: dict[str, Node], report: Report) -> None:
    right = (item.right,) if isinstance(item, ChooseOne) else item.right
    texts = tuple(option.text for option in right + item.wrong)
    _check_apart(item, texts, _places(nodes["right"]) + _places(nodes["wrong"]), report)
    if len(texts) > OPTIONS:
        report.add("D406", place(nodes["wrong"]), f"Leave out some options: there are more than {OPTIONS}.")
    if isinstance(item, ChooseOne) and "right_at" in nodes:
        if not item.keep_order:
            report.add("D316", place(nodes["right_at"]), "Add 'keep_order: yes', or delete 'right_at'.")
        elif item.right_at > len(texts):
            report.add(
                "D316", place(nodes["right_at"]), f"Write a place from 1 to {len(texts)}: there are no more options."
            )


def _check_count(count: int, at: Place, what: str, report: Report) -> None:
    if count < 2:
        report.add("D318", at, f"Write two {what} or more.")


def _check_apart(item: Item, texts: tuple[str, ...], places: list[Place], report: Report) -> None:
    case_tells = _SAME in item.ignore  # Co is not CO to a chemist
    seen: dict[str, str] = {}
    for text, at in zip(texts, places, strict=False):
        same = text if case_tells else " ".join(text.casefold().split())
        if same in seen:
            but = "" if seen[same] == text else ", but for capitals and spacing"
            report.add(_SAME, at, f"Change or delete this one: the same stands here already{but}.")
        seen.setdefault(same, text)


def _places(node: Node | None) -> list[Place]:
    match node:
        case None:
            return []
        case MapNode(pairs=pairs) if len(pairs) > 1:  # a single pair may also be an option with its feedback
            return [place(right) for _, right in pairs]
        case _:  # an entry that is empty is a hint of its own and no text
            return [
                place(entry) for entry in entries(node) if not (isinstance(entry, Scalar) and not entry.value.strip())
            ]
