"""Reading a number as the learner writes it, and holding it against the right one."""

from __future__ import annotations

import re
from fractions import Fraction

from quizapp.quiz.notation import plain

_LONGEST = 80
_HIGHEST_POWER = 200
_NUMBER = re.compile(
    r"""(?P<sign>[+-]?)\s*
    (?: 10\s*\^\s*(?P<ten>[+-]?\d{1,3})
      | (?:(?P<whole>\d+)\s+)?(?P<top>\d+)\s*/\s*(?P<bottom>\d+)
      | (?P<digits>\d[\d ',.]*|[.,]\d+)
        (?:\s*(?:e|[x×*·]\s*10\s*(?:\^|\*\*|(?=[+-])))\s*(?P<power>[+-]?\d{1,3}))?
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[ ',.])(?:\d{2,3}(?P=mark))*\d{3})(?:(?!(?P=mark))[.,](?P<rest>\d*))?"
)
_SIMPLE = re.compile(r"(?=.*\d)(?P<whole>\d*)(?:[.,](?P<rest>\d*))?")


def readings(text: str, unit: str = "") -> tuple[Fraction, ...]:
    """Return every number that a text may mean, the likeliest first; () where it is none.

    Read are a decimal point or comma, thousands set off by comma, point, space or apostrophe, 1e5 and 1.5 x 10^5,
    3/4 and 2 1/2, a percent sign (a hundredth, unless the question's unit is the percent) and the unit if the question
    has one. Two readings there are only of such as "1,234": a thousand, or one and a bit.
    """
    text = _without_leading(plain(text).strip(), unit)
    found = _NUMBER.match(text) if len(text) <= _LONGEST else None
    scale = _scale(text[found.end() :], unit) if found else None
    if found is None or scale is None:
        return ()
    sign = -1 if found["sign"] == "-" else 1
    return tuple(dict.fromkeys(sign * scale * size for size in _sizes(found)))


def written(text: str, unit: str = "") -> Fraction:
    """Return the number that an author wrote ("48.8", "1,000", "3/4"). Raises ValueError where it is none."""
    values = readings(text, unit)
    if not values:
        raise ValueError(f"{text!r} is not a number")
    return values[0]


def fits(value: Fraction, right: Fraction, within: str) -> bool:
    """Return whether a value is the right one, give or take ``within``: "0.1" in the same unit, or "2%" of it."""
    margin = abs(written(within))
    if within.rstrip().endswith("%"):
        margin *= abs(right)
    return abs(value - right) <= margin


def shown(value: Fraction) -> str:
    """Return a value in plain figures, 12 of them at most."""
    return f"{float(value):.12g}"


def _without_leading(text: str, unit: str) -> str:
    sign = plain(unit)
    return text[len(sign) :].strip() if sign and text.startswith(sign) else text


def _scale(after: str, unit: str) -> Fraction | None:
    """Return what the sign behind a number makes of it, None for a unit that the question does not have."""
    given = _unit(after)
    if given in {"", _unit(unit)}:
        return Fraction(1)
    return Fraction(1, 100) if given == "%" else None


def _unit(text: str) -> str:
    """Return a unit without spaces, case and plural, but for the case that tells milli from mega."""
    unit = re.sub(r"[\s^.]", "", plain(text))
    unit = unit[:1] + unit[1:].casefold() if unit[:1] in {"m", "M"} and len(unit) <= 3 else unit.casefold()
    unit = unit.removesuffix("s") if len(unit) > 3 else unit
    return "%" if unit == "percent" else unit


def _sizes(found: re.Match[str]) -> tuple[Fraction, ...]:
    if found["ten"]:
        return _raised((Fraction(1),), found["ten"])
    if found["top"]:
        bottom = int(found["bottom"])
        return (int(found["whole"] or 0) + Fraction(int(found["top"]), bottom),) if bottom else ()
    return _raised(_decimals(found["digits"].rstrip(" ,.'")), found["power"] or "0")


def _raised(sizes: tuple[Fraction, ...], power: str) -> tuple[Fraction, ...]:
    if abs(int(power)) > _HIGHEST_POWER:
        return ()
    return tuple(size * Fraction(10) ** int(power) for size in sizes)


def _decimals(digits: str) -> tuple[Fraction, ...]:
    ways = [_GROUPED.fullmatch(digits), _SIMPLE.fullmatch(digits)]
    if "." in digits:
        ways.reverse()
    return tuple(_decimal(way["whole"], way["rest"]) for way in ways if way)


def _decimal(whole: str, rest: str | None) -> Fraction:
    return Fraction(f"{re.sub('[^0-9]', '', whole) or 0}.{rest or 0}")
