"""What only the deck as a whole tells: where keys stand and how long they are, kinds, sections, references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizapp.deck import wording
from quizapp.deck.linting import chance
from quizapp.deck.linting.flaw import Flaw
from quizapp.deck.linting.words import plain
from quizapp.deck.model import ChooseOne, Deck, Item, kind_of

_ODDS = 0.01  # how seldom chance alone would do it
_MUCH_MORE = 1.25  # times what chance gives: in a huge deck the least difference is seldom chance
_FEWEST_KEYS = 10
_FEWEST_AT_A_PLACE = 5  # expected; below that chi-squared does not hold
_FEWEST_ITEMS = 30


class Balance:
    """Counts what goes by, item by item."""

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()
        self._sections: set[str] = set()
        self._references: set[str] = set()
        self._longest = 0
        self._chances: list[float] = []
        self._places: dict[int, Counter[int]] = {}

    def add(self, item: Item) -> None:
        """Count an item."""
        self._kinds[kind_of(item)] += 1
        self._sections.add(item.section)
        self._references.update(item.refs)
        if isinstance(item, ChooseOne):
            self._add_lengths([len(plain(option.text)) for option in wording.options(item)])
            if item.keep_order:
                count = 1 + len(item.wrong)
                self._places.setdefault(count, Counter())[item.right_at] += 1

    def flaws(self, deck: Deck) -> Iterator[Flaw]:
        """Yield what the counts say of a ``deck``, its items left out."""
        yield from self._long_keys()
        yield from self._uneven_places()
        yield from self._one_kind()
        for section in deck.source.sections:
            if section.id not in self._sections:
                yield Flaw("D804", f"Write an item for the section '{section.id}', or take it out of the outline.")
        for key in deck.references:
            if key not in self._references:
                yield Flaw("D805", f"Name the reference '{key}' in the 'refs' of an item, or delete it.")

    def _add_lengths(self, lengths: list[int]) -> None:
        if lengths.count(max(lengths)) == 1:  # else no option is strictly the longest
            self._chances.append(1 / len(lengths))
            self._longest += lengths[0] == max(lengths)

    def _long_keys(self) -> Iterator[Flaw]:
        # A binomial with the mean chance is a little wider than the true spread: rather too late than too early.
        n, expected = len(self._chances), sum(self._chances)
        if n < _FEWEST_KEYS or self._longest < _MUCH_MORE * expected:
            return
        if chance.at_least(self._longest, n, expected / n) < _ODDS:
            found = f"in {self._longest} of {n} questions, by chance {expected:.0f}"
            yield Flaw("D801", f"Vary the lengths: the right option is the longest {found}.")

    def _uneven_places(self) -> Iterator[Flaw]:
        for options, places in sorted(self._places.items()):
            counts = [places[place] for place in range(1, options + 1)]
            if sum(counts) < _FEWEST_AT_A_PLACE * options:
                continue
            if chance.beyond(*chance.unevenness(counts)) < _ODDS:
                told = ", ".join(map(str, counts))
                yield Flaw(
                    "D802", f"Spread the right options, or drop 'keep_order': of {options} places they take {told}."
                )

    def _one_kind(self) -> Iterator[Flaw]:
        if self._kinds.total() >= _FEWEST_ITEMS and len(self._kinds) == 1:
            todo = "Mix in another kind: recall and recognition test different things"
            yield Flaw("D803", f"{todo}, and all {self._kinds.total()} items are of one kind.")
