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


def test_a_paper_of_before_quizzes_had_schemes_is_read_as_it_was_meant() -> None:
    stored = (
        b'{"seed":7,"setup":{"decks":["cells"],"sections":["cells/what","cells/"],"count":2,"mode":"exam","minutes":20},'
        b'"questions":[{"key":"cells/sources","section":"what","kind":"choose_one","hash":"9f2c",'
        b'"scheme":"right-or-wrong","order":[2,0,1]},{"key":"cells/markers","section":"","kind":"typed",'
        b'"hash":"11aa","scheme":"right-or-wrong","order":[]}]}'
    )
    assert decode(stored) == PAPER
    assert decode(stored).setup.marking == "author"
    assert encode(PAPER) == stored


def test_the_scheme_of_a_quiz_is_stored_with_it() -> None:
    drawn = Drawn("cells/steps", "", "order", "22bb", scheme="certainty", order=(1, 0))
    paper = Paper(seed=1, setup=Setup(decks=("cells",), marking="certainty"), questions=(drawn,))
    assert decode(encode(paper)) == paper
    assert b'"marking":"certainty"' in encode(paper)


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
