"""Memories out of intervals and eases; tests/exchange holds them to what Anki makes of the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.sm2 import _W8, _W9, _W10, memory_of


def test_the_parameters_are_those_that_the_schedule_has() -> None:
    from fsrs.scheduler import DEFAULT_PARAMETERS

    assert DEFAULT_PARAMETERS[8:11] == (_W8, _W9, _W10)


def test_an_interval_is_a_stability_and_a_low_ease_a_high_difficulty() -> None:
    assert memory_of(10, 2.5)[0] == 10
    assert memory_of(10, 1.3)[1] > memory_of(10, 2.5)[1]
    assert memory_of(10, 99) == (10, 1.0)


@given(st.floats(0, 40_000), st.floats(-10, 100))
def test_whatever_comes_it_is_a_memory(interval: float, ease: float) -> None:
    stability, difficulty = memory_of(interval, ease)
    assert stability > 0
    assert 1 <= difficulty <= 10


def test_the_difficulty_is_that_with_which_the_interval_grows_by_its_ease() -> None:
    import math

    stability, difficulty = memory_of(20, 2.0)
    growth = math.exp(_W8) * (11 - difficulty) * stability**-_W9 * math.expm1(0.1 * _W10) + 1
    assert growth == pytest.approx(2.0)
