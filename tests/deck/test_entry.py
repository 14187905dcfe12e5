"""What the index keeps of an item."""

from __future__ import annotations

import pytest

from quizapp.deck.indexing import entry
from quizapp.deck.model import Card, ChooseOne, Cloze, Match, Number, Option, Pair


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Two  words\nand a line", "Two words and a line"),
        ("**Bone** marrow, _fat_ and `CD73`", "Bone marrow, fat and CD73"),
        ("See [the trial](https://example.org/a) ![picture](a.png)", "See the trial picture"),
        ("# Title\n- one\n- two", "Title one two"),
        ("snake_case and 5 * 3 * 2 and a-b", "snake_case and 5 * 3 * 2 and a-b"),
        ("MSCs carry [...] and no [...]", "MSCs carry [...] and no [...]"),
    ],
)
def test_markdown_becomes_one_plain_line(markdown: str, text: str) -> None:
    assert entry.plain(markdown) == text


def test_the_hash_depends_on_the_content_alone() -> None:
    card = Card(id="a", front="f", back="b")

    same, other = Card(id="a", front="f", back="b"), Card(id="a", front="f", back="other")

    hashes = [entry.columns(item)[5] for item in (card, same, other)]

    assert hashes[0] == hashes[1] != hashes[2]
    assert len(hashes[0]) == 32


def test_a_choice_tells_what_a_quiz_must_know_to_draw_it() -> None:
    item = ChooseOne(
        id="q", question="Which?", right=Option("r"), wrong=(Option("a"), Option("b")), keep_order=True, right_at=3
    )

    assert entry.columns(item)[:5] == ("choose_one", 3, 1, 3, "")


def test_search_looks_through_stem_answers_and_tags() -> None:
    cloze = Cloze(id="c", text="MSCs carry {{CD73::a marker}}.", tags=("medicine", "stem cells"))
    number = Number(id="n", question="How many?", number="48.8", unit="%")
    match = Match(id="m", question="Join", match=(Pair("left", "right"),), also=("spare",))

    assert entry.words(cloze, "stem") == ("stem", "CD73", "medicine stem cells")
    assert entry.words(number, "stem")[1] == "48.8 %"
    assert entry.words(match, "stem")[1] == "left / right / spare"
