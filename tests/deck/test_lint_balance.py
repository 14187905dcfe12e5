"""What only the deck as a whole tells: long keys, uneven places, one kind, sections and references without items."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from short_decks import deck_of, said

from quizapp.deck.linting.balance import Balance
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Cloze, Deck, Item, Option

DECK = Deck(id="d", title="D")


def told(items: Iterable[Item]) -> list[str]:
    balance = Balance()
    for item in items:
        balance.add(item)
    return [flaw.code for flaw in balance.flaws(DECK)]


def question(lengths: list[int], right_at: int = 0) -> ChooseOne:
    """Return a question with options of some lengths, the key first; ``right_at``: its place, 0 where they shuffle."""
    right, *wrong = (Option(sign * length) for sign, length in zip("abcdefgh", lengths, strict=False))
    return ChooseOne(
        id="q", question="Q", right=right, wrong=tuple(wrong), keep_order=right_at > 0, right_at=max(right_at, 1)
    )


def longest_keys(count: int, of: int, options: int = 4) -> list[Item]:
    """Return so many questions whose key is the longest option by a letter, ``of`` questions in all."""
    others = list(range(10, 9 + options))
    return [question([30 if number < count else 9, *others]) for number in range(of)]


def keys_at(*counts: int) -> list[Item]:
    """Return so many questions with their key at the first place, the second, ..."""
    lengths = [5] * len(counts)
    return [question(lengths, place) for place, count in enumerate(counts, 1) for _ in range(count)]


def cards(count: int) -> list[Item]:
    return [Card(id="c", front="F", back="B")] * count


def test_keys_that_are_the_longest_too_often_are_found() -> None:
    assert told(longest_keys(11, of=20)) == ["D801"]
    assert told(longest_keys(10, of=20)) == []
    assert told(longest_keys(0, of=20)) == []


def test_a_few_questions_say_nothing_of_lengths() -> None:
    assert told(longest_keys(9, of=9)) == []
    assert told(longest_keys(10, of=10)) == ["D801"]


def test_questions_whose_longest_options_are_two_do_not_count() -> None:
    ties: list[Item] = [question([30, 30, 10])] * 15
    assert told(longest_keys(10, of=10) + ties) == ["D801"]
    assert told(longest_keys(9, of=9) + ties) == []


def test_in_a_huge_deck_a_small_difference_is_no_flaw() -> None:
    assert told([*longest_keys(300, of=1_000), *cards(1)]) == []  # by chance 250; it is seldom that far from it
    assert told([*longest_keys(320, of=1_000), *cards(1)]) == ["D801"]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([1, 11, 6, 2], ["D802"]),
        ([5, 6, 5, 4], []),
        ([0, 19, 0, 0], []),  # fewer than five for each place
        ([0, 20, 0, 0], ["D802"]),
        ([15, 0, 0], ["D802"]),
        ([0, 10], ["D802"]),
    ],
)
def test_keys_that_gather_at_a_place_are_found(places: list[int], expected: list[str]) -> None:
    assert told(keys_at(*places)) == expected


def test_places_count_by_the_number_of_options_and_not_where_they_are_shuffled() -> None:
    assert told(keys_at(0, 14, 0) + keys_at(0, 14, 0, 0)) == []
    assert told([question([5] * 4)] * 25) == []


def test_a_deck_of_one_kind_is_found() -> None:
    choose_all = ChooseAll(id="a", question="Q", right=(Option("R"),), wrong=(Option("W"),))
    assert told(cards(30)) == ["D803"]
    assert told(cards(29)) == []
    assert told([*cards(29), Cloze(id="z", text="{{x}} y")]) == []
    assert told([question([5] * 4)] * 15 + [choose_all] * 15) == []


def random_decks(count: int, longest: float = 0.0) -> Iterator[list[Item]]:
    """Yield decks of 20 questions whose keys have any length and place; some share of them are made the longest."""
    chance = random.Random(2026)
    for _ in range(count):
        deck: list[Item] = []
        for _ in range(20):
            lengths = [chance.randint(8, 60) for _ in range(4)]
            lengths[0] = 61 if chance.random() < longest else lengths[0]
            deck.append(question(lengths, chance.randint(1, 4)))
        yield deck


def test_chance_alone_seldom_makes_a_finding() -> None:
    alarms = Counter(code for deck in random_decks(300) for code in told(deck))
    assert alarms["D801"] <= 6
    assert alarms["D802"] <= 6


def test_a_habit_of_long_keys_is_mostly_found() -> None:
    found = sum("D801" in told(deck) for deck in random_decks(100, longest=0.6))
    assert found >= 90


def test_what_is_said_of_a_deck_says_how_much_and_stands_at_no_line() -> None:
    outline = "source: {sections: [tin: Tin, lead: Lead]}\nreferences: {A1: Agricola, B2: Biringuccio}\n"
    items = "- {id: a, card: What is tin?, answer: A metal., section: tin, refs: [B2]}\n"
    assert [(one.code, one.message, one.line, one.item) for one in said(deck_of(items, outline))] == [
        ("D804", "Write an item for the section 'lead', or take it out of the outline.", 0, ""),
        ("D805", "Name the reference 'A1' in the 'refs' of an item, or delete it.", 0, ""),
    ]


def test_the_figures_of_a_finding_can_be_checked_by_hand() -> None:
    balance = Balance()
    for item in longest_keys(11, of=20) + keys_at(1, 11, 6, 2):
        balance.add(item)
    lengths, places, kind = (flaw.message for flaw in balance.flaws(DECK))
    assert lengths.endswith("the right option is the longest in 11 of 20 questions, by chance 5.")
    assert places.endswith("of 4 places they take 1, 11, 6, 2.")
    assert kind.endswith("all 40 items are of one kind.")
