"""GIFT, with the examples of Moodle's own documentation, and Aiken."""

from __future__ import annotations

from pathlib import Path

import pytest
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import codes, items, read, write

from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Deck,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Section,
    Source,
    TrueFalse,
    Typed,
    kind_of,
)
from quizapp.exchange.formats import recognised


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(map(Option, texts))


TOMB = "Who's buried in Grant's tomb?"


@pytest.mark.parametrize(
    ("gift", "item"),
    [
        (
            f"{TOMB}{{~Grant ~Jefferson =no one}}",
            ChooseOne(id="", question=TOMB, right=Option("no one"), wrong=options("Grant", "Jefferson")),
        ),
        (
            "Grant is {~buried =entombed ~living} in Grant's tomb.",
            ChooseOne(
                id="",
                question="Grant is _____ in Grant's tomb.",
                right=Option("entombed"),
                wrong=options("buried", "living"),
            ),
        ),
        (
            "Grant is buried in Grant's tomb.{FALSE}",
            TrueFalse(id="", statement="Grant is buried in Grant's tomb.", truth=False),
        ),
        ("The sun rises in the east.{T}", TrueFalse(id="", statement="The sun rises in the east.", truth=True)),
        (f"{TOMB}{{=no one =nobody}}", Typed(id="", question=TOMB, accept=("no one", "nobody"))),
        ("Born? {#1822:5}", Number(id="", question="Born?", number="1822", within="5")),
        ("Born? {#1822}", Number(id="", question="Born?", number="1822")),
        ("Pi? {#3.141..3.143}", Number(id="", question="Pi?", number="3.142", within="0.001")),
        ("Between? {#-5..5}", Number(id="", question="Between?", number="0", within="5")),
        (
            "Capitals. {=Canada->Ottawa =Italy -> Rome = -> Oslo}",
            Match(id="", question="Capitals.", match=(Pair("Canada", "Ottawa"), Pair("Italy", "Rome")), also=("Oslo",)),
        ),
        (
            "Who?{\n~%-50%No one\n~%50%Grant\n~%50%His wife\n~%-50%His father}",
            ChooseAll(
                id="", question="Who?", right=options("Grant", "His wife"), wrong=options("No one", "His father")
            ),
        ),
        (
            "Which equals 5? {\n~ \\= 2 + 2\n= \\= 2 + 3 }",
            ChooseOne(id="", question="Which equals 5?", right=Option("= 2 + 3"), wrong=options("= 2 + 2")),
        ),
        (
            "Control? {~ \\~ # \\~ is one.\n~ \\\\ # Not \\:\\#\\{\\}\n= x#Right.####All in all.}",
            ChooseOne(
                id="",
                question="Control?",
                right=Option("x", "Right."),
                wrong=(Option("~", "~ is one."), Option("\\\\", "Not :#{}")),
                why="All in all.",
            ),
        ),
        (
            "42 answers all.{\nFALSE#It does.#You knew.\n####A reference.}",
            TrueFalse(id="", statement="42 answers all.", truth=False, why="It does.\n\nYou knew."),
        ),
        ("[markdown]Who's in **it**?{=x}", Typed(id="", question="Who's in **it**?", accept=("x",))),
        ("[html]A <b>bold</b> one?{=x}", Typed(id="", question="A **bold** one?", accept=("x",))),
        ("[plain]A *star*?{=x}", Typed(id="", question="A \\*star\\*?", accept=("x",))),
        ("// a comment\nWrapped\nover lines?{=x}", Typed(id="", question="Wrapped\nover lines?", accept=("x",))),
        ("Line\\nbreak?{=x}", Typed(id="", question="Line\nbreak?", accept=("x",))),
        ("Why?{####Because.}", Card(id="", front="Why?", back="Because.")),
    ],
)
def test_every_construct(gift: str, item: Item) -> None:
    carried = read("gift", gift)
    assert items(carried) == [item]
    assert set(codes(carried)) <= {"X203", "X204"}


@pytest.mark.parametrize(
    ("gift", "code"),
    [
        ("Only a description.", "X201"),
        ("Write an essay. {}", "X201"),
        ("No partner {", "X202"),
        ("No partner } {", "X202"),
        ("No numbers {#}", "X202"),
        ("Not a number {#x}", "X202"),
        ("Not a range {#1..x}", "X202"),
        ("One pair {=a -> b}", "X202"),
        ("No arrow {=a -> b =c}", "X202"),
        ("Same {~a ~A =b}", "X202"),
        ("All right {~%50%a ~%50%b}", "X202"),
        ("Nothing right {~a ~b}", "X202"),
        ("{=x}", "X202"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_line(gift: str, code: str) -> None:
    carried = read("gift", f"First?{{=a}}\n\n{gift}\n")
    assert items(carried) == [Typed(id="", question="First?", accept=("a",))]
    assert [(finding.code, finding.line) for finding in carried.findings] == [(code, 3)]


@pytest.mark.parametrize(
    ("gift", "sentence"),
    [
        ("Q{~a ~%50%half =b}", "a part of the mark"),
        ("Q{~%75%a ~%25%b ~c}", "different weights"),
        ("Q{=a =b ~c}", "by itself"),
        ("Q{=a =%50%b}", "not accepted"),
        ("Q{=a#good}", "Feedback to a typed"),
        ("Q{=a*b}", "any words"),
        ("Q{#\n=1822:0\n=%50%1822:2}", "first number"),
        ("Q{#3:2~#Completely wrong}", "wrong numbers"),
        ("Q{####A}", "became a card"),
    ],
)
def test_what_is_lost_is_said(gift: str, sentence: str) -> None:
    carried = read("gift", gift)
    assert len(items(carried)) == 1
    assert any(sentence in finding.message for finding in carried.findings)


def test_names_ids_tags_and_categories() -> None:
    text = (
        "$CATEGORY: $course$/top/Biology/Cells//Organs/Deep\n\n"
        "// question: 1  name: x  [id:my-id] [tag:easy] [tag:a\\]b]\n::Some name::One?{=x}\n\n"
        "::Some name::Two?{=x}\n\n::Some name::Three?{=x}\n\n$CATEGORY: top\n\nFour?{=x}\n"
    )
    carried = read("gift", text, "file.txt")
    biology, other = (one.deck for one in carried.decks)
    assert (biology.title, other.title) == ("Biology", "file")
    assert biology.source == Source(sections=(Section("cells-organs-deep", "Cells/Organs / Deep"),))
    assert biology.items[0].tags == ("easy", "a]b")
    assert [item.id for item in biology.items[:2]] == ["my-id", "some-name"]
    assert biology.items[2].id.startswith("some-name-")


def test_pictures_of_a_text_file_are_missed() -> None:
    assert codes(read("gift", '[html]<img src="a.png"> what?{=x}')) == ["X401"]


WORDS = (
    st.text("ab *_[]#={}~:\\%\n->é", min_size=1, max_size=15)
    .map(lambda text: "\n".join(line.strip() for line in text.split("\n")).strip())
    .filter(lambda text: bool(text) and "->" not in text and "####" not in text)
)


@st.composite
def questions(draw: st.DrawFn) -> Item:
    texts = draw(st.lists(WORDS, min_size=4, max_size=4, unique_by=lambda text: " ".join(text.casefold().split())))
    feedback = draw(st.one_of(st.just(""), WORDS))
    asked, why = texts[0], draw(st.one_of(st.just(""), WORDS))
    other = Option(texts[3], feedback)
    made: list[Item] = [
        ChooseOne(id="q", question=asked, right=Option(texts[1], feedback), wrong=options(*texts[2:]), why=why),
        ChooseAll(id="q", question=asked, right=options(*texts[1:3]), wrong=(other,), why=why),
        TrueFalse(id="q", statement=asked, truth=bool(feedback), why=why),
        Number(id="q", question=asked, number="4.5", within="0.25", why=why),
        Match(id="q", question=asked, match=(Pair(texts[1], texts[2]), Pair(texts[2], texts[3])), why=why),
    ]
    return draw(st.sampled_from(made))


@settings(max_examples=200, deadline=None)
@given(questions())
def test_questions_come_back_as_they_went(question: Item) -> None:
    written = write("gift", [Deck(id="d", title="D", items=(question,))])
    carried = read("gift", written.content)
    assert carried.decks[0].deck == Deck(id="d", title="D", items=(question,))


@settings(max_examples=60, deadline=None)
@given(decks())
def test_every_item_goes_and_what_is_lost_is_said(deck: Deck) -> None:
    written = write("gift", [deck])
    carried = read("gift", written.content)
    come = {item.id for one in carried.decks for item in one.deck.items}
    assert come <= {item.id for item in deck.items}
    assert len(come) + codes(carried).count("X202") + codes(carried).count("X201") >= len(deck.items)
    changed = {finding.item for finding in written.findings if finding.code == "X204"}
    assert changed == {item.id for item in deck.items if kind_of(item) in {"card", "cloze", "order"}}


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.text("a{}~=#:%\\/-> \n.$[]59TFn", max_size=60).map(str.encode)))
def test_no_bytes_raise(content: bytes) -> None:
    read("gift", content)
    read("aiken", content)


AIKEN = """What is the capital
of France?
A) Lyon
B. Paris

ANSWER: B

2 + 2?
A) 3
B) 4
C) *5*
ANSWER: B
"""


def test_aiken() -> None:
    carried = read("aiken", AIKEN)
    assert items(carried) == [
        ChooseOne(id="", question="What is the capital\\\nof France?", right=Option("Paris"), wrong=options("Lyon")),
        ChooseOne(id="", question="2 + 2?", right=Option("4"), wrong=options("3", "\\*5\\*")),
    ]
    assert carried.findings == ()


def test_broken_aiken_is_named_by_its_line() -> None:
    carried = read("aiken", "One?\nA) a\nB) b\n\nTwo?\nA) a\nB) b\nANSWER: D\n\nThree?\nA) a\nANSWER: A\n\nFour?")
    assert [(finding.code, finding.line) for finding in carried.findings][:4] == [
        ("X202", 1), ("X202", 5), ("X202", 10), ("X202", 14),
    ]  # fmt: skip


def test_what_aiken_cannot_hold_is_said() -> None:
    one_right = ChooseOne(id="a", question="Q", right=Option("r", "f"), wrong=options("w"), why="W")
    written = write(
        "aiken", [Deck(id="d", title="D", items=(one_right, Order(id="b", question="Q", order=("a", "b"))))]
    )
    assert written.content == b"Q\nA) w\nB) r\nANSWER: B\n"
    assert codes(written) == ["X203", "X208"]


def test_aiken_has_as_many_options_as_letters() -> None:
    many = ChooseOne(id="a", question="Q", right=Option("r"), wrong=options(*map(str, range(26))))
    written = write("aiken", [Deck(id="d", title="D", items=(many,))])
    assert (written.content, codes(written)) == (b"", ["X208"])


@pytest.mark.parametrize(("content", "name"), [(AIKEN, "aiken"), ("Q{=a}", "gift"), ("::n::Q {\n~a\n=b}", "gift")])
def test_they_are_recognised(tmp_path: Path, content: str, name: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content, encoding="utf-8")
    found = recognised(path)
    assert found is not None
    assert found.name == name
