"""Texts made to keep the rules busy: a rule whose cost grows with the square of a text's length would hang here."""

from __future__ import annotations

import pytest
from short_decks import deck_of, said

from quizapp.deck.reading.limits import TEXT_CHARACTERS

ROUND_AND_ROUND = {
    "full stops of initials": "a. ",
    "full stops of titles": "Dr. ",
    "questions": "what ",
    "questions and commas": "what, x ",
    "commas and spaces": "what ," + " " * 200,
    "spaces": " ",
    "digits": "1",
    "thousands": "1 000 ",
    "letters of options": "a b ",
    "facts that age": "has won ",
    "numbers of things": "how many x x do ",
    "lists": "a, b; ",
    "marks": "`a ",
    "stars": "*a *",
    "dots": ".",
}


@pytest.mark.parametrize("words", ROUND_AND_ROUND.values(), ids=ROUND_AND_ROUND.keys())
def test_a_text_of_one_thing_is_looked_over(words: str) -> None:
    text = "x" + (words * TEXT_CHARACTERS)[: TEXT_CHARACTERS - 2]
    items = f"- {{id: a, card: '{text}y', answer: '{text}y'}}\n"
    items += f"- {{id: b, question: '{text}y', right: '{text}y', wrong: ['{text}z', x]}}\n"

    findings = said(deck_of(items))

    assert {finding.item for finding in findings} >= {"b"}  # it has no 'why', at least


def test_spaces_beyond_any_text_are_looked_over() -> None:
    assert said(deck_of(f"#{' ' * 12_000}a note\n- {{id: a, card: What is tin?, answer: A metal. }}\n")) == []
