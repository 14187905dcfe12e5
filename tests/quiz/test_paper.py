"""A drawn quiz and its stored form."""

import pytest

from quizapp.base.errors import BrokenFileError
from quizapp.quiz.paper import Drawn, Paper, decode, encode
from quizapp.quiz.setup import Setup

PAPER = Paper(
    seed=7,
    setup=Setup(decks=("cells",), sections=("cells/what", "cells/"), count=2, mode="exam", minutes=20),
    questions=(
        Drawn("cells/sources", "what", "choose_one", "9f2c", order=(2, 0, 1)),
        Drawn("cells/markers", "", "typed", "11aa"),
    ),
)


def test_a_paper_is_read_as_it_was_stored() -> None:
    assert decode(encode(PAPER)) == PAPER


def test_a_question_knows_its_deck() -> None:
    assert PAPER.questions[0].deck == "cells"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", encode(PAPER)[:-9], b"\xff"])
def test_a_paper_cut_short_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BrokenFileError, match="cannot be read"):
        decode(content)


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b"[2,0,1]", b"[2,0,2]"),
        (b'"count":2', b'"count":0'),
        (b'"minutes":20', b'"minutes":-1'),
        (b'"exam"', b'"race"'),
    ],
)
def test_a_paper_that_cannot_be_is_refused_in_words(sound: bytes, broken: bytes) -> None:
    content = encode(PAPER)
    assert sound in content
    with pytest.raises(BrokenFileError):
        decode(content.replace(sound, broken))
