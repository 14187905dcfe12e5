from __future__ import annotations

import pytest

from quizapp.ui.widgets.broken import soft


@pytest.mark.parametrize("words", ["", "a few words", "/home/ada/decks/all-cells", "what  stands apart\n"])
def test_words_that_lines_can_hold_stay_as_they_are(words: str) -> None:
    assert soft(words) == words


@pytest.mark.parametrize(
    "name", ["learner-019df26e214872b8ab7dcf38cfc966fb.sqlite", "decks.before-2026-05-04--", "-" * 20]
)
def test_a_very_long_word_may_be_parted_and_reads_the_same(name: str) -> None:
    assert soft(f"Joining {name}: 40%.").replace("\u200b", "") == f"Joining {name}: 40%."


def test_a_name_is_parted_where_its_signs_part_it_and_within_what_is_long_all_the_same() -> None:
    parted = soft("learner-019df26e214872b8ab7dcf38cfc966fb.sqlite").split("\u200b")

    assert parted == ["learner-", "019df26e2148", "72b8ab7dcf38", "cfc966fb.", "sqlite"]
