"""Moodle's cloze questions: a text with questions in braces, ``{1:SHORTANSWER:=Paris}``, each a question of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizapp.deck.reading.limits import TEXT_CHARACTERS
from quizapp.exchange.moodle import made
from quizapp.exchange.moodle.made import Answer, Made

_PART = re.compile(r"\{\d{0,3}:([A-Z_]{2,20}):((?:\\.|[^\\{}])*)\}", re.DOTALL)
_ANSWER = re.compile(r"(?:\\.|[^\\~])+", re.DOTALL)
_WEIGHT = re.compile(r"=|%(-?\d{1,3}(?:\.\d+)?)%")
_FEEDBACK = re.compile(r"((?:\\.|[^\\#])*)(?:#(.*))?", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TYPED = {"SHORTANSWER", "SA", "MW"}
_EXACT = {"SHORTANSWER_C", "SAC", "MWC"}
_NUMBER = {"NUMERICAL", "NM"}
_ONE = re.compile(r"MULTICHOICE(?:_[VHS]+)?|MC[VHS]{0,2}")
_SEVERAL = re.compile(r"MULTIRESPONSE(?:_[HS]+)?|MR[HS]{0,2}")
_MOST = 200
_HERE, _ELSEWHERE = "_____", "[…]"

Marked = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A part: its place in the text, its kind and its answers as written."""

    start: int
    end: int
    kind: str
    answers: str


def parts(html: str, marked: Marked) -> Iterator[Made]:
    """Yield the questions of a text; each asks for one gap, and the others are left open. marked: HTML to Markdown."""
    if len(html) > TEXT_CHARACTERS * 2:  # each of its questions would hold all of it
        yield Made(None, ("Its text is too long.",))
        return
    found = [_Found(one.start(), one.end(), one[1], one[2]) for one in _PART.finditer(html)][:_MOST]
    for number, part in enumerate(found):
        yield _made(part, marked(_asked(html, found, number)), marked)


def _asked(html: str, found: list[_Found], number: int) -> str:
    pieces = []
    end = 0
    for other, part in enumerate(found):
        pieces += [html[end : part.start], _HERE if other == number else _ELSEWHERE]
        end = part.end
    return "".join((*pieces, html[end:]))


def _made(part: _Found, asked: str, marked: Marked) -> Made:
    answers = [_answer(written) for written in _ANSWER.findall(part.answers)]
    shown = [Answer(marked(one.text), one.fraction, marked(one.feedback)) for one in answers]
    if part.kind in _TYPED | _EXACT:
        return made.typed(asked, answers, exact=part.kind in _EXACT)
    if part.kind in _NUMBER:
        return made.number(asked, [_reaching(answer) for answer in answers])
    if _ONE.fullmatch(part.kind):
        return made.choice(asked, shown, single=True)
    if _SEVERAL.fullmatch(part.kind):
        return made.choice(asked, shown, single=False)
    return Made(None, (f"There are no gaps of the kind {part.kind} here.",))


def _answer(written: str) -> Answer:
    written = written.strip()
    weight = _WEIGHT.match(written)
    fraction = 0.0 if weight is None else 1.0 if weight[1] is None else float(weight[1]) / 100
    found = _FEEDBACK.match(written[weight.end() :] if weight else written)
    text, feedback = (found[1], found[2] or "") if found else ("", "")
    return Answer(_unescaped(text), fraction, _unescaped(feedback))


def _reaching(answer: Answer) -> Answer:
    value, _, within = answer.text.partition(":")
    return Answer(value.strip(), answer.fraction, answer.feedback, within.strip() or "0")


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text).strip()
