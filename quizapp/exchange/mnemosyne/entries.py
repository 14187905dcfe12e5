"""What stands in a file of Mnemosyne: facts, the cards that ask them, their tags, and what was learnt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quizapp.exchange.xml import Element

_KEY = re.compile(r"'([^'\\]{1,60})'|\"([^\"\\]{1,60})\"")
_INDEX = re.compile(r"['\"]index['\"]\s*:\s*([0-9]{1,4})")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_LEARNT = 2  # the first grade with which a card gets an interval of days
DAY_SECONDS = 86_400
_LATEST = 253_402_300_800  # the end of the year 9999
_MOST = 1_000_000
_UNTAGGED = frozenset({"__UNTAGGED__", "<default>", ""})


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer. at: milliseconds since 1970 UTC; grade: Mnemosyne's, 0 to 5; took_ms: milliseconds, 0 if unknown."""

    at: int
    grade: int
    took_ms: int = 0


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Where a card stands. answered_at: milliseconds since 1970 UTC; due_day: days since 1970.

    interval_days: between the two; ease: the factor by which intervals grow.
    """

    answered_at: int
    due_day: int
    interval_days: float
    ease: float
    reps: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One card: what it asks of its fact. kind: the id of its card type; view: of its side; gap: which gap, from 0.

    is_only_the_last: of its answers; scheduled: None where it is new, or being learnt.
    """

    own_id: str
    kind: str
    view: str
    gap: int
    line: int
    answers: tuple[Answered, ...] = ()
    is_only_the_last: bool = False
    scheduled: Scheduled | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What there is to be known: its texts by key, the cards that ask it, and its tags."""

    own_id: str
    texts: Mapping[str, str]
    cards: tuple[Asked, ...]
    tags: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class View:
    """A side of a card type: the keys of the texts that are asked and answered."""

    asked: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """All of a file. lost: lines of what cannot be read."""

    facts: tuple[Fact, ...]
    views: Mapping[str, View] = field(default_factory=dict)
    lost: tuple[int, ...] = ()


def entries(root: Element) -> Entries:
    """Return what a document of openSM2sync says, its later entries over its earlier ones."""
    log = _Log()
    for found in root.children("log"):
        log.take(found)
    return log.entries()


def number(text: str) -> float | None:
    """Return a number as Mnemosyne writes it, None for what is none."""
    return float(text) if _NUMBER.fullmatch(text.strip()) else None


def scheduled(card: Element, answered: float | None, due: float | None) -> Scheduled | None:
    """Return where a card stands by its attributes; None where it is new, being learnt, or not told.

    answered, due: seconds since 1970 UTC of its last answer, and of the midnight from which on it is due.
    """
    grade, ease = number(card.get("gr")), number(card.get("e"))
    if answered is None or due is None or ease is None or grade is None:
        return None
    if grade < _LEARNT or not 0 < answered < due < _LATEST:
        return None
    reps = sum(_count(card, name) for name in ("ac_rp", "rt_rp"))
    days = (due - answered) / DAY_SECONDS
    return Scheduled(int(answered * 1000), int(due // DAY_SECONDS), days, ease, reps, _count(card, "lps"))


def _count(card: Element, name: str) -> int:
    return int(min(max(number(card.get(name)) or 0, 0), _MOST))


def tag_names(names: list[str]) -> tuple[str, ...]:
    """Return the names of tags, without the one that means none."""
    return tuple(dict.fromkeys(name for name in names if name not in _UNTAGGED))


class _Log:
    """The entries of a file, by kind and id."""

    def __init__(self) -> None:
        self._tags: dict[str, str] = {}
        self._facts: dict[str, Element] = {}
        self._cards: dict[str, Element] = {}
        self._views: dict[str, Element] = {}
        self._answers: dict[str, list[Answered]] = {}
        self._lost: list[int] = []

    def take(self, found: Element) -> None:
        """Take in one entry."""
        kind, own_id = number(found.get("type")), found.get("o_id")
        match kind:
            case 10 | 11:
                self._tags[own_id] = _text(found, "name")
            case 16 | 17:
                self._facts[own_id] = found
            case 6 | 7:
                self._cards[own_id] = found
            case 19 | 20:
                self._views[own_id] = found
            case 9:
                self._repetition(found, own_id)
            case 8:
                self._cards.pop(own_id, None)
            case 18:
                self._facts.pop(own_id, None)
            case None:
                self._lost.append(found.line)
            case _:
                pass

    def entries(self) -> Entries:
        """Return all that was taken in, put together."""
        asked: dict[str, list[Element]] = {}
        for card in self._cards.values():
            asked.setdefault(card.get("fact"), []).append(card)
        for name, cards in asked.items():
            if name not in self._facts:
                self._lost += [card.line for card in cards]
        facts = tuple(self._fact(own_id, found, asked.get(own_id, [])) for own_id, found in self._facts.items())
        views = {
            name: View(_keys(found, "q_fact_keys"), _keys(found, "a_fact_keys")) for name, found in self._views.items()
        }
        return Entries(facts, views, tuple(self._lost))

    def _fact(self, own_id: str, found: Element, cards: list[Element]) -> Fact:
        texts = {child.name.removeprefix("___"): child.text for child in found.children()}
        tags = [self._tags.get(name.strip(), "") for card in cards for name in card.get("tags").split(",")]
        return Fact(own_id, texts, tuple(map(self._asked, cards)), tag_names(tags), found.line)

    def _asked(self, card: Element) -> Asked:
        own_id = card.get("o_id")
        index = _INDEX.search(_text(card, "extra"))
        logged = tuple(self._answers.get(own_id, ()))
        last = () if logged else tuple(_last(card))
        gap = int(index[1]) if index else 0
        stands = scheduled(card, number(card.get("l_rp")), number(card.get("n_rp")))
        return Asked(own_id, card.get("card_t"), card.get("fact_v"), gap, card.line, logged or last, bool(last), stands)

    def _repetition(self, found: Element, own_id: str) -> None:
        at, grade, took = (number(found.get(key)) for key in ("time", "gr", "th_t"))
        if at is None or grade is None or not 0 <= grade <= 5 or at <= 0:
            self._lost.append(found.line)
        else:
            self._answers.setdefault(own_id, []).append(Answered(int(at * 1000), int(grade), int((took or 0) * 1000)))


def _last(card: Element) -> Iterator[Answered]:
    """Yield the last answer, where the state of a card says that there was one."""
    at, grade = number(card.get("l_rp")), number(card.get("gr"))
    if at is not None and grade is not None and at > 0 and 0 <= grade <= 5:
        yield Answered(int(at * 1000), int(grade))


def _keys(view: Element, name: str) -> tuple[str, ...]:
    return tuple(once or twice for once, twice in _KEY.findall(_text(view, name)))


def _text(found: Element, name: str) -> str:
    child = found.child(name)
    return child.text.strip() if child else ""
