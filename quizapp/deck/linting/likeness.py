"""Items of one deck that get in each other's way: prompts that are nearly the same, answers that another stem tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from quizapp.deck import wording
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.words import STOP, root, tokens
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Item, Match, Number, Order, TrueFalse, Typed

_ALIKE = 0.8
_COMPARED = 100  # at most, for each item: what a hostile deck may cost
_FEWEST_WORDS = 3
_LONGEST_KEY = 12
_TICK = 256

_T = TypeVar("_T")


def ticking(things: Iterable[_T], tick: Callable[[], None]) -> Iterator[_T]:
    """Yield ``things``, and call ``tick`` every few hundred of them."""
    for count, thing in enumerate(things):
        if count % _TICK == 0:
            tick()
        yield thing


class Asked(NamedTuple):
    """An item as its neighbours see it: the words of its stem, and of its answer; number: its place in the deck."""

    number: int
    key: str
    stem: tuple[str, ...]
    answer: tuple[str, ...]


def asked(item: Item, number: int) -> Asked:
    """Return what is compared of an item."""
    match item:
        case Card():
            return Asked(number, "card", _words(item.front), tuple(tokens(item.back)))
        case Cloze():
            return Asked(number, "cloze", tuple(tokens(wording.stem(item))), tuple(tokens(item.text)))
        case ChooseOne():
            return Asked(number, "question", _words(item.question), tuple(tokens(item.right.text)))
        case Typed():
            return Asked(number, "question", _words(item.question), tuple(tokens(item.accept[0])))
        case TrueFalse():
            return Asked(number, "statement", tuple(tokens(item.statement)), (str(item.truth),))
        case Number():
            return Asked(number, "question", _words(item.question), (item.number,))
        case ChooseAll() | Order() | Match():
            return Asked(number, "question", _words(item.question), tuple(tokens(" ".join(_rights(item)))))


def _words(stem: str) -> tuple[str, ...]:
    """Return the words of a stem; in code every sign counts."""
    return tuple(stem.split() if "`" in stem else tokens(stem))


def _rights(item: ChooseAll | Order | Match) -> Iterator[str]:
    match item:
        case ChooseAll():
            return (option.text for option in item.right)
        case Order():
            return iter(item.order)
        case Match():
            return (pair.right for pair in item.match)


def nearly_same(items: list[Asked], tick: Callable[[], None]) -> Iterator[tuple[int, Flaw]]:
    """Yield the numbers of items whose prompts share at least 0.8 of their words (Jaccard) but not the answer.

    Only items that share one of their rarest words are compared: two sets of n words that share less than a fifth of
    them must (prefix filtering; Chaudhuri, Ganti and Kaushik 2006).
    """
    sets = [frozenset(item.stem) for item in items]
    counts = Counter(word for words in sets for word in words)
    ranks = {word: rank for rank, word in enumerate(sorted(counts, key=lambda word: (counts[word], word)))}
    holders: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(ticking(items, tick)):
        words = sets[place]
        if len(words) < _FEWEST_WORDS or item.key == "cloze":
            continue
        rare = sorted(map(ranks.__getitem__, words))[: len(words) - int(_ALIKE * len(words)) + 1]
        near = dict.fromkeys(other for rank in rare for other in holders[rank][-_COMPARED:])
        for other in list(near)[:_COMPARED]:
            if not _ALIKE * len(words) <= len(sets[other]) <= len(words) / _ALIKE:
                continue
            shared = len(words & sets[other])
            alike = shared >= _ALIKE * (len(words) + len(sets[other]) - shared)
            if alike and item.answer != items[other].answer and item.stem != items[other].stem:
                yield item.number, _likeness(item.key, items[other])
                yield items[other].number, _likeness(items[other].key, item)
        for rank in rare:
            holders[rank].append(place)


def _likeness(key: str, other: Asked) -> Flaw:
    return Flaw("D711", f"Word this so that it is not taken for '{_short(other.stem)}', which has another answer.", key)


def given_away(items: list[Asked], tick: Callable[[], None]) -> Iterator[tuple[int, Flaw]]:
    """Yield the numbers of choice and typed questions whose answer stands in the stem of another item.

    The answer has to be telling (two words, or one of five letters or more), and both stems have to be on the same
    matter: they share a telling word besides, or two where the answer is one word.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    roots = [frozenset(root(word) for word in item.stem if word not in STOP) for item in items]
    for place, item in enumerate(items):
        for word in set(item.stem) - STOP:
            holders[word].append(place)
    for place, item in enumerate(ticking(items, tick)):
        key = [word for word in item.answer if word not in STOP]
        if item.key != "question" or not key or len(key) > _LONGEST_KEY or (len(key) == 1 and len(key[0]) < 5):
            continue
        rarest = min(key, key=lambda word: len(holders.get(word, ())))
        told = {root(word) for word in key}
        for other in holders.get(rarest, ())[:_COMPARED]:
            if other == place or not told <= roots[other] or told <= roots[place]:
                continue
            shared = len((roots[place] - told) & roots[other])
            if shared >= (2 if len(key) == 1 else 1) and _in_a_row(key, items[other].stem):
                yield item.number, _told(items[other])
                break


def _told(other: Asked) -> Flaw:
    return Flaw("D616", f"The stem '{_short(other.stem)}' gives this answer away; reword one of the two.", "right")


def _in_a_row(key: list[str], stem: tuple[str, ...]) -> bool:
    """Say whether the telling words of an answer stand in a stem in their order, next to each other."""
    words = [word for word in stem if word not in STOP]
    return any(words[start : start + len(key)] == key for start in range(len(words) - len(key) + 1))


def _short(stem: tuple[str, ...]) -> str:
    return " ".join(stem[:8]) + (" ..." if len(stem) > 8 else "")
