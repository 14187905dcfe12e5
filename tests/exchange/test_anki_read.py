"""Packages that the real Anki exports become decks: every generation, every stock note type, and what was learnt."""

from __future__ import annotations

from pathlib import Path

import pytest
from anki_shelf import GENERATIONS, Collection, add, collection, deck_number, export, export_collection

from quizapp.deck.model import Card, Cloze, Item, Section, Typed
from quizapp.deck.read import read_text
from quizapp.deck.write import write_deck
from quizapp.exchange.anki.read import read
from quizapp.exchange.carried import Carried, CarriedDeck
from quizapp.study.memory import Grade

PACKAGES = ("oldest.apkg", "older.apkg", "newest.apkg", "older.colpkg", "newest.colpkg")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one collection in all five sorts of package."""
    folder = tmp_path_factory.mktemp("anki")
    with collection(folder) as anki:
        fill(anki)
        for generation in GENERATIONS:
            export(anki, folder / f"{generation}.apkg", generation)
        export_collection(anki, folder / "older.colpkg", legacy=True)
        export_collection(anki, folder / "newest.colpkg", legacy=False)
    return folder


@pytest.fixture(scope="module")
def carried(shelf: Path) -> Carried:
    return read(shelf / "newest.apkg")


def fill(anki: Collection) -> None:
    for name in ("cell.png", "two words.png", "moo.mp3", "baa.mp3"):
        anki.media.write_data(name, name.encode())
    add(anki, "Basic", "Bio", "What <b>is</b> it?", "This &amp; that<br>and more", tags="cell y::z")
    add(anki, "Basic (and reversed card)", "Bio::Cells::Parts", "Maus", "mouse [sound:moo.mp3]")
    add(anki, "Basic (optional reversed card)", "Bio::Cells", "Hund", "dog", "yes")
    add(anki, "Basic (optional reversed card)", "Bio::Cells", "Katze", "cat", "")
    add(anki, "Basic (type in the answer)", "Bio", "Capital of Australia?", "Canberra")
    add(anki, "Basic (type in the answer)", "Bio", "How does it go?", "<i>one</i><br>two")
    add(anki, "Cloze", "Bio", "{{c1::Krebs::a name}} in the {{c2::matrix}}, {{c1::or so}}", "more <i>of</i> it")
    add(
        anki, "Image Occlusion", "Bio", "{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4}}",
        '<img src="two words.png">', "Name the part", "It is in the way",
    )  # fmt: skip
    add(anki, "Basic", "Zoo", "[sound:moo.mp3]", '<img src="cell.png"> or <img src="none.png">')
    add(anki, "Basic", "Zoo", "Which? [sound:moo.mp3] [sound:baa.mp3]", r"\(a_1\) and [$]b[/$]")
    anki.decks.select(deck_number(anki, "Bio"))
    for ease in (4, 3, 3, 1):
        card = anki.sched.getCard()
        assert card is not None
        card.start_timer()
        anki.sched.answerCard(card, ease)


def deck(carried: Carried, title: str) -> CarriedDeck:
    return next(each for each in carried.decks if each.deck.title == title)


def item(carried: Carried, words: str) -> Item:
    found = [each for one in carried.decks for each in one.deck.items if words in str(each)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("name", PACKAGES)
def test_every_generation_says_the_same(shelf: Path, carried: Carried, name: str) -> None:
    found = read(shelf / name)
    assert found.decks == carried.decks
    assert found.reviews == carried.reviews
    assert [finding.message for finding in found.findings] == [finding.message for finding in carried.findings]


def test_a_deck_at_the_top_is_a_deck_and_those_under_it_are_its_sections(carried: Carried) -> None:
    assert [(each.deck.id, each.deck.title, len(each.deck.items)) for each in carried.decks] == [
        ("bio", "Bio", 8),
        ("zoo", "Zoo", 2),
    ]
    assert deck(carried, "Bio").deck.source.sections == (
        Section("cells-parts", "Cells › Parts"),
        Section("cells", "Cells"),
    )
    assert item(carried, "Maus").section == "cells-parts"


def test_basic_is_a_card_and_html_markdown(carried: Carried) -> None:
    found = item(carried, "What **is** it?")
    assert isinstance(found, Card)
    assert found.back == "This & that\\\nand more"
    assert found.tags == ("cell", "y::z")


def test_reversed_is_a_card_both_ways_and_where_it_is_optional_only_if_it_was_wanted(carried: Carried) -> None:
    there_and_back = [
        isinstance(found := item(carried, words), Card) and found.both_ways for words in ("Maus", "Hund", "Katze")
    ]
    assert there_and_back == [True, True, False]


def test_an_answer_to_be_typed_is_typed_where_it_is_one_plain_line(carried: Carried) -> None:
    assert item(carried, "Canberra") == Typed(
        id=item(carried, "Canberra").id, question="Capital of Australia?", accept=("Canberra",)
    )
    assert isinstance(item(carried, "How does it go?"), Card)


def test_gaps_keep_their_numbers_and_hints(carried: Carried) -> None:
    found = item(carried, "Krebs")
    assert isinstance(found, Cloze)
    assert found.text == "{{1::Krebs::a name}} in the {{2::matrix}}, {{1::or so}}"
    assert found.why == "more *of* it"


def test_an_image_occlusion_is_its_picture_and_says_what_it_lost(carried: Carried) -> None:
    found = item(carried, "Name the part")
    assert isinstance(found, Card)
    assert found.back.startswith("![](media/two-words-")
    assert found.back.endswith(".png)\n\nIt is in the way")
    assert [each.code for each in carried.findings if each.item == found.id] == ["X203"]


def test_a_sound_is_the_prompt_s_or_a_link_and_several_are_links(carried: Carried) -> None:
    assert item(carried, "What do you hear?").audio == "media/moo.mp3"
    assert "mouse\n\n[Play the sound](media/moo.mp3)" in str(item(carried, "Maus")).replace("\\n", "\n")
    several = item(carried, "Which?")
    assert isinstance(several, Card)
    assert several.front == "Which?\n\n[Play the sound](media/moo.mp3)\n\n[Play the sound](media/baa.mp3)"
    assert several.back == "$a_1$ and $b$"


def test_files_come_along_with_the_decks_that_name_them_and_a_missing_one_is_told(carried: Carried) -> None:
    assert deck(carried, "Zoo").files == {
        "media/moo.mp3": b"moo.mp3",
        "media/baa.mp3": b"baa.mp3",
        "media/cell.png": b"cell.png",
    }
    missing = [each for each in carried.findings if each.code == "X401"]
    assert [each.item for each in missing] == [item(carried, "What do you hear?").id]
    assert "none.png" in missing[0].message


def test_reviews_land_on_the_faces_that_were_answered(carried: Carried) -> None:
    items = deck(carried, "Bio").deck.items
    assert [review.grade for review in carried.reviews] == [Grade.EASY, Grade.GOOD, Grade.GOOD, Grade.AGAIN]
    assert sorted(review.at for review in carried.reviews) == [review.at for review in carried.reviews]
    faces = {review.face for review in carried.reviews}
    assert faces <= {f"bio/{each.id}{mark}" for each in items for mark in ("", "#back", "#1", "#2")}
    assert len(faces) == 4


def test_what_was_read_is_a_deck_that_the_reader_takes_as_it_is(carried: Carried) -> None:
    for each in carried.decks:
        again, findings = read_text(write_deck(each.deck), Path("d.yaml"))
        assert again == each.deck
        assert [finding for finding in findings if finding.severity == "error"] == []


def test_a_note_keeps_its_id_when_its_words_change(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        note = add(anki, "Basic", "Bio", "old words", "back")
        before = read(export(anki, tmp_path / "before.apkg", "newest"))
        note.fields[0] = "new words"
        anki.update_note(note)
        after = read(export(anki, tmp_path / "after.apkg", "newest"))
    assert item(before, "old words").id == item(after, "new words").id


def test_templates_of_one_s_own_become_an_item_each(tmp_path: Path) -> None:
    with collection(tmp_path) as anki:
        models = anki.models
        made = models.new("Verb")
        for name in ("Word", "Meaning", "Past"):
            models.add_field(made, models.new_field(name))
        for name, front, back in (
            (
                "Meaning",
                '<div class="big">{{Word}}</div>{{#Past}}({{Past}}){{/Past}}',
                "{{FrontSide}}<hr id=answer>{{Meaning}}",
            ),
            ("Past", "Past of {{Word}}?", "{{Past}} {{^Past}}none{{/Past}}"),
        ):
            template = models.new_template(name)
            template["qfmt"], template["afmt"] = front, back
            models.add_template(made, template)
        models.add(made)
        add(anki, "Verb", "Verbs", "go", "gehen", "went")
        found = read(export(anki, tmp_path / "verbs.apkg", "newest"))
    first, second = found.decks[0].deck.items
    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert (first.front, first.back) == ("go\n\n(went)", "gehen")
    assert (second.front, second.back) == ("Past of go?", "went")
    assert first.id != second.id
