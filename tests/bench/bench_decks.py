"""Decks: taking them in, looking them over, and searching in them."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from big_deck import big_deck, card_deck
from collection import collection, copied
from plan import Plan
from process import ROOT, asked, probe, run
from row import Row, middle, p99

_EVENTS = "libyaml's events"
_CHANGING = 1000  # cards in a file of which one changes


def rows(plan: Plan) -> list[Row]:
    """Measure a whole deck, one changed card, the linter, and search."""
    return [*_compile(plan), _change(plan), _check(plan), *_search(plan)]


def _compile(plan: Plan) -> list[Row]:
    with TemporaryDirectory(dir=plan.folder) as folder:
        deck = Path(folder) / "decks" / "cards.yaml"
        deck.parent.mkdir()
        deck.write_text(card_deck(plan.size.cards), encoding="utf-8")
        floor, studied, found = [], [], []
        for number in range(plan.runs):
            floor.append(run(probe("events", deck)))
            studied.append(run(probe("compile", deck.parent, Path(folder) / f"studied-{number}", "studied")))
            found.append(run(probe("compile", deck.parent, Path(folder) / f"found-{number}", "found")))
    name = f"compile a deck of {plan.size.cards:,} cards"
    least = min(one.seconds for one in floor)
    held = max(int(one.told) for one in (*studied, *found)) / 1024
    return [
        Row(name, "s", min(one.seconds for one in studied), least, _EVENTS, "at most 2.5 times"),
        Row("  until search knows them all", "s", min(one.seconds for one in found), least, _EVENTS),
        Row("  memory at its peak", "MB", held, bar="at most 150 MB"),
    ]


def _change(plan: Plan) -> Row:
    with TemporaryDirectory(dir=plan.folder) as folder:
        places = copied(collection(plan.size, plan.folder), Path(folder), with_decks=True)
        changing = places.decks[0] / "changing.yaml"
        changing.write_text(card_deck(_CHANGING, "changing"), encoding="utf-8")
        told = asked(probe("change", places.decks[0], places.data, places.cache, plan.runs * 2))
    return Row(f"take in one changed card of {_CHANGING:,}", "ms", middle(told["took"]), bar="at most 100 ms")


def _check(plan: Plan) -> Row:
    items = min(10_000, plan.size.cards)
    with TemporaryDirectory(dir=plan.folder) as folder:
        deck = Path(folder) / "big.yaml"
        deck.write_text(big_deck(items), encoding="utf-8")
        app, floor = [], []
        for _ in range(plan.runs):
            floor.append(run(probe("events", deck)).seconds)
            app.append(run([sys.executable, str(ROOT / "main.py"), "check", str(deck)]).seconds)
    return Row(f"check a deck of {items:,} items", "s", min(app), min(floor), _EVENTS)


def _search(plan: Plan) -> list[Row]:
    places = collection(plan.size, plan.folder)
    (index,) = places.cache.glob("index-*.sqlite")
    told = asked(probe("search", index, plan.answers // 4))
    return [
        Row("a keystroke of search", "ms", middle(told["search"]), middle(told["floor"]), "FTS5", "at most 5 ms"),
        Row("  99 of 100 of these", "ms", p99(told["search"]), p99(told["floor"]), "FTS5", "at most 5 ms"),
    ]
