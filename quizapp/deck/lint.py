"""The linter: what makes items and decks weak, beside what the reader finds wrong in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from quizapp.deck import wording
from quizapp.deck.codes import RULES
from quizapp.deck.finding import Finding
from quizapp.deck.linting import cards, claims, clozes, feedback, likeness, phrasing, pronouns, spread, stems
from quizapp.deck.linting.balance import Balance
from quizapp.deck.linting.choice import Choice
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.fronts import Fronts
from quizapp.deck.linting.ignores import Ignores
from quizapp.deck.linting.likeness import Asked, ticking
from quizapp.deck.linting.words import word_set
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Deck, Item, Match, Number, Order, TrueFalse, Typed
from quizapp.deck.read import Named, Part, Placed

LISTED = 100  # findings of one rule in one file
# These go by English words.
_ENGLISH = word_set("D601 D602 D603 D605 D606 D607 D608 D609 D613 D616 D617 D702 D704 D705 D706 D708 D713")


def lint(
    parts: Iterable[Part], file: str, fronts: Fronts | None = None, tick: Callable[[], None] = lambda: None
) -> tuple[Deck | None, tuple[Finding, ...]]:
    """Look over a deck as it streams by; return it without its items, and all findings in the order of the file.

    Findings of the reader are among them; those that the deck or an item ignores are not. fronts: the prompts of the
    decks that were looked over before this one. tick: called every few hundred items; what it raises ends the look.
    Where no Deck comes, the file cannot be used: the reader says why.
    """
    look = _Look(file)
    for part in ticking(parts, tick):
        look.take(part)
    return look.deck, tuple(look.findings(fronts, tick))


class _Look:
    def __init__(self, file: str) -> None:
        self.deck: Deck | None = None
        self._file = file
        self._findings: list[Finding] = []
        self._asked: list[Asked] = []
        self._placed: list[tuple[str, int, int, str]] = []  # id, line and column of the stem, its words
        self._balance = Balance()
        self._ignores = Ignores()

    def take(self, part: Part) -> None:
        match part:
            case Placed():
                self._item(part)
            case Finding():
                self._findings.append(part)
            case Deck():
                self.deck = part
            case Named():
                pass

    def findings(self, fronts: Fronts | None, tick: Callable[[], None]) -> Iterator[Finding]:
        """Yield what there is to say once all parts were taken."""
        if self.deck is None:
            yield from sorted(self._findings, key=_place)
            return
        self._ignores.add("", self.deck.ignore)
        self._across(self.deck.id, fronts, tick)
        self._findings += [self._of_deck(flaw) for flaw in self._balance.flaws(self.deck)]
        found = [one for one in self._findings if self._applies(one, self.deck)]
        unused = [self._of_deck(flaw, item) for item, flaw in self._ignores.unused(found)]
        yield from listed(sorted(self._ignores.left([*found, *unused]), key=_place))

    def _item(self, placed: Placed) -> None:
        item = placed.item
        seen = likeness.asked(item, len(self._asked))
        for flaw in item_flaws(item, seen):
            place = placed.parts.place(flaw.key, flaw.entry) if flaw.key else (placed.line, placed.column)
            self._add(flaw, place, item.id)
        self._asked.append(seen)
        prompt = "" if item.image or item.audio else wording.stem(item)
        self._placed.append((item.id, *placed.parts.place(seen.key), prompt))
        self._balance.add(item)
        self._ignores.add(item.id, item.ignore)

    def _across(self, deck: str, fronts: Fronts | None, tick: Callable[[], None]) -> None:
        for number, flaw in (*likeness.nearly_same(self._asked, tick), *likeness.given_away(self._asked, tick)):
            item, line, column, _ = self._placed[number]
            self._add(flaw, (line, column), item)
        for (item, line, column, prompt), seen in zip(self._placed, self._asked, strict=True):
            if fronts is not None and (same := fronts.add(deck, item, prompt, seen.key)):
                self._add(same, (line, column), item)

    def _add(self, flaw: Flaw, place: tuple[int, int], item: str) -> None:
        self._findings.append(Finding(flaw.code, RULES[flaw.code].severity, flaw.message, self._file, *place, item))

    def _of_deck(self, flaw: Flaw, item: str = "") -> Finding:
        return Finding(flaw.code, RULES[flaw.code].severity, flaw.message, self._file, item=item)

    def _applies(self, finding: Finding, deck: Deck) -> bool:
        if finding.code == "D714":
            return bool(deck.source.sections)
        return finding.code not in _ENGLISH or deck.language.lower().partition("-")[0] in ("", "en")


def item_flaws(item: Item, asked: Asked) -> Iterator[Flaw]:
    """Yield what is wrong with an item by itself; ``asked``: the words of its stem and answer."""
    match item:
        case Card():
            yield from cards.flaws(item, asked)
        case Cloze():
            yield from clozes.flaws(item)
        case ChooseOne() | ChooseAll():
            choice = Choice(item)
            yield from phrasing.flaws(choice)
            yield from spread.flaws(choice)
            yield from stems.flaws(choice)
            yield from feedback.flaws(item)
        case TrueFalse():
            yield from feedback.flaws(item)
        case Typed() | Number() | Order() | Match():
            pass
        case _:
            assert_never(item)
    yield from pronouns.flaws(item, asked)
    yield from claims.flaws(item, asked)


def listed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first hundred findings of each rule, and how many more there are."""
    counts: Counter[str] = Counter()
    file = ""
    for finding in findings:
        counts[finding.code] += 1
        file = finding.file
        if counts[finding.code] <= LISTED or finding.severity == "error":
            yield finding
    for code, count in counts.items():
        if count > LISTED and RULES[code].severity != "error":
            more = f"{count - LISTED:,} more findings of {code} are not listed; mend these and check again."
            yield Finding("D115", RULES["D115"].severity, more, file)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column
