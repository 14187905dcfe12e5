"""An item as the cells of a row, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never, get_args

from msgspec.structs import replace

from quizapp.deck import cloze
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Evidence,
    Item,
    Marking,
    Match,
    Number,
    Order,
    TrueFalse,
    Typed,
    kind_of,
)
from quizapp.exchange.table import lists
from quizapp.exchange.table.roles import Role

Cells = Mapping[Role, str]

_TRUE = frozenset({"true", "yes", "t", "y", "1", "right"})
_FALSE = frozenset({"false", "no", "f", "n", "0", "wrong"})


class CannotBeReadError(Exception):
    """The cells of a row do not make the item that they should; the message says why."""


def cells_of(item: Item) -> dict[Role, str]:
    """Return an item's cells; those that are empty are left out."""
    cells: dict[Role, str] = {
        "id": item.id,
        "kind": kind_of(item),
        **_asked(item),
        "hint": item.hint,
        "why": item.why,
        "tags": lists.joined_tags(item.tags),
        "evidence": item.evidence or "",
        "refs": lists.joined(item.refs),
        "as_of": item.as_of,
        "image": item.image,
        "audio": item.audio,
        "was": lists.joined(item.was),
        "ignore": lists.joined(item.ignore),
        "settings": lists.joined(f"{name}={value}" for name, value in _settings(item).items()),
    }
    return {role: cell for role, cell in cells.items() if cell}


def item_of(cells: Cells) -> Item:
    """Return the item that a row's cells make, its id still to be made, its section left out.

    Raises CannotBeReadError.
    """
    item = _of_kind(cells)
    carried = {role: made for role, make in _CARRIED.items() if role in cells and (made := make(cells[role]))}
    return replace(item, **carried) if carried else item


def _asked(item: Item) -> dict[Role, str]:
    match item:
        case Card():
            return {"front": item.front, "back": item.back}
        case Cloze():
            return {"front": item.text}
        case ChooseOne():
            return {
                "front": item.question,
                "back": lists.joined_options([item.right]),
                "wrong": lists.joined_options(item.wrong),
            }
        case ChooseAll():
            return {
                "front": item.question,
                "back": lists.joined_options(item.right),
                "wrong": lists.joined_options(item.wrong),
            }
        case TrueFalse():
            return {"front": item.statement, "back": "true" if item.truth else "false"}
        case Typed():
            return {"front": item.question, "back": lists.joined(item.accept)}
        case Number():
            return {"front": item.question, "back": item.number}
        case Order():
            return {"front": item.question, "back": lists.joined(item.order)}
        case Match():
            return {"front": item.question, "back": lists.joined_pairs(item.match), "wrong": lists.joined(item.also)}
        case _:
            assert_never(item)


def _settings(item: Item) -> dict[str, str]:
    match item:
        case Card():
            return {"both_ways": "yes"} if item.both_ways else {}
        case ChooseOne():
            return {"keep_order": "yes", "right_at": str(item.right_at)} if item.keep_order else {}
        case ChooseAll():
            marking = {} if item.marking == "plus-minus" else {"marking": str(item.marking)}
            return marking | ({"keep_order": "yes"} if item.keep_order else {})
        case Typed():
            return {"exact": "yes"} if item.exact else {}
        case Number():
            within = {} if item.within == "0" else {"within": item.within}
            return within | ({"unit": item.unit} if item.unit else {})
        case Cloze() | TrueFalse() | Order() | Match():
            return {}
        case _:
            assert_never(item)


def _of_kind(cells: Cells) -> Item:
    front, back = cells.get("front", ""), cells.get("back", "")
    make = _MAKE.get(cells["kind"].strip().lower()) if "kind" in cells else None
    if make is not None:
        return make(front, cells)
    if "wrong" in cells:
        return _choice(front, cells)
    if not back and cloze.groups(front):
        return Cloze(id="", text=front)
    return Card(id="", front=front, back=back)


def _choice(front: str, cells: Cells) -> ChooseOne | ChooseAll:
    """Return a choice question, whose kind hangs on how many options are right."""
    right = lists.split_options(cells.get("back", ""))
    return _choose_one(front, cells) if len(right) == 1 else _choose_all(front, cells)


def _card(front: str, cells: Cells) -> Card:
    return Card(id="", front=front, back=cells.get("back", ""), both_ways=_set(cells).get("both_ways") == "yes")


def _choose_one(front: str, cells: Cells) -> ChooseOne:
    right = lists.split_options(cells.get("back", ""))
    if len(right) != 1:
        raise CannotBeReadError("A choice of one needs one right option.")
    told = _set(cells)
    keep = told.get("keep_order") == "yes"
    at = told.get("right_at", "1")
    place = int(at) if keep and at.isascii() and at.isdecimal() and len(at) < 3 else 1
    wrong = lists.split_options(cells.get("wrong", ""))
    return ChooseOne(id="", question=front, right=right[0], wrong=wrong, keep_order=keep, right_at=place)


def _choose_all(front: str, cells: Cells) -> ChooseAll:
    told = _set(cells)
    marking: Marking = "all-or-nothing" if told.get("marking") == "all-or-nothing" else "plus-minus"
    return ChooseAll(
        id="",
        question=front,
        right=lists.split_options(cells.get("back", "")),
        wrong=lists.split_options(cells.get("wrong", "")),
        marking=marking,
        keep_order=told.get("keep_order") == "yes",
    )


def _true_false(front: str, cells: Cells) -> TrueFalse:
    word = cells.get("back", "").strip().lower()
    if word not in _TRUE | _FALSE:
        raise CannotBeReadError("Its answer is neither true nor false.")
    return TrueFalse(id="", statement=front, truth=word in _TRUE)


def _typed(front: str, cells: Cells) -> Typed:
    accept = lists.split(cells.get("back", ""))
    return Typed(id="", question=front, accept=accept, exact=_set(cells).get("exact") == "yes")


def _number(front: str, cells: Cells) -> Number:
    told = _set(cells)
    within, unit = told.get("within", "0"), told.get("unit", "")
    return Number(id="", question=front, number=cells.get("back", "").strip(), within=within, unit=unit)


def _match(front: str, cells: Cells) -> Match:
    pairs, also = lists.split_pairs(cells.get("back", "")), lists.split(cells.get("wrong", ""))
    return Match(id="", question=front, match=pairs, also=also)


_MAKE: dict[str, Callable[[str, Cells], Item]] = {
    "card": _card,
    "cloze": lambda front, _cells: Cloze(id="", text=front),
    "choose_one": _choose_one,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "typed": _typed,
    "number": _number,
    "order": lambda front, cells: Order(id="", question=front, order=lists.split(cells.get("back", ""))),
    "match": _match,
}


def _set(cells: Cells) -> dict[str, str]:
    return dict(_named(entry) for entry in lists.split(cells.get("settings", "")))


def _named(entry: str) -> tuple[str, str]:
    name, _, value = entry.partition("=")
    return name, value


def _evidence(cell: str) -> str | None:
    word = cell.strip().lower()
    return word if word in get_args(Evidence) else None


_CARRIED: dict[Role, Callable[[str], object]] = {
    "hint": str.strip,
    "why": str.strip,
    "tags": lists.split_tags,
    "evidence": _evidence,
    "refs": lists.split,
    "as_of": str.strip,
    "image": str.strip,
    "audio": str.strip,
    "was": lists.split,
    "ignore": lists.split,
}
