"""The verbs of the command line, each a few lines over the workspace."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import click

from quizapp import __version__
from quizapp.base.errors import RefusedError
from quizapp.base.places import Places, default_places
from quizapp.cli import words
from quizapp.cli.doors import Doors

_Verb = TypeVar("_Verb", bound=Callable[..., None])  # click calls a verb with whatever its options are
_FOLDER = click.Path(file_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)


def _take_down(context: click.Context, option: click.Parameter, value: Path | tuple[Path, ...] | None) -> None:
    """Keep a folder in what the verb shares with the group, so that it can be named before the verb or after it."""
    if isinstance(value, tuple):
        context.meta["decks"] = (*context.meta.get("decks", ()), *value)
    elif value is not None:
        context.meta[str(option.name)] = value


def _with_places(verb: _Verb) -> _Verb:
    """Let a verb take the options that say where things lie."""
    for name, kind, about in (
        ("--cache", _FOLDER, "The folder of the index, which can be deleted at any time."),
        ("--data", _FOLDER, "The folder of learners and settings."),
        ("--decks", click.Path(exists=True, file_okay=False, path_type=Path), "A folder of decks; as often as wanted."),
    ):
        many = name == "--decks"
        verb = click.option(name, type=kind, multiple=many, expose_value=False, callback=_take_down, help=about)(verb)
    return verb


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_with_places
@click.version_option(__version__, prog_name="quizapp")
@click.pass_context
def cli(context: click.Context) -> None:
    """Study flashcards and assess yourself, from decks written in YAML. Without a verb the window opens."""
    if context.invoked_subcommand is None:
        doors: Doors = context.obj
        sys.exit(doors.window(_places(context)))


@cli.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_FORMAT
@_with_places
def check(paths: tuple[Path, ...], style: str) -> None:
    """Say what is wrong in deck files, with file, line and column.

    Status 0: nothing; 1: findings; 2: cannot run.
    """
    from quizapp.deck.check import check_paths
    from quizapp.workspace import rows

    checked = check_paths(paths)
    _print(style, [rows.finding(finding) for finding in checked.findings], words.checked(checked))
    sys.exit(1 if checked.findings else 0)


@cli.command("decks")
@_FORMAT
@_with_places
@click.pass_context
def list_decks(context: click.Context, style: str) -> None:
    """List the decks with their items, faces and findings."""
    from quizapp.workspace import rows
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.reporting import deck_reports

    with _refusals(), closing(Workspace(_places(context))) as workspace:
        workspace.refresh()
        decks = deck_reports(workspace)
    _print(style, [rows.deck(deck) for deck in decks], words.decks(decks))


@cli.command("report")
@click.option("--learner", required=True, metavar="NAME", help="Whose report; upper and lower case are the same.")
@_FORMAT
@_with_places
@click.pass_context
def report(context: click.Context, learner: str, style: str) -> None:
    """Report a learner's scores, quizzes, reviews and recall."""
    from quizapp.workspace import rows
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.reporting import learner_report

    with _refusals(), closing(Workspace(_places(context))) as workspace:
        workspace.refresh()
        workspace.look_at(learner)
        found = learner_report(workspace)
    _print(style, rows.report(found), words.report(found))


@cli.command("tour")
@click.argument("folder", type=_FOLDER)
@_with_places
@click.pass_context
def tour(context: click.Context, folder: Path) -> None:
    """Play a learner in the real window, without a screen, and save a picture of each screen in FOLDER."""
    doors: Doors = context.obj
    sys.exit(doors.tour(_places(context), folder))


def _places(context: click.Context) -> Places:
    told = context.meta
    return default_places(told.get("decks", ()), told.get("data"), told.get("cache"))


@contextmanager
def _refusals() -> Iterator[None]:
    """End with status 2 and the sentence where an action is refused."""
    try:
        yield
    except RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(2)


def _print(style: str, values: object, text: str) -> None:
    shown = json.dumps(values, indent=2) if style == "json" else text
    signs = sys.stdout.encoding or "utf-8"  # where a name cannot be shown, its signs are written out
    click.echo(shown.encode(signs, "backslashreplace").decode(signs))
