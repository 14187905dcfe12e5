"""Moodle's XML: every kind of question that it usually holds, and what strangers may put there."""

from __future__ import annotations

from base64 import b64encode

import pytest
from deck_strategies import decks
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import codes, items, read, write

from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
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
)
from quizapp.exchange.carried import CarriedDeck
from quizapp.exchange.moodle import xml_writing


def question(kind: str, body: str, asked: str = "<p>Q?</p>", more: str = "") -> str:
    return (
        f'<quiz><question type="{kind}"><name><text>A name</text></name>'
        f'<questiontext format="html"><text><![CDATA[{asked}]]></text>{more}</questiontext>{body}</question></quiz>'
    )


def answer(text: str, fraction: float, feedback: str = "", more: str = "") -> str:
    told = f'<feedback format="html"><text>{feedback}</text></feedback>' if feedback else ""
    return f'<answer fraction="{fraction}" format="html"><text>{text}</text>{told}{more}</answer>'


GENERAL = "<generalfeedback><text>G</text></generalfeedback>"
GRADER = "<graderinfo format='html'><text>An answer</text></graderinfo>"


@pytest.mark.parametrize(
    ("kind", "body", "item"),
    [
        (
            "multichoice",
            "<single>true</single>" + answer("&lt;b&gt;r&lt;/b&gt;", 100, "Yes.") + answer("w", 0, "No."),
            ChooseOne(id="", question="Q?", right=Option("**r**", "Yes."), wrong=(Option("w", "No."),)),
        ),
        (
            "multichoice",
            "<single>true</single><shuffleanswers>false</shuffleanswers>" + answer("w", 0) + answer("r", 100),
            ChooseOne(id="", question="Q?", right=Option("r"), wrong=(Option("w"),), keep_order=True, right_at=2),
        ),
        (
            "multichoice",
            "<single>false</single>" + answer("a", 50) + answer("b", 50) + answer("c", -50),
            ChooseAll(id="", question="Q?", right=(Option("a"), Option("b")), wrong=(Option("c"),)),
        ),
        (
            "truefalse",
            answer("true", 0, "Wrong.")
            + answer("false", 100, "Right.")
            + "<generalfeedback><text>G</text></generalfeedback>",
            TrueFalse(id="", statement="Q?", truth=False, why="G\n\nWrong.\n\nRight."),
        ),
        (
            "shortanswer",
            "<usecase>1</usecase>" + answer("x_y", 100) + answer("z", 100) + answer("*", 0),
            Typed(id="", question="Q?", accept=("x_y", "z"), exact=True),
        ),
        (
            "numerical",
            answer("3.14", 100, more="<tolerance>0.01</tolerance>")
            + "<units><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit>"
            "<unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>",
            Number(id="", question="Q?", number="3.14", within="0.01", unit="m"),
        ),
        (
            "matching",
            "<subquestion format='html'><text>a</text><answer><text>1*</text></answer></subquestion>"
            "<subquestion format='html'><text>b</text><answer><text>2</text></answer></subquestion>"
            "<subquestion format='html'><text></text><answer><text>3</text></answer></subquestion>",
            Match(id="", question="Q?", match=(Pair("a", "1\\*"), Pair("b", "2")), also=("3",)),
        ),
        ("ordering", answer("one", 1) + answer("two", 1), Order(id="", question="Q?", order=("one", "two"))),
        (
            "essay",
            "<graderinfo format='html'><text>An answer</text></graderinfo>",
            Card(id="", front="Q?", back="An answer"),
        ),
    ],
)
def test_every_kind(kind: str, body: str, item: Item) -> None:
    carried = read("moodle-xml", question(kind, body))
    assert items(carried) == [item]
    assert carried.decks[0].deck.items[0].id == "a-name"
    assert codes(carried) == (["X204"] if kind == "essay" else [])


def test_a_cloze_becomes_its_parts() -> None:
    asked = (
        "<p>{1:SHORTANSWER:=Paris#Yes~%50%Lyon} is in {2:MULTICHOICE_V:=France~Spain#No~%0%Italy}; "
        "Pi is {:NUMERICAL:=3.14:0.01}, {1:MR:=a~=b~c} and {1:SAC:=\\{x\\}}.</p>"
    )
    carried = read("moodle-xml", question("cloze", "", asked))
    gaps = "{} is in {}; Pi is {}, {} and {}."
    blank = "_____"

    def at(number: int) -> str:
        return gaps.format(*(blank if other == number else "[…]" for other in range(5)))

    france = ChooseOne(id="", question=at(1), right=Option("France"), wrong=(Option("Spain", "No"), Option("Italy")))
    assert items(carried) == [
        Typed(id="", question=at(0), accept=("Paris",)),
        france,
        Number(id="", question=at(2), number="3.14", within="0.01"),
        ChooseAll(id="", question=at(3), right=(Option("a"), Option("b")), wrong=(Option("c"),)),
        Typed(id="", question=at(4), accept=("{x}",), exact=True),
    ]
    assert [item.id for item in carried.decks[0].deck.items] == [f"a-name-{number}" for number in range(1, 6)]
    assert codes(carried) == ["X203", "X203"]


def test_categories_tags_hints_and_id_numbers() -> None:
    one = question(
        "shortanswer",
        answer("x", 100) + "<idnumber>my-id</idnumber><hint><text>H</text></hint><hint><text>I</text></hint>"
        "<tags><tag><text>t</text></tag></tags><generalfeedback><text>G</text></generalfeedback>"
        "<correctfeedback><text>Your answer is correct.</text></correctfeedback>",
    )
    category = "<question type='category'><category><text>$course$/top/Bio/Cells</text></category></question>"
    carried = read("moodle-xml", one.replace("<quiz>", f"<quiz>{category}"))
    deck = carried.decks[0].deck
    assert (deck.title, deck.source) == ("Bio", Source(sections=(Section("cells", "Cells"),)))
    assert deck.items == (
        Typed(id="my-id", question="Q?", accept=("x",), hint="H", why="G", tags=("t",), section="cells"),
    )
    assert codes(carried) == ["X203"]


PICTURE = b"\x89PNG\r\n"


def file(name: str, content: bytes = PICTURE) -> str:
    return f'<file name="{name}" path="/" encoding="base64">{b64encode(content).decode()}</file>'


def test_files_come_along_under_names_of_their_own() -> None:
    asked = '<p><img src="@@PLUGINFILE@@/My%20cell.png" alt="A cell"><img src="@@PLUGINFILE@@/gone.png"></p>'
    image = '&lt;img src="@@PLUGINFILE@@/My%20cell.png"&gt;'
    other = f'<answer fraction="0"><text>{image}</text>{file("My cell.png", b"x")}</answer>'
    body = "<single>true</single>" + answer("r", 100) + other
    carried = read("moodle-xml", question("multichoice", body, asked, file("My cell.png")))
    (deck,) = carried.decks
    assert sorted(deck.files.values()) == sorted([PICTURE, b"x"])
    assert deck.files["media/my-cell.png"] == PICTURE
    assert items(carried)[0] == ChooseOne(
        id="",
        question="![A cell](media/my-cell.png)![](gone.png)",
        right=Option("r"),
        wrong=(Option(f"![]({next(path for path, content in deck.files.items() if content == b'x')})"),),
    )
    assert codes(carried) == ["X401"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('<file name="a.exe" encoding="base64">AAAA</file>', "X402"),
        ('<file name="a.png" encoding="base64">!!</file>', "X104"),
    ],
)
def test_files_that_cannot_come_along(more: str, code: str) -> None:
    name = "a.exe" if "exe" in more else "a.png"
    carried = read(
        "moodle-xml", question("shortanswer", answer("x", 100), f'Q <img src="@@PLUGINFILE@@/{name}">', more)
    )
    assert len(items(carried)) == 1
    assert carried.decks[0].files == {}
    assert codes(carried) == [code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "X104"),
        ("<quiz>", "X104"),
        ("<other/>", "X110"),
        ("<quiz></quiz>", "X110"),
        ('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', "X104"),
        ("<quiz>" + "<a>" * 500 + "</a>" * 500 + "</quiz>", "X104"),
        (question("description", ""), "X201"),
        (question("essay", ""), "X201"),
        (question("ddmarker", ""), "X201"),
        (question("calculated", ""), "X201"),
        (question("cloze", "", "no gaps"), "X202"),
        (question("cloze", "", "{1:NUMERICAL:=x}"), "X202"),
        (question("truefalse", ""), "X202"),
        (question("multichoice", ""), "X202"),
        (question("numerical", answer("x", 100)), "X202"),
        (question("shortanswer", answer("x", 50)), "X202"),
        (question("matching", ""), "X202"),
        (question("shortanswer", answer("x", 100), "Q <script>alert(1)</script>"), "X301"),
    ],
)
def test_what_cannot_be_used_is_a_finding(content: str, code: str) -> None:
    assert code in codes(read("moodle-xml", content))


def test_pictures_and_gaps_go_out() -> None:
    cloze = Cloze(id="b", text="The {{Nile}} and the {{Amazon~}} *flow*.")
    card = Card(id="a", front="![A](in/a%20b.png)", back="B")
    written = xml_writing.write([CarriedDeck(Deck(id="d", title="D", items=(card, cloze)), {"in/a b.png": PICTURE})])
    carried = read("moodle-xml", written.content)
    assert carried.decks[0].files == {"media/a-b.png": PICTURE}
    first, *rest = items(carried)
    assert first == Card(id="", front="![A](media/a-b.png)", back="B")
    assert [item.accept for item in rest if isinstance(item, Typed)] == [("Nile",), ("Amazon~",)]


WORDS = st.text("ab é\"';", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@st.composite
def questions(draw: st.DrawFn) -> Item:
    texts = draw(st.lists(WORDS, min_size=4, max_size=4, unique_by=str.casefold))
    feedback = draw(st.one_of(st.just(""), WORDS))
    asked, why = texts[0], draw(st.one_of(st.just(""), WORDS))
    one, two, three = (Option(text) for text in texts[1:])
    made: list[Item] = [
        Card(id="q", front=asked, back=texts[1]),
        ChooseOne(id="q", question=asked, right=Option(texts[1], feedback), wrong=(two, three), why=why),
        ChooseOne(id="q", question=asked, right=one, wrong=(two, three), keep_order=True, right_at=2),
        ChooseAll(id="q", question=asked, right=(one, two), wrong=(three,), why=why, keep_order=bool(why)),
        TrueFalse(id="q", statement=asked, truth=bool(feedback), why=why),
        Typed(id="q", question=asked, accept=tuple(texts[1:]), exact=bool(why), why=why),
        Number(id="q", question=asked, number="4.5", within="0.25", unit=feedback, hint=why),
        Order(id="q", question=asked, order=tuple(texts), tags=("t",)),
        Match(id="q", question=asked, match=(Pair(texts[1], texts[2]), Pair(texts[2], texts[3])), also=("zz",)),
    ]
    return draw(st.sampled_from(made))


@settings(max_examples=150, deadline=None)
@given(questions())
def test_questions_come_back_as_they_went(item: Item) -> None:
    deck = Deck(id="d", title="D", items=(item,))
    assert read("moodle-xml", write("moodle-xml", [deck]).content).decks[0].deck == deck


@settings(max_examples=60, deadline=None)
@given(decks())
def test_whatever_goes_out_is_xml_that_comes_back(deck: Deck) -> None:
    carried = read("moodle-xml", write("moodle-xml", [deck]).content)
    assert "X104" not in codes(carried)


CLOZES = st.text("{}:=~#%\\SAMCN12 <&", max_size=40).map(lambda text: question("cloze", "", text).encode())


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=40), CLOZES))
def test_no_bytes_raise(content: bytes) -> None:
    read("moodle-xml", content)
