"""The faces of an item, and the keys that histories know them by."""

from __future__ import annotations

import pytest

from quizapp.deck.face_key import BACK, item_key, item_of, mark_of
from quizapp.deck.faces import faces
from quizapp.deck.model import Card, Cloze, Item, TrueFalse


@pytest.mark.parametrize(
    ("item", "marks"),
    [
        (Card(id="a", front="F", back="B"), ("",)),
        (Card(id="a", front="F", back="B", both_ways=True), ("", BACK)),
        (Cloze(id="a", text="{{x}} and {{y}}"), ("#1", "#2")),
        (Cloze(id="a", text="{{2::x}} and {{2::y}}"), ("#2",)),
        (TrueFalse(id="a", statement="S", truth=True), ("",)),
    ],
)
def test_each_face_of_an_item_has_a_mark(item: Item, marks: tuple[str, ...]) -> None:
    assert faces(item) == marks


@pytest.mark.parametrize("mark", ["", BACK, "#12"])
def test_a_face_s_key_comes_apart_into_the_item_s_key_and_the_mark(mark: str) -> None:
    key = item_key("deck", "item")
    assert key == "deck/item"
    assert (item_of(key + mark), mark_of(key + mark)) == (key, mark)
