"""The gaps of a cloze text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.deck.cloze import Gap, groups, parse


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", ("plain",)),
        ("", ()),
        ("The {{cat}} sat", ("The ", Gap("cat", "", 1), " sat")),
        ("{{cat::an animal}}", (Gap("cat", "an animal", 1),)),
        ("{{2::cat}}", (Gap("cat", "", 2),)),
        ("{{2::cat::an animal}}", (Gap("cat", "an animal", 2),)),
        ("{{ cat :: an animal }}", (Gap("cat", "an animal", 1),)),
        ("{{a}}{{b}}", (Gap("a", "", 1), Gap("b", "", 2))),
        ("{{a}} {{1::b}} {{c}}", (Gap("a", "", 2), " ", Gap("b", "", 1), " ", Gap("c", "", 3))),
        ("{{12:30}}", (Gap("12:30", "", 1),)),
        ("{{two\nlines}}", (Gap("two\nlines", "", 1),)),
        ("{{never closed", ("{{never closed",)),
        ("{{}}", ("{{}}",)),
    ],
)
def test_a_text_is_split_into_plain_parts_and_gaps(text: str, parts: tuple[str | Gap, ...]) -> None:
    assert parse(text) == parts


def test_groups_are_numbered_each_once_and_in_rising_order() -> None:
    assert groups("{{3::a}} {{b}} {{3::c}} {{d}}") == (1, 2, 3)
    assert groups("no gap") == ()


@given(st.text(st.sampled_from("{}:1 a\n"), max_size=30))
def test_plain_parts_stay_as_they_are_and_gaps_have_a_number(text: str) -> None:
    parts = parse(text)
    assert all(part in text for part in parts if isinstance(part, str))
    assert all(part.group >= 0 for part in parts if isinstance(part, Gap))
    assert set(groups(text)) == {part.group for part in parts if isinstance(part, Gap)}
