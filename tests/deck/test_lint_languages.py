"""Rules that go by English words keep quiet in decks of another language, and the reference names them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from short_decks import Pointing, codes
from test_lint_prompts import BAD as BAD_PROMPTS
from test_lint_prompts import deck_with_outline
from test_lint_rules import BAD as BAD_QUESTIONS
from test_lint_rules import UNTAUGHT

REFERENCE = (Path(__file__).parents[2] / "docs" / "lint-rules.md").read_text(encoding="utf-8")
[NAMED] = re.findall(r"The rules ((?:D\d+(?:, | and )?)+)\s+go by\s+English words", REFERENCE)
ENGLISH = set(re.findall(r"D\d+", NAMED))
WEAK = BAD_QUESTIONS + BAD_PROMPTS


@pytest.mark.parametrize(("items", "expected"), WEAK, ids=[where[0][0] for _, where in WEAK])
def test_english_words_count_in_english_alone(items: str, expected: list[Pointing]) -> None:
    everything = [code for code, _ in expected]
    without_words = [code for code in everything if code not in ENGLISH]

    def heard(language: str) -> list[str]:
        deck = deck_with_outline(items, f"language: {language}\n")
        return [code for code in codes(deck) if code not in UNTAUGHT]

    assert heard("en") == heard("en-GB") == everything
    assert heard("de") == heard("pt-BR") == without_words
