"""The parts that packages of Anki are read and written with: messages, templates, gaps, names, the log, plain HTML."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.deck import cloze
from quizapp.exchange import inline, markup
from quizapp.exchange.anki import clozes, log, naming, protobuf
from quizapp.exchange.anki.layout import layout
from quizapp.exchange.anki.rows import CardRow, Collection, DeckRow, LogRow, Note, NoteType, Template
from quizapp.exchange.anki.template import Condition, Slot, parse, render
from quizapp.study.memory import Grade

LEARNING, REVIEW, RELEARNING, FILTERED, BY_HAND = range(5)


def test_a_message_gives_its_fields() -> None:
    message = b"\x08\x96\x01\x12\x03abc\x1d1234\x21" + b"12345678"
    assert list(protobuf.fields(message)) == [(1, 150), (2, b"abc"), (3, b"1234"), (4, b"12345678")]
    assert protobuf.whole(message, 1) == 150
    assert protobuf.text(message, 2) == "abc"
    assert (protobuf.whole(message, 9), protobuf.text(message, 9)) == (0, "")


@given(st.binary(max_size=60))
def test_any_bytes_are_a_message_or_refused(message: bytes) -> None:
    try:
        fields = list(protobuf.fields(message))
    except protobuf.BrokenMessageError:
        return
    assert sum(len(value) for _, value in fields if isinstance(value, bytes)) <= len(message)


def test_a_template_is_text_places_and_conditions() -> None:
    parts = parse("a {{Front}}{{#Extra}}b {{type:hint:Extra}}{{/Extra}}{{^Extra}}none{{/Extra}}")
    assert parts == (
        "a ",
        Slot("Front"),
        Condition("Extra", True, ("b ", Slot("Extra", ("hint", "type")))),
        Condition("Extra", False, ("none",)),
    )
    assert render(parts, {"Extra": True}, lambda slot: slot.field) == "a Frontb Extra"
    assert render(parts, {}, lambda slot: slot.field) == "a Frontnone"


@given(st.text(alphabet="{}#^/!=: ab", max_size=80))
def test_any_text_is_a_template(text: str) -> None:
    assert isinstance(render(parse(text), {"a": True}, lambda slot: slot.field), str)


def test_what_is_not_closed_ends_with_the_template_and_depth_has_an_end() -> None:
    assert parse("{{#A}}{{B}}") == (Condition("A", True, (Slot("B"),)),)
    deep = parse("{{#A}}" * 10_000)
    assert isinstance(render(deep, {"A": True}, lambda slot: slot.field), str)


def test_a_template_that_swells_is_cut_off() -> None:
    swelling = parse("{{A}}" * 10_000)
    assert len(render(swelling, {}, lambda _slot: "x" * 10_000)) < 1_000_000


def test_a_back_that_repeats_the_front_says_only_the_answer() -> None:
    (side,) = layout(
        NoteType("T", False, ("F", "B"), (Template("1", "{{F}}", "{{F}}<b>x</b> {{Audio}}<hr id=answer>{{B}}"),))
    ).sides
    assert side.back == (Slot("Audio"), Slot("B"))


def test_two_templates_are_mirrored_only_if_they_show_nothing_else() -> None:
    there = Template("1", "{{A}}", "{{FrontSide}}<hr id=answer>{{B}}")
    back = Template("2", "<div>{{B}}</div>", "{{FrontSide}}<hr id=answer> <i>{{A}}</i>")
    more = Template("2", "{{B}} {{C}}", "{{FrontSide}}<hr id=answer>{{A}}")
    assert layout(NoteType("T", False, ("A", "B", "C"), (there, back))).mirrored == (0, 1)
    assert layout(NoteType("T", False, ("A", "B", "C"), (there, more))).mirrored is None


@pytest.mark.parametrize(
    ("anki", "deck"),
    [
        ("{{c1::a}} b {{c2::c::hint}}", "{{1::a}} b {{2::c::hint}}"),
        (r"{{c1::\frac{a}{b} }}", r"{{1::\frac{a}{b} }}"),
        ("{{c1::a {{c2::b::h}} c}}", "{{1::a b c}}"),
        ("{{c1,2::a}}", "{{1::a}}"),
        ("{{no gap}} {{c1::a}}", "{ {no gap} } {{1::a}}"),
        ("{{c1::a}} {{c2::open", "{{1::a}} open"),
        ("{{c0::a}} {{c1::}}{{c1::b}}", "a {{1::b}}"),
    ],
)
def test_gaps_of_anki_become_gaps_of_decks(anki: str, deck: str) -> None:
    assert clozes.from_anki(anki).text == deck
    assert clozes.from_anki(anki).nested is ("{{c1::a {{" in anki)


@given(st.text(alphabet="{}c12:,ab ", max_size=60))
def test_any_text_gives_gaps_that_a_deck_can_hold(text: str) -> None:
    found = clozes.from_anki(text).text
    parts = cloze.parse(found)
    assert all("{{" not in part and "}}" not in part for part in parts if isinstance(part, str))
    assert all(part.hidden for part in parts if not isinstance(part, str))


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["a", "b}", "c c"])), min_size=1, max_size=4))
def test_gaps_go_there_and_back(gaps: list[tuple[int, str]]) -> None:
    text = " ".join(f"{{{{{number}::{hidden} }}}}" for number, hidden in gaps)
    assert cloze.parse(clozes.from_anki(clozes.to_anki(text)).text) == cloze.parse(text)


def test_ids_are_ours_where_we_wrote_them_and_the_note_s_own_else() -> None:
    assert naming.own_id(naming.guid("deck", "item")) == "item"
    assert naming.own_id("K1;Am/_YcY") == "K1;Am/_YcY"


def notes_in(deck: str, *guids: str) -> Collection:
    """Return a collection of notes in one deck."""
    notes = [Note(number, guid, 1, (), ()) for number, guid in enumerate(guids)]
    cards = [CardRow(note.id, note.id, 0, 5) for note in notes]
    return Collection({}, {5: DeckRow(deck)}, notes, cards, [])


@pytest.mark.parametrize(
    ("found", "made"),
    [
        (notes_in("My deck", "rivers/a", "rivers/b", "theirs"), "rivers"),
        (notes_in("Rivers of Europe::Danube", "x", "y"), "rivers-of-europe"),
        (notes_in("Español (A1)", "x"), "espanol-a1"),
        (notes_in("C++", "x"), "c-cedb1b"),
        (notes_in("C#", "x"), "c-951a4d"),
        (notes_in("日本語", "x"), "deck-77710a"),
    ],
)
def test_a_deck_has_the_id_that_we_gave_it_or_one_of_its_name(found: Collection, made: str) -> None:
    assert list(naming.deck_ids(found).values()) == [made]


def test_deck_names_go_there_and_back() -> None:
    assert naming.deck_name("A::B", naming.section_title("C::D")) == "A: B::C::D"


def rows(*given_: tuple[int, int]) -> list[LogRow]:
    """Return entries of the log of one card, by button and kind."""
    return [
        LogRow(1_700_000_000_000 + place * 1000, 7, button, 900, kind, 0 if kind in {FILTERED, BY_HAND} else 2500)
        for place, (button, kind) in enumerate(given_)
    ]


@pytest.mark.parametrize(
    ("entries", "grades"),
    [
        (rows((3, LEARNING), (3, REVIEW), (1, REVIEW), (3, RELEARNING)), [3, 3, 1, 3]),
        (rows((3, LEARNING), (0, BY_HAND), (4, LEARNING)), [4]),
        (rows((3, LEARNING), (4, REVIEW), (0, BY_HAND)), []),
        (rows((3, LEARNING), (4, FILTERED), (2, REVIEW)), [3, 2]),
        (rows((3, LEARNING), (4, REVIEW), (1, LEARNING), (2, LEARNING), (3, REVIEW)), [1, 2, 3]),
        (rows((3, REVIEW), (9, REVIEW), (4, REVIEW)), [3, 4]),
    ],
)
def test_only_answers_since_the_card_was_last_new_count(entries: list[LogRow], grades: list[int]) -> None:
    assert [review.grade for review in log.reviews(entries, {7: "d/i"})] == [Grade(each) for each in grades]


def test_entries_at_no_time_or_of_no_card_are_left() -> None:
    entries = [LogRow(-5, 7, 3, 0, 0, 0), LogRow(1 << 62, 7, 3, 0, 0, 0), LogRow(1000, 8, 3, 0, 0, 0)]
    assert log.reviews(entries, {7: "d/i"}) == []


WORDS = st.sampled_from(["a", "b c", "1.", "*", "_x_", "&amp;", "&lt;b&gt;", "é", "- ", "x", " ", "", "#", "[a](b)"])
PIECES = st.one_of(
    WORDS,
    st.sampled_from(["<br>", "<br/>", "<br />"]),
    st.sampled_from(["<div>", "</div>", "</div><div>", "<div><br></div>", "&nbsp;", "<div>a</div>"]),
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["b", "i", "em", "strong"]), WORDS),
)


@settings(max_examples=300, deadline=None)  # the parser is imported the first time
@given(st.lists(PIECES, max_size=7).map("".join))
def test_plain_html_becomes_what_the_parser_makes_of_it(html: str) -> None:
    if inline.quick(html) is None or "<" not in html:
        return
    with mock.patch("quizapp.exchange.inline.quick", return_value=None):
        slow = markup.from_html(html)
    assert markup.from_html(html) == slow


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>a</b> *b* &amp; <i>c</i>", r"**a** \*b\* & *c*"),
        ("a<br>1. b", "a\\\n1\\. b"),
        ("a<div>b</div><div>c<br>d</div>", "a\n\nb\n\nc\\\nd"),
    ],
)
def test_what_is_typed_into_anki_needs_no_parser(html: str, markdown: str) -> None:
    assert inline.quick(html) == markdown
