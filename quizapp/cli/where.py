"""The folders that a verb works on: told before it or after it, else the usual ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from quizapp.base.places import Places, default_places

_Verb = TypeVar("_Verb", bound=Callable[..., None])  # click calls a verb with whatever its options are
_FOLDER = click.Path(file_okay=False, path_type=Path)


def with_places(verb: _Verb) -> _Verb:
    """Let a verb take the options that say where things lie."""
    for name, kind, about in (
        ("--cache", _FOLDER, "The folder of the index, which can be deleted at any time."),
        ("--data", _FOLDER, "The folder of learners and settings."),
        ("--decks", click.Path(exists=True, file_okay=False, path_type=Path), "A folder of decks; as often as wanted."),
    ):
        many = name == "--decks"
        verb = click.option(name, type=kind, multiple=many, expose_value=False, callback=_take_down, help=about)(verb)
    return verb


def places_of(context: click.Context) -> Places:
    """Return the places as they were told."""
    told = context.meta
    return default_places(told.get("decks", ()), told.get("data"), told.get("cache"))


def _take_down(context: click.Context, option: click.Parameter, value: Path | tuple[Path, ...] | None) -> None:
    """Keep a folder in what the verb shares with the group, so that it can be named before the verb or after it."""
    if isinstance(value, tuple):
        context.meta["decks"] = (*context.meta.get("decks", ()), *value)
    elif value is not None:
        context.meta[str(option.name)] = value
