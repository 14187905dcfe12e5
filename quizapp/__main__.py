"""The front door: a verb leads to the command line, none to the window; neither loads the other."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.base.places import Places, default_places

if TYPE_CHECKING:  # neither door loads what the other needs
    from quizapp.exchange.carried import CarriedDeck, Written

_OPTIONS = ("--decks", "--data", "--cache")
_COMPLETION = "_QUIZAPP_COMPLETE"  # set by a shell that wants to know how a command line may go on


def main() -> None:
    """Run Quizapp with the arguments of this process."""
    places = None if _COMPLETION in os.environ else _places_of_window(sys.argv[1:])
    if places is not None:
        sys.exit(open_window(places))
    from quizapp.cli.doors import Doors
    from quizapp.cli.verbs import cli

    cli(prog_name="quizapp", obj=Doors(open_window, play_tour, lay_out))


def open_window(places: Places) -> int:
    """Open the window and return the exit status; 1 with a few lines of advice on a machine that cannot show one."""
    from quizapp.base.doorstep import advice

    if words := advice():
        print(words, file=sys.stderr)
        return 1
    gc.disable()  # until the first paint, since a start lets go of next to nothing
    from quizapp import start

    return start.open_window(places)


def play_tour(places: Places, folder: Path) -> int:
    """Play the tour, name each picture, and return the exit status; 1 with advice where nothing can be drawn."""
    from quizapp.base.doorstep import advice

    if words := advice(tour=True):
        print(words, file=sys.stderr)
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from quizapp.ui.tour import TourFailedError, play

    try:
        for picture in play(tuple(one for one in places.decks if one.is_dir()), folder):
            print(picture)
    except TourFailedError as failed:
        print(f"The tour failed: {failed}", file=sys.stderr)
        return 1
    return 0


def lay_out(decks: Sequence[CarriedDeck]) -> Written:
    """Return the pages of decks as a PDF, without a screen. Raises RefusedError where nothing can be drawn."""
    from quizapp.base.doorstep import advice_to_draw
    from quizapp.base.errors import RefusedError

    if words := advice_to_draw():
        raise RefusedError("Pages cannot be laid out here.", safe="Nothing was written.", todo=words)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from quizapp.ui.printing.decks_written import written_without_window

    return written_without_window(decks)


def _places_of_window(arguments: list[str]) -> Places | None:
    """Return the places when only they are given; None when the command line has to look closer.

    The window's options are read here, without a library, because nothing else is needed before the first paint.
    """
    found: dict[str, list[Path]] = {name: [] for name in _OPTIONS}
    rest = iter(arguments)
    for argument in rest:
        name, sign, value = argument.partition("=")
        value = value if sign else next(rest, "")
        if name not in found or not value or value.startswith("--"):
            return None
        if name == "--decks" and not Path(value).is_dir():
            return None
        found[name].append(Path(value))
    last = {name: (paths[-1] if paths else None) for name, paths in found.items()}
    return default_places(found["--decks"], last["--data"], last["--cache"])


if __name__ == "__main__":
    main()
