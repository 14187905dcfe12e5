"""Marks, by the table in measurement.md."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from questions import choose_all, questions, responses

from quizapp.base.errors import RefusedError
from quizapp.deck.model import (
    Card,
    ChooseAll,
    ChooseOne,
    Cloze,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    TrueFalse,
    Typed,
)
from quizapp.deck.wording import options, right_places
from quizapp.quiz.marking import SCHEME_WORDS, Mark, mark, scheme
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote
from quizapp.quiz.right_response import right_response
from quizapp.quiz.setup import ChooseAllMarking, Scheme

ONE = ChooseOne(id="one", question="?", right=Option("a"), wrong=(Option("b"), Option("c"), Option("d")))
ALL = ChooseAll(id="all", question="?", right=(Option("a"), Option("b"), Option("c")), wrong=(Option("d"), Option("e")))
STRICT = ChooseAll(id="strict", question="?", right=ALL.right, wrong=ALL.wrong, marking="all-or-nothing")
FALSE = TrueFalse(id="false", statement=".", truth=False)
TYPED = Typed(id="typed", question="?", accept=("mesenchymal", "MSC"))
EXACT = Typed(id="exact", question="?", accept=("pip",), exact=True)
NUMBER = Number(id="number", question="?", number="48.8", within="0.1", unit="%")
MOODLE = ("Modular", "Object", "Oriented", "Dynamic", "Learning", "Environment")
ORDER = Order(id="order", question="?", order=MOODLE)
MATCH = Match(id="match", question="?", match=(Pair("a", "1"), Pair("b", "2"), Pair("c", "3")), also=("4", "5"))


def points(item: Item, response: Response | None, by: ChooseAllMarking = "author") -> tuple[float, str]:
    earned = mark(item, response, by)
    assert earned.out_of == 1
    return earned.points, earned.verdict


@pytest.mark.parametrize(
    ("item", "response", "expected"),
    [
        (ONE, Picked((0,)), (1, "right")),
        (ONE, Picked((2,)), (0, "wrong")),
        (ONE, Picked((0, 1)), (0, "wrong")),
        (FALSE, Picked((1,)), (1, "right")),
        (FALSE, Picked((0,)), (0, "wrong")),
        (TYPED, Wrote("mesenchymal"), (1, "right")),
        (TYPED, Wrote("msc"), (1, "right")),
        (TYPED, Wrote("mesenchimal"), (1, "right")),
        (TYPED, Wrote("muscle"), (0, "wrong")),
        (EXACT, Wrote("pip"), (1, "right")),
        (EXACT, Wrote("Pip"), (0, "wrong")),
        (NUMBER, Wrote("48,8"), (1, "right")),
        (NUMBER, Wrote("48.9 %"), (1, "right")),
        (NUMBER, Wrote("49"), (0, "wrong")),
        (NUMBER, Wrote("half"), (0, "wrong")),
    ],
)
def test_most_kinds_are_right_or_wrong(item: Item, response: Response, expected: tuple[float, str]) -> None:
    assert points(item, response) == expected
    assert mark(item, response).scheme == "right-or-wrong"


# max(0, (h - w) / K) with K = 3, and 1 only for h = K and w = 0.
@pytest.mark.parametrize(
    ("picked", "plus_minus", "all_or_nothing"),
    [
        ((0, 1, 2), (1, "right"), (1, "right")),
        ((2, 0, 1, 1), (1, "right"), (1, "right")),
        ((0, 1), (2 / 3, "partly"), (0, "wrong")),
        ((0,), (1 / 3, "partly"), (0, "wrong")),
        ((0, 1, 3), (1 / 3, "partly"), (0, "wrong")),
        ((0, 1, 2, 3), (2 / 3, "partly"), (0, "wrong")),
        ((0, 1, 2, 3, 4), (1 / 3, "partly"), (0, "wrong")),
        ((0, 3), (0, "wrong"), (0, "wrong")),
        ((3, 4), (0, "wrong"), (0, "wrong")),
    ],
)
def test_choose_all_is_marked_by_either_scheme(
    picked: tuple[int, ...], plus_minus: tuple[float, str], all_or_nothing: tuple[float, str]
) -> None:
    assert points(ALL, Picked(picked), "plus-minus") == plus_minus
    assert points(ALL, Picked(picked), "all-or-nothing") == all_or_nothing


# Pairs in right succession / (n - 1). The first four are those of Moodle's ordering question, graded "relative to the
# next item (excluding last)": question/type/ordering/tests/question_test.php, test_grading_relative_next_exclude_last.
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Modular Object Oriented Dynamic Learning Environment", (1, "right")),
        ("Environment Learning Dynamic Oriented Object Modular", (0, "wrong")),
        ("Environment Object Oriented Dynamic Learning Modular", (0.6, "partly")),
        ("Oriented Object Dynamic Learning Environment Modular", (0.4, "partly")),
        ("Object Oriented Dynamic Learning Environment Modular", (0.8, "partly")),
        ("Modular Object Oriented Dynamic Learning", (0.8, "partly")),
        ("Learning Environment", (0.2, "partly")),
        ("Modular Oriented Learning", (0, "wrong")),
        ("Modular", (0, "wrong")),
    ],
)
def test_an_order_earns_what_stands_in_right_succession(given: str, expected: tuple[float, str]) -> None:
    response = Ordered(tuple(MOODLE.index(step) for step in given.split()))
    assert points(ORDER, response) == expected
    assert mark(ORDER, response).scheme == "neighbours"


# Right pairs / pairs; right-hand sides 3 and 4 belong to nothing.
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((0, 1, 2), (1, "right")),
        ((0, 1, None), (2 / 3, "partly")),
        ((0, 2, 1), (1 / 3, "partly")),
        ((None, 3, 2), (1 / 3, "partly")),
        ((0, 0, 0), (1 / 3, "partly")),
        ((1, 2, 0), (0, "wrong")),
        ((None, None, 4), (0, "wrong")),
    ],
)
def test_a_match_earns_its_right_pairs(given: tuple[int | None, ...], expected: tuple[float, str]) -> None:
    assert points(MATCH, Paired(given)) == expected
    assert mark(MATCH, Paired(given)).scheme == "pairs"


def test_the_author_says_the_scheme_unless_the_quiz_does() -> None:
    assert scheme(ALL) == "plus-minus"
    assert scheme(STRICT) == "all-or-nothing"
    assert scheme(STRICT, "plus-minus") == "plus-minus"
    assert scheme(ONE, "plus-minus") == "right-or-wrong"


@pytest.mark.parametrize("item", [ONE, ALL, FALSE, TYPED, NUMBER, ORDER, MATCH])
@pytest.mark.parametrize("response", [None, Picked(()), Wrote("  "), Ordered(()), Paired((None, None, None))])
def test_a_blank_answer_is_unanswered(item: Item, response: Response | None) -> None:
    assert mark(item, response) == Mark(0, 1, scheme(item), "unanswered", 0)


@pytest.mark.parametrize(
    ("item", "response", "remark"),
    [
        (TYPED, Wrote("mesenchymal"), ""),
        (TYPED, Wrote("msc"), "Accepted: it is written 'MSC'."),
        (TYPED, Wrote("mesenchimal"), "Nearly, and accepted: the spelling is 'mesenchymal', not 'mesenchimal'."),
        (TYPED, Wrote("muscle"), ""),
        (NUMBER, Wrote("48.8"), ""),
        (NUMBER, Wrote("48.9"), "Accepted: within 0.1 of 48.8."),
        (NUMBER, Wrote("49"), ""),
        (NUMBER, Wrote("1,488"), "Read as 1488."),
        (NUMBER, Wrote("half"), "'half' was not read as a number in %."),
        (ALL, Picked((0, 1, 4)), "You picked 2 of 3 right options and 1 wrong."),
        (ORDER, Ordered((4, 5, 0)), "Neighbouring pairs in right succession: 1 of 5."),
        (MATCH, Paired((0, 2, 1)), "Right pairs: 1 of 3."),
    ],
)
def test_a_remark_says_what_was_forgiven_or_understood(item: Item, response: Response, remark: str) -> None:
    assert mark(item, response).remark == remark


def test_either_reading_of_a_number_is_accepted() -> None:
    thousand = Number(id="n", question="?", number="1234")
    little = Number(id="n", question="?", number="1.234")
    assert points(thousand, Wrote("1.234")) == points(little, Wrote("1,234")) == (1, "right")


def test_an_author_may_write_the_unit_with_the_number() -> None:
    assert points(Number(id="n", question="?", number="48.8%", unit="%"), Wrote("48.8")) == (1, "right")


@pytest.mark.parametrize(
    ("item", "response", "happened"),
    [
        (ONE, Picked((4,)), "picks option 5, and the question has 4"),
        (FALSE, Picked((2,)), "picks option 3, and the question has 2"),
        (ALL, Picked((0, -1)), "picks option 0"),
        (ONE, Wrote("a"), "the answer is a text"),
        (TYPED, Picked((0,)), "asks for a text"),
        (NUMBER, Picked((0,)), "asks for a text, and the answer picks options"),
        (ORDER, Ordered((0, 6)), "places step 7, and the question has 6"),
        (ORDER, Ordered((0, -1)), "places step 0"),
        (ORDER, Ordered((0, 1, 0)), "places a step twice"),
        (ORDER, Paired((0,)), "asks for an order, and the answer joins pairs"),
        (MATCH, Paired((0, 1, 5)), "joins right-hand side 6, and the question has 5"),
        (MATCH, Paired((0, 1)), "joins 2 pairs, and the question has 3"),
        (MATCH, Ordered((0, 1)), "asks for pairs, and the answer is an order"),
    ],
)
def test_an_answer_to_another_question_is_refused_in_words(item: Item, response: Response, happened: str) -> None:
    with pytest.raises(RefusedError, match=happened):
        mark(item, response)


@pytest.mark.parametrize("item", [Card(id="c", front="f", back="b"), Cloze(id="z", text="a {{b}}")])
def test_what_a_quiz_does_not_ask_has_no_mark(item: Item) -> None:
    with pytest.raises(ValueError, match="is not asked in a quiz"):
        mark(item, Picked((0,)))


def test_every_scheme_has_words() -> None:
    names = {name for part in get_args(Scheme) for name in (get_args(part) or [part])}
    assert set(SCHEME_WORDS) == names


schemes = st.sampled_from(["author", "plus-minus", "all-or-nothing"])


@given(questions, schemes, st.data())
@settings(max_examples=150)
def test_marks_stay_in_their_range(item: Item, by: ChooseAllMarking, data: st.DataObject) -> None:
    earned = mark(item, data.draw(responses(item)), by)
    assert 0 <= earned.points <= earned.out_of == 1
    assert (earned.verdict == "right") == (earned.points == 1)


@given(questions, schemes)
@settings(max_examples=80)
def test_the_right_answer_gets_full_marks_under_every_scheme(item: Item, by: ChooseAllMarking) -> None:
    assert points(item, right_response(item), by) == (1, "right")


@given(choose_all(), schemes, st.data())
@settings(max_examples=40)
def test_only_all_right_options_and_no_other_are_right(
    item: ChooseAll, by: ChooseAllMarking, data: st.DataObject
) -> None:
    picked = data.draw(st.sets(st.integers(0, len(options(item)) - 1), min_size=1))
    assert (points(item, Picked(tuple(picked)), by) == (1, "right")) == (picked == right_places(item))


@given(st.integers(1, 6).flatmap(lambda there: st.permutations(range(there))), st.data())
@settings(max_examples=100)
def test_only_the_right_order_earns_everything(steps: list[int], data: st.DataObject) -> None:
    item = Order(id="o", question="?", order=tuple(map(str, range(len(steps)))))
    given_steps = tuple(steps[: data.draw(st.integers(1, len(steps)))])
    assert (mark(item, Ordered(given_steps)).points == 1) == (given_steps == tuple(range(len(steps))))
