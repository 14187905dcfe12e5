"""The sentences that say how a question works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.stats import item_words
from quizapp.stats.items import Marks, analysis
from quizapp.stats.scores import score

FOUND = analysis(Marks(("a", "b", "c"), ((1, 1, 1), (1, 1, 0), (0, 0, 1), (0, 0, 0)) * 5))
ONE = FOUND.items[0]


@pytest.mark.parametrize(
    ("right", "n", "told"),
    [
        (3, 9, "3 of 9 right, likely between 12% and 65%."),
        (3, 7, "3 of 7 right; too few to tell how hard it is for you: at least 8 answers are needed."),
    ],
)
def test_facility_for_one_learner(right: int, n: int, told: str) -> None:
    assert item_words.facility(score([(1, 1)] * right + [(0, 1)] * (n - right))) == told


def test_parts_of_marks_are_points() -> None:
    assert item_words.facility(score([(0.5, 1)] * 8)).startswith("4 of 8 points, likely between")


def test_facility_for_many_people() -> None:
    assert (
        item_words.people(ONE) == "The first answers of 20 people earned 50% of the marks, likely between 29% and 71%."
    )
    assert item_words.people(replace(ONE, n=1)).startswith(
        "The first answers of 1 person earned 50% of the marks; too few"
    )
    assert item_words.people(replace(ONE, facility=None)) == "Nobody has answered it yet."


@pytest.mark.parametrize(
    ("index", "told"),
    [(None, "cannot be told"), (-5.0, "look for a wrong key"), (19.9, "hardly tells"), (20.0, "tend to do well here")],
)
def test_discrimination_in_words(index: float | None, told: str) -> None:
    assert told in item_words.discrimination(replace(ONE, discrimination_index=index))


def test_the_whole_in_words() -> None:
    told = item_words.whole(FOUND)
    assert told.startswith("20 people answered the same 3 questions")
    # a and b are alike, c goes with neither: var x = 5/19 each, var T = 25/19; 150 (1 - 15/25) = 60.
    assert "Internal consistency is 60%" in told
    assert "The error ratio is 63%" in told
    assert "The standard error is 0.7 of 3 marks" in told


def test_where_everybody_earned_the_same_nothing_is_made_up() -> None:
    told = item_words.whole(analysis(Marks(("a", "b"), ((1, 1),) * 20)))
    assert "cannot be told" in told
    assert "None" not in told
