"""What a plan or an export says to people: frozen values for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.base.errors import RefusedError, StoppedError
from quizapp.deck.finding import Finding
from quizapp.exchange.flat import answer, prompt
from quizapp.history.merge import Merged
from quizapp.history.taking_in import Taken
from quizapp.ui.exchange import table_words
from quizapp.ui.exchange.screen import DeckLine, ExchangeValue
from quizapp.workspace.carrying import DeckPlan, Plan
from quizapp.workspace.learnt_words import apart_words, carried_words, taken_words

_SHOWN_IN_THE_TABLE = ("X109",)
_EXAMPLES = 3
_EXAMPLE_CHARACTERS = 90
_LISTED = 40
_DECKS = 50


def planned(plan: Plan, learner: str, *, is_theirs: bool = False) -> ExchangeValue:
    """Return what an import would do. is_theirs: whether the history that comes along is the learner's own."""
    comes = [deck for deck in plan.decks if not deck.refused and not deck.is_unchanged]
    findings = _findings(plan)
    keeps = _keeps(plan, learner, is_theirs=is_theirs)
    lead = f"{plan.format.title}. Nothing is written yet."
    if not plan.decks and not keeps:
        lead = f"{plan.format.title}. There is nothing in it that can be learnt."
    elif not comes and not keeps:
        lead = f"{plan.format.title}. Nothing in it is new."
    return ExchangeValue(
        title=f"Import {plan.source.name}",
        lead=lead,
        decks=tuple(map(_line, plan.decks[:_DECKS])),
        lost=(*_about_history(plan, learner, is_theirs=is_theirs), *_sentences(findings)),
        more=max(len(findings) - _LISTED, 0),
        table=None if plan.carried.table is None else table_words.told(plan.carried.table),
        reviews=keeps,
        ticked=plan.carried.history is None or is_theirs,
        go=f"Import {_counted(len(comes), 'deck')}" if comes else "Keep what was learnt" if keeps else "",
        stop="Cancel" if comes or keeps else "Back to the Library",
    )


def _findings(plan: Plan) -> list[Finding]:
    """Return the findings of a plan, but for what its table shows better."""
    return [one for one in plan.findings if plan.carried.table is None or one.code not in _SHOWN_IN_THE_TABLE]


def _keeps(plan: Plan, learner: str, *, is_theirs: bool) -> str:
    """Return the words of the box to tick where something that was learnt comes along."""
    comes, history = carried_words(plan.carried), plan.carried.history
    if history is not None:
        whose = "the history" if is_theirs else f"the history of {history.learner or 'somebody'}"
        return f"Join {whose} that comes along to that of {learner}"
    return f"Keep what was learnt, for {learner}: {comes}" if comes else ""


def _about_history(plan: Plan, learner: str, *, is_theirs: bool) -> tuple[str, ...]:
    history = plan.carried.history
    if history is None:
        return ()
    if is_theirs:
        return (f"A copy of the file of {learner} is made before the histories are joined.",)
    return (
        f"The history in this file is not that of {learner}. Joined, the two cannot be told apart any more. "
        "The command line makes a learner of their own of it: import --learner NAME.",
    )


def imported(plan: Plan, taken: Taken, merged: Merged | None = None) -> ExchangeValue:
    """Return how an import went. taken: of what was learnt; merged: what a whole history that was joined brought."""
    added = sum(deck.updated.added for deck in plan.decks if not deck.refused)
    changed = sum(deck.updated.changed for deck in plan.decks if not deck.refused)
    told = [f"{_counted(added, 'item')} came in", *([f"{changed} changed"] if changed else [])]
    kept, apart = taken_words(taken), apart_words(taken)
    told += [f"kept were {kept}"] if kept else []
    return ExchangeValue(
        title=f"Import {plan.source.name}",
        lead=f"{'; '.join(told)}.{f' {apart}' if apart else ''}{'' if merged is None else _joined(merged)}",
        tone="right",
        decks=tuple(map(_line, plan.decks[:_DECKS])),
        lost=_sentences(_findings(plan)),
        more=max(len(_findings(plan)) - _LISTED, 0),
    )


def _joined(merged: Merged) -> str:
    if not merged.answers and not merged.others:
        return " The history held nothing that was not here already."
    others = f"{merged.others:,} other {'entry' if merged.others == 1 else 'entries'}"
    return f" The histories are joined: {_counted(merged.answers, 'answer')} and {others} were new."


def not_joined(refused: RefusedError) -> str:
    """Return why a history was not joined; the decks that it came with are there all the same."""
    if isinstance(refused, StoppedError):
        return "The histories were not joined, since that was stopped. Import the file again to join them."
    return " ".join(part for part in ("The histories were not joined.", refused.happened, refused.todo) if part)


def exported(title: str, file: str, findings: Sequence[Finding]) -> ExchangeValue:
    """Return how an export went."""
    return ExchangeValue(
        title=f"Export {title}",
        lead=f"Written to {file}.",
        tone="right",
        lost=_sentences(findings),
        more=max(len(findings) - _LISTED, 0),
    )


def _line(deck: DeckPlan) -> DeckLine:
    change = deck.updated
    words = [f"{change.added} new", f"{change.changed} changed", f"{change.unchanged} as they are"]
    words += [f"{change.kept} that come no more stay"] if change.kept else []
    examples = tuple((_short(prompt(item)), _short(answer(item))) for item in change.deck.items[:_EXAMPLES])
    refused = deck.refused.partition(" To update")[0]
    return DeckLine(deck.title, f"Items: {', '.join(words)}.", str(deck.path), refused, examples)


def _sentences(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(f"{f'Line {one.line}: ' if one.line else ''}{one.message}" for one in findings[:_LISTED])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXAMPLE_CHARACTERS else f"{line[:_EXAMPLE_CHARACTERS].rstrip()}…"


def _counted(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
