"""Ids for what comes from elsewhere are ids, whatever words they are made of, and each is given once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.deck.reading.slug import is_id
from quizapp.exchange.naming import Names

_words = st.text("ab-é ", max_size=90)


@given(st.lists(st.tuples(_words, _words), max_size=6))
def test_what_is_given_is_an_id_and_nobody_else_s(asked: list[tuple[str, str]]) -> None:
    names = Names("card")
    given_ids = [names.name(words, own) for words, own in asked]
    assert all(map(is_id, given_ids))
    assert len(set(given_ids)) == len(given_ids)


def test_an_id_that_is_cut_at_a_hyphen_ends_before_it() -> None:
    names = Names("card")
    own = f"{'a' * 63}-b"
    assert names.name("one", own) == own
    assert names.name("two", own).startswith(f"{'a' * 63}-")
    assert "--" not in names.name("three", own)
