"""The verbs of the command line, each a few lines over the workspace."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import click

from quizapp import __version__
from quizapp.base.errors import RefusedError
from quizapp.base.places import default_places
from quizapp.cli import words
from quizapp.cli.doors import Doors

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--decks", multiple=True, type=_FOLDER, help="A folder of decks; can be given several times.")
@click.option("--data", type=_FOLDER, help="The folder of learners and settings.")
@click.option("--cache", type=_FOLDER, help="The folder of the index, which can be deleted at any time.")
@click.version_option(__version__, prog_name="quizapp")
@click.pass_context
def cli(context: click.Context, decks: tuple[Path, ...], data: Path | None, cache: Path | None) -> None:
    """Study flashcards and assess yourself, from decks written in YAML. Without a verb the window opens."""
    doors: Doors = context.obj
    places = default_places(decks, data, cache)
    context.obj = replace(doors, places=places)
    if context.invoked_subcommand is None:
        sys.exit(doors.window(places))


@cli.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_FORMAT
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
@click.pass_obj
def list_decks(doors: Doors, style: str) -> None:
    """List the decks with their items, faces and findings."""
    from quizapp.workspace import rows
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.reporting import deck_reports

    with _refusals(), closing(Workspace(doors.places)) as workspace:
        workspace.refresh()
        decks = deck_reports(workspace)
    _print(style, [rows.deck(deck) for deck in decks], words.decks(decks))


@cli.command("report")
@click.option("--learner", required=True, metavar="NAME", help="Whose report; upper and lower case are the same.")
@_FORMAT
@click.pass_obj
def report(doors: Doors, learner: str, style: str) -> None:
    """Report a learner's scores, quizzes, reviews and recall."""
    from quizapp.workspace import rows
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.reporting import learner_report

    with _refusals(), closing(Workspace(doors.places)) as workspace:
        workspace.refresh()
        workspace.look_at(learner)
        found = learner_report(workspace)
    _print(style, rows.report(found), words.report(found))


@cli.command("tour")
@click.argument("folder", type=_FOLDER)
@click.pass_obj
def tour(doors: Doors, folder: Path) -> None:
    """Play a learner in the real window, without a screen, and save a picture of each screen in FOLDER."""
    sys.exit(doors.tour(doors.places, folder))


@contextmanager
def _refusals() -> Iterator[None]:
    """End with status 2 and the sentence where an action is refused."""
    try:
        yield
    except RefusedError as refused:
        click.echo(str(refused), err=True)
        sys.exit(2)


def _print(style: str, values: object, text: str) -> None:
    click.echo(json.dumps(values, ensure_ascii=False, indent=2) if style == "json" else text)
