"""Flaws that show only when the options of a question are laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from quizapp.deck.linting import ranges
from quizapp.deck.linting.choice import Choice
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.words import plain
from quizapp.deck.model import ChooseOne

TIMES_LONGER = 1.25
_SHORTEST_KEY = 15
_FEWEST, _MOST = 3, 5
_VERDICT = re.compile(
    r"(?:yes|no|true|false|right|wrong|correct|incorrect)(?:(?: (?:it|they|he|she|that|this))? (?:is|are|was|were"
    r"|does|do|did|can|cannot"
    r"|has|have|will|would|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|can't|hasn't|won't)(?: not)?)?"
    r"|(?:it is|that is|this is) (?:true|false|right|wrong|correct|incorrect)"
)
_UNSURE = re.compile(
    r"(?:i (?:do not|don't) know|not sure|(?:i )?(?:cannot|can't) (?:say|tell)|maybe|perhaps|it depends|unknown)"
)
_UNSAID = re.compile(r"\bnot |n't\b| not\b|\bdis(?=agree)")
_STRONGER = frozenset({"very", "fairly", "quite", "rather", "extremely"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "next", "last"})
_ARTICLES = frozenset({"a", "an", "the"})
_ADDING = frozenset({"and", "or", "with", "plus", "but", "as"})


def flaws(choice: Choice) -> Iterator[Flaw]:
    """Yield what is wrong with the options beside each other."""
    if isinstance(choice.item, ChooseOne):
        yield from _long_key(choice)
        yield from _how_many(choice)
    yield from _overlapping(choice)
    if choice.item.keep_order:
        yield from _unsorted(choice)


def _long_key(choice: Choice) -> Iterator[Flaw]:
    key, *others = (len(plain(option.text)) for option in choice.options)
    if key >= _SHORTEST_KEY and key >= TIMES_LONGER * max(others):
        todo = "Shorten the right option or lengthen a wrong one"
        yield choice.flaw("D604", 0, f"{todo}: it has {key} letters, the longest wrong one {max(others)}.")


def _how_many(choice: Choice) -> Iterator[Flaw]:
    count = len(choice.options)
    if is_verdict(choice):
        yield Flaw("D613", "Make this a statement that is true or false: its options say no more than that.", "right")
    elif not _FEWEST <= count <= _MOST:
        wanted = "a wrong option" if count < _FEWEST else "fewer wrong options"
        yield Flaw("D612", f"Write {wanted}: three to five options are the rule, and here are {count}.", "wrong")


def is_verdict(choice: Choice) -> bool:
    """Say whether the options say no more than yes and no, true and false, or a thing and its negative."""
    if len(choice.said) == 2 and _UNSAID.sub("", choice.said[0]) == _UNSAID.sub("", choice.said[1]):
        return True
    firm = [_VERDICT.fullmatch(said) is not None for said in choice.said]
    return sum(firm) > 1 and all(sure or _UNSURE.fullmatch(said) for sure, said in zip(firm, choice.said, strict=True))


def _overlapping(choice: Choice) -> Iterator[Flaw]:
    spans = [ranges.span(plain(option.text)) for option in choice.options]
    for one, other in combinations(range(len(choice.options)), 2):
        a, b = spans[one], spans[other]
        shared = a is not None and b is not None and ranges.overlap(a, b)
        if shared or _holds(choice, one, other) or _holds(choice, other, one):
            todo = f"Keep this option and '{plain(choice.options[one].text)}' apart: one answer can fit both."
            yield choice.flaw("D610", other, todo)
            return


def _holds(choice: Choice, whole: int, part: int) -> bool:
    """Say whether one option says what another one says, and more: "oxygen and nitrogen" beside "oxygen"."""
    words, shorter = choice.words[whole], choice.words[part]
    if len(words) <= len(shorter) or not shorter:
        return False
    begins = words[: len(shorter)] == shorter and words[len(shorter)] in _ADDING
    ends = words[-len(shorter) :] == shorter and words[-len(shorter) - 1] in _ADDING
    stronger = words[1:] == shorter and words[0] in _STRONGER
    narrower = (
        _ORDINALS.isdisjoint(words)
        and len(shorter) > 1
        and words[0] == shorter[0] in _ARTICLES
        and words[-len(shorter) + 1 :] == shorter[1:]
    )
    return begins or ends or stronger or narrower


def _unsorted(choice: Choice) -> Iterator[Flaw]:
    written = list(choice.options[choice.keys :])
    at = choice.item.right_at - 1 if isinstance(choice.item, ChooseOne) else 0
    written[at:at] = choice.options[: choice.keys]
    numbers = [ranges.number(plain(option.text)) for option in written]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers) or len(known) < _FEWEST or len({unit for _, unit in known}) > 1:
        return
    steps = list(pairwise(number for number, _ in known))
    if any(a > b for a, b in steps) and any(a < b for a, b in steps):
        yield Flaw("D611", "Put the numbers in order, since the order of the options is kept.", "wrong")
