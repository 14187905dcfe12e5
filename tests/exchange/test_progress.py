"""Every format tells how far a file is read, and stops where nobody waits for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.base.errors import StoppedError
from quizapp.base.progress import Progress
from quizapp.deck.model import ChooseOne, Deck, Option
from quizapp.exchange.carried import CarriedDeck
from quizapp.exchange.formats import FORMATS, Format
from quizapp.workspace import carrying

BOTH_WAYS = [one for one in FORMATS if one.read and one.write]
DECK = Deck(
    id="sums",
    title="Sums",
    items=tuple(
        ChooseOne(id=f"s{n}", question=f"{n} and {n}?", right=Option(f"{2 * n}"), wrong=(Option("none"), Option("x")))
        for n in range(1, 41)
    ),
)


class Listener:
    """Hears shares, and wants to go on until one of them."""

    def __init__(self, until: float = 2.0) -> None:
        self.told: list[float] = []
        self._until = until

    def __call__(self, share: float) -> bool:
        self.told.append(share)
        return share < self._until


def written(of: Format, folder: Path) -> Path:
    path = folder / f"sums{of.suffixes[0]}"
    assert of.write is not None
    path.write_bytes(of.write([CarriedDeck(DECK)]).content)
    return path


@pytest.mark.parametrize("of", BOTH_WAYS, ids=lambda of: of.name)
def test_the_share_grows_as_the_file_is_read(of: Format, tmp_path: Path) -> None:
    heard = Listener()
    carrying.plan(written(of, tmp_path), tmp_path, of.name, go_on=heard)
    assert len(heard.told) > 20
    assert heard.told == sorted(heard.told)
    assert 0 <= heard.told[0] < 0.2
    assert heard.told[-1] <= 1


@pytest.mark.parametrize("of", BOTH_WAYS, ids=lambda of: of.name)
def test_reading_stops_in_the_middle(of: Format, tmp_path: Path) -> None:
    heard = Listener(until=0.4)
    with pytest.raises(StoppedError):
        carrying.plan(written(of, tmp_path), tmp_path, of.name, go_on=heard)
    assert heard.told[-1] < 0.6


def test_a_part_tells_its_place_in_the_whole_and_no_more_often_than_needed() -> None:
    heard = Listener()
    part = Progress(heard).part(0.5, 1)
    assert list(part.over("ab")) == ["a", "b"]
    assert heard.told == [0.5, 0.75]
    assert list(Progress(heard).part(0.5, 1).over(range(100_000))) == list(range(100_000))
    assert len(heard.told) < 300
