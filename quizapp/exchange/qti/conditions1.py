"""What a QTI 1.2 item counts as right, told from the conditions it is marked by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.exchange.qti.declared import number_of
from quizapp.exchange.xml import Element

_LOWER, _UPPER = ("vargte", "vargt"), ("varlte", "varlt")
_ACTIONS = frozenset({"set", "add", ""})


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition: values are what it asks for, without those it asks not to be there; points it gives.

    each: the values by response. either: any one of the values is enough. exact: case counts. feedback: what it shows.
    bounds: the least and most of a number, None where it has no range.
    """

    each: tuple[tuple[str, str], ...]
    points: float
    either: bool
    exact: bool
    feedback: tuple[str, ...]
    bounds: tuple[Decimal, Decimal] | None
    understood: bool

    @property
    def values(self) -> tuple[str, ...]:
        """What it asks for, whichever response is meant."""
        return tuple(value for _, value in self.each)


def rules(item: Element) -> tuple[Rule, ...]:
    """Return the conditions of an item in their order."""
    return tuple(_rule(found) for found in item.within("respcondition"))


def best(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the conditions that give the most points, of those that ask for something and give any."""
    giving = [rule for rule in found if rule.points > 0 and (rule.each or rule.bounds)]
    most = max((rule.points for rule in giving), default=0.0)
    return tuple(rule for rule in giving if rule.points == most)


def _rule(found: Element) -> Rule:
    asked = found.child("conditionvar")
    wanted = list(_wanted(asked)) if asked else []
    return Rule(
        tuple((value.get("respident"), value.text.strip()) for value in wanted),
        sum(_points(rule) for rule in found.children("setvar")),
        asked is not None and next(asked.children("and", "not"), None) is None,
        any(value.get("case", "No").casefold() == "yes" for value in wanted),
        tuple(shown.get("linkrefid") for shown in found.children("displayfeedback") if shown.get("linkrefid")),
        _bounds(asked) if asked else None,
        asked is not None and not any(True for _ in asked.within("varsubset", "varsubstring", "varinside", "durequal")),
    )


def _wanted(asked: Element) -> Iterator[Element]:
    """Yield the values that are asked for; what stands within ``not`` is asked not to be there."""
    for child in asked.children():
        if child.name == "varequal":
            yield child
        elif child.name != "not":
            yield from _wanted(child)


def _points(rule: Element) -> float:
    value = number_of(rule.text)
    return float(value) if value is not None and rule.get("action").casefold() in _ACTIONS else 0.0


def _bounds(asked: Element) -> tuple[Decimal, Decimal] | None:
    least, most = (_bound(asked, names) for names in (_LOWER, _UPPER))
    return (least, most) if least is not None and most is not None and least <= most else None


def _bound(asked: Element, names: tuple[str, str]) -> Decimal | None:
    found = next(asked.within(*names), None)
    return number_of(found.text) if found else None
