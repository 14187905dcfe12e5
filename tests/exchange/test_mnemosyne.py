"""Mnemosyne: its kinds of cards, its packages, its older XML, and what was learnt."""

from __future__ import annotations

from pathlib import Path

import pytest
from mnemosyne_shelf import CARDS, OLD, card, document, fact, log
from qti_shelf import codes, zipped

from quizapp.deck.model import Card, Cloze, Item
from quizapp.exchange.carried import Carried, CarriedReview
from quizapp.exchange.mnemosyne.read import read, read_text
from quizapp.study import sm2
from quizapp.study.memory import Grade

LEARNT = 1_600_000_000


def carried_from(tmp_path: Path, content: str | bytes, name: str = "words.xml") -> Carried:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def items(carried: Carried) -> tuple[Item, ...]:
    (deck,) = carried.decks
    return deck.deck.items


def test_front_to_back_with_a_tag_and_its_last_answer(tmp_path: Path) -> None:
    carried = carried_from(tmp_path, CARDS)
    (item,) = items(carried)
    assert isinstance(item, Card)
    assert (item.front, item.back, item.both_ways, item.tags) == ("Bonjour", "Hello **there**", False, ("French",))
    assert carried.reviews == (CarriedReview(f"words/{item.id}", LEARNT * 1000, Grade.GOOD),)
    assert codes(carried) == []


def test_where_a_card_stands_is_known_by_its_interval_and_easiness(tmp_path: Path) -> None:
    (one,) = carried_from(tmp_path, CARDS).standings
    days = (1_700_000_000 - LEARNT) / 86_400
    assert one.memory == pytest.approx(sm2.memory_of(days, 2.5))
    assert (one.phase, one.due_day, one.answered_at) == ("review", 1_700_000_000 // 86_400, LEARNT * 1000)


def test_where_all_answers_came_along_the_memory_is_what_they_come_to(tmp_path: Path) -> None:
    logged = log(9, "c1", time=LEARNT, gr=4, th_t=2)
    (one,) = carried_from(tmp_path, CARDS.replace("</openSM2sync>", f"{logged}</openSM2sync>")).standings
    assert one.memory is None
    assert one.due_day == 1_700_000_000 // 86_400


@pytest.mark.parametrize("date", ["", "-1", "1e9", "900000000000000", str(LEARNT)])
def test_a_card_without_a_date_that_can_be_is_told_and_its_last_answer_comes(tmp_path: Path, date: str) -> None:
    carried = carried_from(tmp_path, CARDS.replace('n_rp="1700000000"', f'n_rp="{date}"'))
    assert carried.standings == ()
    assert len(carried.reviews) == 1
    assert codes(carried) == ["X501"]


def test_both_ways_is_one_card_with_two_faces(tmp_path: Path) -> None:
    both = document(
        fact("f1", f="chat", b="cat"),
        card("c1", "f1", "2.1", gr=5, l_rp=LEARNT),
        card("c2", "f1", "2.2", gr=1, l_rp=LEARNT + 60),
    )
    carried = carried_from(tmp_path, both)
    assert items(carried) == (Card(id="f1", front="chat", back="cat", both_ways=True),)
    assert carried.reviews == (
        CarriedReview("words/f1", LEARNT * 1000, Grade.EASY),
        CarriedReview("words/f1#back", (LEARNT + 60) * 1000, Grade.AGAIN),
    )


def test_where_only_the_way_back_is_there_it_is_the_card(tmp_path: Path) -> None:
    carried = carried_from(tmp_path, document(fact("f1", f="chat", b="cat"), card("c2", "f1", "2.2")))
    assert items(carried) == (Card(id="f1", front="cat", back="chat"),)


def test_vocabulary_shows_pronunciation_and_notes_after_the_answer(tmp_path: Path) -> None:
    words = document(
        fact("f1", f="chat", p_1="sha", m_1="cat", n="m."), card("c1", "f1", "3.1"), card("c2", "f1", "3.2")
    )
    assert items(carried_from(tmp_path, words)) == (
        Card(id="f1", front="chat", back="cat", both_ways=True, why="sha\n\nm."),
    )


def test_a_cloze_with_a_hint_has_a_face_for_each_gap(tmp_path: Path) -> None:
    gaps = document(
        fact("f1", text="La [casa:house] es [grande]"),
        card("c1", "f1", "5.1", "<extra>{'cloze': 'casa:house', 'index': 0}</extra>"),
        card("c2", "f1", "5.1", "<extra>{'cloze': 'grande', 'index': 1}</extra>", gr=3, l_rp=LEARNT),
    )
    carried = carried_from(tmp_path, gaps)
    assert items(carried) == (Cloze(id="f1", text="La {{casa::house}} es {{grande}}"),)
    assert carried.reviews == (CarriedReview("words/f1#2", LEARNT * 1000, Grade.GOOD),)


def test_a_sentence_is_a_card_and_a_cloze(tmp_path: Path) -> None:
    sentence = document(
        fact("f1", f="La [casa] es grande", m_1="The house is big"),
        card("c1", "f1", "6.1"),
        card("c2", "f1", "6.2", "<extra>{'index': 0}</extra>"),
    )
    whole, gaps = items(carried_from(tmp_path, sentence))
    assert whole == Card(id="f1", front="La casa es grande", back="The house is big")
    assert gaps == Cloze(id="f1-gaps", text="La {{casa}} es grande", why="The house is big")


def test_a_map_asks_where_and_what(tmp_path: Path) -> None:
    content = zipped(
        {
            "cards.xml": document(
                fact("f1", loc="Oslo", blank="&lt;img src='b.png'&gt;", marked="&lt;img src='m.png'&gt;"),
                card("c1", "f1", "4.1"),
                card("c2", "f1", "4.2"),
            ),
            "b.png": b"B",
            "m.png": b"M",
        }
    )
    carried = carried_from(tmp_path, content, "map.cards")
    assert items(carried) == (
        Card(id="f1-recognition", front="![](m.png)", back="Oslo"),
        Card(id="f1-production", front="Oslo\n\n![](b.png)", back="![](m.png)"),
    )
    assert carried.decks[0].files == {"b.png": b"B", "m.png": b"M"}


def test_a_card_type_of_one_s_own_asks_what_its_side_says(tmp_path: Path) -> None:
    own = document(
        log(
            19,
            "7::Verbs.1",
            "<name>v</name><q_fact_keys>['verb', 'tense']</q_fact_keys><a_fact_keys>['form']</a_fact_keys>",
        ),
        fact("f1", verb="aller", tense="futur", form="irai"),
        card("c1", "f1", "7.1", card_t="7::Verbs", fact_v="7::Verbs.1"),
    )
    assert items(carried_from(tmp_path, own)) == (Card(id="f1", front="aller\n\nfutur", back="irai"),)


def test_a_copy_of_a_card_type_is_read_as_what_it_was_made_of(tmp_path: Path) -> None:
    french = document(
        fact("f1", f="chat", m_1="cat"), card("c1", "f1", "3.1", card_t="3::French", fact_v="3.1::French")
    )
    assert items(carried_from(tmp_path, french)) == (Card(id="f1", front="chat", back="cat"),)


def test_logged_answers_are_all_carried_and_broken_ones_told(tmp_path: Path) -> None:
    logged = document(
        fact("f1", f="chat", b="cat"),
        card("c1", "f1", "1.1", gr=4, l_rp=LEARNT + 90),
        log(9, "c1", time=LEARNT + 90, gr=4, th_t=7),
        log(9, "c1", time=LEARNT, gr=0, th_t=3),
        log(9, "c1", time="soon", gr=4),
        card("c9", "gone", "1.1"),
    )
    carried = carried_from(tmp_path, logged)
    assert carried.reviews == (
        CarriedReview("words/f1", LEARNT * 1000, Grade.AGAIN, 3000),
        CarriedReview("words/f1", (LEARNT + 90) * 1000, Grade.GOOD, 7000),
    )
    assert [(finding.code, finding.line) for finding in carried.findings] == [("X502", 5), ("X502", 6)]


def test_a_package_says_what_it_is_and_brings_its_files(tmp_path: Path) -> None:
    content = zipped(
        {
            "cards.xml": document(
                fact(
                    "f1", f="Listen &lt;audio src='in/a.ogg'&gt;", b="&lt;$&gt;x^2&lt;/$&gt; &lt;img src='none.png'&gt;"
                ),
                card("c1", "f1", "1.1"),
            ),
            "METADATA": "card_set_name:French words\nauthor_name:A\nnotes:From the book: part 1\n",
            "in/a.ogg": b"OGG",
            "../evil.png": b"x",
        }
    )
    carried = carried_from(tmp_path, content, "words.cards")
    (deck,) = carried.decks
    assert (deck.deck.title, deck.deck.about) == ("French words", "From the book: part 1")
    assert deck.files == {"in/a.ogg": b"OGG"}
    assert deck.deck.items[0].audio == "in/a.ogg"
    item = deck.deck.items[0]
    assert isinstance(item, Card)
    assert item.back.startswith("$x^2$")
    assert codes(carried) == ["X402", "X401"]


def test_the_xml_of_mnemosyne_1(tmp_path: Path) -> None:
    carried = carried_from(tmp_path, OLD, "old.xml")
    assert items(carried) == (
        Card(id="a1", front="one", back="two"),
        Card(id="b1", front="front", back="back", both_ways=True, tags=("Words",)),
        Card(id="c1", front="chien", back="dog", both_ways=True, why="shien", tags=("Words",)),
        Card(id=items(carried)[3].id, front="alone", back="still", tags=("Words",)),
    )
    start, day = 1_247_619_600, 86_400
    assert carried.reviews == (
        CarriedReview("old/b1", (start + 10 * day) * 1000, Grade.GOOD),
        CarriedReview("old/b1#back", (start + 11 * day) * 1000, Grade.HARD),
    )
    assert [(one.face, one.due_day) for one in carried.standings] == [
        ("old/b1", start // day + 20),
        ("old/b1#back", start // day + 20),
    ]
    assert codes(carried) == []


def test_text_with_tabs(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(
        "\ufeffchat\tcat&#44; <b>tom</b><br>or puss\n\nchien\t\u0283j\u025b\tdog\tm.\nalone\n", encoding="utf-8"
    )
    carried = read_text(path)
    assert items(carried) == (
        Card(id="chat", front="chat", back="cat, **tom**\\\nor puss"),
        Card(id="chien", front="chien", back="dog", both_ways=True, why="\u0283j\u025b\n\nm."),
    )
    assert [(finding.code, finding.line) for finding in carried.findings] == [("X502", 4)]
    assert [finding.code for finding in read_text(tmp_path / "none.txt").findings] == ["X101"]


def test_what_is_edited_later_counts_and_what_is_deleted_is_gone(tmp_path: Path) -> None:
    edited = document(
        fact("f1", f="old", b="x"),
        fact("f2", f="gone", b="x"),
        fact("f1", f="new", b="x").replace('type="16"', 'type="17"'),
        log(18, "f2"),
    )
    assert items(carried_from(tmp_path, edited)) == (Card(id="f1", front="new", back="x"),)


def test_what_is_no_mnemosyne_is_told(tmp_path: Path) -> None:
    for content in (b"", b"<html/>", b"<openSM2sync", zipped({"a.txt": "x"})):
        carried = carried_from(tmp_path, content)
        assert carried.decks == ()
        assert codes(carried) == ["X104", "X110"]
    assert codes(carried_from(tmp_path, document(fact("f1", f="", b="x")))) == ["X202", "X110"]
    assert [finding.code for finding in read(tmp_path / "none.cards").findings] == ["X101"]
