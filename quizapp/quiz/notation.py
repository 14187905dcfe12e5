"""Typed text brought to one way of writing: the signs that keyboards and phones write differently."""

from __future__ import annotations

import re
import unicodedata

_POWER = re.compile(r"(?<=\d)([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_MIXED = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")
_SIGNS = {
    **dict.fromkeys(map(ord, "‐‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ′`"), "'"),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), ""),  # nobody sees these
    ord("٫"): ".",
    ord("٬"): ",",
}


def plain(text: str) -> str:
    """Return text in Unicode's NFKC with one dash, apostrophe, slash, space and set of digits.

    What NFKC would turn into another number is told apart first: 10⁵ becomes 10^5 and 2½ becomes 2 1/2.
    """
    text = _MIXED.sub(" ", _POWER.sub(r"^\1", text.replace("´", "'")))
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
