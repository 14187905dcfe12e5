"""Decks and a learner of any size, made once a day and used again by every figure of that day."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from big_deck import card_deck
from big_history import BigHistory, all_faces

import quizapp
from quizapp.base.places import Places
from quizapp.base.progress import unstopped
from quizapp.deck.library import Library
from quizapp.workspace.desk import Workspace

_HERE = Path(__file__).parent
_PACKAGE = Path(quizapp.__file__).parent
_DECKS = 20
# What a collection is made by: it is made anew where any of that changed, and every day, since its answers have dates.
_MAKERS = (
    *(_HERE / name for name in ("big_deck.py", "big_history.py", "collection.py")),
    *sorted((_PACKAGE / "history" / "migrations").glob("*.sql")),
    *(_PACKAGE / "deck" / "indexing" / name for name in ("tables.py", "intake.py", "entry.py")),
    _PACKAGE / "history" / "following.py",
)


@dataclass(frozen=True)
class Size:
    """How much there is. cards: in 20 decks; reviews: ten or more of each card that was studied, at most nine tenths of
    them; away: as in ``BigHistory``."""

    cards: int = 0
    reviews: int = 0
    away: int = 0

    def __str__(self) -> str:
        waits = f", {self.away} days away" if self.away else ""
        return f"{self.cards:,} cards, {self.reviews:,} reviews{waits}"


def collection(size: Size, folder: Path) -> Places:
    """Return places with decks, an index that is up to date, and a learner who has answered so often."""
    cards, made = folder / f"{size.cards}-cards", folder / f"{size.cards}-cards-{size.reviews}-reviews-{size.away}-away"
    places = Places((cards / "decks",), made / "data", cards / "cache")
    _made(cards, lambda: _make_decks(size, places))
    _made(made, lambda: _make_learner(size, places))
    return places


def _made(folder: Path, make: Callable[[], None]) -> None:
    mark = folder / "made-by"
    if not mark.exists() or mark.read_text() != _print():
        shutil.rmtree(folder, ignore_errors=True)
        make()
        folder.mkdir(exist_ok=True)
        mark.write_text(_print())


def copied(places: Places, folder: Path, *, with_decks: bool = False) -> Places:
    """Return a copy of some places, to be changed."""
    if with_decks:
        shutil.copytree(places.decks[0], folder / "decks")
    shutil.copytree(places.data, folder / "data")
    shutil.copytree(places.cache, folder / "cache")
    return Places((folder / "decks",) if with_decks else places.decks, folder / "data", folder / "cache")


def _print() -> str:
    parts = [date.today().isoformat().encode(), *(maker.read_bytes() for maker in _MAKERS)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_decks(size: Size, places: Places) -> None:
    places.decks[0].mkdir(parents=True)
    for number in range(_DECKS if size.cards else 0):
        text = card_deck(size.cards // _DECKS, f"deck-{number:02}", number + 1, questions=True)
        (places.decks[0] / f"deck-{number:02}.yaml").write_text(text, encoding="utf-8")
    library = Library(places.decks, places.cache)
    library.refresh()
    library.take_in_words(unstopped)
    library.lint(unstopped)
    library.close()


def _make_learner(size: Size, places: Places) -> None:
    workspace = Workspace(places)
    workspace.add("Ada")
    if size.reviews:
        faces, questions = all_faces(workspace.library.index.path)
        studied = min(len(faces) * 9 // 10, max(size.reviews // 10, 1))
        quizzes = 200 if size.reviews > 10_000 else 5
        big = BigHistory(studied, size.reviews, workspace.now().day, size.away, quizzes)
        big.write(workspace.history, faces, questions)
        with workspace.history._store.writing():
            workspace.history._store.write("DELETE FROM followed")
        workspace.follow()
    workspace.close()
