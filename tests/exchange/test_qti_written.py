"""Writing QTI 2.1: what it carries comes back, what it cannot is told, and every document is well formed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from qti_strategies import awkward, decks

from quizapp.deck.model import Card, ChooseOne, Cloze, Deck, Number, Option, Section, Source, TrueFalse
from quizapp.exchange import xml
from quizapp.exchange.carried import Carried, CarriedDeck
from quizapp.exchange.qti import package, writing

RIGHT_AFTER = {
    "assessmentItem": {"identifier", "title", "adaptive", "timeDependent"},
    "responseDeclaration": {"identifier", "cardinality", "baseType"},
    "outcomeDeclaration": {"identifier", "cardinality", "baseType"},
    "mapping": {"defaultValue"},
    "mapEntry": {"mapKey", "mappedValue"},
    "choiceInteraction": {"responseIdentifier", "shuffle", "maxChoices"},
    "orderInteraction": {"responseIdentifier", "shuffle"},
    "matchInteraction": {"responseIdentifier", "shuffle", "maxAssociations"},
    "textEntryInteraction": {"responseIdentifier"},
    "simpleChoice": {"identifier"},
    "simpleAssociableChoice": {"identifier", "matchMax"},
    "feedbackInline": {"outcomeIdentifier", "identifier", "showHide"},
    "feedbackBlock": {"outcomeIdentifier", "identifier", "showHide"},
    "modalFeedback": {"outcomeIdentifier", "identifier", "showHide"},
    "setOutcomeValue": {"identifier"},
    "baseValue": {"baseType"},
    "equal": {"toleranceMode"},
    "img": {"src", "alt"},
    "object": {"data", "type"},
    "assessmentTest": {"identifier", "title"},
    "testPart": {"identifier", "navigationMode", "submissionMode"},
    "assessmentSection": {"identifier", "title", "visible"},
    "assessmentItemRef": {"identifier", "href"},
    "manifest": {"identifier"},
    "resource": {"identifier", "type", "href"},
}
_NAMES = ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback")


def there_and_back(deck: Deck, files: dict[str, bytes] | None = None) -> tuple[Carried, bytes]:
    written = writing.write([CarriedDeck(deck, files or {})]).content
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exam.zip"
        path.write_bytes(written)
        return package.read(path), written


def members(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def identifiers_fit(document: xml.Element) -> bool:
    """Say whether identifiers are names as XML has them: no digit first."""
    named = document.within(
        "responseDeclaration", "outcomeDeclaration", "simpleChoice", "assessmentItemRef", "resource"
    )
    return all(not element.get("identifier")[:1].isdigit() for element in named)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(decks())
def test_what_qti_can_carry_comes_back(deck: Deck) -> None:
    carried, _ = there_and_back(deck)
    (back,) = carried.decks
    assert back.deck.items == deck.items
    assert (back.deck.id, back.deck.title, back.deck.about) == (deck.id, deck.title, deck.about)
    assert set(back.deck.source.sections) == set(deck.source.sections)
    assert carried.findings == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(decks(awkward, others=True))
def test_every_document_is_well_formed_with_what_the_specification_requires(deck: Deck) -> None:
    written = writing.write([CarriedDeck(deck)])
    found = members(written.content)
    assert next(iter(found)) == "imsmanifest.xml"
    for name, content in found.items():
        root = xml.parse(content)
        assert identifiers_fit(root), name
        for element in (root, *root.within()):
            assert RIGHT_AFTER.get(element.name, set()) <= set(element.attributes), (name, element.name)
        if root.name == "assessmentItem":
            order = [_NAMES.index(child.name) for child in root.children()]
            assert order == sorted(order)
    assert {finding.item for finding in written.findings if finding.code == "X208"} == {"a-card", "a-cloze"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(decks(awkward))
def test_a_second_time_there_and_back_changes_nothing_more(deck: Deck) -> None:
    first, _ = there_and_back(deck)
    if first.decks:
        second, _ = there_and_back(first.decks[0].deck)
        assert [item.id for item in second.decks[0].deck.items] == [item.id for item in first.decks[0].deck.items]
        third, _ = there_and_back(second.decks[0].deck)
        assert third.decks[0].deck.items == second.decks[0].deck.items


@pytest.mark.parametrize("unit", ["km", "litres of water a day " + "and " * 9 + "no"])
def test_a_unit_comes_back_as_long_as_a_unit_may_be(unit: str) -> None:
    item = Number(id="long", question="How much?", number="5", unit=unit)

    carried, _ = there_and_back(Deck(id="units", title="Units", items=(item,)))

    assert len(unit) <= 60
    assert carried.decks[0].deck.items == (item,)


def question(**more: object) -> ChooseOne:
    return replace(ChooseOne(id="q", question="Q?", right=Option("r"), wrong=(Option("w"),)), **more)


def test_the_same_decks_give_the_same_bytes() -> None:
    deck = Deck(id="d", title="D", items=(question(),))
    assert there_and_back(deck)[1] == there_and_back(deck)[1]


def test_pictures_and_sounds_go_along_and_come_back() -> None:
    item = question(question="See ![a cell](img/c%20d.png)", image="i.png", audio="a.ogg")
    files = {"img/c d.png": b"C", "i.png": b"I", "a.ogg": b"A"}
    carried, content = there_and_back(Deck(id="d", title="D", items=(item,)), files)
    assert carried.decks == (CarriedDeck(Deck(id="d", title="D", items=(item,)), files),)
    assert carried.findings == ()
    assert members(content)["d/img/c d.png"] == b"C"


def test_a_picture_that_is_not_there_is_told() -> None:
    deck = Deck(id="d", title="D", items=(question(image="none.png"),))
    assert [finding.code for finding in writing.write([CarriedDeck(deck)]).findings] == ["X401"]


@pytest.mark.parametrize("field", ["hint", "as_of"])
def test_what_qti_has_no_place_for_is_told(field: str) -> None:
    deck = Deck(id="d", title="D", items=(question(**{field: "2024-12-18"}),))
    (finding,) = writing.write([CarriedDeck(deck)]).findings
    assert (finding.code, finding.item) == ("X206", "q")


def test_cards_and_clozes_are_told_and_left_out() -> None:
    deck = Deck(id="d", title="D", items=(Card(id="a", front="f", back="b"), Cloze(id="b", text="{{x}}"), question()))
    written = writing.write([CarriedDeck(deck)])
    assert [(finding.code, finding.item) for finding in written.findings] == [("X208", "a"), ("X208", "b")]
    assert "d/item-q.xml" in members(written.content)


def test_several_decks_make_one_package_with_sections_and_tags() -> None:
    one = Deck(
        id="one",
        title="One",
        about="The first.",
        language="en",
        source=Source("", (Section("2-b", "B"), Section("a", "A"))),
        items=(
            question(section="2-b", tags=("x", "y & z")),
            question(id="r", section="a"),
            question(id="s", section="2-b"),
        ),
    )
    other = Deck(id="other", title="Other", about="The second.", items=(TrueFalse(id="q", statement="S", truth=False),))
    content = writing.write([CarriedDeck(one), CarriedDeck(other)]).content
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exam.zip"
        path.write_bytes(content)
        carried = package.read(path)
    assert [deck.deck for deck in carried.decks] == [replace(one, source=Source("", one.source.sections)), other]
    assert carried.findings == ()


def test_two_decks_of_one_title_stay_two() -> None:
    decks = [Deck(id=name, title="Quiz", items=(question(),)) for name in ("a", "b")]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exam.zip"
        path.write_bytes(writing.write([CarriedDeck(deck) for deck in decks]).content)
        assert [carried.deck for carried in package.read(path).decks] == decks


def test_a_deck_without_questions_makes_no_test() -> None:
    deck = Deck(id="d", title="D", items=(Card(id="a", front="f", back="b"),))
    assert list(members(writing.write([CarriedDeck(deck)]).content)) == ["imsmanifest.xml"]


def test_no_deck_at_all_is_a_package_all_the_same() -> None:
    assert list(members(writing.write([]).content)) == ["imsmanifest.xml"]


def test_options_do_not_give_the_right_one_away() -> None:
    deck = Deck(id="d", title="D", items=tuple(question(id=f"q-{number}") for number in range(40)))
    found = members(writing.write([CarriedDeck(deck)]).content)
    firsts = [b'identifier="choice_1">r<' in content for name, content in found.items() if "item-" in name]
    assert 8 < sum(firsts) < 32
    assert not any(b"right" in content for content in found.values())
