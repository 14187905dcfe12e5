"""A paper as it is handed out."""

from __future__ import annotations

import json

import msgspec
import pytest
from msgspec.structs import replace
from sheets import COLOUR, CORE, DAYS, GROWTH, ITEMS, TASKS, deck, letter, question, sheet_of

from quizapp.base.errors import BrokenFileError, NewerFileError
from quizapp.deck.model import ChooseOne, Option
from quizapp.quiz.sheet import Sheet, SheetDeck, decode, lettered

PLAIN = sheet_of(*ITEMS)
KEYED = sheet_of(*ITEMS, with_key=True)


def stored(sheet: Sheet = PLAIN) -> bytes:
    return msgspec.json.encode(sheet)


def test_a_sheet_is_read_as_it_was_stored() -> None:
    assert decode(stored(), "paper.json") == PLAIN
    assert decode(stored(KEYED), "paper.json") == KEYED


def test_a_sheet_says_where_its_questions_come_from() -> None:
    assert (PLAIN.version, PLAIN.seed, PLAIN.scheme) == (1, 7, "author")
    assert PLAIN.decks == (SheetDeck("blood", "blood.yaml", "then"),)
    assert {one.key for one in PLAIN.questions} == {f"blood/{item.id}" for item in ITEMS}


def test_a_question_shows_all_that_is_needed_to_answer_it() -> None:
    order, match, number = question(PLAIN, GROWTH), question(PLAIN, TASKS), question(PLAIN, DAYS)

    assert (order.kind, order.text, order.scheme, order.points) == ("order", "Order?", "neighbours", 1)
    assert [one.letter for one in order.options] == ["A", "B", "C", "D"]
    assert {one.text for one in order.options} == set(GROWTH.order)
    assert match.lefts == ("Red", "Platelet")
    assert {one.text for one in match.options} == {"oxygen", "wounds", "hormones"}
    assert (number.unit, number.options) == ("days", ())
    assert question(PLAIN, CORE).options == ()


def test_a_sheet_of_a_quiz_by_certainty_says_what_can_be_earned() -> None:
    assert {(one.scheme, one.points) for one in sheet_of(*ITEMS, scheme="certainty").questions} == {("certainty", 3)}
    assert question(sheet_of(*ITEMS, scheme="negative"), COLOUR).scheme == "negative"


def test_the_right_answers_are_there_only_when_they_are_asked_for() -> None:
    assert all(one.right is None for one in PLAIN.questions)
    assert {one.key.partition("/")[2]: one.right for one in KEYED.questions} == {
        "colour": letter(KEYED, COLOUR, "Haem"),
        "kinds": sorted(letter(KEYED, ITEMS[1], text) for text in ("Mono", "Lympho")),
        "core": False,
        "carry": "oxygen",
        "days": "120",
        "growth": [letter(KEYED, GROWTH, step) for step in GROWTH.order],
        "tasks": {"Red": letter(KEYED, TASKS, "oxygen"), "Platelet": letter(KEYED, TASKS, "wounds")},
    }


def test_what_is_right_shows_in_nothing_but_the_hash_and_where_chance_puts_an_option() -> None:
    def shown(item: ChooseOne, seed: int) -> object:
        (one,) = json.loads(stored(sheet_of(item, seed=seed)))["questions"]
        return one.pop("hash") and one.pop("options") and one

    other = ChooseOne(
        id="colour", question="Red?", right=Option("Carotene"), wrong=(Option("Haem"), Option("Chlorophyll"))
    )
    assert shown(COLOUR, 1) == shown(other, 1)


def test_letters_go_on_after_z() -> None:
    letters = [one.letter for one in lettered("x" * 80)]
    assert letters[:2] + letters[25:28] + letters[51:53] == ["A", "B", "Z", "AA", "AB", "AZ", "BA"]


def test_a_sheet_of_a_newer_version_is_refused() -> None:
    newer = stored().replace(b'"version":1', b'"version":2').replace(b'"seed"', b'"seeds"')
    with pytest.raises(NewerFileError, match=r"paper\.json was made by a newer version of Quizapp"):
        decode(newer, "paper.json")


@pytest.mark.parametrize(
    ("sound", "broken", "why"),
    [
        ('"version":1', '"version":0', "Expected `int` >= 1 - at `$.version`"),
        ('"seed":7', '"seed":"7"', "Expected `int`, got `str` - at `$.seed`"),
        ('"scheme":"author"', '"scheme":"lenient"', "Invalid enum value 'lenient'"),
        ('"kind":"order"', '"kind":"card"', "blood/growth is not asked in a quiz"),
        ('"kind":"typed"', '"kind":"order"', "blood/carry has nothing to choose from"),
        ('"letter":"B"', '"letter":"A"', "has a letter twice"),
        ("blood/carry", "blood/core", "a question stands on it twice"),
        ('"questions":[', '"questions":[],"answers":[', "length >= 1"),
        ('"questions"', '"items"', "missing required field `questions`"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(sound: str, broken: str, why: str) -> None:
    assert sound in stored().decode()
    with pytest.raises(BrokenFileError, match=r"^paper\.json is no paper: ") as refused:
        decode(stored().decode().replace(sound, broken).encode(), "paper.json")
    assert why in str(refused.value)


def test_a_sheet_larger_than_any_paper_is_refused_in_words() -> None:
    sides = replace(question(PLAIN, TASKS), lefts=("x",) * 53)
    many = tuple(replace(question(PLAIN, CORE), key=f"blood/{number}") for number in range(501))
    for questions, why in (((sides,), "length <= 52"), (many, "length <= 500")):
        with pytest.raises(BrokenFileError, match=why):
            decode(stored(replace(PLAIN, questions=questions)), "paper.json")


@pytest.mark.parametrize("content", [b"[]", b"7", b'"paper"', b"null", b"{}", b'{"version":true}'])
def test_json_of_another_sort_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BrokenFileError, match=r"paper\.json is no paper"):
        decode(content, "paper.json")


def test_a_sheet_that_is_cut_short_anywhere_is_refused_in_words() -> None:
    content = stored()
    for end in range(len(content)):
        with pytest.raises(BrokenFileError, match=r"paper\.json"):
            decode(content[:end], "paper.json")


def test_a_deck_is_named_once() -> None:
    assert [one.id for one in sheet_of(COLOUR, CORE).decks] == [deck().id]
