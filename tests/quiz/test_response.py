"""What a learner answered, and its stored form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.base.errors import BrokenFileError
from quizapp.quiz.response import Ordered, Paired, Picked, Response, Wrote, decode, encode, is_blank

responses = st.one_of(
    st.builds(Picked, st.lists(st.integers(0, 20)).map(tuple)),
    st.builds(Wrote, st.text(st.characters(exclude_categories=["Cs"]))),
    st.builds(Ordered, st.lists(st.integers(0, 25), unique=True).map(tuple)),
    st.builds(Paired, st.lists(st.none() | st.integers(0, 51)).map(tuple)),
)


@given(responses)
def test_a_response_is_read_as_it_was_stored(response: Response) -> None:
    assert decode(encode(response)) == response


@pytest.mark.parametrize("response", [None, Picked(()), Wrote(""), Wrote(" \n"), Ordered(()), Paired((None, None))])
def test_saying_nothing_is_blank(response: Response | None) -> None:
    assert is_blank(response)


@pytest.mark.parametrize("response", [Picked((0,)), Wrote("0"), Wrote("?"), Ordered((0,)), Paired((None, 0))])
def test_saying_anything_is_not_blank(response: Response) -> None:
    assert not is_blank(response)


@pytest.mark.parametrize(
    ("content", "response"),
    [
        (b'{"type":"picked","options":[2,0]}', Picked((2, 0))),
        (b'{"type":"wrote","text":"oxygen"}', Wrote("oxygen")),
        (b'{"type":"ordered","steps":[1,0]}', Ordered((1, 0))),
        (b'{"type":"paired","rights":[1,null]}', Paired((1, None))),
    ],
)
def test_the_stored_form_stays_as_it_is(content: bytes, response: Response) -> None:
    assert decode(content) == response
    assert encode(response) == content


@pytest.mark.parametrize("content", [b"", b'{"type":"picked","options":[1', b"{}", b'{"type":"drew"}', b"\xff\xfe"])
def test_what_is_cut_short_or_foreign_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BrokenFileError, match="cannot be read"):
        decode(content)
