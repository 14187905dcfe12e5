"""Drawing a paper."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from questions import questions

from quizapp.base.errors import RefusedError
from quizapp.deck.index import Candidate
from quizapp.deck.model import Item, Kind
from quizapp.deck.wording import shuffled
from quizapp.quiz.draw import draw
from quizapp.quiz.quiz_marking import mark_in_quiz
from quizapp.quiz.read_decks import candidate as candidate_of
from quizapp.quiz.setup import ChooseAllMarking, QuizMarking, Setup

CELLS = Setup(decks=("cells",), count=100)


def question(number: int, section: str = "what", kind: Kind = "choose_one", deck: str = "cells") -> Candidate:
    return Candidate(f"{deck}/{section or 'none'}-{number}", f"{deck}/{section}", kind, f"hash-{number}", options=4)


def sections_of(sizes: dict[str, int]) -> list[Candidate]:
    return [question(number, section) for section, size in sizes.items() for number in range(size)]


sizes = st.dictionaries(st.sampled_from(["", "a", "b", "c", "d"]), st.integers(1, 12), min_size=1)


@given(sizes, st.integers(1, 40), st.integers(0, 2**63), st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_the_same_seed_gives_the_same_paper_whatever_order_the_index_answers_in(
    held: dict[str, int], count: int, seed: int, chance: Random
) -> None:
    candidates = sections_of(held)
    again = candidates[:]
    chance.shuffle(again)
    setup = Setup(decks=("cells",), count=count)
    assert draw(candidates, setup, seed) == draw(again, setup, seed)


@given(sizes, st.integers(1, 40), st.integers(0, 2**63))
@settings(max_examples=50)
def test_sections_share_as_evenly_as_what_they_hold_allows(held: dict[str, int], count: int, seed: int) -> None:
    paper = draw(sections_of(held), Setup(decks=("cells",), count=count), seed)
    drawn = Counter(question.section for question in paper.questions)
    assert drawn.total() == min(count, sum(held.values()))
    assert len({question.key for question in paper.questions}) == drawn.total()
    not_exhausted = [drawn[section] for section in held if drawn[section] < held[section]]
    if not_exhausted:
        assert max(drawn.values()) <= min(not_exhausted) + 1


def test_another_seed_gives_another_paper() -> None:
    candidates = sections_of({"a": 10, "b": 10})
    papers = {draw(candidates, Setup(decks=("cells",), count=5), seed).questions for seed in range(10)}
    assert len(papers) == 10


def test_questions_of_a_section_do_not_stand_together() -> None:
    paper = draw(sections_of({"a": 10, "b": 10}), CELLS, seed=1)
    turns = sum(
        1 for one, other in zip(paper.questions, paper.questions[1:], strict=False) if one.section != other.section
    )
    assert 5 < turns < 19


def test_only_the_chosen_sections_are_drawn_and_no_section_is_one_too() -> None:
    candidates = [*sections_of({"a": 2, "b": 2, "": 2}), question(1, "a", deck="clinic")]
    paper = draw(candidates, Setup(decks=("cells", "clinic"), sections=("cells/a", "cells/")), seed=3)
    assert {drawn.key for drawn in paper.questions} == {"cells/a-0", "cells/a-1", "cells/none-0", "cells/none-1"}


def test_only_the_chosen_decks_are_drawn() -> None:
    candidates = [question(1), question(2, deck="clinic")]
    assert [drawn.deck for drawn in draw(candidates, Setup(decks=("clinic",)), seed=3).questions] == ["clinic"]


def test_only_the_kinds_that_can_be_asked_are_drawn() -> None:
    kinds: tuple[Kind, ...] = ("choose_one", "card", "cloze", "order", "match")
    candidates = [question(number, kind=kind) for number, kind in enumerate(kinds)]

    assert {one.kind for one in draw(candidates, CELLS, seed=3).questions} == {"choose_one", "order", "match"}


def test_nothing_to_draw_is_told_in_words() -> None:
    with pytest.raises(RefusedError, match="no question to draw"):
        draw([question(1, kind="card")], CELLS, seed=3)


def order(candidate: Candidate, seed: int) -> tuple[int, ...]:
    return draw([candidate], CELLS, seed).questions[0].order


def test_options_are_shuffled_into_every_order() -> None:
    candidate = Candidate("cells/q", "cells/what", "choose_one", "h", options=3)
    assert {order(candidate, seed) for seed in range(100)} == {
        (0, 1, 2),
        (0, 2, 1),
        (1, 0, 2),
        (1, 2, 0),
        (2, 0, 1),
        (2, 1, 0),
    }


@pytest.mark.parametrize(
    ("right_at", "shown"), [(1, (0, 1, 2, 3)), (2, (1, 0, 2, 3)), (4, (1, 2, 3, 0)), (9, (1, 2, 3, 0))]
)
def test_a_kept_order_has_the_key_where_the_author_put_it(right_at: int, shown: tuple[int, ...]) -> None:
    candidate = Candidate("cells/q", "cells/what", "choose_one", "h", options=4, keep_order=True, right_at=right_at)
    assert {order(candidate, seed) for seed in range(5)} == {shown}


def test_a_choose_all_question_that_keeps_its_order_shows_the_order_of_its_file() -> None:
    candidate = Candidate("cells/q", "cells/what", "choose_all", "h", options=4, keep_order=True)
    assert {order(candidate, seed) for seed in range(5)} == {(0, 1, 2, 3)}


def test_true_stands_before_false() -> None:
    candidate = Candidate("cells/q", "cells/what", "true_false", "h", options=2)
    assert {order(candidate, seed) for seed in range(5)} == {(0, 1)}


def test_steps_are_shuffled_into_every_order_but_the_right_one() -> None:
    candidate = Candidate("cells/q", "cells/what", "order", "h", options=3)
    assert {order(candidate, seed) for seed in range(100)} == {
        (0, 2, 1),
        (1, 0, 2),
        (1, 2, 0),
        (2, 0, 1),
        (2, 1, 0),
    }


@pytest.mark.parametrize(("there", "shown"), [(0, ()), (1, (0,)), (2, (1, 0))])
def test_few_steps_are_ordered_as_they_can_be(there: int, shown: tuple[int, ...]) -> None:
    candidate = Candidate("cells/q", "cells/what", "order", "h", options=there)
    assert {order(candidate, seed) for seed in range(5)} == {shown}


def test_the_sides_of_a_match_are_shuffled_into_every_order() -> None:
    candidate = Candidate("cells/q", "cells/what", "match", "h", options=3)
    assert len({order(candidate, seed) for seed in range(100)}) == 6


@given(questions, st.integers(0, 2**32))
@settings(max_examples=60)
def test_every_kind_is_shown_with_all_it_has(item: Item, seed: int) -> None:
    assert sorted(order(candidate_of("cells", item), seed)) == list(range(len(shuffled(item))))


def test_a_typed_question_has_nothing_to_order() -> None:
    assert order(Candidate("cells/q", "cells/what", "typed", "h"), 1) == ()


def test_the_scheme_is_kept_with_the_question() -> None:
    strict = Candidate("cells/q", "cells/what", "choose_all", "h", options=4, marking="all-or-nothing")
    lenient = Setup(decks=("cells",), choose_all="plus-minus")
    assert draw([strict], CELLS, seed=1).questions[0].scheme == "all-or-nothing"
    assert draw([strict], lenient, seed=1).questions[0].scheme == "plus-minus"
    assert draw([question(1)], lenient, seed=1).questions[0].scheme == "right-or-wrong"


@given(
    questions,
    st.sampled_from(["author", "negative", "certainty"]),
    st.sampled_from(["author", "plus-minus", "all-or-nothing"]),
)
@settings(max_examples=100)
def test_the_scheme_on_the_paper_is_the_one_that_marks(
    item: Item, marking: QuizMarking, choose_all: ChooseAllMarking
) -> None:
    setup = Setup(decks=("cells",), marking=marking, choose_all=choose_all)
    (drawn,) = draw([candidate_of("cells", item)], setup, 1).questions
    assert drawn.scheme == mark_in_quiz(item, None, marking, choose_all=choose_all).scheme
