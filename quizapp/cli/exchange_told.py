"""What an import or an export tells: lines for people, values for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.printing import show

if TYPE_CHECKING:  # what a verb needs is imported when it is called
    from quizapp.deck.finding import Finding
    from quizapp.exchange.carried import Carried, CarriedDeck
    from quizapp.history.merge import Merged
    from quizapp.history.taking_in import Taken
    from quizapp.workspace.carrying import DeckPlan, Plan

_SHOWN = 20  # findings of one kind that people get to read


@dataclass(frozen=True, slots=True)
class Kept:
    """What was learnt elsewhere and is kept here now, and what a whole history brought."""

    learnt: Taken | None = None
    merged: Merged | None = None
    new_learner: str = ""


def tell_import(plan: Plan, kept: Kept, style: str, *, dry_run: bool) -> None:
    """Tell what an import did or, where it is tried alone, would do. style: "text" or "json"."""
    if style == "json":
        show(json.dumps(_values(plan, kept, dry_run=dry_run), indent=2))
    else:
        show("\n".join(_lines(plan, kept, dry_run=dry_run)))


def tell_export(output: Path, decks: Sequence[CarriedDeck], findings: Sequence[Finding], style: str) -> None:
    """Tell what was written into a file. style: "text" or "json"."""
    count = sum(len(one.deck.items) for one in decks)
    if style == "json":
        values = {"file": str(output), "decks": len(decks), "items": count, "findings": _finding_values(findings)}
        show(json.dumps(values, indent=2))
    else:
        show("\n".join([f"{output}: {_counted(len(decks), 'deck')}, {_counted(count, 'item')}.", *_told(findings)]))


def _lines(plan: Plan, kept: Kept, *, dry_run: bool) -> list[str]:
    verb = "would be " if dry_run else ""
    lines = [f"{plan.source} ({plan.format.title})"]
    for deck in plan.decks:
        lines.append(f"  {deck.title}: {_become(deck)}")
        lines.append(f"    {deck.path}: {deck.refused or ('as it was' if deck.is_unchanged else f'{verb}written')}")
    lines += _of_learnt(plan.carried, kept.learnt)
    if plan.carried.history is not None:
        lines.append(f"  {_of_history(plan.carried.history.learner, kept)}")
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


def _of_history(whose: str, kept: Kept) -> str:
    """Say what became of a whole history."""
    if kept.new_learner:
        return f"The history of {whose} is that of a new learner now: {kept.new_learner}."
    if kept.merged is None:
        return f"The history of {whose} is in this file; --learner NAME takes it in."
    others = f"{kept.merged.others} other {'entry' if kept.merged.others == 1 else 'entries'}"
    return f"The history of {whose} was joined: {_counted(kept.merged.answers, 'answer')} and {others} were new."


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


def _values(plan: Plan, kept: Kept, *, dry_run: bool) -> dict[str, object]:
    from quizapp.history.taking_in import Taken

    return {
        "file": str(plan.source),
        "format": plan.format.name,
        "dry_run": dry_run,
        "decks": [_deck_values(deck) for deck in plan.decks],
        **_learnt_values(plan.carried, kept.learnt or Taken()),
        "history": _history_values(plan, kept),
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


def _history_values(plan: Plan, kept: Kept) -> dict[str, object] | None:
    if plan.carried.history is None:
        return None
    merged = kept.merged
    joined = None if merged is None else {"answers": merged.answers, "others": merged.others}
    return {"of": plan.carried.history.learner, "new_learner": kept.new_learner or None, "joined": joined}


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
