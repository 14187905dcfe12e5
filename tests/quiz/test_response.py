"""What a learner answered, and its stored form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.base.errors import BrokenFileError
from quizapp.quiz.response import Picked, Response, Wrote, decode, encode, is_blank

responses = st.one_of(
    st.builds(Picked, st.lists(st.integers(0, 20)).map(tuple)),
    st.builds(Wrote, st.text(st.characters(exclude_categories=["Cs"]))),
)


@given(responses)
def test_a_response_is_read_as_it_was_stored(response: Response) -> None:
    assert decode(encode(response)) == response


@pytest.mark.parametrize("response", [None, Picked(()), Wrote(""), Wrote(" \n")])
def test_saying_nothing_is_blank(response: Response | None) -> None:
    assert is_blank(response)


@pytest.mark.parametrize("response", [Picked((0,)), Wrote("0"), Wrote("?")])
def test_saying_anything_is_not_blank(response: Response) -> None:
    assert not is_blank(response)


@pytest.mark.parametrize("content", [b"", b'{"type":"picked","options":[1', b"{}", b'{"type":"drew"}', b"\xff\xfe"])
def test_what_is_cut_short_or_foreign_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BrokenFileError, match="cannot be read"):
        decode(content)
