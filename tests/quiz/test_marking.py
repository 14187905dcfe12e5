"""Marks, by the table in measurement.md."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.base.errors import RefusedError
from quizapp.deck.model import Card, ChooseAll, ChooseOne, Item, Number, Option, Order, TrueFalse, Typed
from quizapp.deck.wording import options, right_places
from quizapp.quiz.marking import SCHEME_WORDS, Mark, mark, scheme
from quizapp.quiz.response import Picked, Response, Wrote
from quizapp.quiz.setup import ChooseAllMarking

ONE = ChooseOne(id="one", question="?", right=Option("a"), wrong=(Option("b"), Option("c"), Option("d")))
ALL = ChooseAll(id="all", question="?", right=(Option("a"), Option("b"), Option("c")), wrong=(Option("d"), Option("e")))
STRICT = ChooseAll(id="strict", question="?", right=ALL.right, wrong=ALL.wrong, marking="all-or-nothing")
FALSE = TrueFalse(id="false", statement=".", truth=False)
TYPED = Typed(id="typed", question="?", accept=("mesenchymal", "MSC"))
EXACT = Typed(id="exact", question="?", accept=("pip",), exact=True)
NUMBER = Number(id="number", question="?", number="48.8", within="0.1", unit="%")


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


def test_the_author_says_the_scheme_unless_the_quiz_does() -> None:
    assert scheme(ALL) == "plus-minus"
    assert scheme(STRICT) == "all-or-nothing"
    assert scheme(STRICT, "plus-minus") == "plus-minus"
    assert scheme(ONE, "plus-minus") == "right-or-wrong"


@pytest.mark.parametrize("item", [ONE, ALL, FALSE, TYPED, NUMBER])
@pytest.mark.parametrize("response", [None, Picked(()), Wrote("  ")])
def test_a_blank_answer_is_unanswered(item: Item, response: Response | None) -> None:
    assert mark(item, response) == Mark(0, 1, scheme(item), "unanswered")


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
        (NUMBER, Picked((0,)), "asks for a text"),
    ],
)
def test_an_answer_to_another_question_is_refused_in_words(item: Item, response: Response, happened: str) -> None:
    with pytest.raises(RefusedError, match=happened):
        mark(item, response)


@pytest.mark.parametrize("item", [Card(id="c", front="f", back="b"), Order(id="o", question="?", order=("a", "b"))])
def test_what_a_quiz_does_not_ask_has_no_mark(item: Item) -> None:
    with pytest.raises(ValueError, match="is not asked in a quiz"):
        mark(item, Picked((0,)))


def test_every_scheme_has_words() -> None:
    assert set(SCHEME_WORDS) == {"right-or-wrong", "plus-minus", "all-or-nothing"}


def texts(letters: str) -> st.SearchStrategy[tuple[Option, ...]]:
    return st.lists(st.sampled_from(letters).map(Option), min_size=1, max_size=6).map(tuple)


choose_all = st.builds(ChooseAll, id=st.just("q"), question=st.just("?"), right=texts("abc"), wrong=texts("xyz"))
schemes = st.sampled_from(["author", "plus-minus", "all-or-nothing"])


@given(choose_all, schemes, st.data())
@settings(max_examples=80)
def test_marks_stay_in_their_range(item: ChooseAll, by: ChooseAllMarking, data: st.DataObject) -> None:
    picked = data.draw(st.lists(st.integers(0, len(options(item)) - 1)))
    earned = mark(item, Picked(tuple(picked)), by)
    assert 0 <= earned.points <= earned.out_of
    assert (earned.verdict == "right") == (frozenset(picked) == right_places(item)) == (earned.points == 1)


@given(choose_all, schemes)
@settings(max_examples=40)
def test_the_right_answer_gets_full_marks_under_every_scheme(item: ChooseAll, by: ChooseAllMarking) -> None:
    assert points(item, Picked(tuple(right_places(item))), by) == (1, "right")
