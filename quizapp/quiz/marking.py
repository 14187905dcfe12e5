"""Marking one answer: points, the scheme they come from, and a remark in words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, assert_never

from quizapp.base.errors import RefusedError
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.wording import options, right_places, rights
from quizapp.quiz import numbers, typed
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote, is_blank
from quizapp.quiz.setup import ChooseAllMarking, Scheme

Verdict = Literal["right", "partly", "wrong", "unanswered"]

SCHEME_NAMES: dict[Scheme, str] = {
    "right-or-wrong": "right or wrong",
    "plus-minus": "plus-minus",
    "all-or-nothing": "all or nothing",
    "neighbours": "neighbours",
    "pairs": "pairs",
    "negative": "negative",
    "certainty": "certainty",
}
SCHEME_WORDS: dict[Scheme, str] = {
    "right-or-wrong": "Right or wrong: one point or none.",
    "plus-minus": "Plus-minus: each wrong pick takes away a right one, and it never goes below nothing.",
    "all-or-nothing": "All or nothing: one point for all the right options and no other.",
    "neighbours": "Neighbours: one point, shared by the steps that come right after the one they should.",
    "pairs": "Pairs: one point, shared by the pairs.",
    "negative": "Negative: a wrong choice among k options costs 1/(k - 1) of a point; no answer costs nothing.",
    "certainty": "Certainty: at certainty 1, 2 or 3 right earns 1, 2 or 3 points and wrong costs 0, 2 or 6; "
    "no answer costs nothing.",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer earned: points of ``out_of``, by which scheme.

    share: what it is worth by the scheme of the question, 0 to 1, from which levels are told; remark: a sentence for
    the learner, "" where there is nothing to add.
    """

    points: float
    out_of: float
    scheme: Scheme
    verdict: Verdict
    share: float
    remark: str = ""


def mark(item: Item, response: Response | None, choose_all: ChooseAllMarking = "author") -> Mark:
    """Return the mark of a response by the table in measurement.md; a blank one is unanswered and earns nothing.

    Raises RefusedError for what is not there to be picked, placed or joined, or a response of another kind of question
    (the deck has changed since), and ValueError for an item that a quiz does not ask.
    """
    by = scheme(item, choose_all)
    if response is None or is_blank(response):
        return Mark(0.0, 1.0, by, "unanswered", 0.0)
    match item:
        case ChooseOne() | TrueFalse():
            return _whole(_picked(item, response) == right_places(item), by)
        case ChooseAll():
            return _all(item, _picked(item, response), by)
        case Typed():
            return _typed(item, _wrote(response), by)
        case Number():
            return _number(item, _wrote(response), by)
        case Order():
            return _order(len(item.order), _ordered(item, response), by)
        case Match():
            return _match(_paired(item, response), by)
        case Card() | Cloze():
            raise ValueError(f"{item.id} is not asked in a quiz")
        case _:
            assert_never(item)


def scheme(item: Item, choose_all: ChooseAllMarking = "author") -> Scheme:
    """Return the name of the scheme that marks an item."""
    match item:
        case ChooseAll():
            return item.marking if choose_all == "author" else choose_all
        case Order():
            return "neighbours"
        case Match():
            return "pairs"
        case _:
            return "right-or-wrong"


def verdict_of(share: float) -> Verdict:
    """Return the word for what an answer is worth, 0 to 1."""
    return "right" if share >= 1 else "partly" if share > 0 else "wrong"


def _whole(right: bool, by: Scheme, remark: str = "") -> Mark:
    share = 1.0 if right else 0.0
    return Mark(share, 1.0, by, "right" if right else "wrong", share, remark)


def _part(points: float, by: Scheme, remark: str) -> Mark:
    return Mark(points, 1.0, by, verdict_of(points), points, remark)


def _all(item: ChooseAll, picked: frozenset[int], by: Scheme) -> Mark:
    """Mark by max(0, (h - w) / K), or by 1 if h = K and w = 0, else 0."""
    right = right_places(item)
    hits, misses = len(picked & right), len(picked - right)
    if by == "all-or-nothing" or picked == right:
        points = float(picked == right)
    else:
        points = max(0.0, (hits - misses) / len(right))
    return _part(points, by, f"You picked {hits} of {len(right)} right options and {misses} wrong.")


def _order(there: int, steps: tuple[int, ...], by: Scheme) -> Mark:
    """Mark by pairs in right succession / (n - 1); the only step of one is right."""
    kept = sum(after == before + 1 for before, after in pairwise(steps))
    points = kept / (there - 1) if there > 1 else 1.0
    return _part(points, by, f"Neighbouring pairs in right succession: {kept} of {there - 1}.")


def _match(given: tuple[int | None, ...], by: Scheme) -> Mark:
    """Mark by right pairs / pairs; the right-hand side of a pair has the pair's own place."""
    hits = sum(right == left for left, right in enumerate(given))
    return _part(hits / len(given), by, f"Right pairs: {hits} of {len(given)}.")


def _typed(item: Typed, text: str, by: Scheme) -> Mark:
    compared = typed.compare(text, item.accept, item.exact)
    match compared.verdict:
        case "exact":
            return _whole(True, by)
        case "forgiven":
            return _whole(True, by, f"Accepted: it is written '{compared.accepted}'.")
        case "nearly":
            slips = "; ".join(f"'{meant}', not '{wrote}'" for wrote, meant in compared.slips)
            return _whole(True, by, f"Nearly, and accepted: the spelling is {slips}.")
        case "wrong":
            return _whole(False, by)
        case _:
            assert_never(compared.verdict)


def _number(item: Number, text: str, by: Scheme) -> Mark:
    found = numbers.readings(text, item.unit)
    if not found:
        return _whole(False, by, f"'{text.strip()}' was not read as a number{item.unit and f' in {item.unit}'}.")
    right = numbers.written(item.number, item.unit)
    hit = next((value for value in found if numbers.fits(value, right, item.within)), None)
    if hit is None:
        return _whole(False, by, _read_as(text, numbers.shown(found[0])))
    if hit != right:
        return _whole(True, by, f"Accepted: within {item.within} of {item.number}.")
    return _whole(True, by)


def _read_as(text: str, shown: str) -> str:
    return "" if shown == text.strip() else f"Read as {shown}."


def _picked(item: Item, response: Response) -> frozenset[int]:
    there = len(options(item))
    if not isinstance(response, Picked):
        raise _not_its_answer(f"The question has options, and the answer {_does(response)}.")
    missing = [place for place in response.options if not 0 <= place < there]
    if missing:
        raise _not_its_answer(f"The answer picks option {missing[0] + 1}, and the question has {there}.")
    return frozenset(response.options)


def _wrote(response: Response) -> str:
    if not isinstance(response, Wrote):
        raise _not_its_answer(f"The question asks for a text, and the answer {_does(response)}.")
    return response.text


def _ordered(item: Order, response: Response) -> tuple[int, ...]:
    if not isinstance(response, Ordered):
        raise _not_its_answer(f"The question asks for an order, and the answer {_does(response)}.")
    there, steps = len(item.order), response.steps
    missing = [step for step in steps if not 0 <= step < there]
    if missing:
        raise _not_its_answer(f"The answer places step {missing[0] + 1}, and the question has {there}.")
    if len(set(steps)) < len(steps):
        raise _not_its_answer("The answer places a step twice.")
    return steps


def _paired(item: Match, response: Response) -> tuple[int | None, ...]:
    if not isinstance(response, Paired):
        raise _not_its_answer(f"The question asks for pairs, and the answer {_does(response)}.")
    given, there = response.rights, len(rights(item))
    if len(given) != len(item.match):
        raise _not_its_answer(f"The answer joins {len(given)} pairs, and the question has {len(item.match)}.")
    missing = [right for right in given if right is not None and not 0 <= right < there]
    if missing:
        raise _not_its_answer(f"The answer joins right-hand side {missing[0] + 1}, and the question has {there}.")
    return given


def _does(response: Response) -> str:
    match response:
        case Picked():
            return "picks options"
        case Wrote():
            return "is a text"
        case Ordered():
            return "is an order"
        case Paired():
            return "joins pairs"
        case _:
            assert_never(response)


def _not_its_answer(happened: str) -> RefusedError:
    return RefusedError(
        happened,
        safe="The answer is kept as it was given.",
        todo="The deck may have changed since; look at the question as it is now.",
    )
