"""Options that are numbers or ranges of numbers."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

_NUMBER = r"[-\u2212]?\d+(?:[ ,\u202f]\d{3})*(?:\.\d+)?"
_FIRST = re.compile(rf"(\D{{0,3}}?)({_NUMBER})(?:/({_NUMBER}))?(.*)", re.DOTALL)
_UNIT = r"\s*(?:%|[^\W\d]{1,8})?\s*"
_BETWEEN = re.compile(
    rf"^(?:from |about )?\D{{0,2}}({_NUMBER}){_UNIT}(?:-|\u2013|\u2014|to)\s*\D{{0,2}}({_NUMBER})"
    rf"|^between \D{{0,2}}({_NUMBER}){_UNIT}and \D{{0,2}}({_NUMBER})"
)
_ABOVE = re.compile(
    rf"^(?:more than|over|above|at least|greater than|no less than|from|beyond|>|>=|\u2265)\s*\D{{0,2}}({_NUMBER})"
)
_BELOW = re.compile(
    rf"^(?:less than|fewer than|under|below|at most|up to|no more than|<|<=|\u2264)\s*\D{{0,2}}({_NUMBER})"
)
_OR_MORE = re.compile(rf"^\D{{0,2}}({_NUMBER}).*\b(?:or|and) (more|over|above|older|less|under|below|fewer|younger)\b")
_READ = 80  # characters of an option: a range stands at its beginning
_YEARS = range(1000, 2101)


class Span(NamedTuple):
    """The numbers from ``low`` to ``high`` that an option stands for."""

    low: float
    high: float


def number(text: str) -> tuple[float, str] | None:
    """Return the number, or fraction, that an option starts with, and what stands around it; None without one."""
    found = _FIRST.match(text.strip()[:_READ])
    if found is None:
        return None
    below = _value(found[3]) if found[3] else 1.0
    return (_value(found[2]) / below, found[1] + found[4].strip()) if below else None


def span(text: str) -> Span | None:
    """Return the range that an option stands for: "10 to 20", "more than 5"; None for anything else, years included."""
    text = text.strip().casefold()[:_READ]
    if found := _BETWEEN.match(text):
        low, high = _value(found[1] or found[3]), _value(found[2] or found[4])
        return None if low in _YEARS and high in _YEARS else Span(low, high)
    if found := _OR_MORE.match(text):
        upwards = found[2] in ("more", "over", "above", "older")
        return Span(_value(found[1]), math.inf) if upwards else Span(-math.inf, _value(found[1]))
    if found := _ABOVE.match(text):
        return Span(_value(found[1]), math.inf)
    if found := _BELOW.match(text):
        return Span(-math.inf, _value(found[1]))
    return None


def overlap(one: Span, other: Span) -> bool:
    """Say whether two ranges share numbers; ranges that only touch do where an end of both is the same number."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low < high or (low == high and math.isfinite(one.low + one.high + other.low + other.high))


def _value(written: str) -> float:
    return float(re.sub(r"[ ,\u202f]", "", written).replace("\u2212", "-"))
