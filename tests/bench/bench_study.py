"""Studying: an answer and what comes next, with the window and without, and the replay of the whole log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from collection import Size, collection, copied
from plan import Plan
from process import asked, probe
from row import Row, middle, p99
from screen import screen

_LEAST = "one durable transaction"


def rows(plan: Plan) -> list[Row]:
    """Measure answers at every size up to the plan's, at the largest with most of it overdue too, then the rest."""
    sizes = [replace(plan.size, reviews=reviews) for reviews in plan.steps]
    found = [row for size in (*sizes, replace(plan.size, away=400)) for row in _answers(size, plan)]
    return [*found, *_keys(plan), _rebuild(plan), *_aside(plan)]


def _answers(size: Size, plan: Plan) -> list[Row]:
    told = _told("answer", size, plan)
    name = f"answer and next, {size}"
    return [
        Row(name, "ms", middle(told["answer"]), middle(told["floor"]), _LEAST, "at most 0.5 ms"),
        Row("  99 of 100 of these", "ms", p99(told["answer"]), p99(told["floor"]), _LEAST, "at most 2 ms"),
        Row("  computing alone", "ms", middle(told["answer_cpu"]), middle(told["floor_cpu"]), _LEAST),
    ]


def _keys(plan: Plan) -> list[Row]:
    with screen(wanted=plan.on_screen) as seen:
        told = _told("keys", plan.size, plan, seen)
    floor = f"{_LEAST}, a text painted"
    return [
        Row("the first item, from Today", "ms", told["first"]),
        Row("key to the next item painted", "ms", middle(told["keys"]), middle(told["floor"]), floor, "at most 8 ms"),
        Row("  99 of 100 of these", "ms", p99(told["keys"]), p99(told["floor"]), floor, "at most 16 ms"),
    ]


def _rebuild(plan: Plan) -> Row:
    told = _told("rebuild", plan.size, plan)
    return Row(f"rebuild the states in one transaction, {plan.size}", "s", told["took"])


def _aside(plan: Plan) -> list[Row]:
    with screen(wanted=plan.on_screen) as seen:
        told = _told("frames", plan.size, plan, seen)
    floor = "the same window at rest"
    return [
        Row("  beside the window", "s", told["took"], bar="in the background"),
        Row("  computing alone", "s", told["cpu"]),
        Row("  longest time between two frames then", "ms", max(told["gaps"]), max(told["rest"]), floor),
        Row("  99 of 100 of these", "ms", p99(told["gaps"]), p99(told["rest"]), floor, "no frame dropped"),
        Row("  longest wait of another writer then", "ms", told["waited"]),
    ]


def _told(
    name: str, size: Size, plan: Plan, seen: Mapping[str, str] = {}
) -> dict[str, Any]:  # Any: as each probe tells
    with TemporaryDirectory(dir=plan.folder) as folder:
        places = copied(collection(size, plan.folder), Path(folder))
        arguments = (places.decks[0], places.data, places.cache)
        told: dict[str, Any] = asked(probe(name, *arguments, plan.answers), seen)
        return told
