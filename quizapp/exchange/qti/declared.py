"""What a QTI 2 item declares of its responses, and numbers as QTI writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quizapp.exchange.xml import Element

_YES = frozenset({"true", "1"})
_CHARACTERS = 40  # of a number


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an item declares of one response. correct: as listed; mapping: what each value earns; exact: case counts."""

    identifier: str
    cardinality: str
    base: str
    correct: tuple[str, ...]
    mapping: Mapping[str, float]
    exact: bool


def declarations(item: Element) -> dict[str, Declaration]:
    """Return what an item declares of its responses, by identifier."""
    return {found.get("identifier"): _declaration(found) for found in item.children("responseDeclaration")}


def is_exact(element: Element) -> bool:
    """Say whether case counts, as it does where nothing is said."""
    return element.get("caseSensitive", "true") in _YES


def number_of(text: str) -> Decimal | None:
    """Return a number as QTI writes it, None for what is none."""
    try:
        value = Decimal(text.strip()) if len(text) <= _CHARACTERS else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() and abs(value.adjusted()) < _CHARACTERS else None


def plain_number(number: Decimal) -> str:
    """Return a number as a deck writes it."""
    text = format(number.normalize(), "f")
    return text if len(text) <= _CHARACTERS else str(float(number))


def _declaration(found: Element) -> Declaration:
    mapping, correct = found.child("mapping"), found.child("correctResponse")
    entries = list(mapping.children("mapEntry")) if mapping else []
    points = {entry.get("mapKey"): number_of(entry.get("mappedValue")) for entry in entries}
    return Declaration(
        found.get("identifier"),
        found.get("cardinality", "single"),
        found.get("baseType"),
        tuple(value.text.strip() for value in correct.children("value")) if correct else (),
        {key: float(value) for key, value in points.items() if value is not None},
        not entries or any(map(is_exact, entries)),
    )
