"""How a note type lays its fields out: HTML with ``{{Field}}``, ``{{filter:Field}}``, ``{{#Field}}...{{/Field}}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import assert_never

from quizapp.exchange.limits import ROW_CHARACTERS

_TAG = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_DEPTH = 50
_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a field. filters: from the one beside the field outwards, such as "type" or "cloze"."""

    field: str
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Parts that show only if a field is filled in; ``filled`` False: only if it is not."""

    field: str
    filled: bool
    parts: tuple[Part, ...]


Part = str | Slot | Condition
Fill = Callable[[Slot], str]


def parse(template: str) -> tuple[Part, ...]:
    """Return the parts of a template. What is closed wrongly, or too deep, ends where the template does."""
    open_parts: list[list[Part]] = [[]]
    conditions: list[tuple[str, bool]] = []
    end = 0
    for match in _TAG.finditer(template[:_CHARACTERS]):
        _add_text(open_parts[-1], template[end : match.start()])
        end = match.end()
        sign, name = match[1][:1], match[1][1:].strip()
        if sign in {"#", "^"} and len(conditions) < _DEPTH:
            conditions.append((name, sign == "#"))
            open_parts.append([])
        elif sign == "/" and conditions:
            _close(open_parts, conditions)
        elif sign not in {"#", "^", "/", "!", "="} and match[1]:
            *filters, field = match[1].split(":")
            open_parts[-1].append(Slot(field.strip(), tuple(each.strip() for each in reversed(filters))))
    _add_text(open_parts[-1], template[end:_CHARACTERS])
    while conditions:
        _close(open_parts, conditions)
    return tuple(open_parts[0])


def render(parts: tuple[Part, ...], filled: Mapping[str, bool], fill: Fill) -> str:
    """Return the HTML of a template, cut off where it is more than any text may be.

    filled: whether a field holds anything; fill: what to put into a place.
    """
    written: list[str] = []
    room = ROW_CHARACTERS
    for part in parts:
        if room < 0:
            break
        written.append(_one(part, filled, fill))
        room -= len(written[-1])
    return "".join(written)


def slots(parts: tuple[Part, ...]) -> tuple[Slot, ...]:
    """Return the places of a template, those under conditions too, in order."""
    found: list[Slot] = []
    for part in parts:
        if isinstance(part, Slot):
            found.append(part)
        elif isinstance(part, Condition):
            found.extend(slots(part.parts))
    return tuple(found)


def _one(part: Part, filled: Mapping[str, bool], fill: Fill) -> str:
    match part:
        case str():
            return part
        case Slot():
            return fill(part)
        case Condition(field, wanted, inner):
            return render(inner, filled, fill) if filled.get(field, False) is wanted else ""
        case _:
            assert_never(part)


def _add_text(parts: list[Part], text: str) -> None:
    if text:
        parts.append(text)


def _close(open_parts: list[list[Part]], conditions: list[tuple[str, bool]]) -> None:
    inner = open_parts.pop()
    field, filled = conditions.pop()
    open_parts[-1].append(Condition(field, filled, tuple(inner)))
