"""The verbs ``import`` and ``export``: decks from the formats of others, and back."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizapp.base.errors import RefusedError
from quizapp.base.files import save_in_chosen
from quizapp.base.places import Places, default_places
from quizapp.cli.doors import Doors
from quizapp.cli.printing import aside, refusals, show

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.deck.finding import Finding
    from quizapp.exchange.carried import Carried, CarriedDeck, Written
    from quizapp.history.merge import Merged
    from quizapp.history.taking_in import Taken
    from quizapp.workspace.carrying import DeckPlan, Plan

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_STYLE = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs."
)
_DATA = click.option("--data", type=_FOLDER, help="The folder of learners and settings.")
_SHOWN = 20  # findings of one kind that people get to read


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was learnt elsewhere and is kept here now, and what a whole history brought."""

    learnt: Taken | None = None
    merged: Merged | None = None
    new_learner: str = ""


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
        taken = _Taken()
        if not dry_run:
            carrying.carry_out(plan)
            if learner is not None:
                taken = _take_in(plan, learner, _places(context, data), anybody=anybody)
    if style == "json":
        show(json.dumps(_values(plan, taken, dry_run=dry_run), indent=2))
    else:
        show("\n".join(_lines(plan, taken, dry_run=dry_run)))
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
    count = sum(len(one.deck.items) for one in found)
    if style == "json":
        values = {"file": str(output), "decks": len(found), "items": count, "findings": _finding_values(findings)}
        show(json.dumps(values, indent=2))
    else:
        show("\n".join([f"{output}: {_counted(len(found), 'deck')}, {_counted(count, 'item')}.", *_told(findings)]))


def _take_in(plan: Plan, learner: str, places: Places, *, anybody: bool) -> _Taken:
    from quizapp.workspace import learnt
    from quizapp.workspace.desk import Workspace
    from quizapp.workspace.safekeeping import keep_safe

    history = plan.carried.history
    if not learnt.comes(plan.carried) and history is None:
        aside("Nothing that was learnt comes along in this file.")
        return _Taken()
    with closing(Workspace(places)) as workspace:
        workspace.refresh()
        if history is not None and not workspace.stem_of(learner):
            workspace.add_from_log(learner, history.logs)
            return _Taken(new_learner=learner)
        workspace.look_at(learner)
        if history is not None:
            return _Taken(merged=learnt.join(workspace, history, anybody=anybody))
        keep_safe(workspace, "import")
        return _Taken(learnt.take_in(workspace, plan.carried))


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
        known = anki.Learnt(*learnt.known(workspace, decks))
        return anki.write(decks, workspace.now(), known, rollover_hour=workspace.study.rollover_hour)


def _lines(plan: Plan, taken: _Taken, *, dry_run: bool) -> list[str]:
    verb = "would be " if dry_run else ""
    lines = [f"{plan.source} ({plan.format.title})"]
    for deck in plan.decks:
        lines.append(f"  {deck.title}: {_become(deck)}")
        lines.append(f"    {deck.path}: {deck.refused or ('as it was' if deck.is_unchanged else f'{verb}written')}")
    lines += _of_learnt(plan.carried, taken.learnt)
    if plan.carried.history is not None:
        lines.append(f"  {_of_history(plan.carried.history.learner, taken)}")
    return [*lines, *_told(plan.findings)]


def _of_learnt(carried: Carried, taken: Taken | None) -> list[str]:
    """Say what that was learnt came along, and what of it was kept."""
    from quizapp.workspace.learnt_words import apart_words, carried_words, taken_words

    if not (comes := carried_words(carried)):
        return []
    if taken is None:
        return [f"  {comes} came along; --learner NAME keeps them."]
    apart = apart_words(taken)
    return [f"  {comes} came along; new: {taken_words(taken) or 'nothing'}.", *([f"  {apart}"] if apart else [])]


def _of_history(whose: str, taken: _Taken) -> str:
    """Say what became of a whole history."""
    if taken.new_learner:
        return f"The history of {whose} is that of a new learner now: {taken.new_learner}."
    if taken.merged is None:
        return f"The history of {whose} is in this file; --learner NAME takes it in."
    others = f"{taken.merged.others} other {'entry' if taken.merged.others == 1 else 'entries'}"
    return f"The history of {whose} was joined: {_counted(taken.merged.answers, 'answer')} and {others} were new."


def _become(deck: DeckPlan) -> str:
    change = deck.updated
    told = [f"{change.added} added", f"{change.changed} updated", f"{change.unchanged} unchanged"]
    return ", ".join([*told, *([f"{change.kept} that came no more stay"] if change.kept else [])])


def _told(findings: Sequence[Finding]) -> list[str]:
    """Return findings in lines, the first few of each code."""
    counts = Counter(finding.code for finding in findings)
    seen: Counter[str] = Counter()
    lines = []
    for one in findings:
        seen[one.code] += 1
        if seen[one.code] <= _SHOWN:
            place = f"{one.file}:{one.line}: " if one.line else f"{one.file}: " if one.file else ""
            item = f" [{one.item}]" if one.item else ""
            lines.append(f"{place}{one.severity} {one.code}{item} {one.message}")
        elif seen[one.code] == _SHOWN + 1:
            lines.append(f"... and {counts[one.code] - _SHOWN} more of {one.code}.")
    return lines


def _values(plan: Plan, taken: _Taken, *, dry_run: bool) -> dict[str, object]:
    from quizapp.history.taking_in import Taken

    return {
        "file": str(plan.source),
        "format": plan.format.name,
        "dry_run": dry_run,
        "decks": [_deck_values(deck) for deck in plan.decks],
        **_learnt_values(plan.carried, taken.learnt or Taken()),
        "history": _history_values(plan, taken),
        "findings": _finding_values(plan.findings),
    }


def _learnt_values(carried: Carried, taken: Taken) -> dict[str, object]:
    return {
        "reviews": {"carried": len(carried.reviews), "new": taken.answers},
        "due_dates": {
            "carried": len(carried.standings),
            "new": taken.memories,
            "answered_here": taken.answered_here,
        },
        "suspended": {"carried": len(carried.suspensions), "new": taken.suspensions},
    }


def _history_values(plan: Plan, taken: _Taken) -> dict[str, object] | None:
    if plan.carried.history is None:
        return None
    merged = taken.merged
    joined = None if merged is None else {"answers": merged.answers, "others": merged.others}
    return {"of": plan.carried.history.learner, "new_learner": taken.new_learner or None, "joined": joined}


def _deck_values(deck: DeckPlan) -> dict[str, object]:
    change = deck.updated
    return {
        "id": change.deck.id,
        "title": deck.title,
        "file": str(deck.path),
        "new": deck.is_new,
        "added": change.added,
        "updated": change.changed,
        "unchanged": change.unchanged,
        "kept": change.kept,
        "refused": deck.refused or None,
    }


def _finding_values(findings: Sequence[Finding]) -> list[object]:
    from quizapp.workspace import rows

    return [rows.finding(one) for one in findings]


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _places(context: click.Context, data: Path | None) -> Places:
    told = context.meta
    return default_places(told.get("decks", ()), data or told.get("data"), told.get("cache"))
