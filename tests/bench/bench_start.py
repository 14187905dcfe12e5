"""Starting: from nothing to a whole window, and the memory that it takes."""

from __future__ import annotations

from collection import Size, collection
from plan import Plan
from process import Opened, opened, probe
from row import Row, middle
from screen import screen

from quizapp.base.places import Places

_MORE = 6  # times as many runs as of other processes: what a start takes varies most


def rows(plan: Plan) -> list[Row]:
    """Measure the bare window, the app with nothing in it and the app with a large collection, one after the other."""
    empty, large = collection(Size(), plan.folder), collection(plan.size, plan.folder)
    commands = {"bare": probe("bare"), "empty": _start(empty), "large": _start(large)}
    runs: dict[str, list[Opened]] = {name: [] for name in commands}
    with screen(wanted=plan.on_screen) as seen:
        for _ in range(plan.runs * _MORE):
            for name, command in commands.items():
                runs[name].append(opened(command, seen))
    quickest = {name: min(run.seconds for run in of) * 1000 for name, of in runs.items()}
    held = {name: middle(run.mb for run in of) for name, of in runs.items()}
    usable = {name: min(map(_until_first_paint, runs[name])) * 1000 for name in ("empty", "large")}
    told = "a bare PySide6 window"
    return [
        Row("start, nothing in it", "ms", quickest["empty"], quickest["bare"], told, "at most 1.5 times"),
        Row(f"start, {plan.size}", "ms", quickest["large"], quickest["bare"], told, "at most 1.5 times"),
        Row("the second of these", "ms", quickest["large"], quickest["empty"], "the first", "at most 1.1 times"),
        Row("  painted first, and usable", "ms", usable["large"], usable["empty"], "the first", "at most 1.1 times"),
        Row("memory then, nothing in it", "MB", held["empty"], held["bare"], told, "at most 100 MB"),
        Row(f"memory then, {plan.size}", "MB", held["large"], held["bare"], told, "at most 100 MB"),
    ]


def _until_first_paint(run: Opened) -> float:
    """Return the seconds until the first paint: all is there but for the bars of recall, and keys work."""
    first, whole, _ = map(float, run.told.split())
    return run.seconds - (whole - first)


def _start(at: Places) -> list[str]:
    return probe("start", "--decks", at.decks[0], "--data", at.data, "--cache", at.cache)
