"""The answers to a sheet."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TypeGuard

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sheets import CARRY, COLOUR, CORE, DAYS, GROWTH, ITEMS, KINDS, TASKS, sheet_of

from quizapp.base.errors import BrokenFileError, RefusedError
from quizapp.deck.model import Item, Match, Pair
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote
from quizapp.quiz.sheet_answers import Said, read

SHEET = sheet_of(*ITEMS)


def said(item: Item, answer: object) -> Said:
    """Return what is read of one answer."""
    return read(json.dumps({f"blood/{item.id}": answer}).encode(), "answers.json", SHEET)[f"blood/{item.id}"]


# Places are those that the sheet shows: A is 0.
@pytest.mark.parametrize(
    ("item", "answer", "response"),
    [
        (COLOUR, "B", Picked((1,))),
        (COLOUR, " b ", Picked((1,))),
        (COLOUR, ["C"], Picked((2,))),
        (KINDS, ["A", "C"], Picked((0, 2))),
        (KINDS, "A", Picked((0,))),
        (CORE, True, Picked((0,))),
        (CORE, False, Picked((1,))),
        (CORE, "False", Picked((1,))),
        (CARRY, " oxygen ", Wrote(" oxygen ")),
        (DAYS, "1,2 x 10^2", Wrote("1,2 x 10^2")),
        (DAYS, 120, Wrote("120")),
        (DAYS, 0.5, Wrote("0.5")),
        (GROWTH, ["B", "A", "D", "C"], Ordered((1, 0, 3, 2))),
        (GROWTH, ["D"], Ordered((3,))),
        (TASKS, {"Red": "C", "Platelet": "A"}, Paired((2, 0))),
        (TASKS, {"Platelet": "A"}, Paired((None, 0))),
        (TASKS, {"Red": "B", "Platelet": None}, Paired((1, None))),
    ],
)
def test_every_kind_is_answered_as_people_write_it(item: Item, answer: object, response: Response) -> None:
    assert said(item, answer) == Said(answer, response)
    assert said(item, {"answer": answer}) == Said(answer, response)


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("answer", [None, "", " ", [], {}])
def test_nothing_is_no_answer(item: Item, answer: object) -> None:
    assert said(item, answer) == Said(answer, None)


def test_pairs_of_nothing_are_no_answer() -> None:
    assert said(TASKS, {"Red": None, "Platelet": ""}).response is None


@pytest.mark.parametrize(
    ("told", "confidence"), [(0, 0), (0.75, 0.75), (1, 1), ("75%", 0.75), ("0 %", 0), ("100%", 1), ("99.5%", 0.995)]
)
def test_a_confidence_is_a_chance_or_a_percentage(told: object, confidence: float) -> None:
    assert said(CORE, {"answer": True, "confidence": told}) == Said(True, Picked((0,)), confidence)


@pytest.mark.parametrize("told", [1, 2, 3, None])
def test_a_certainty_is_one_of_three(told: int | None) -> None:
    assert said(CORE, {"answer": True, "certainty": told}).certainty == told


def test_a_left_hand_side_may_be_called_answer() -> None:
    item = Match(id="tasks", question="?", match=(Pair("answer", "x"), Pair("certainty", "y")))
    sheet = sheet_of(item)

    def response(answer: object) -> Response | None:
        return read(json.dumps({"blood/tasks": answer}).encode(), "answers.json", sheet)["blood/tasks"].response

    assert response({"answer": "A", "certainty": "B"}) == Paired((0, 1))
    assert response({"answer": {"answer": "A"}, "certainty": 2}) == Paired((0, None))


@pytest.mark.parametrize(
    ("item", "answer", "happened"),
    [
        (
            COLOUR,
            "D",
            "names 'D', which is not there. Nothing was marked, and no file was changed. The question has A to C.",
        ),
        (COLOUR, "AB", "names 'AB', which is not there"),
        (COLOUR, ["A", "B"], "names too many letters"),
        (COLOUR, 1, "is no letter"),
        (COLOUR, True, "is no letter"),
        (KINDS, {"A": True}, "is no list of letters"),
        (KINDS, ["A"] * 4, "names too many letters"),
        (KINDS, ["A", 2], "names 2, which is not there"),
        (KINDS, ["A", None], "names null, which is not there"),
        (KINDS, [["A"]], "names a list, which is not there"),
        (CORE, "A", "is neither true nor false"),
        (CORE, 1, "is neither true nor false"),
        (CARRY, 7, "is no text"),
        (CARRY, ["oxygen"], "is no text"),
        (DAYS, True, "is no text"),
        (GROWTH, ["A", "B", "A"], "names a step twice"),
        (GROWTH, ["A", "E"], "names 'E', which is not there"),
        (TASKS, ["A", "B"], "is no object of pairs"),
        (TASKS, {"Blue": "A"}, "joins 'Blue', which is not there"),
        (TASKS, {"Red": "D"}, "names 'D', which is not there"),
        (CORE, {"answer": True, "confidence": 1.01}, "comes with a confidence of 1.01"),
        (CORE, {"answer": True, "confidence": "101%"}, "comes with a confidence of '101%'"),
        (CORE, {"answer": True, "confidence": -0.1}, "comes with a confidence of -0.1"),
        (CORE, {"answer": True, "confidence": "75"}, "comes with a confidence of '75'"),
        (CORE, {"answer": True, "confidence": True}, "comes with a confidence of true"),
        (CORE, {"answer": True, "confidence": [0.5]}, "comes with a confidence of a list"),
        (CORE, {"answer": True, "certainty": 4}, "comes with a certainty of 4"),
        (CORE, {"answer": True, "certainty": 0}, "comes with a certainty of 0"),
        (CORE, {"answer": True, "certainty": 2.0}, "comes with a certainty of 2.0"),
        (CORE, {"answer": True, "certainty": True}, "comes with a certainty of true"),
        (CORE, {"answer": True, "certainty": "2"}, "comes with a certainty of '2'"),
        (CORE, {"answer": True, "sure": 1}, "has 'sure' beside it"),
        (CORE, {"confidence": 0.5}, "is neither true nor false"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_in_words(item: Item, answer: object, happened: str) -> None:
    with pytest.raises(RefusedError) as refused:
        said(item, answer)
    assert str(refused.value).startswith(f"The answer to 'blood/{item.id}' {happened}")
    assert refused.value.safe == "Nothing was marked, and no file was changed."
    assert refused.value.todo


def test_an_answer_to_another_paper_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"answers\.json answers 'blood/bone', which is not on the paper"):
        read(b'{"blood/core": true, "blood/bone": "A"}', "answers.json", SHEET)


def test_two_answers_to_one_question_are_refused_since_one_would_be_lost() -> None:
    with pytest.raises(BrokenFileError, match="has 'blood/core' twice"):
        read(b'{"blood/core": true, "blood/core": false}', "answers.json", SHEET)


@pytest.mark.parametrize("content", [b"[]", b'"B"', b"null", b"1"])
def test_a_file_without_answers_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError, match=r"answers\.json holds no answers"):
        read(content, "answers.json", SHEET)


def test_no_answer_at_all_is_nothing_wrong() -> None:
    assert read(b"{}", "answers.json", SHEET) == {}


_scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
_names = st.sampled_from(["answer", "confidence", "certainty", "Red", "Platelet", "A", ""])
_json = st.recursive(
    _scalars | st.sampled_from("ABCD"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(ITEMS), _json)
@settings(max_examples=300)
def test_anything_is_read_or_refused_in_words(item: Item, answer: object) -> None:
    with suppress(RefusedError):
        assert said(item, answer).given == (answer["answer"] if _is_wrapped(answer) else answer)


def _is_wrapped(answer: object) -> TypeGuard[dict[str, object]]:
    return isinstance(answer, dict) and "answer" in answer
