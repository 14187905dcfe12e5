from __future__ import annotations

import pytest

from quizapp.base.errors import StoppedError
from quizapp.base.shares import GoOn, over, part, unstopped


def noting(shares: list[float]) -> GoOn:
    """Go on, and note what is told."""

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    return go_on


def test_things_come_in_their_order_and_not_each_of_many_is_told() -> None:
    shares: list[float] = []

    assert list(over(range(10_000), noting(shares))) == list(range(10_000))

    assert shares[0] == 0
    assert shares == sorted(shares)
    assert len(shares) == 500


def test_nothing_comes_of_nothing() -> None:
    assert list(over((), unstopped)) == []


def test_what_is_stopped_yields_no_more() -> None:
    seen: list[str] = []

    with pytest.raises(StoppedError, match="Nothing was changed"):
        seen.extend(over("abcd", lambda share: share < 0.5))

    assert seen == ["a", "b"]


def test_a_part_is_told_as_its_share_of_the_whole() -> None:
    shares: list[float] = []

    list(over("ab", part(noting(shares), 0.5, 1)))

    assert shares == [0.5, 0.75]
