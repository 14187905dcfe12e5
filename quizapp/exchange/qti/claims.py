"""What one condition of QTI 2 takes for the right response, as far as it can be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.exchange.qti.declared import Declaration, is_exact, number_of, plain_number
from quizapp.exchange.xml import Element


@dataclass(frozen=True, slots=True)
class Claim:
    """Values that a condition is true for. exact: case counts; within: how far off still counts, "" for not at all."""

    values: tuple[str, ...]
    exact: bool = True
    within: str = ""


def claim(condition: Element | None, declared: Declaration) -> Claim | None:
    """Return what a condition takes for right, None where that cannot be told."""
    if condition is None:
        return None
    match condition.name:
        case "match" | "member" | "contains":
            return _compared(condition, declared)
        case "stringMatch":
            found = _compared(condition, declared)
            return replace(found, exact=is_exact(condition)) if found else None
        case "equal":
            found = _compared(condition, declared)
            return replace(found, within=_tolerance(condition)) if found else None
        case "equalRounded":
            found, within = _compared(condition, declared), _rounding(condition)
            return replace(found, within=within) if found and within else None
        case "or":
            return _either(condition, declared)
        case "and":
            return _all(condition, declared)
        case _:
            return None


def _compared(condition: Element, declared: Declaration) -> Claim | None:
    """Return what a response is compared with: its declared answer, a value, or several."""
    about = {found.get("identifier") for found in condition.children("variable")}
    if about != {declared.identifier}:
        return None
    correct = condition.child("correct")
    if correct:
        return Claim(declared.correct) if correct.get("identifier") == declared.identifier else None
    values = tuple(found.text.strip() for found in condition.within("baseValue"))
    return Claim(values) if values else None


def _either(condition: Element, declared: Declaration) -> Claim | None:
    claims = [claim(child, declared) for child in condition.children()]
    known = [found for found in claims if found]
    if not known or len(known) < len(claims):
        return None
    within = next((found.within for found in known if found.within), "")
    return Claim(tuple(value for found in known for value in found.values), all(f.exact for f in known), within)


def _all(condition: Element, declared: Declaration) -> Claim | None:
    """Return a range of numbers, or the one thing that is asked beside "it is not empty"."""
    least, most = (_bound(condition, declared, names) for names in (("gte", "gt"), ("lte", "lt")))
    if least is not None and most is not None and least <= most:
        return Claim((plain_number((least + most) / 2),), within=plain_number((most - least) / 2))
    others = [child for child in condition.children() if child.name != "not"]
    return claim(others[0], declared) if len(others) == 1 else None


def _bound(condition: Element, declared: Declaration, names: tuple[str, str]) -> Decimal | None:
    for found in condition.children(*names):
        variable, base = found.child("variable"), found.child("baseValue")
        if variable and base and variable.get("identifier") == declared.identifier:
            return number_of(base.text)
    return None


def _tolerance(condition: Element) -> str:
    """Return how far off still counts: of two, below and above, the smaller, so that no wrong is right."""
    amounts = [number for text in condition.get("tolerance").split() if (number := number_of(text)) is not None]
    if not amounts or condition.get("toleranceMode", "exact") == "exact":
        return ""
    least = plain_number(min(abs(amount) for amount in amounts))
    return f"{least}%" if condition.get("toleranceMode") == "relative" else least


def _rounding(condition: Element) -> str:
    """Return how far off still rounds to the same number of decimal places."""
    figures = condition.get("figures")
    if condition.get("roundingMode", "significantFigures") != "decimalPlaces" or not figures.isdecimal():
        return ""
    return plain_number(Decimal("0.5").scaleb(-int(figures[:2])))
