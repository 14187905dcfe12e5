"""Findings that are meant: an item or a deck names their codes, and a code that serves nothing is a finding itself."""

from __future__ import annotations

import pytest
from short_decks import codes, deck_of, said

ASKS_YES_OR_NO = "card: Is tin a metal?, answer: A soft one."
METALS = "question: Which metal is a poison?, why: CO is a gas., right: [Hg], wrong: [{}]"


def item(name: str, keys: str, ignore: str = "") -> str:
    lint = f", lint: {{ignore: {ignore}}}" if ignore else ""
    return f"- {{id: {name}, {keys}{lint}}}\n"


def told(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.item) for finding in said(text)]


@pytest.mark.parametrize("ignore", ["[D704]", "D704", "[D704, D704]"])
def test_an_item_ignores_a_finding_of_its_own(ignore: str) -> None:
    assert told(deck_of(item("a", ASKS_YES_OR_NO))) == [("D704", "a")]
    assert told(deck_of(item("a", ASKS_YES_OR_NO, ignore))) == []


def test_an_item_ignores_nothing_of_another_one() -> None:
    other = item("b", "card: Is lead a metal?, answer: A heavy one.")
    assert told(deck_of(item("a", ASKS_YES_OR_NO, "[D704]") + other)) == [("D704", "b")]


def test_a_deck_ignores_a_finding_for_all_its_items() -> None:
    items = item("a", ASKS_YES_OR_NO) + item("b", "card: Is lead a metal?, answer: A heavy one.")
    assert told(deck_of(items, "lint: {ignore: [D704]}\n")) == []


def test_a_deck_ignores_what_is_said_of_it_as_a_whole() -> None:
    head = "source: {sections: [tin: Tin]}\nlint: {ignore: [D804]}\n"
    assert codes(deck_of(item("a", "card: What is tin?, answer: A metal."), head)) == []


def test_what_is_said_of_items_next_to_each_other_can_be_ignored() -> None:
    twice = item("a", "card: What is tin?, answer: A metal.") + item("b", "card: What is tin?, answer: A can.", "D712")
    assert told(deck_of(twice)) == []


def test_warnings_of_the_reader_can_be_ignored() -> None:
    lost = "card: What is tin?, answer: A metal., section: nowhere, refs: [X]"
    assert told(deck_of(item("a", lost))) == [("D307", "a"), ("D308", "a")]
    assert told(deck_of(item("a", lost, "[D307]"))) == [("D308", "a")]
    assert told(deck_of(item("a", lost), "lint: {ignore: [D307, D308]}\n")) == []


def test_an_error_is_never_ignored() -> None:
    half = "card: What is tin?"
    whole = item("b", "card: What is lead?, answer: A metal.")
    assert told(deck_of(item("a", half, "[D304]") + whole)) == [("D304", "a")]
    assert told(deck_of(item("a", half) + whole, "lint: {ignore: [D304]}\n")) == [("D806", ""), ("D304", "a")]


def test_capitals_tell_options_apart_where_an_item_says_so() -> None:
    told_apart = METALS.format("Co: A metal., CO: A gas.")
    assert told(deck_of(item("a", told_apart))) == [("D313", "a")]
    assert told(deck_of(item("a", told_apart, "[D313]"))) == []
    assert told(deck_of(item("a", METALS.format("CO: A gas., CO: A gas."), "[D313]"))) == [("D313", "a")]


def test_a_code_that_ignores_nothing_is_found() -> None:
    sound = "card: What is tin?, answer: A metal."
    (in_item,) = said(deck_of(item("a", sound, "[D704]")))
    (in_deck,) = said(deck_of(item("a", sound), "lint: {ignore: [D704]}\n"))
    assert (in_item.code, in_item.item) == ("D806", "a")
    assert (in_deck.code, in_deck.item) == ("D806", "")
    assert in_item.message == in_deck.message == "Delete 'D704' from 'ignore': it ignores nothing."


def test_a_code_of_no_rule_is_found() -> None:
    (finding,) = said(deck_of(item("a", ASKS_YES_OR_NO, "[D704, D7O4]")))
    assert (finding.code, finding.item) == ("D806", "a")
    assert finding.message == "Delete 'D7O4' from 'ignore': no rule has this code."


def test_an_item_ignores_nothing_that_is_said_of_the_deck() -> None:
    keys = "card: What is tin?, answer: A metal."
    assert told(deck_of(item("a", keys, "[D804]"), "source: {sections: [tin: Tin]}\n")) == [
        ("D804", ""),
        ("D806", "a"),
    ]


def test_a_rule_that_is_quiet_in_a_language_is_not_ignored_there() -> None:
    assert told(deck_of(item("a", ASKS_YES_OR_NO, "[D704]"), "language: de\n")) == [("D806", "a")]


def test_what_hangs_on_the_decks_that_are_checked_together_is_never_called_useless() -> None:
    assert told(deck_of(item("a", "card: What is tin?, answer: A metal.", "[D712, D905]"))) == []


def test_an_item_that_cannot_be_used_says_nothing_of_what_it_ignores() -> None:
    assert told(deck_of(item("a", "card: What is tin?", "[D704]") + item("b", ASKS_YES_OR_NO, "[D704]"))) == [
        ("D304", "a")
    ]


def test_a_useless_ignore_can_be_meant() -> None:
    assert told(deck_of(item("a", "card: What is tin?, answer: A metal.", "[D704, D806]"))) == []
