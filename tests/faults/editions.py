"""What comes from elsewhere: a package of Anki with two decks, their pictures and reviews, edition after edition."""

from __future__ import annotations

import re
from pathlib import Path

from house import NOON

from quizapp.base.clock import Moment, moment
from quizapp.base.files import save_atomically
from quizapp.deck.model import Card, Deck
from quizapp.exchange.anki import write as anki
from quizapp.exchange.carried import CarriedDeck, CarriedReview
from quizapp.history.taking_in import Elsewhere, review_id
from quizapp.study.memory import Grade

_LONG_AGO = int(NOON.timestamp() * 1000) - 30 * 86_400_000
_CARDS = 3
_EDITION = re.compile(rb"edition (\d+)")


def packages(folder: Path, whose: str = "*") -> list[Path]:
    """Return the packages that were made so far, in their order. whose: of one of those who make them."""
    return sorted((folder / "packages").glob(f"{whose}-*.apkg"), key=edition)


def edition(package: Path) -> int:
    return int(package.stem.rpartition("-")[2])


def make_next(folder: Path, whose: str) -> Path:
    """Make the edition after the last one."""
    made = packages(folder, whose)
    number = edition(made[-1]) + 1 if made else 1
    decks = [CarriedDeck(_deck(deck, number), {"map.png": _picture(number)}) for deck in decks_of(whose)]
    package = folder / "packages" / f"{whose}-{number}.apkg"
    package.parent.mkdir(exist_ok=True)
    learnt = anki.Learnt(_reviews(whose, number), {})
    save_atomically(package, anki.write(decks, moment(NOON, 4), learnt, rollover_hour=4).content)
    return package


def decks_of(whose: str) -> tuple[str, str]:
    return f"lakes-{whose}", f"rivers-{whose}"


def review_ids(package: Path) -> set[bytes]:
    """Return the ids under which the reviews of a package are kept."""
    reviews = _reviews(package.stem.rpartition("-")[0], edition(package))
    return {review_id(Elsewhere(one.face, one.grade, Moment(one.at, 0, 0), one.took_ms)) for one in reviews}


def editions_in(decks: Path, whose: str) -> set[int]:
    """Return what edition each file is of that an import put there; 0: it is not there."""
    files = [
        decks / deck / name for deck in decks_of(whose) for name in (f"{deck}.yaml", "media/map.png")
    ]  # where the files of a deck with pictures go
    told = [set(map(int, _EDITION.findall(file.read_bytes()))) if file.exists() else {0} for file in files]
    return set().union(*told)


def _deck(deck: str, number: int) -> Deck:
    cards = [Card(id=f"c{n}", front=f"What is {n}?", back=f"It is of edition {number}") for n in range(_CARDS)]
    cards[0] = Card(id="c0", front="What is 0?", back=f"It is of edition {number}", image="map.png")
    return Deck(id=deck, title=deck.title(), items=tuple(cards))


def _picture(number: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n edition %d" % number


def _reviews(whose: str, number: int) -> list[CarriedReview]:
    """Return a review of each card, which no other edition has."""
    at = _LONG_AGO + number * 60_000
    faces = [f"{deck}/c{n}" for deck in decks_of(whose) for n in range(_CARDS)]
    return [CarriedReview(face, at + n, Grade.GOOD, 900) for n, face in enumerate(faces)]
