"""The verbs ``import`` and ``export``: decks from the formats of others, and back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.base.errors import RefusedError
from quizapp.base.files import save_in_chosen
from quizapp.base.places import Places, default_places
from quizapp.cli import exchange_told as told
from quizapp.cli.doors import Doors
from quizapp.cli.printing import aside, refusals

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.exchange.carried import CarriedDeck, Written
    from quizapp.workspace.carrying import Plan

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_STYLE = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
_DATA = click.option("--data", type=_FOLDER, help="The folder of learners and settings.")


@click.command("import")
@click.argument("file", type=_FILE)
@click.option("--from", "format_name", default="", metavar="FORMAT", help="The format, where it is not recognised.")
@click.option("--to", "folder", type=_FOLDER, required=True, help="The folder that the deck files go into.")
@click.option(
    "--learner",
    metavar="NAME",
    help="Who gets what was learnt that comes along, or a whole history; of that, a new name makes a new learner.",
)
@click.option("--anybody", is_flag=True, help="Join a whole history even if it is another learner's.")
@click.option("--overwrite", is_flag=True, help="Update decks too that were changed by hand since they came.")
@click.option("--columns", metavar="NAMES", help="What the columns of a table hold: front,back,-,tags; '-': nothing.")
@click.option("--heading/--no-heading", default=None, help="Whether the first row of a table names its columns.")
@click.option(
    "--separator",
    metavar="NAME",
    help="What sets the cells of a table apart: tab, semicolon, comma, bar, colon, space, or the sign itself.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of a table: UTF-8, UTF-16, Windows-1250, ...")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@_DATA
@_STYLE
@click.pass_context
def import_decks(
    context: click.Context,
    file: Path,
    format_name: str,
    folder: Path,
    learner: str | None,
    anybody: bool,
    overwrite: bool,
    columns: str | None,
    heading: bool | None,
    separator: str | None,
    encoding: str | None,
    dry_run: bool,
    data: Path | None,
    style: str,
) -> None:
    """Make deck files in a folder of FILE: a package, a table, a text of another program.

    The same file imported again changes nothing; a newer one updates items by their ids.
    Status 0: all decks came; 1: some could not be used or written; 2: nothing was done.
    """
    from quizapp.exchange.table.said import said_in_words
    from quizapp.workspace import carrying

    with refusals():
        said = said_in_words(columns, header=heading, separator=separator, encoding=encoding)
        plan = carrying.plan(file, folder, format_name, overwrite=overwrite, said=said)
        taken = told.Kept()
        if not dry_run:
            carrying.carry_out(plan)
            if learner is not None:
                taken = _take_in(plan, learner, _places(context, data), anybody=anybody)
    told.tell_import(plan, taken, style, dry_run=dry_run)
    came = plan.decks or plan.carried.history is not None
    sys.exit(0 if came and not any(deck.refused for deck in plan.decks) else 1)


@click.command("export")
@click.argument("decks", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="DECK...")
@click.option("--to", "format_name", required=True, metavar="FORMAT", help="The format that is written.")
@click.option("-o", "--output", "output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--learner", metavar="NAME", help="Who: their whole history goes along in json, what they know in anki.")
@_DATA
@_STYLE
@click.pass_context
def export_decks(
    context: click.Context,
    decks: tuple[Path, ...],
    format_name: str,
    output: Path,
    learner: str | None,
    data: Path | None,
    style: str,
) -> None:
    """Write deck files and folders of them as one file in another format.

    Status 0: written; 2: nothing was done.
    """
    from quizapp.workspace import carrying

    with refusals():
        if learner is not None and format_name not in {"json", "anki"}:
            raise RefusedError("What was learnt goes along with json and anki alone.", todo="Leave out --learner.")
        found, problems = carrying.gathered(decks)
        if not found:
            raise RefusedError("None of these decks can be used.", todo="'check' says what is wrong with them.")
        if learner is None:
            doors: Doors = context.obj
            written = carrying.exported(found, format_name, doors.lay_out)
        else:
            written = _with_learnt(found, format_name, learner, _places(context, data))
        save_in_chosen(output, written.content)
    findings = (*(one for one in problems if one.severity == "error"), *written.findings)
    told.tell_export(output, found, findings, style)


def _take_in(plan: Plan, learner: str, places: Places, *, anybody: bool) -> told.Kept:
    from quizapp.workspace import learnt
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.safekeeping import keep_safe

    history = plan.carried.history
    if not learnt.comes(plan.carried) and history is None:
        aside("Nothing that was learnt comes along in this file.")
        return told.Kept()
    with closing(Workspace(places)) as workspace:
        workspace.refresh()
        if history is not None and not workspace.stem_of(learner):
            workspace.add_from_log(learner, history.logs)
            return told.Kept(new_learner=learner)
        workspace.look_at(learner)
        if history is not None:
            return told.Kept(merged=learnt.join(workspace, history, anybody=anybody))
        keep_safe(workspace, "import")
        return told.Kept(learnt.take_in(workspace, plan.carried))


def _with_learnt(decks: Sequence[CarriedDeck], format_name: str, learner: str, places: Places) -> Written:
    """Return decks with what a learner knows: a whole history in JSON, reviews and memories in a package of Anki."""
    from quizapp.exchange import quizapp_json
    from quizapp.exchange.anki import write as anki
    from quizapp.workspace import learnt
    from quizapp.workspace.desk import Workspace

    with closing(Workspace(places)) as workspace:
        workspace.refresh()
        workspace.look_at(learner)
        if format_name == "json":
            return quizapp_json.write(decks, learnt.history(workspace))
        known = learnt.known(workspace, decks)
        return anki.write(decks, workspace.now(), known, rollover_hour=workspace.study.rollover_hour)


def _places(context: click.Context, data: Path | None) -> Places:
    given = context.meta
    return default_places(given.get("decks", ()), data or given.get("data"), given.get("cache"))
