"""Whether one word is a slip of another."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.quiz.spelling import distance, is_slip

few_letters = st.text("abc", max_size=7)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", 0),
        ("brain", "brain", 0),
        ("brain", "brian", 1),  # swapped
        ("brain", "bran", 1),  # left out
        ("brain", "braina", 1),  # added
        ("brain", "drain", 1),  # changed
        ("kitten", "sitting", 3),
        ("ca", "abc", 2),  # 3 where a swapped pair may not be edited again (optimal string alignment)
        ("", "abc", 3),
    ],
)
def test_distance_counts_the_fewest_slips(first: str, second: str, expected: int) -> None:
    assert distance(first, second) == expected


@given(few_letters, few_letters, few_letters)
@settings(max_examples=100)
def test_distance_is_a_metric(one: str, two: str, three: str) -> None:
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)
    assert distance(one, three) <= distance(one, two) + distance(two, three)


@pytest.mark.parametrize(
    ("wrote", "meant"),
    [
        ("brian", "brain"),
        ("cell", "cells"),
        ("marow", "marrow"),
        ("tisssue", "tissue"),
        ("mesenchimal", "mesenchymal"),
        ("mesenchimall", "mesenchymal"),
        ("inmune", "immune"),
        ("anaemia", "anemia"),
    ],
)
def test_a_small_slip_in_a_long_word_is_one(wrote: str, meant: str) -> None:
    assert is_slip(wrote, meant)


@pytest.mark.parametrize(
    ("wrote", "meant"),
    [
        ("bona", "bone"),  # 4 letters: none
        ("cells", "cell"),  # the length that counts is that of the accepted word
        ("mraow", "marrow"),  # two in 6
        ("adipso", "adipose"),
        ("mesanchimel", "mesenchymal"),  # three in 11
    ],
)
def test_more_than_that_is_not(wrote: str, meant: str) -> None:
    assert not is_slip(wrote, meant)


@pytest.mark.parametrize(
    ("wrote", "meant"),
    [
        ("typical", "atypical"),
        ("atypical", "typical"),
        ("asymptomatc", "symptomatic"),  # a negation hidden among slips
        ("demyelination", "myelination"),
        ("increased", "decreased"),
        ("hypotension", "hypertension"),
        ("intracellular", "extracellular"),
        ("osteoclast", "osteoblast"),
        ("allograft", "autograft"),
        ("lactose", "lactase"),
        ("ever", "never"),
        ("either", "neither"),
    ],
)
def test_a_slip_that_turns_the_meaning_is_none(wrote: str, meant: str) -> None:
    assert not is_slip(wrote, meant)
