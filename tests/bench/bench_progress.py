"""Progress: everything that it shows, for the first time in a process."""

from __future__ import annotations

from collection import collection
from plan import Plan
from process import asked, probe
from row import Row
from screen import screen


def rows(plan: Plan) -> list[Row]:
    """Measure the data alone, then the screen from the wish to see it until it is painted."""
    places = collection(plan.size, plan.folder)
    arguments = (places.decks[0], places.data, places.cache)
    with screen(wanted=plan.on_screen) as seen:
        data = [asked(probe("progress", "data", *arguments))["took"] for _ in range(plan.runs)]
        drawn = [asked(probe("progress", "drawn", *arguments), seen)["took"] for _ in range(plan.runs)]
    return [
        Row(f"the data of Progress, {plan.size}", "ms", min(data), bar="at most 100 ms"),
        Row("Progress until it is drawn", "ms", min(drawn), bar="at most 250 ms"),
    ]
