"""Running text: Q: and A:, C: with gaps, and terms with definitions."""

from __future__ import annotations

from pathlib import Path

import pytest
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import codes, items, read, write

from quizapp.deck.model import Card, Cloze, Deck, Item, Section, Source, Typed
from quizapp.exchange.formats import recognised

HASHCARDS = """---
name = "Cell Biology"
---

Q: What is a cell?
A: The unit of life.

It is small:

- very
- so

```
# no heading
Q: no question
```

C: The [mitochondrion] makes \\[most\\] [ATP](x) and [`a`].
---
Q: Second
question?
A: Yes.
"""


def test_hashcards() -> None:
    carried = read("markdown", HASHCARDS)
    assert carried.decks[0].deck.title == "Cell Biology"
    assert items(carried) == [
        Card(
            id="",
            front="What is a cell?",
            back="The unit of life.\n\nIt is small:\n\n- very\n- so\n\n```\n# no heading\nQ: no question\n```",
        ),
        Cloze(id="", text="The {{mitochondrion}} makes \\[most\\] [ATP](x) and {{`a`}}."),
        Card(id="", front="Second\nquestion?", back="Yes."),
    ]
    assert carried.findings == ()


OBSIDIAN = """#flashcards/science
# Rivers

Danube :: flows into the Black Sea <!--SR:!2023-09-02,4,270-->
- Rhine::flows into the North Sea
Nile ::: longest of Africa

## Lakes

What is
the deepest lake?
?
Lake Baikal,
in Siberia

a
??
b

The ==Caspian Sea== is a {{lake}}.

A line that is nothing.
"""


def test_obsidian() -> None:
    carried = read("obsidian", OBSIDIAN)
    (one,) = carried.decks
    assert one.deck.title == "Rivers"
    assert one.deck.source == Source(sections=(Section("lakes", "Lakes"),))
    tags = ("science",)
    assert items(carried) == [
        Card(id="", front="Danube", back="flows into the Black Sea", tags=tags),
        Card(id="", front="Rhine", back="flows into the North Sea", tags=tags),
        Card(id="", front="Nile", back="longest of Africa", both_ways=True, tags=tags),
        Card(id="", front="What is\nthe deepest lake?", back="Lake Baikal,\nin Siberia", tags=tags),
        Card(id="", front="a", back="b", both_ways=True, tags=tags),
        Cloze(id="", text="The {{Caspian Sea}} is a {{lake}}.", tags=tags),
    ]
    assert [(finding.code, finding.line) for finding in carried.findings] == [("X206", 22)]


def test_a_question_without_an_answer_is_named() -> None:
    carried = read("markdown", "Q: one\n\nQ: two\nA: 2\n\nC: no gap\n")
    assert items(carried) == [Card(id="", front="two", back="2")]
    assert [(finding.code, finding.line) for finding in carried.findings] == [("X202", 1), ("X202", 6)]


@pytest.mark.parametrize("name", ["markdown", "obsidian"])
def test_what_a_text_cannot_hold_is_said(name: str) -> None:
    deck = Deck(id="d", title="D", tags=("t",), items=(Typed(id="a", question="Q", accept=("A",), why="W"),))
    written = write(name, [deck])
    assert codes(written) == ["X204", "X203", "X203"]


TEXTS = (
    st.text("abc \n-#?:QAC[]()=`~!<>é", min_size=1, max_size=30)
    .map(lambda text: "\n".join(line.strip() for line in text.split("\n")).strip())
    .filter(bool)
)


def _worded(card: Card) -> bool:
    return "```" not in card.front + card.back and "~~~" not in card.front + card.back and "<!--" not in card.front


CARDS = st.builds(Card, id=st.just(""), front=TEXTS, back=TEXTS).filter(_worded)


@settings(max_examples=150, deadline=None)
@given(st.lists(CARDS, min_size=1, max_size=3))
def test_cards_come_back_whatever_their_lines_look_like(cards: list[Card]) -> None:
    from msgspec.structs import replace

    given_cards: tuple[Item, ...] = tuple(replace(card, id=f"c{number}") for number, card in enumerate(cards))
    carried = read("markdown", write("markdown", [Deck(id="d", title="D", items=given_cards)]).content)
    assert carried.decks[0].deck.items == given_cards


@settings(max_examples=60, deadline=None)
@given(decks())
def test_every_item_comes_back_under_its_id_or_is_named(deck: Deck) -> None:
    carried = read("markdown", write("markdown", [deck]).content)
    come = {item.id for one in carried.decks for item in one.deck.items}
    assert come <= {item.id for item in deck.items}
    assert len(come) + codes(carried).count("X202") == len(deck.items)  # a gap may hide a lone backslash


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text("QAC: \n-#?=[]{}<!>id`~+\\", max_size=60).map(str.encode)))
def test_no_bytes_raise(content: bytes) -> None:
    read("markdown", content)


@pytest.mark.parametrize(
    ("file", "content", "name"),
    [
        ("a.md", HASHCARDS, "markdown"),
        ("a.txt", HASHCARDS, "markdown"),
        ("a.md", OBSIDIAN, "obsidian"),
        ("a.txt", "one\teins\ntwo\tzwei\n", "tsv"),
        ("a.txt", "#separator:tab\none\teins\n", "anki-text"),
        ("a.csv", "#separator:tab\none\teins\n", "anki-text"),
        ("a.csv", "one,a :: b\n", "csv"),
        ("a.json", '{"format": "quizapp"}', "json"),
        ("a.bin", "\0\1", None),
    ],
)
def test_formats_are_recognised(tmp_path: Path, file: str, content: str, name: str | None) -> None:
    path = tmp_path / file
    path.write_text(content, encoding="utf-8")
    found = recognised(path)
    assert (None if found is None else found.name) == name
