"""A deck on paper: what stands on which page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from printed import pages
from pypdf import PdfReader
from ui_decks import EVERY_KIND

from quizapp.deck.read import read_text
from quizapp.ui.printing.deck_builder import decks_pdf, printed_deck
from quizapp.ui.printing.paper_value import PrintedDeck

SMALL = """quizapp: 1
id: small
title: Small
about: For study, not advice.
source:
  title: The book of cells
  sections: [parts: Parts of a cell, work: What cells do]
items:
  - {id: nucleus, card: Where is the DNA?, answer: In the nucleus., section: parts, why: It keeps it safe., hint: N}
  - {id: gaps, cloze: "A {{ribosome}} makes {{protein}}.", section: parts}
  - id: colour
    question: What makes red cells red?
    right: Haemoglobin
    wrong: [Carotene: It is orange., Chlorophyll]
    section: work
"""


def on_paper(text: str) -> PrintedDeck:
    deck, _ = read_text(text, Path("small.yaml"))
    assert deck is not None
    return printed_deck(deck, None)


def made(text: str) -> list[str]:
    content = decks_pdf([on_paper(text)])
    assert content is not None
    return pages(content)


def test_questions_come_first_and_answers_on_pages_of_their_own() -> None:
    asked, answers = made(SMALL)
    assert asked.startswith("Small From: The book of cells For study, not advice.")
    assert "Parts of a cell 1. Where is the DNA? Hint: N 2. A [...] makes [...]. What cells do 3." in asked
    assert "nucleus" not in asked.replace("In the nucleus", "")
    assert answers.startswith("Answers Small")
    assert "1. In the nucleus. It keeps it safe. 2. A ribosome makes protein" in answers


def test_options_have_letters_and_the_key_names_the_right_one() -> None:
    deck = on_paper(SMALL)
    (question,) = deck.sections[1].questions
    assert question.asked is not None
    (right,) = question.asked.key.answers
    asked, answers = made(SMALL)
    assert "Choose one. A" in asked
    assert right.text == "Haemoglobin"
    assert f"3. {right.mark} Haemoglobin" in answers
    assert "It is orange." in answers


def test_it_is_the_same_every_time() -> None:
    assert on_paper(SMALL) == on_paper(SMALL)


def test_every_kind_is_printed() -> None:
    words = " ".join(made(EVERY_KIND))
    deck = on_paper(EVERY_KIND)
    assert all(question.asked is not None for section in deck.sections for question in section.questions)
    for said in ("True or false?", "Write the answer.", "Write a number.", "Put in order", "none is used twice"):
        assert said in words


def test_the_file_says_its_title_and_can_be_stopped() -> None:
    content = decks_pdf([on_paper(SMALL)])
    assert content is not None
    about = PdfReader(BytesIO(content)).metadata
    assert about is not None
    assert about.title == "Small"
    assert decks_pdf([on_paper(SMALL)], lambda _share: False) is None


@pytest.mark.parametrize("items", ["[]", "[{id: a, card: F, answer: B}]"])
def test_a_deck_of_next_to_nothing_is_printed(items: str) -> None:
    assert len(made(f"quizapp: 1\nid: d\ntitle: D\nitems: {items}\n")) == 2
