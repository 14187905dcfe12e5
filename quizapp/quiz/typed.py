"""A typed answer held against the accepted ones: what is forgiven, and what never is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quizapp.quiz import numbers
from quizapp.quiz.notation import plain
from quizapp.quiz.spelling import NEGATIONS, is_slip

Verdict = Literal["exact", "forgiven", "nearly", "wrong"]
_FROM_BEST: tuple[Verdict, ...] = ("exact", "forgiven", "nearly", "wrong")

_MARK = r"(?![،؛؟۔।॥])[\u0300-\u036f\u0483-\u0489\u0591-\u109f\u1712-\u17ff\u3099\u309a]"  # not a \w of Python's
_LETTER = rf"(?:[^\W\d_](?:{_MARK})*)"
# A word, a number, or a sign that changes what is meant: 3/4 is not 34, CD34- is not CD34+. Other signs are forgiven.
_TOKEN = re.compile(
    rf"""(?P<sign> (?<=\d)\s*[-/:^*×]\s*(?=\d) | (?<!\w)-(?=\d) | (?<=\d)-(?!\w) | [+<>=±~≈≤≥≠%‰°#$€£] )
      | (?P<number> \d+(?:[.,]\d+)* )
      | (?P<word> can(?=not\b) | {_LETTER}(?:[.'-]?{_LETTER})* )""",
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE_A_WORD = str.maketrans("", "", ".'-")
_OTHER_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a typed answer compares.

    accepted: the accepted answer that it comes nearest to; slips: for "nearly", each word (as typed, as accepted).
    """

    verdict: Verdict
    accepted: str
    slips: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    raw: str
    folded: str


def compare(text: str, accept: Sequence[str], exact: bool = False) -> Comparison:
    """Return the best comparison of a text with the accepted answers (at least one).

    Forgiven are ways of writing in Unicode, case, accents, spaces, punctuation and hyphens; a small slip in a long word
    is "nearly"; numbers and negations are never forgiven. ``exact`` turns all of this off: then only what cannot be
    seen, blanks around the answer and composed or combining accents, makes no difference.
    """
    found = [_against(text, accepted, exact) for accepted in accept]
    return min(found, key=lambda comparison: _FROM_BEST.index(comparison.verdict))


def _against(text: str, accepted: str, exact: bool) -> Comparison:
    if _as_seen(text) == _as_seen(accepted):
        return Comparison("exact", accepted)
    wrote, meant = _tokens(text), _tokens(accepted)
    if exact or not meant or not _firm_parts_agree(wrote, meant):
        return Comparison("wrong", accepted)
    if _run_together(wrote) == _run_together(meant):
        return Comparison("forgiven", accepted)
    slips = _slips(wrote, meant)
    return Comparison("nearly", accepted, slips) if slips else Comparison("wrong", accepted)


def _as_seen(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def _tokens(text: str) -> list[_Token]:
    text = plain(text).replace("&", " and ")
    return [_Token(found.lastgroup or "", found[0], _folded(found[0])) for found in _TOKEN.finditer(text)]


def _folded(raw: str) -> str:
    """Return a token without case and without the accents of Latin, Greek and Cyrillic letters."""
    if not raw[0].isalpha():
        return raw.strip()
    apart = unicodedata.normalize("NFD", raw.casefold().translate(_OTHER_LETTERS).translate(_INSIDE_A_WORD))
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart))


def _firm_parts_agree(wrote: list[_Token], meant: list[_Token]) -> bool:
    """Return whether numbers, signs and negations are the same, and no article was run into a word ("a typical")."""
    ours, theirs = _firm(wrote), _firm(meant)
    if len(ours) != len(theirs) or _article_joined(wrote, meant) or _article_joined(meant, wrote):
        return False
    return all(_same(one, other) for one, other in zip(ours, theirs, strict=True))


def _firm(tokens: list[_Token]) -> list[_Token]:
    return [token for token in tokens if token.kind != "word" or token.folded in NEGATIONS]


def _same(wrote: _Token, meant: _Token) -> bool:
    if wrote.kind == meant.kind == "number":
        return _value(meant) in numbers.readings(wrote.raw) or wrote.raw == meant.raw
    return wrote.folded == meant.folded


def _value(number: _Token) -> object:
    """Return the number of an author, who writes a decimal point; such as "1.2.3" is none."""
    return next(iter(numbers.readings(number.raw)), None)


def _article_joined(apart: list[_Token], joined: list[_Token]) -> bool:
    words = {token.folded for token in joined}
    return any(one.folded in _ARTICLES and one.folded + other.folded in words for one, other in pairwise(apart))


def _run_together(tokens: list[_Token]) -> str:
    return "".join(token.folded if token.kind == "word" else "|" for token in tokens)


def _slips(wrote: list[_Token], meant: list[_Token]) -> tuple[tuple[str, str], ...]:
    """Return the words that differ by a small slip; () where any of them differs by more."""
    pairs = _side_by_side(wrote, meant)
    unlike = [(one, other) for one, other in pairs or [] if one.kind != other.kind or _differ(one, other)]
    if all(one.kind == other.kind and is_slip(one.folded, other.folded) for one, other in unlike):
        return tuple((one.raw, other.raw) for one, other in unlike)
    return ()


def _differ(one: _Token, other: _Token) -> bool:
    return one.kind == "word" and one.folded != other.folded


def _side_by_side(wrote: list[_Token], meant: list[_Token]) -> list[tuple[_Token, _Token]] | None:
    """Pair the words, stepping over two that the other side writes as one; None where that does not come out."""
    pairs = []
    left, right = 0, 0
    while left < len(wrote) and right < len(meant):
        if _run_together(wrote[left : left + 2]) == meant[right].folded != wrote[left].folded:
            left, right = left + 2, right + 1
        elif _run_together(meant[right : right + 2]) == wrote[left].folded != meant[right].folded:
            left, right = left + 1, right + 2
        else:
            pairs.append((wrote[left], meant[right]))
            left, right = left + 1, right + 1
    return pairs if left == len(wrote) and right == len(meant) else None
