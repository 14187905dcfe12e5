"""What Anki takes for the same: run by a Python that has it. FOLDER, CARDS, REVIEWS, ANSWERS; tells milliseconds."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from big_deck import Words

_WARM = 5
_anki: Any = import_module("anki.collection")  # Any: it is not there where types are checked


def main() -> None:
    """Make a collection, answer, and search."""
    folder, cards, reviews, answers = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    collection = _anki.Collection(str(folder / "collection.anki2"))
    fronts = _fill(collection, cards, reviews)
    told = {"answer": _answer(collection, answers), "search": _search(collection, fronts)}
    collection.close()
    print(json.dumps(told))


def _fill(collection: Any, cards: int, reviews: int) -> list[str]:
    some = Words(1).some
    kind, deck = collection.models.by_name("Basic"), collection.decks.id("Default")
    fronts = [some(6) for _ in range(cards)]
    notes = []
    for front in fronts:
        note = collection.new_note(kind)
        note.fields = [f"What is the {front}?", f"The {some(4)}."]
        notes.append(_anki.AddNoteRequest(note, deck))
    collection.add_notes(notes)
    today = collection.sched.today
    collection.db.execute("UPDATE cards SET type = 2, queue = 2, ivl = 10, factor = 2500, reps = 10, due = ?", today)
    ids = collection.db.list("SELECT id FROM cards")
    collection.db.executemany(
        "INSERT INTO revlog VALUES (?, ?, -1, 3, 10, 5, 2500, 4000, 1)",
        [(1_600_000_000_000 + number, ids[number % len(ids)]) for number in range(reviews)],
    )
    config = collection.decks.config_dict_for_deck_id(deck)
    config["rev"]["perDay"] = 9999
    collection.decks.update_config(config)
    return fronts


def _answer(collection: Any, answers: int) -> list[float]:
    took = []
    card = collection.sched.getCard()
    for number in range(answers + _WARM):
        start = perf_counter()
        collection.sched.answerCard(card, 3 if number % 8 else 1)
        card = collection.sched.getCard()
        took.append((perf_counter() - start) * 1000)
    return took[_WARM:]


def _search(collection: Any, fronts: list[str]) -> list[float]:
    took = []
    for front in Random(1).sample(fronts, min(len(fronts), 10)):
        typed = " ".join(front.split()[-2:])
        for end in range(1, len(typed) + 1):
            start = perf_counter()
            collection.find_cards(f"{typed[:end]}*")
            took.append((perf_counter() - start) * 1000)
    return took


main()
