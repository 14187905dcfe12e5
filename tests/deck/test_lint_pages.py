"""The reference of the linter's rules: a page for each, with its severity, and examples that are what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from short_decks import codes, deck_of

from quizapp.deck.codes import RULES
from quizapp.deck.rule_pages import page

DOCS = Path(__file__).parents[2] / "docs"
LINTED = [code for code in RULES if code[:2] in ("D6", "D7", "D8")]
COUNTED = ["D801", "D802", "D803"]  # these need more items than an example has
SHOWN = [code for code in LINTED if code not in COUNTED]


def example(code: str, kind: str) -> str:
    """Return the deck that the page of a rule shows under "Bad:" or "Good:"."""
    [block] = re.findall(rf"^{kind}:\n\n```yaml\n(.*?)^```$", page(code, DOCS), re.DOTALL | re.MULTILINE)
    return block if block.startswith("quizapp:") else deck_of(block)


def test_there_is_a_page_for_each_rule_in_their_order() -> None:
    reference = (DOCS / "lint-rules.md").read_text(encoding="utf-8")
    assert re.findall(r"^### (D\d+): \S", reference, re.MULTILINE) == LINTED


@pytest.mark.parametrize("code", LINTED)
def test_a_page_names_the_severity_of_its_rule(code: str) -> None:
    assert re.findall(r"^\*\*(\w+)\*\*$", page(code, DOCS), re.MULTILINE) == [RULES[code].severity]


@pytest.mark.parametrize("code", LINTED)
def test_a_page_says_why_and_how_it_decides(code: str) -> None:
    assert re.findall(r"^(Why|Bad|Good|How it decides):", page(code, DOCS), re.MULTILINE) == [
        "Why", "Bad", "Good", "How it decides"
    ]  # fmt: skip


@pytest.mark.parametrize("code", SHOWN)
def test_the_bad_example_of_a_page_breaks_its_rule(code: str) -> None:
    assert code in codes(example(code, "Bad"))


@pytest.mark.parametrize("code", SHOWN)
def test_the_good_example_of_a_page_breaks_no_rule(code: str) -> None:
    assert codes(example(code, "Good")) == []


@pytest.mark.parametrize("code", COUNTED)
def test_rules_that_count_many_items_are_shown_in_words(code: str) -> None:
    assert "```" not in page(code, DOCS)
    assert re.search(r"^Bad:\n\n\S.*^Good:\n\n\S", page(code, DOCS), re.DOTALL | re.MULTILINE)
