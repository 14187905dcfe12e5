from __future__ import annotations

import pytest

from quizapp.base.errors import StoppedError
from quizapp.base.progress import UNTOLD, GoOn, Progress


def noting(shares: list[float]) -> GoOn:
    """Go on, and note what is told."""

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    return go_on


def test_things_come_in_their_order_and_not_each_of_many_is_told() -> None:
    shares: list[float] = []

    assert list(Progress(noting(shares)).over(range(10_000))) == list(range(10_000))

    assert shares[0] == 0
    assert shares == sorted(shares)
    assert 400 < len(shares) <= 501


def test_nothing_comes_of_nothing() -> None:
    assert list(UNTOLD.over(())) == []


def test_what_is_stopped_yields_no_more() -> None:
    seen: list[str] = []

    with pytest.raises(StoppedError, match="Nothing was changed"):
        seen.extend(Progress(lambda share: share < 0.5).over("abcd"))

    assert seen == ["a", "b"]


def test_a_part_is_told_as_its_share_of_the_whole() -> None:
    shares: list[float] = []

    list(Progress(noting(shares)).part(0.5, 1).over("ab"))

    assert shares == [0.5, 0.75]


def test_who_asks_decides_what_to_do_where_it_is_stopped() -> None:
    assert Progress().tell(0.3)
    assert not Progress(lambda _share: False).tell(0.3)
