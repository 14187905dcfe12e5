"""Answers to a sheet marked by the decks as they are."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from questions import questions, responses
from sheets import CARRY, COLOUR, CORE, DAYS, GROWTH, ITEMS, KINDS, TASKS, changed, deck, letter, sheet_of

from quizapp.deck.model import Card, ChooseAll, Item, Option, Pair
from quizapp.deck.wording import shuffled
from quizapp.quiz.marking import Mark, mark
from quizapp.quiz.read_decks import ReadDeck
from quizapp.quiz.response import Ordered, Paired, Picked, Response
from quizapp.quiz.sheet import QuizScheme, Sheet
from quizapp.quiz.sheet_answers import Said, read
from quizapp.quiz.sheet_marks import Marked, certainty_said, deck_notes, mark_sheet

SHEET = sheet_of(*ITEMS)
BLOOD = deck(*ITEMS)
RIGHT = letter(SHEET, COLOUR, "Haem")
CHANGED = "This question has changed since the paper was made; it is marked as it is now."
OTHER_OPTIONS = "The kind or the options of this question have changed since the paper was made: it is not marked."


def answers(made: Sheet = SHEET, **given_answers: object) -> dict[str, Said]:
    content = {f"blood/{name}": answer for name, answer in given_answers.items()}
    return read(json.dumps(content).encode(), "answers.json", made)


def marked(item: Item, answer: object, *decks: ReadDeck, scheme: QuizScheme = "author", made: Sheet = SHEET) -> Marked:
    """Return what becomes of the answer to one question of a sheet."""
    said = answers(made, **{item.id: answer})
    found = mark_sheet(made, said, decks or (BLOOD,), scheme)
    return next(one for one in found if one.question.key == f"blood/{item.id}")


def earned(one: Marked) -> tuple[float, str]:
    assert one.mark is not None
    return one.mark.points, one.mark.verdict


@pytest.mark.parametrize("scheme", ["author", "plus-minus", "all-or-nothing", "negative"])
@given(st.lists(questions, min_size=1, max_size=5), st.integers(0, 2**32))
@settings(max_examples=25)
def test_the_key_of_a_sheet_earns_everything(scheme: QuizScheme, items: list[Item], seed: int) -> None:
    held = tuple(replace(item, id=f"q{number}") for number, item in enumerate(items))
    made = sheet_of(*held, scheme=scheme, seed=seed, with_key=True)
    key = json.dumps({one.key: one.right for one in made.questions}).encode()

    found = mark_sheet(made, read(key, "key.json", made), (deck(*held),), scheme)

    assert [earned(one) for one in found] == [(1, "right")] * len(held)
    assert not any(one.changed or one.note for one in found)


def shown(response: Response, item: Item, made: Sheet) -> object:
    """Return a response as people write it who see the sheet."""
    letters = {option.text: option.letter for option in made.questions[0].options}
    texts = shuffled(item)
    match response:
        case Picked(options=picked) if made.questions[0].kind == "true_false":
            return picked[0] == 0 if picked else None
        case Picked(options=places) | Ordered(steps=places):
            return [letters[texts[place]] for place in places]
        case Paired(rights=given_rights):
            sides = [None if right is None else letters[texts[right]] for right in given_rights]
            return dict(zip(made.questions[0].lefts, sides, strict=True))
        case _:
            return response.text


@given(questions, st.integers(0, 2**32), st.data())
@settings(max_examples=150)
def test_whatever_order_is_shown_an_answer_is_marked_as_it_is_meant(item: Item, seed: int, data: st.DataObject) -> None:
    most = 99 if isinstance(item, ChooseAll) else 1
    response = data.draw(responses(item).filter(lambda one: not isinstance(one, Picked) or len(one.options) <= most))
    made = sheet_of(item, seed=seed)

    assert marked(item, shown(response, item, made), deck(item), made=made).mark == mark(item, response)


def test_every_question_of_a_sheet_is_marked_and_what_is_missing_is_unanswered() -> None:
    found = mark_sheet(SHEET, answers(core=False, carry=None), (BLOOD,), "author")

    assert [one.question for one in found] == list(SHEET.questions)
    verdicts = {one.question.key: earned(one) for one in found}
    assert verdicts.pop("blood/core") == (1, "right")
    assert set(verdicts.values()) == {(0, "unanswered")}


@pytest.mark.parametrize(
    ("scheme", "by", "points"),
    [
        ("author", "plus-minus", 0.5),
        ("plus-minus", "plus-minus", 0.5),
        ("all-or-nothing", "all-or-nothing", 0),
        ("negative", "plus-minus", 0.5),
        ("certainty", "certainty", 1.5),
    ],
)
def test_the_quiz_is_marked_by_the_scheme_that_is_told(scheme: QuizScheme, by: str, points: float) -> None:
    answer = {"answer": [letter(SHEET, KINDS, "Mono")], "certainty": 3}
    one = marked(KINDS, answer, scheme=scheme)
    assert one.mark is not None
    assert (one.mark.scheme, one.mark.points) == (by, points)


def test_the_level_is_told_from_the_question_s_own_scheme() -> None:
    one = marked(CORE, {"answer": True, "certainty": 3}, scheme="certainty")
    assert one.mark is not None
    assert (one.mark.points, one.mark.out_of) == (-6, 3)
    assert one.own == Mark(0, 1, "right-or-wrong", "wrong", 0)


@pytest.mark.parametrize(
    ("answer", "certainty"),
    [
        ({"answer": False, "confidence": 0.9}, 3),
        ({"answer": False, "confidence": "75%"}, 2),
        ({"answer": False, "confidence": 0.9, "certainty": 1}, 1),
        (False, None),
    ],
)
def test_a_confidence_stands_in_for_a_certainty(answer: object, certainty: int | None) -> None:
    assert certainty_said(answers(core=answer)["blood/core"]) == certainty
    assert earned(marked(CORE, answer, scheme="certainty")) == (certainty or 1, "right")


def test_no_answer_has_no_certainty() -> None:
    assert certainty_said(None) is None


# decks that change


def test_a_deck_that_changed_elsewhere_changes_no_mark() -> None:
    one = marked(COLOUR, RIGHT, changed(BLOOD, replace(CARRY, why="Because.")))
    assert (earned(one), one.changed, one.note) == ((1, "right"), False, "")


def test_a_key_that_was_mended_counts_and_is_flagged() -> None:
    mended = replace(COLOUR, right=Option("Carotene"), wrong=(Option("Haem"), Option("Chlorophyll")))
    one = marked(COLOUR, RIGHT, changed(BLOOD, mended))
    assert (earned(one), one.changed, one.note) == ((0, "wrong"), True, CHANGED)


@pytest.mark.parametrize(
    ("item", "answer", "now"),
    [
        (CORE, True, replace(CORE, truth=True)),
        (CARRY, "iron", replace(CARRY, accept=("oxygen", "iron"))),
        (DAYS, "140", replace(DAYS, within="30")),
        (
            GROWTH,
            [letter(SHEET, GROWTH, step) for step in reversed(GROWTH.order)],
            replace(GROWTH, order=GROWTH.order[::-1]),
        ),
        (
            TASKS,
            {"Red": letter(SHEET, TASKS, "hormones"), "Platelet": letter(SHEET, TASKS, "oxygen")},
            replace(TASKS, match=(Pair("Platelet", "oxygen"), Pair("Red", "hormones")), also=("wounds",)),
        ),
    ],
)
def test_every_kind_is_marked_as_it_is_now(item: Item, answer: object, now: Item) -> None:
    assert earned(marked(item, answer))[1] != "right"
    one = marked(item, answer, changed(BLOOD, now))
    assert (earned(one), one.changed, one.note) == ((1, "right"), True, CHANGED)


def test_other_words_are_told() -> None:
    one = marked(CORE, False, changed(BLOOD, replace(CORE, statement="It has a core.")))
    assert (earned(one), one.note) == ((1, "right"), f"{CHANGED} It asks in other words now.")


@pytest.mark.parametrize(
    ("item", "answer", "now"),
    [
        (COLOUR, RIGHT, replace(COLOUR, right=Option("Haemoglobin"))),
        (COLOUR, RIGHT, replace(COLOUR, wrong=COLOUR.wrong[:1])),
        (KINDS, ["A"], replace(KINDS, right=(*KINDS.right, Option("Baso")))),
        (GROWTH, ["A"], replace(GROWTH, order=GROWTH.order[1:])),
        (TASKS, {"Red": "A"}, replace(TASKS, also=())),
        (TASKS, {"Red": "A"}, replace(TASKS, match=(Pair("Blue", "oxygen"), Pair("Platelet", "wounds")))),
        (DAYS, "120", replace(DAYS, unit="weeks")),
        (CARRY, "oxygen", Card(id="carry", front="Carry?", back="oxygen")),
        (CARRY, "oxygen", replace(CORE, id="carry")),
    ],
)
def test_what_shows_other_options_now_is_not_marked(item: Item, answer: object, now: Item) -> None:
    one = marked(item, answer, changed(BLOOD, now))
    assert (one.mark, one.own, one.changed, one.note) == (None, None, True, OTHER_OPTIONS)
    assert one.said is not None
    assert one.said.given == answer


def test_a_sheet_that_was_altered_is_not_marked() -> None:
    questions_on_it = tuple(replace(one, options=one.options[:1]) for one in SHEET.questions)
    one = marked(COLOUR, "A", made=replace(SHEET, questions=questions_on_it))
    assert (one.mark, one.note) == (None, "The paper does not show this question as its deck has it: it is not marked.")


def test_what_is_gone_is_told_and_its_answer_is_there() -> None:
    one = marked(CARRY, "oxygen", deck(COLOUR))
    assert (one.mark, one.note) == (None, "This question is not in its deck any more and is not marked.")
    other = marked(CARRY, "oxygen", deck(CARRY, id="bone"))
    assert (other.mark, other.note) == (None, "This question is in a deck that was not found and is not marked.")
    assert one.said is not None
    assert one.said.given == "oxygen"


def test_a_question_is_found_by_the_id_that_it_had() -> None:
    renamed = replace(CARRY, id="load", was=("carry",))
    assert earned(marked(CARRY, "oxygen", deck(renamed))) == (1, "right")
    moved = replace(CARRY, id="load", was=("blood/carry",))
    assert earned(marked(CARRY, "oxygen", deck(moved, id="bone"))) == (1, "right")


def test_the_id_that_an_item_has_goes_before_one_that_another_had() -> None:
    heir = replace(CORE, id="heir", was=("carry",))
    assert earned(marked(CARRY, "oxygen", deck(heir, CARRY))) == (1, "right")


def test_a_sentence_is_said_of_each_deck_that_changed_or_is_gone() -> None:
    assert deck_notes(SHEET, (BLOOD,)) == ()
    assert deck_notes(SHEET, (changed(BLOOD),)) == ("The deck 'blood' has changed since the paper was made.",)
    assert deck_notes(SHEET, ()) == ("The deck 'blood' was not found; it was in blood.yaml. --decks says where it is.",)
