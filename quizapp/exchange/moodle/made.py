"""From what Moodle knows of a question (answers, what each earns, feedback) to an item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from quizapp.deck.model import ChooseAll, ChooseOne, Item, Match, Number, Option, Pair, TrueFalse, Typed

_FIGURES = 15  # of a number; Moodle's are floating-point


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. fraction: the share of the mark that it earns, -1 to 1. within: how far off a number may be."""

    text: str
    fraction: float
    feedback: str = ""
    within: str = "0"


@dataclass(frozen=True, slots=True)
class Made:
    """An item, or None where none could be made; and in sentences what of the question was not carried over."""

    item: Item | None
    lost: tuple[str, ...] = ()


def choice(question: str, answers: Sequence[Answer], *, single: bool, keep_order: bool = False) -> Made:
    """Return a choice question. single: one answer is to be picked, and the best of them is right."""
    best = max((answer.fraction for answer in answers), default=0.0)
    least = best if single else 1e-9
    right = [answer for answer in answers if answer.fraction >= least and answer.fraction > 0]
    wrong = tuple(_option(answer) for answer in answers if answer not in right)
    lost = []
    if any(answer.fraction > 0 for answer in answers if answer not in right):
        lost.append("An answer that earned a part of the mark counts as wrong.")
    if not single and len({round(answer.fraction, 3) for answer in right}) > 1:
        lost.append("The right answers have different weights; here each counts the same.")
    if single and len(right) > 1:
        lost.append("Each of several answers was right by itself; here all of them are to be chosen.")
    if single and len(right) == 1:
        at = answers.index(right[0]) + 1 if keep_order else 1
        one = ChooseOne(
            id="", question=question, right=_option(right[0]), wrong=wrong, keep_order=keep_order, right_at=at
        )
        return Made(one, tuple(lost))
    options = tuple(map(_option, right))
    return Made(ChooseAll(id="", question=question, right=options, wrong=wrong, keep_order=keep_order), tuple(lost))


def true_or_false(statement: str, truth: bool) -> Made:
    """Return a statement that holds or does not."""
    return Made(TrueFalse(id="", statement=statement, truth=truth))


def typed(question: str, answers: Sequence[Answer], *, exact: bool = False) -> Made:
    """Return a question to type an answer to: those that earn the whole mark count."""
    full = [answer for answer in answers if answer.fraction >= 1 and answer.text.strip() != "*"]
    lost = []
    if any(0 < answer.fraction < 1 for answer in answers):
        lost.append("An answer that earned a part of the mark is not accepted.")
    if any("*" in answer.text.replace("\\*", "") for answer in full):
        lost.append("The * in an answer stood for any words; here it is only a sign.")
    if any(answer.feedback for answer in answers):
        lost.append("Feedback to a typed answer has no place here.")
    accept = tuple(dict.fromkeys(answer.text.replace("\\*", "*").strip() for answer in full))
    return Made(Typed(id="", question=question, accept=accept, exact=exact), tuple(lost))


def number(question: str, answers: Sequence[Answer], unit: str = "") -> Made:
    """Return a question for a number: the first answer that earns the whole mark is the right one."""
    numbers = [answer for answer in answers if answer.text.strip() not in {"", "*"}]
    full = [answer for answer in numbers if answer.fraction >= 1]
    lost = []
    if len(numbers) > 1:
        lost.append("Only the first number that earned the whole mark is accepted.")
    if any(answer.feedback for answer in answers):
        lost.append("Feedback to a number has no place here.")
    if not full:
        return Made(None, ("No number earns the whole mark.",))
    value, within = _plain(full[0].text), _plain(full[0].within or "0")
    if value is None or within is None or within.startswith("-"):
        return Made(None, ("The number, or how far off it may be, is none.",))
    return Made(Number(id="", question=question, number=value, within=within, unit=unit), tuple(lost))


def between(low: str, high: str) -> tuple[str, str] | None:
    """Return the middle of a range and how far it reaches from there; None where an end is no number."""
    try:
        first, last = Decimal(low.strip()), Decimal(high.strip())
        middle = (first + last) / 2
        reach = abs(last - middle)
    except (InvalidOperation, ValueError):
        return None
    return (_written(middle), _written(reach)) if middle.is_finite() and reach.is_finite() else None


def match(question: str, pairs: Sequence[tuple[str, str]]) -> Made:
    """Return a question with pairs; a side without a partner belongs to nothing."""
    joined = tuple(Pair(left, right) for left, right in pairs if left.strip())
    rights = {pair.right for pair in joined}
    also = tuple(dict.fromkeys(right for left, right in pairs if not left.strip() and right not in rights))
    return Made(Match(id="", question=question, match=joined, also=also))


def _option(answer: Answer) -> Option:
    return Option(answer.text, answer.feedback)


def _plain(text: str) -> str | None:
    text = text.strip().replace(",", ".") if text.count(",") == 1 and "." not in text else text.strip()
    try:
        value = Decimal(text)
    except (InvalidOperation, ValueError):
        return None
    if not value.is_finite():
        return None
    return text if len(text) <= _FIGURES else _written(value)


def _written(value: Decimal) -> str:
    plain = f"{value:.{_FIGURES}g}"
    return plain.rstrip("0").rstrip(".") if "." in plain and "e" not in plain.lower() else plain
