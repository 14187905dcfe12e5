"""The verbs ``restore`` and ``merge``: going back to a backup, and joining two machines' histories of one learner."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.base.errors import RefusedError
from quizapp.cli.printing import refusals, show, tame
from quizapp.cli.where import places_of, with_places

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.history.shelf import Copy
    from quizapp.workspace.desk import Workspace


@click.command("restore")
@click.option("--learner", metavar="NAME", help="Whose backups: a name, or the name of the file.")
@click.option("--own-decks", is_flag=True, help="The backups of your own deck folder instead.")
@click.option("--number", type=click.IntRange(0), help="The backup to go back to; without it they are listed.")
@with_places
@click.pass_context
def restore(context: click.Context, learner: str | None, own_decks: bool, number: int | None) -> None:
    """List backups, or go back to one. What is there now is copied, put aside and never deleted."""
    if (learner is None) != own_decks:
        raise click.UsageError("Say either whose backups with --learner, or --own-decks.")
    from quizapp.workspace.desk import Workspace

    with refusals(), closing(Workspace(places_of(context))) as workspace:
        if learner is None:
            show(_decks(workspace, number))
        else:
            show(tame(_learner(workspace, learner, number)))


@click.command("merge")
@click.argument("learner", metavar="A")
@click.argument("other", metavar="B", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--anybody", is_flag=True, help="Join them even if they are two different learners'.")
@with_places
@click.pass_context
def merge(context: click.Context, learner: str, other: Path, anybody: bool) -> None:
    """Add to learner A, by name, all that file B has besides: the same learner's file from another machine.

    A's file is copied first; B is only read. Do it on both machines, and both have everything.
    """
    from quizapp.workspace import safekeeping
    from quizapp.workspace.desk import Workspace

    with refusals(), closing(Workspace(places_of(context))) as workspace:
        into = safekeeping.named(workspace, learner)
        merged = safekeeping.merge(workspace, into.stem, other, anybody=anybody)
    show(tame(f"{into.name}: {_counted(merged.answers, 'answer')} and {_counted(merged.others, 'other entry')} added."))


def _learner(workspace: Workspace, name: str, number: int | None) -> str:
    from quizapp.workspace import safekeeping

    learner = safekeeping.named(workspace, name)
    if number is not None:
        chosen = _numbered(workspace.files().copies(learner.stem), number)
        aside = safekeeping.go_back(workspace, learner.stem, chosen)
        kept = f" The file until now is kept as {aside}." if aside.exists() else ""
        return f"{learner.name} is back at backup {number}.{kept}"
    lines = [
        f"{backup.copy.number:>5}  {backup.made:%Y-%m-%d %H:%M}  {backup.why}. "
        + (safekeeping.newer_words(backup.newer) if backup.sound else "This copy is damaged.")
        for backup in safekeeping.backups(workspace, learner.stem)
    ]
    return "\n".join(lines) or f"There is no backup of {learner.name}."


def _decks(workspace: Workspace, number: int | None) -> str:
    from quizapp.workspace import safekeeping

    backups = safekeeping.deck_backups(workspace)
    if number is not None:
        chosen = _numbered(tuple(backup.copy for backup in backups), number)
        aside = safekeeping.bring_decks_back(workspace, chosen)
        kept = f" The folder until now is kept as {aside}." if aside.exists() else ""
        return f"Your decks are back at backup {number}.{kept}"
    lines = [
        f"{backup.copy.number:>5}  {backup.made:%Y-%m-%d %H:%M}  {backup.bytes:,} bytes, {backup.why}. "
        + (safekeeping.differing_words(backup.differing) if backup.sound else "This copy is damaged.")
        for backup in backups
    ]
    return "\n".join(lines) or "There is no backup of your own decks."


def _numbered(copies: tuple[Copy, ...], number: int) -> Copy:
    found = next((copy for copy in copies if copy.number == number), None)
    if found is None:
        raise RefusedError(
            f"There is no backup {number}.", safe="Nothing was changed.", todo="Leave --number out to list them."
        )
    return found


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what.removesuffix('y')}{'ies' if what.endswith('y') else 's'}"
