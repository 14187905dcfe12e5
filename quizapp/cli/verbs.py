"""The verbs of the command line, each a few lines over the workspace."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp import __version__
from quizapp.base.progress import unstopped
from quizapp.cli.doors import Doors
from quizapp.cli.exchange import export_decks, import_decks
from quizapp.cli.papers import mark, quiz
from quizapp.cli.printing import aside, refusals, show
from quizapp.cli.safekeeping import merge, restore
from quizapp.cli.tables import calibration, items
from quizapp.cli.where import places_of, with_places

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.cli.findings import Style

_FOLDER = click.Path(file_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@with_places
@click.version_option(__version__, prog_name="quizapp")
@click.pass_context
def cli(context: click.Context) -> None:
    """Study flashcards and assess yourself, from decks written in YAML. Without a verb the window opens."""
    if context.invoked_subcommand is None:
        doors: Doors = context.obj
        sys.exit(doors.window(places_of(context)))


def _codes(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return what codes begin with, from D604 or D6,D701."""
    from quizapp.deck.codes import RULES

    wanted = tuple(code.strip().upper() for told in value for code in told.split(",") if code.strip())
    for code in wanted:
        if not any(known.startswith(code) for known in RULES):
            raise click.BadParameter(f"No rule's code begins with {code}.")
    return wanted


@cli.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--fix", is_flag=True, help="Mend what can be mended without asking: ids, spaces, quotation marks.")
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="These rules alone: D604, or D6,D701.")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="Not these rules.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="For people, for programs, as annotations of GitHub, or as a SARIF log.",
)
@with_places
def check(paths: tuple[Path, ...], fix: bool, select: tuple[str, ...], ignore: tuple[str, ...], style: Style) -> None:
    """Say what is wrong or weak in deck files, with file, line and column.

    Status 0: nothing; 1: findings; 2: cannot run.
    """
    from quizapp.cli.findings import chosen, told
    from quizapp.deck.check import check_paths

    if fix:
        _fix(paths)
    checked = check_paths(paths)
    shown = replace(checked, findings=chosen(checked.findings, select, ignore))
    show(told(shown, style))
    sys.exit(1 if shown.findings else 0)


def _fix(paths: tuple[Path, ...]) -> None:
    """Mend files, and say on the error stream what was mended: the other one may be a program's."""
    from quizapp.deck.check import deck_files
    from quizapp.deck.fix import fix_file

    with refusals():
        for file in deck_files(paths, []):
            if fixed := fix_file(file):
                codes = ", ".join(sorted({one.code for one in fixed}))
                aside(f"{file}: {len(fixed)} mended ({codes}).")


@cli.command("decks")
@_FORMAT
@with_places
@click.pass_context
def list_decks(context: click.Context, style: str) -> None:
    """List the decks with their items, faces and findings."""
    from quizapp.cli import words
    from quizapp.workspace import rows
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.reporting import deck_reports

    with refusals(), closing(Workspace(places_of(context))) as workspace:
        workspace.refresh()
        workspace.library.lint(unstopped)
        decks = deck_reports(workspace)
    _print(style, [rows.deck(deck) for deck in decks], words.decks(decks))


@cli.command("report")
@click.option("--learner", required=True, metavar="NAME", help="Whose report; upper and lower case are the same.")
@_FORMAT
@with_places
@click.pass_context
def report(context: click.Context, learner: str, style: str) -> None:
    """Report a learner's scores, quizzes, reviews and recall."""
    from quizapp.cli import words
    from quizapp.workspace import rows
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.reporting import learner_report

    with refusals(), closing(Workspace(places_of(context))) as workspace:
        workspace.refresh()
        workspace.look_at(learner)
        found = learner_report(workspace)
    _print(style, rows.report(found), words.report(found))


@cli.command("attempts")
@click.option("--learner", required=True, metavar="NAME", help="Whose; upper and lower case are the same.")
@click.option("--format", "style", type=click.Choice(["csv", "json"]), default="csv", help="For a spreadsheet, or not.")
@with_places
@click.pass_context
def attempts(context: click.Context, learner: str, style: str) -> None:
    """Print every finished quiz of a learner, question by question; docs/attempts.md says what the fields mean."""
    from quizapp.workspace import attempt_records
    from quizapp.workspace.desk import Workspace

    with refusals(), closing(Workspace(places_of(context))) as workspace:
        workspace.refresh()
        workspace.look_at(learner)
        found = attempt_records.records(workspace)
    write = attempt_records.as_csv if style == "csv" else attempt_records.as_json
    click.echo(write(found), nl=False)


@cli.command("tour")
@click.argument("folder", type=_FOLDER)
@with_places
@click.pass_context
def tour(context: click.Context, folder: Path) -> None:
    """Play a learner in the real window, without a screen, and save a picture of each screen in FOLDER."""
    doors: Doors = context.obj
    sys.exit(doors.tour(places_of(context), folder))


def _print(style: str, values: object, text: str) -> None:
    show(json.dumps(values, indent=2) if style == "json" else text)


for verb in (quiz, mark, items, calibration, import_decks, export_decks, restore, merge):
    cli.add_command(verb)
